"""Every rule of matching in words, made from the data that matching itself uses."""

from dataclasses import dataclass

from catalogue.domain.rules import Rule, Rulebook
from catalogue.services.reference import Reference
from catalogue.web.pages.match_cards import Cite, cite_of


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule: what it is called, what it gives, its words, and the place that suggests it."""

    id: str
    gives: str
    text: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Rules of one sort."""

    heading: str
    text: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A number or a list that matching goes by, with the reason."""

    name: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """All rules, the order of matches with its points, the numbers and lists besides, and the version of the whole."""

    version: str
    tables: tuple[RuleTable, ...]
    order: str
    points: tuple[tuple[str, str], ...]
    limits: tuple[LimitRow, ...]
    needed: str
    sure_with: str


def rules_view(rules: Rulebook, reference: Reference) -> RulesView:
    """The rulebook in words."""
    bands, safety = rules.bands, rules.safety
    found = (
        (bands.levels, "How serious it looks", "The highest rule that fires gives the level, and every rule that fires is shown."),
        (safety.emergencies, "Emergencies", "When one of these fires, what to do stands before everything."),
        (safety.advice, "What to do before any programme", "Advice, each piece once."),
        (bands.contradictions, "Answers that contradict each other", "Until they are checked, only what is safe both ways is offered."),
        (safety.stops, "Where no programme is the answer", "No programme is shown: the advice is the answer."),
        (rules.needs.implied, "Needs that other answers imply", "They help to find and order what fits; you did not name them."),
    )
    return RulesView(
        version=rules.version,
        tables=tuple(RuleTable(heading, text, tuple(row_of(rule, reference) for rule in some)) for some, heading, text in found),
        order="; then ".join(step.text for step in rules.order.steps),
        points=tuple((name.replace("_", " ").capitalize(), f"{points:+d}") for name, points in rules.order.weights.items()),
        limits=tuple(LimitRow(limit.name.replace("_", " ").capitalize(), limit_words(limit.value), limit.why) for limit in rules.limits),
        needed=limit_words(bands.band_needs_answers_to),
        sure_with=limit_words(bands.low_needs_answers_to),
    )


def limit_words(value: int | tuple[str | tuple[str, ...], ...]) -> str:
    """A number, or the codes of a list in words; of a list within it any one will do."""
    if isinstance(value, int):
        return str(value)
    alternatives = ((one,) if isinstance(one, str) else one for one in value)
    return ", ".join(" or ".join(code.replace("_", " ") for code in some) for some in alternatives)


def row_of(rule: Rule, reference: Reference) -> RuleRow:
    """A rule as a row."""
    cite = cite_of(rule.citation, reference) if rule.citation else None
    return RuleRow(rule.id, rule.code.replace("_", " ").capitalize(), rule.text, cite)
