"""The catalogue in figures: what there is, and how much of it is stated, inferred or not stated."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.domain.facets import NOT_STATED
from catalogue.domain.programme import AgeBasis, Programme
from catalogue.domain.sources import Basis

Counts = Mapping[str, int]
Of = Callable[[Programme], Iterable[str]]
TAKEN = "from_parent"


@dataclass(frozen=True, slots=True)
class Figures:
    """How many listings there are by each code of each list, and how facts are known.

    `known` counts listings: for age, place, provider and route, whether a document states it, we infer it, the
    listing takes it from the one it is part of, or nobody says. `facts` and `citations` count every fact.
    """

    listings: int
    by: Mapping[str, Counts]
    known: Mapping[str, Counts]
    facts: int
    citations: int
    inferred: int


def figures_of(programmes: Iterable[Programme], inherited: Mapping[str, frozenset[str]]) -> Figures:
    """The figures of these listings, each with the fields that it takes from its parent."""
    every = tuple(programmes)
    facts = [cites for programme in every for _, cites in programme.statements]
    return Figures(
        listings=len(every),
        by={name: counted(codes for programme in every for codes in set(of(programme))) for name, of in LISTS.items()},
        known={
            name: counted(how(programme, inherited.get(programme.slug, frozenset())) for programme in every) for name, how in HOW.items()
        },
        facts=len(facts),
        citations=sum(len(cites) for cites in facts),
        inferred=sum(basis is Basis.INFERRED for programme in every for basis in bases_of(programme)),
    )


def counted(codes: Iterable[str]) -> Counts:
    """How often each code is there, most first, then by code."""
    return dict(sorted(Counter(codes).items(), key=lambda pair: (-pair[1], pair[0])))


def bases_of(programme: Programme) -> Iterator[Basis]:
    """The basis of every fact of a listing that has one."""
    yield from (
        tag.basis
        for tag in (programme.kind, programme.referral, *programme.tiers, *programme.themes, *programme.needs, *programme.settings)
    )
    yield from (place.basis for place in programme.areas)
    yield from (provider.basis for provider in programme.providers)
    yield from (route.basis for route in programme.routes)
    yield from (criterion.basis for criterion in programme.criteria)


def area_bases(programme: Programme) -> set[str]:
    """In what senses a listing belongs to places."""
    return {"control" if place.control else place.extent.value for place in programme.areas} or {NOT_STATED}


def how_many(bases: Iterable[Basis]) -> str:
    """Stated where any is; inferred where all are; not stated where there is none."""
    found = set(bases)
    return Basis.STATED.value if Basis.STATED in found else Basis.INFERRED.value if found else NOT_STATED


def how_age(programme: Programme, taken: frozenset[str]) -> str:
    """How the age is known; one worked out from school years is our reading."""
    if "age" in taken:
        return TAKEN
    if programme.age is None:
        return NOT_STATED
    return Basis.INFERRED.value if programme.age.basis is AgeBasis.FROM_SCHOOL_YEARS else Basis.STATED.value


def how_place(programme: Programme, taken: frozenset[str]) -> str:
    """How the place is known."""
    return TAKEN if "areas" in taken else how_many(place.basis for place in programme.areas)


LISTS: Mapping[str, Of] = {
    "kind": lambda programme: (programme.kind.code,),
    "kind of help": lambda programme: (programme.kind_of_help.value,),
    "referral": lambda programme: (programme.referral.code,),
    "tier": lambda programme: [tier.code for tier in programme.tiers] or [NOT_STATED],
    "source": lambda programme: programme.sources,
    "number of sources": lambda programme: (str(len(programme.sources)),),
    "area basis": area_bases,
    "status": lambda programme: [status.code for status in programme.status] or [NOT_STATED],
    "result": lambda programme: (programme.evidence.result.value,),
    "evaluation": lambda programme: (programme.evidence.evaluation.value,),
}
HOW: Mapping[str, Callable[[Programme, frozenset[str]], str]] = {
    "age": how_age,
    "place": how_place,
    "provider": lambda programme, _: how_many(one.basis for one in programme.providers),
    "route": lambda programme, _: how_many(route.basis for route in programme.routes),
}
