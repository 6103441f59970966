"""The tiers: what each document means by them, and what stands under each."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import Programme
from catalogue.domain.sources import Basis
from catalogue.domain.vocabulary import Term
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot, by_name
from catalogue.web.pages.browse import Downloads, Listed, downloads, listed
from catalogue.web.words import and_list


@dataclass(frozen=True, slots=True)
class Said:
    """What a document means by a tier, and where it says so."""

    tier: str
    source: str
    text: str
    line: int
    anchor: str


SAID = (
    Said("prevention", "bromley-2012", "Calls it a universal approach.", 350, "Prevention – universal approach"),
    Said(
        "prevention", "havering",
        "Fewer young people coming into knife crime and offending groups. It may be for all adolescents through schools, or aimed at "
        "schools where most are at risk and at children whose older relatives are involved.",
        287, "The purpose of prevention is to reduce the",
    ),
    Said("diversion", "bromley-2012", "Calls it a targeted approach.", 351, "Diversionary – targeted approach"),
    Said(
        "intervention", "havering",
        "For those who carry or think of carrying a knife or are on the edge of group violence, their friends, victims, and those "
        "already involved who are willing to take up an offer.",
        310, "The purpose of intervention is to deter",
    ),
    Said("enforcement", "bromley-2012", "Calls it a highly targeted approach.", 352, "Enforcement – highly targeted approach"),
    Said("enforcement", "havering", "The last resort, where every intervention has failed.", 327, "enforcement should be the last resort"),
    Said(
        "intelligence", "bromley-2012",
        "A heading in its table of what partners do. It says what stands under it, not what the word means: boards, panels, databases, "
        "and people who know things.",
        561, "Intelligence",
    ),
    Said(
        "intelligence", "havering",
        "Intelligence and information sharing: profiles of those whom panels discuss, put together from several agencies.",
        267, "Intelligence and information profiles are compiled",
    ),
)  # fmt: skip
"""Held against the texts by a test. Where a document has no such tier, it says nothing of it."""
WITHOUT = {
    "diversion": "Havering has no tier of this name.",
    "intervention": "Bromley has no tier of this name: it speaks of diversion.",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a document means by a tier."""

    document: str
    text: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class TierView:
    """A tier with its meanings and its listings: those that a document puts there, and those that we do."""

    code: str
    label: str
    sentence: str
    meanings: tuple[Meaning, ...]
    without: str | None
    stated: tuple[Listed, ...]
    inferred: tuple[Listed, ...]
    url: str
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class TiersPage:
    """Every tier."""

    template: ClassVar[str] = "pages/browse/tiers.html"
    tiers: tuple[TierView, ...]
    without: int
    title: str = "Browse by tier"


def tiers_page(snapshot: Snapshot, reference: Reference) -> TiersPage:
    """The tiers in their order."""
    every = sorted(snapshot.programmes.values(), key=by_name)
    views = tuple(tier_view(term, every, reference) for term in reference.options("tier"))
    return TiersPage(views, sum(not one.tiers for one in every))


def tier_view(term: Term, every: list[Programme], reference: Reference) -> TierView:
    """One tier."""
    stated = tuple(in_tier(one, term.code, reference) for one in every if term.code in codes(one, Basis.STATED))
    inferred = tuple(
        in_tier(one, term.code, reference) for one in every if term.code in codes(one, Basis.INFERRED) - codes(one, Basis.STATED)
    )
    query = f"tier={term.code}"
    return TierView(
        term.code, term.label, term.sentence,
        tuple(meaning(said, reference) for said in SAID if said.tier == term.code),
        WITHOUT.get(term.code), stated, inferred, f"/programmes?{query}", downloads(term.label, query),
    )  # fmt: skip


def codes(programme: Programme, basis: Basis) -> frozenset[str]:
    """The tiers of a listing that are stated, or those that are inferred."""
    return frozenset(tier.code for tier in programme.tiers if tier.basis is basis)


def in_tier(programme: Programme, tier: str, reference: Reference) -> Listed:
    """A listing under a tier, with the other tiers that it stands in."""
    others = and_list(dict.fromkeys(reference.label("tier", one.code).lower() for one in programme.tiers if one.code != tier))
    return listed(programme, reference, f"also under {others}" if others else "")


def meaning(said: Said, reference: Reference) -> Meaning:
    """What a document means, with where it says so."""
    source = reference.sources[said.source]
    where = f"{source.section_at(said.line)}, line {said.line}: “{said.anchor}”"
    return Meaning(source.short_title, said.text, where, f"/sources/{source.slug}")
