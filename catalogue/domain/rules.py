"""The rules of banding and matching as values: data with ids, words and sources. Their numbers stand in the seed folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogue.domain.judging import Condition, Verdict, all_of, any_of, judge
from catalogue.domain.profile import Profile
from catalogue.domain.sources import Citation
from catalogue.domain.status import StatusRules


class Level(StrEnum):
    """How serious it looks. The names are the documents'; the thresholds are ours."""

    UNKNOWN = "unknown"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Rule:
    """When any of the alternatives holds whole, the rule fires.

    `code` is what it gives: a band's level, a piece of advice, a need. `citation` is the place in a document that
    suggests it; a rule that is practice and printed nowhere has none and says so in its text.
    """

    id: str
    code: str
    text: str
    alternatives: tuple[tuple[Condition, ...], ...]
    citation: Citation | None = None

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it asks about."""
        return frozenset(condition.fact for conditions in self.alternatives for condition in conditions)

    def verdict(self, profile: Profile) -> Verdict:
        """Whether the rule fires, does not, or cannot be told."""
        return any_of(all_of(judge(condition, profile) for condition in conditions) for conditions in self.alternatives)

    def fires(self, profile: Profile) -> bool:
        """Whether it surely fires."""
        return self.verdict(profile) is Verdict.MET


@dataclass(frozen=True, slots=True)
class Principle:
    """What is held to throughout, and a document that says the same."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Limit:
    """A number or a list that matching goes by, with the reason for it."""

    name: str
    value: int | tuple[str | tuple[str, ...], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the order of matches: what is compared, and what people read for it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule in use, and the version of the whole. `limits` are the numbers and lists among the rest, with their reasons."""

    version: str
    limits: tuple[Limit, ...]
    order: tuple[Step, ...]
    bands: tuple[Rule, ...]
    band_needs_answers_to: tuple[str, ...]
    low_needs_answers_to: tuple[tuple[str, ...], ...]
    school_from: int
    emergencies: tuple[Rule, ...]
    advice: tuple[Rule, ...]
    contradictions: tuple[Rule, ...]
    doubtful_facts: frozenset[str]
    doubtful_needs: frozenset[str]
    justice_age: int
    assumed_age: int
    justice_needs: frozenset[str]
    no_programme: tuple[Rule, ...]
    derived_needs: tuple[Rule, ...]
    helped_by: Mapping[str, frozenset[str]]
    crosses_borders: frozenset[str]
    contract_routes: frozenset[str]
    tiers_for_band: Mapping[str, tuple[str, ...]]
    statuses: StatusRules
    standing_of_status: Mapping[str, int]
    flexible_years: int
    years_to_ages: tuple[int, ...]
    enough_words: int
    help_texts: Mapping[str, str]
    last_resort: Principle
    weights: Mapping[str, int]
    enough_delivery: int
    organisation_kinds: frozenset[str]
    organisation_needs: int
    most_conditions: int
    scheme_bodies: frozenset[str]
    place_facts: frozenset[str]
    situation_facts: frozenset[str]
    sensitive_codes: frozenset[str]
    whole_class_settings: frozenset[str]
    whole_class_routes: frozenset[str]
    telling_settings: frozenset[str]
    telling_facts: frozenset[str]
    routes_of_referrer: Mapping[str, frozenset[str]]
    agency_of_referrer: Mapping[str, str]
    contracting_referrers: frozenset[str]
