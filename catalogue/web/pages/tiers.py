"""The tiers: what each document means by them, and what stands under each."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.domain.sources import Basis, Citation
from catalogue.domain.vocabulary import Term
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
from catalogue.web.pages.browse import Downloads, Listed, downloads, listed


@dataclass(frozen=True, slots=True)
class MeaningView:
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
    meanings: tuple[MeaningView, ...]
    without: tuple[str, ...]
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
    views = tuple(tier_view(term, every, reference) for term in reference.vocabulary["tiers"])
    return TiersPage(views, sum(not one.tiers for one in every))


def tier_view(term: Term, every: list[Programme], reference: Reference) -> TierView:
    """One tier."""
    stated = tuple(in_tier(one, term.code, reference) for one in every if term.code in codes(one, Basis.STATED))
    inferred = tuple(
        in_tier(one, term.code, reference) for one in every if term.code in codes(one, Basis.INFERRED) - codes(one, Basis.STATED)
    )
    query = f"tier={term.code}"
    said = [one for one in reference.tier_meanings if one.code == term.code]
    return TierView(
        term.code, term.label, term.sentence,
        tuple(meaning_view(one.text, one.citation, reference) for one in said if one.citation),
        tuple(one.text for one in said if not one.citation),
        stated, inferred, f"/programmes?{query}", downloads(term.label, query),
    )  # fmt: skip


def codes(programme: Programme, basis: Basis) -> frozenset[str]:
    """The tiers of a listing that are stated, or those that are inferred."""
    return frozenset(tier.code for tier in programme.tiers if tier.basis is basis)


def in_tier(programme: Programme, tier: str, reference: Reference) -> Listed:
    """A listing under a tier, with the other tiers that it stands in."""
    others = and_list(dict.fromkeys(reference.label("tier", one.code).lower() for one in programme.tiers if one.code != tier))
    return listed(programme, reference, f"also under {others}" if others else "")


def meaning_view(text: str, cite: Citation, reference: Reference) -> MeaningView:
    """What a document means, with where it says so."""
    source = reference.sources[cite.source]
    where = f"{cite.section}, line {cite.line}: “{cite.anchor}”"
    return MeaningView(source.short_title, text, where, f"/sources/{source.slug}")
