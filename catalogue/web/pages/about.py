"""Pages about the catalogue: each a template of words, some with the vocabularies beside them."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.rules import Rulebook
from catalogue.domain.vocabulary import Term
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.context import Setup
from catalogue.web.pages.browse import Listed, all_listed
from catalogue.web.pages.data_protection import RISKS, SettingInForce, StoredThing, in_force, kept
from catalogue.web.pages.rulebook import RulesView, rules_view
from catalogue.web.pages.statuses import LONGEST

ABOUT_PAGES = {
    "catalogue": "About the catalogue",
    "matching": "How matching works",
    "evidence": "What is known: how to read the evidence",
    "scales": "Scales of evidence, and why ours is none of them",
    "data": "The data, its licence, and how to put it right",
    "accessibility": "Accessibility",
    "privacy": "Privacy",
    "data-protection": "Data protection",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A controlled word with how many listings have it, and which: a long list is a link only."""

    term: Term
    count: int
    url: str = ""
    listings: tuple[Listed, ...] = ()


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
    in_force: tuple[SettingInForce, ...]
    kept: tuple[StoredThing, ...]
    risks: tuple[tuple[str, str, str], ...] = RISKS
    template: ClassVar[str] = "pages/about.html"


def about_page(name: str, snapshot: Snapshot, reference: Reference, rules: Rulebook, setup: Setup) -> AboutPage:
    """One page about the catalogue, with the words and counts that some of them show."""
    return AboutPage(
        name=name,
        title=ABOUT_PAGES[name],
        listings=len(snapshot.programmes),
        results=tuple(counted(term, "result", snapshot, reference) for term in reference.vocabulary["results"]),
        evaluations=tuple(counted(term, "evaluation", snapshot, reference) for term in reference.vocabulary["evaluations"]),
        tiers=tuple(reference.vocabulary["tiers"]),
        extents=tuple(reference.vocabulary["extents"]),
        others=tuple((other, title) for other, title in ABOUT_PAGES.items() if other != name),
        rules=rules_view(rules, reference),
        in_force=in_force(setup),
        kept=kept(setup),
    )


def counted(term: Term, fact: str, snapshot: Snapshot, reference: Reference) -> Counted:
    """One code of what is known of results or evaluation, with its listings."""
    having = [one for one in snapshot.programmes.values() if getattr(one.evidence, fact) == term.code]
    code = f"no_{fact}" if term.code == "none" else term.code
    return Counted(term, len(having), f"/programmes?evidence={code}", all_listed(having, reference) if len(having) <= LONGEST else ())
