"""Every claim of every listing: filtered, counted, ordered, a page at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from catalogue.domain.evidence import Claim, ClaimKind
from catalogue.domain.facets import facets_of
from catalogue.domain.programme import Programme
from catalogue.services.snapshot import Snapshot, by_name

SORTS = ("listing", "kind", "reported_by", "source")
OF_CLAIM = ("kind", "reported_by", "scope", "figures", "standard", "source")
OF_EVIDENCE = ("result", "evaluation")
OF_LISTING = ("need", "theme", "sex", "borough")
CHOICES = (*OF_CLAIM, *OF_EVIDENCE, *OF_LISTING)


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim, the listing that it stands in, and the codes that it has under each choice: its own, or those of its listing."""

    programme: Programme
    claim: Claim
    codes: Mapping[str, frozenset[str]]

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

    items: tuple[ListedClaim, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]]


def all_claims(snapshot: Snapshot, filters: ClaimFilters) -> tuple[ListedClaim, ...]:
    """Every claim that fits, in order."""
    return in_order((one for one in told_in(snapshot, filters) if fits(one, filters)), filters.sort)


def claims_page(snapshot: Snapshot, filters: ClaimFilters, page: int, per_page: int) -> ClaimPage:
    """One page; beyond the last there is nothing on it."""
    told = tuple(told_in(snapshot, filters))
    found = in_order((one for one in told if fits(one, filters)), filters.sort)
    shown = found[(page - 1) * per_page : page * per_page]
    return ClaimPage(shown, len(found), page, max(1, ceil(len(found) / per_page)), counted(told, filters))


def told_in(snapshot: Snapshot, filters: ClaimFilters) -> Iterator[ListedClaim]:
    """Every claim that has all the words, by the name of its listing."""
    words = filters.text.casefold().split()
    for programme in sorted((one for one in snapshot.programmes.values() if one.claims), key=by_name):
        of_listing = codes_of_listing(programme)
        for claim in programme.claims:
            one = ListedClaim(programme, claim, {**of_listing, **codes_of(claim)})
            if not words or all(word in one.text for word in words):
                yield one


def codes_of(claim: Claim) -> Mapping[str, frozenset[str]]:
    """The codes of a claim itself."""
    plain = {choice: frozenset({str(getattr(claim, choice))}) for choice in ("kind", "reported_by", "scope")}
    printed = {choice: frozenset({"printed" if getattr(claim, choice) else "none"}) for choice in ("figures", "standard")}
    return {**plain, **printed, "source": frozenset(cite.source for cite in claim.citations)}


def codes_of_listing(programme: Programme) -> Mapping[str, frozenset[str]]:
    """The codes of its listing."""
    facets, evidence = facets_of(programme), programme.evidence
    known = {choice: frozenset({str(getattr(evidence, choice))}) for choice in OF_EVIDENCE}
    return {**known, **{choice: facets[choice] for choice in OF_LISTING}}


def fits(one: ListedClaim, filters: ClaimFilters) -> bool:
    """Whether it has one of the values of each choice."""
    return not missed(one, filters)


def missed(one: ListedClaim, filters: ClaimFilters) -> list[str]:
    """The choices of which it has no value."""
    return [choice for choice, codes in filters.chosen.items() if codes and one.codes[choice].isdisjoint(codes)]


def counted(told: Iterable[ListedClaim], filters: ClaimFilters) -> Mapping[str, Mapping[str, int]]:
    """How many claims each value of each choice would show, with everything else as it is chosen."""
    counts: dict[str, Counter[str]] = {choice: Counter() for choice in CHOICES}
    for one in told:
        apart = missed(one, filters)
        for choice in CHOICES if not apart else apart if len(apart) == 1 else ():
            counts[choice].update(one.codes[choice])
    return counts


def in_order(told: Iterable[ListedClaim], sort: str) -> tuple[ListedClaim, ...]:
    """By the name of the listing, or first by something else. Never by a figure: figures measure different things."""
    return tuple(told) if sort == SORTS[0] else tuple(sorted(told, key=KEYS[sort]))


KEYS: Mapping[str, Callable[[ListedClaim], tuple[object, ...]]] = {
    "kind": lambda one: (list(ClaimKind).index(one.claim.kind),),
    "reported_by": lambda one: (one.claim.reported_by == "not_stated", one.claim.reported_by),
    "source": lambda one: (one.claim.citations[0].source, one.claim.citations[0].line),
}
