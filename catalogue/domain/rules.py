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
class BandRules:
    """What gives the level, and what leaves it provisional: answers that contradict each other, or that it needs and nobody gave.

    Of a child younger than `school_from` the school is not asked.
    """

    levels: tuple[Rule, ...]
    contradictions: tuple[Rule, ...]
    band_needs_answers_to: tuple[str, ...]
    low_needs_answers_to: tuple[tuple[str, ...], ...]
    school_from: int


@dataclass(frozen=True, slots=True)
class DoubtRules:
    """What is not believed: some facts and needs while answers contradict each other, others of a child younger than `justice_age`."""

    doubtful_facts: frozenset[str]
    doubtful_needs: frozenset[str]
    justice_age: int
    justice_needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """What comes before any programme: emergencies, advice, and `stops`, where the advice is the whole answer."""

    emergencies: tuple[Rule, ...]
    advice: tuple[Rule, ...]
    stops: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AgeRules:
    """How ages are read: those of a school year, the one that advice assumes, and how far a flexible range may stretch.

    `year_contradictions` are the contradictions that hold an age against a school year.
    """

    years_to_ages: tuple[int, ...]
    year_contradictions: tuple[Rule, ...]
    assumed_age: int
    flexible_years: int


@dataclass(frozen=True, slots=True)
class NeedRules:
    """Which needs other answers imply, and which tags of a listing help with a need besides the need's own."""

    implied: tuple[Rule, ...]
    helped_by: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """Which bodies' services may be shown, labelled, to somebody from the next borough."""

    crosses_borders: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReferrerRules:
    """Which ways in and which bodies are a referrer's own, and who may send where all referrals come by contract."""

    routes_of_referrer: Mapping[str, frozenset[str]]
    agency_of_referrer: Mapping[str, str]
    contract_routes: frozenset[str]
    contracting_referrers: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListingRules:
    """What sort of listing it is: described or a bare name, an organisation, a scheme, sessions for a whole class."""

    enough_words: int
    enough_delivery: int
    organisation_kinds: frozenset[str]
    organisation_needs: int
    scheme_bodies: frozenset[str]
    whole_class_settings: frozenset[str]
    whole_class_routes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ConditionRules:
    """How conditions weigh once they are judged: how many count and which do not, and which weigh while they are open.

    One on `telling_facts` that is met says that the listing helps, whatever need was named.
    """

    most_conditions: int
    place_facts: frozenset[str]
    situation_facts: frozenset[str]
    sensitive_codes: frozenset[str]
    telling_facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrderRules:
    """The order of matches: its steps, and the points, statuses, tiers and settings by which they compare."""

    steps: tuple[Step, ...]
    weights: Mapping[str, int]
    standing_of_status: Mapping[str, int]
    tiers_for_band: Mapping[str, tuple[str, ...]]
    telling_settings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every rule in use, in parts, and the version of the whole. `limits` are the numbers and lists of all parts, with their reasons."""

    version: str
    limits: tuple[Limit, ...]
    bands: BandRules
    doubts: DoubtRules
    safety: SafetyRules
    ages: AgeRules
    needs: NeedRules
    places: PlaceRules
    referrers: ReferrerRules
    listings: ListingRules
    conditions: ConditionRules
    order: OrderRules
    statuses: StatusRules
    help_texts: Mapping[str, str]
    last_resort: Principle
