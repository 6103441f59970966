"""Every claim of every listing: filtered, counted, ordered, a page at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from catalogue.domain.evidence import Claim, ClaimKind
from catalogue.domain.facets import facets_of
from catalogue.domain.programme import Programme
from catalogue.services.shelf import Snapshot, by_name

SORTS = ("listing", "kind", "reported_by", "source")
OF_CLAIM = ("kind", "reported_by", "scope", "figures", "standard", "source")
OF_EVIDENCE = ("result", "evaluation")
OF_LISTING = ("need", "theme", "sex", "borough")
CHOICES = (*OF_CLAIM, *OF_EVIDENCE, *OF_LISTING)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, the listing that it stands in, and the codes by which that listing is found."""

    programme: Programme
    claim: Claim
    facets: Mapping[str, frozenset[str]]

    def values(self, choice: str) -> frozenset[str]:
        """The codes that it has under a choice: those of the claim, or of its listing."""
        if choice in OF_LISTING:
            return self.facets[choice]
        if choice in OF_EVIDENCE:
            return frozenset({str(getattr(self.programme.evidence, choice))})
        if choice == "source":
            return frozenset(cite.source for cite in self.claim.citations)
        if choice in {"figures", "standard"}:
            return frozenset({"printed" if getattr(self.claim, choice) else "none"})
        return frozenset({str(getattr(self.claim, choice))})

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
    """One page of claims, and for each choice how many claims each value of it would show. Pages count from 1."""

    items: tuple[Told, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]]


def all_claims(snapshot: Snapshot, filters: ClaimFilters) -> tuple[Told, ...]:
    """Every claim that fits, in order."""
    return in_order((one for one in told_in(snapshot, filters) if fits(one, filters)), filters.sort)


def claims_page(snapshot: Snapshot, filters: ClaimFilters, page: int, per_page: int) -> ClaimPage:
    """One page; beyond the last there is nothing on it."""
    told = tuple(told_in(snapshot, filters))
    found = in_order((one for one in told if fits(one, filters)), filters.sort)
    counts = {choice: count(told, filters, choice) for choice in CHOICES}
    return ClaimPage(found[(page - 1) * per_page : page * per_page], len(found), page, max(1, ceil(len(found) / per_page)), counts)


def told_in(snapshot: Snapshot, filters: ClaimFilters) -> Iterator[Told]:
    """Every claim that has all the words, by the name of its listing."""
    words = filters.text.casefold().split()
    for programme in sorted((one for one in snapshot.programmes.values() if one.claims), key=by_name):
        facets = facets_of(programme)
        for claim in programme.claims:
            one = Told(programme, claim, facets)
            if not words or all(word in one.text for word in words):
                yield one


def fits(one: Told, filters: ClaimFilters, *, but: str = "") -> bool:
    """Whether it has one of the values of each choice, `but` one choice that is left aside."""
    return all(one.values(choice) & set(codes) for choice, codes in filters.chosen.items() if codes and choice != but)


def count(told: Iterable[Told], filters: ClaimFilters, choice: str) -> Mapping[str, int]:
    """How many claims each value of a choice would show, with everything else as it is chosen."""
    return Counter(code for one in told if fits(one, filters, but=choice) for code in one.values(choice))


def in_order(told: Iterable[Told], sort: str) -> tuple[Told, ...]:
    """By the name of the listing, or first by something else. Never by a figure: figures measure different things."""
    return tuple(told) if sort == SORTS[0] else tuple(sorted(told, key=KEYS[sort]))


KEYS: Mapping[str, Callable[[Told], tuple[object, ...]]] = {
    "kind": lambda one: (list(ClaimKind).index(one.claim.kind),),
    "reported_by": lambda one: (one.claim.reported_by == "not_stated", one.claim.reported_by),
    "source": lambda one: (one.claim.citations[0].source, one.claim.citations[0].line),
}
