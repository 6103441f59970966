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
class RulesView:
    """All rules, the points that order matches, and the version of the whole."""

    version: str
    tables: tuple[RuleTable, ...]
    points: tuple[tuple[str, str], ...]
    needed: str
    sure_with: str


def rules_view(rules: Rulebook, reference: Reference) -> RulesView:
    """The rulebook in words."""
    found = (
        (rules.bands, "How serious it looks", "The highest rule that fires gives the level, and every rule that fires is shown."),
        (rules.emergencies, "Emergencies", "When one of these fires, what to do stands before everything."),
        (rules.advice, "What to do before any programme", "Advice, each piece once."),
        (rules.contradictions, "Answers that contradict each other", "Until they are checked, only what is safe both ways is offered."),
        (rules.no_programme, "Where no programme is the answer", "No programme is shown: the advice is the answer."),
        (rules.derived_needs, "Needs that other answers imply", "They help to find and order what fits; you did not name them."),
    )
    return RulesView(
        version=rules.version,
        tables=tuple(RuleTable(heading, text, tuple(row_of(rule, reference) for rule in some)) for some, heading, text in found),
        points=tuple((name.replace("_", " ").capitalize(), f"{points:+d}") for name, points in rules.weights.items()),
        needed=", ".join(fact.replace("_", " ") for fact in rules.band_needs_answers_to),
        sure_with=", ".join(" or ".join(fact.replace("_", " ") for fact in facts) for facts in rules.low_needs_answers_to),
    )


def row_of(rule: Rule, reference: Reference) -> RuleRow:
    """A rule as a row."""
    cite = cite_of(rule.citation, reference) if rule.citation else None
    return RuleRow(rule.id, rule.code.replace("_", " ").capitalize(), rule.text, cite)
