"""Pages about the catalogue: each a template of words, some with the vocabularies beside them."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.rules import Rulebook
from catalogue.domain.vocabulary import Term
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot
from catalogue.web.pages.rulebook import RulesView, rules_view

ABOUT_PAGES = {
    "catalogue": "About the catalogue",
    "matching": "How matching works",
    "evidence": "What is known: how to read the evidence",
    "data": "The data, its licence, and how to put it right",
    "accessibility": "Accessibility",
    "privacy": "Privacy",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A controlled word with how many listings have it."""

    term: Term
    count: int


@dataclass(frozen=True, slots=True)
class AboutPage:
    """One page about the catalogue; its template is named for it."""

    name: str
    title: str
    listings: int
    results: tuple[Counted, ...]
    evaluations: tuple[Counted, ...]
    tiers: tuple[Term, ...]
    extents: tuple[Term, ...]
    others: tuple[tuple[str, str], ...]
    rules: RulesView
    template: ClassVar[str] = "pages/about.html"


def about_page(name: str, snapshot: Snapshot, reference: Reference, rules: Rulebook) -> AboutPage:
    """One page about the catalogue, with the words and counts that some of them show."""
    evidence = [programme.evidence for programme in snapshot.programmes.values()]
    results = [fact.result.value for fact in evidence]
    evaluations = [fact.evaluation.value for fact in evidence]
    return AboutPage(
        name=name,
        title=ABOUT_PAGES[name],
        listings=len(snapshot.programmes),
        results=tuple(Counted(term, results.count(term.code)) for term in reference.vocabulary["results"]),
        evaluations=tuple(Counted(term, evaluations.count(term.code)) for term in reference.vocabulary["evaluations"]),
        tiers=tuple(reference.vocabulary["tiers"]),
        extents=tuple(reference.vocabulary["extents"]),
        others=tuple((other, title) for other, title in ABOUT_PAGES.items() if other != name),
        rules=rules_view(rules, reference),
    )
