"""The rules of banding and matching, read from `seed/rules/` and checked: every citation holds a place, every code is known."""

from functools import cache
from hashlib import sha256
from typing import Any

from catalogue.domain.criteria import Operator
from catalogue.domain.errors import SeedRefused
from catalogue.domain.judging import Condition
from catalogue.domain.rules import Rule, Rulebook
from catalogue.domain.sources import Citation
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import status_rules
from seed.words import sources, vocabulary

FOLDER = SEED_FOLDER / "rules"
LIST_OF_FACT = {
    "need": "needs", "gang_involvement": "gang_involvements", "justice_status": "justice_statuses", "education": "education_statuses",
}  # fmt: skip


@cache
def rulebook() -> Rulebook:
    """Every rule in use. Raises SeedRefused naming file and rule where one cannot be read."""
    plain = read_toml(FOLDER / "matching.toml")
    school_years = read_toml(SEED_FOLDER / "vocabulary" / "school_years.toml")
    return Rulebook(
        version=f"{plain['version']}-{_digest()[:12]}",
        bands=_rules("bands"),
        band_needs_answers_to=tuple(plain["band_needs_answers_to"]),
        low_needs_answers_to=tuple(tuple(facts) for facts in plain["low_needs_answers_to"]),
        emergencies=_rules("emergencies"),
        advice=_rules("advice"),
        contradictions=_rules("contradictions"),
        doubtful_facts=frozenset(plain["doubtful_facts"]),
        doubtful_needs=frozenset(plain["doubtful_needs"]),
        assumed_age=plain["assumed_age"],
        justice_age=plain["justice_age"],
        justice_needs=frozenset(plain["justice_needs"]),
        no_programme=_rules("stops"),
        derived_needs=_rules("needs"),
        helped_by={need: frozenset(tags) for need, tags in plain["helped_by"].items()},
        crosses_borders=frozenset(plain["crosses_borders"]),
        tiers_for_band={level: tuple(tiers) for level, tiers in plain["tiers_for_band"].items()},
        statuses=status_rules(),
        standing_of_status=plain["standing_of_status"],
        flexible_years=plain["flexible_years"],
        years_to_ages=(school_years["youngest"], school_years["oldest"]),
        enough_words=plain["enough_words"],
        help_texts=plain["help_texts"],
        weights=plain["weights"],
        enough_delivery=plain["enough_delivery"],
        scheme_bodies=frozenset(plain["scheme_bodies"]),
        most_conditions=plain["most_conditions"],
        organisation_needs=plain["organisation_needs"],
        telling_settings=frozenset(plain["telling_settings"]),
        telling_facts=frozenset(plain["telling_facts"]),
        routes_of_referrer={referrer: frozenset(routes) for referrer, routes in plain["routes_of_referrer"].items()},
        agency_of_referrer=plain["agency_of_referrer"],
        contracting_referrers=frozenset(plain["contracting_referrers"]),
    )


def _digest() -> str:
    digest = sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _rules(name: str) -> tuple[Rule, ...]:
    return tuple(_rule(f"rules/{name}.toml", row) for row in read_toml(FOLDER / f"{name}.toml")["rules"])


def _rule(file: str, row: dict[str, Any]) -> Rule:
    try:
        alternatives = tuple(tuple(_condition(one) for one in conditions) for conditions in row["any"])
        return Rule(row["id"], row["code"], row["text"], alternatives, _citation(row.get("cite")))
    except (KeyError, ValueError, TypeError) as error:
        raise SeedRefused((f"{file}: the rule “{row.get('id', '?')}” cannot be read: {error}.",)) from error


def _condition(row: dict[str, Any]) -> Condition:
    value = row["value"]
    codes = value if isinstance(value, list) else [value]
    known = LIST_OF_FACT.get(row["fact"])
    if known and (unknown := [code for code in codes if code not in vocabulary()[known]]):
        raise ValueError(f"{', '.join(unknown)} is not one of the {known}")
    return Condition(row["fact"], Operator(row["operator"]), tuple(value) if isinstance(value, list) else value)


def _citation(row: dict[str, Any] | None) -> Citation | None:
    if row is None:
        return None
    return Citation(row["source"], row["line"], row["anchor"], sources()[row["source"]].section_at(row["line"]))
