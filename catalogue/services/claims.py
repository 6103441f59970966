"""Every claim of every listing: filtered, ordered, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from catalogue.domain.evidence import Claim, ClaimKind
from catalogue.domain.programme import Programme
from catalogue.services.shelf import Snapshot, by_name

SORTS = ("listing", "kind", "reported_by")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the listing that it stands in."""

    programme: Programme
    claim: Claim

    def values(self, choice: str) -> frozenset[str]:
        """The codes that it has under a choice: those of the claim, or of its listing."""
        if choice == "source":
            return frozenset(cite.source for cite in self.claim.citations)
        evidence = self.programme.evidence
        return frozenset({str(getattr(evidence if choice in {"result", "evaluation"} else self.claim, choice))})

    @property
    def text(self) -> str:
        """Everything that is said in it, for finding words."""
        claim = self.claim
        figures = [part for figure in claim.figures for part in (figure.value, figure.measures, figure.period)]
        said = [self.programme.name.text, claim.text, claim.reporter, claim.evaluator, claim.place, claim.design, claim.standard]
        return " ".join(part for part in (*said, *figures, *claim.caveats) if part).casefold()


@dataclass(frozen=True, slots=True)
class ClaimFilters:
    """Words and choices; values of one choice are alternatives, different choices must all hold."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "listing"


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One page of claims. Pages count from 1."""

    items: tuple[Told, ...]
    total: int
    page: int
    pages: int


def all_claims(snapshot: Snapshot, filters: ClaimFilters) -> tuple[Told, ...]:
    """Every claim that fits, in order."""
    words = filters.text.casefold().split()
    ordered = sorted(snapshot.programmes.values(), key=by_name)
    found = [one for one in (Told(programme, claim) for programme in ordered for claim in programme.claims) if fits(one, filters)]
    found = [one for one in found if all(word in one.text for word in words)] if words else found
    if filters.sort == "kind":
        found.sort(key=lambda one: list(ClaimKind).index(one.claim.kind))
    elif filters.sort == "reported_by":
        found.sort(key=lambda one: (one.claim.reported_by == "not_stated", one.claim.reported_by))
    return tuple(found)


def fits(one: Told, filters: ClaimFilters) -> bool:
    """Whether it has one of the values of each choice."""
    return all(one.values(choice) & set(codes) for choice, codes in filters.chosen.items() if codes)


def claims_page(snapshot: Snapshot, filters: ClaimFilters, page: int, per_page: int) -> ClaimPage:
    """One page; beyond the last there is nothing on it."""
    found = all_claims(snapshot, filters)
    return ClaimPage(found[(page - 1) * per_page : page * per_page], len(found), page, max(1, ceil(len(found) / per_page)))
