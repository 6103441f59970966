"""The rules of banding and matching, read from `seed/rules/` and checked: every citation holds a place, every code is known."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from catalogue.domain.criteria import Operator
from catalogue.domain.errors import SeedRefused
from catalogue.domain.judging import Condition
from catalogue.domain.ordering import STEPS
from catalogue.domain.rules import Limit, Rule, Rulebook, Step
from catalogue.domain.sources import Citation
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import status_rules
from seed.words import sources, vocabulary

FOLDER = SEED_FOLDER / "rules"
LIST_OF_FACT = {
    "need": "needs", "gang_involvement": "gang_involvements", "justice_status": "justice_statuses", "education": "education_statuses",
}  # fmt: skip


RULES_OF_FILE = {
    "bands": "bands", "emergencies": "emergencies", "advice": "advice", "contradictions": "contradictions", "no_programme": "stops",
    "derived_needs": "needs",
}  # fmt: skip
"""The rules of the book by the file that holds them."""
LIMITS: Mapping[str, Callable[[Any], Any]] = {
    "band_needs_answers_to": tuple, "low_needs_answers_to": lambda facts: tuple(map(tuple, facts)), "doubtful_facts": frozenset,
    "doubtful_needs": frozenset, "justice_age": int, "justice_needs": frozenset, "assumed_age": int, "crosses_borders": frozenset,
    "contract_routes": frozenset, "contracting_referrers": frozenset, "flexible_years": int, "enough_words": int, "enough_delivery": int,
    "organisation_kinds": frozenset, "organisation_needs": int, "scheme_bodies": frozenset, "most_conditions": int,
    "place_facts": frozenset, "situation_facts": frozenset, "sensitive_codes": frozenset, "whole_class_settings": frozenset,
    "whole_class_routes": frozenset, "telling_settings": frozenset, "telling_facts": frozenset,
}  # fmt: skip
"""How each limit of `matching.toml` is read."""


@cache
def rulebook() -> Rulebook:
    """Every rule in use. Raises SeedRefused naming file and rule where one cannot be read."""
    plain = read_toml(FOLDER / "matching.toml")
    school_years = read_toml(SEED_FOLDER / "vocabulary" / "school_years.toml")
    return Rulebook(
        version=f"{plain['version']}-{_digest()[:12]}",
        limits=tuple(Limit(name, _frozen(row["value"]), row["why"]) for name, row in plain["limits"].items()),
        order=steps_of(plain["order"]),
        **limits_of(plain["limits"]),
        **rules_by_name(),
        helped_by=_sets(plain["helped_by"]),
        tiers_for_band={level: tuple(tiers) for level, tiers in plain["tiers_for_band"].items()},
        statuses=status_rules(),
        standing_of_status=plain["standing_of_status"],
        years_to_ages=(school_years["youngest"], school_years["oldest"]),
        help_texts=plain["help_texts"],
        weights=plain["weights"],
        routes_of_referrer=_sets(plain["routes_of_referrer"]),
        agency_of_referrer=plain["agency_of_referrer"],
    )


def rules_by_name() -> dict[str, Any]:
    """The rules of every file, by what the book calls them."""
    return {name: _rules(file) for name, file in RULES_OF_FILE.items()}


def limits_of(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The numbers and lists by name. Raises SeedRefused naming one that is unknown, missing, without a reason or not what it should be."""
    if strangers := sorted(set(rows) ^ set(LIMITS)):
        raise SeedRefused((f"rules/matching.toml: the limit {', '.join(strangers)} is missing or not known.",))
    for name, row in rows.items():
        if set(row) != {"value", "why"} or not row["why"] or isinstance(row["value"], list) is (LIMITS[name] is int):
            raise SeedRefused((f"rules/matching.toml: the limit {name} needs a value that can be used, a reason, and nothing else.",))
    return {name: read(rows[name]["value"]) for name, read in LIMITS.items()}


def steps_of(rows: Iterable[Mapping[str, str]]) -> tuple[Step, ...]:
    """The steps of the order of matches. Raises SeedRefused where one is unknown, named twice or missing."""
    steps = tuple(Step(row["step"], row["text"]) for row in rows)
    if sorted(step.code for step in steps) != sorted(STEPS):
        raise SeedRefused((f"rules/matching.toml: the order must name each of {', '.join(STEPS)} once.",))
    return steps


def _sets(rows: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(codes) for name, codes in rows.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - as TOML has it
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


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
