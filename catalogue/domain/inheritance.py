"""Programmes inside programmes: a part takes its parent's conditions and places where its own lines say nothing.

A place is taken only where a document that describes the part says it of the parent. That one document has the parent in a
borough does not put there a part that only another document tells of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from catalogue.domain.criteria import Criterion
from catalogue.domain.programme import Place, Programme


def with_inherited(programmes: Iterable[Programme]) -> tuple[dict[str, Programme], dict[str, frozenset[str]]]:
    """Each listing as it stands with what it takes from its parent, and the names of the fields that it took.

    A part of a part takes from its whole line of parents. A parent that is not in the catalogue, or a circle of
    parents, gives nothing.
    """
    own = {programme.slug: programme for programme in programmes}
    whole: dict[str, Programme] = {}
    taken: dict[str, frozenset[str]] = {}
    for slug in own:
        _resolve(slug, own, whole, taken)
    return whole, taken


def _resolve(slug: str, own: Mapping[str, Programme], whole: dict[str, Programme], taken: dict[str, frozenset[str]]) -> None:
    if slug in whole:
        return
    programme = own[slug]
    whole[slug], taken[slug] = programme, frozenset()
    if programme.parent is None or programme.parent.code not in own:
        return
    _resolve(programme.parent.code, own, whole, taken)
    gained = _gained(programme, whole[programme.parent.code])
    whole[slug] = replace(programme, **gained, own_sources=programme.described_in)
    taken[slug] = frozenset(gained)


def _gained(part: Programme, parent: Programme) -> dict[str, Any]:
    gained: dict[str, Any] = {}
    if part.age is None and parent.age is not None and not _speaks_of_age(part.criteria):
        gained["age"] = parent.age
    if not part.areas and (places := _places(part, parent)):
        gained["areas"] = places
    general = tuple(criterion for criterion in parent.criteria if criterion.strand is None)
    about = {criterion.fact for criterion in part.criteria}
    if added := tuple(criterion for criterion in general if criterion.fact not in about):
        gained["criteria"] = (*part.criteria, *added)
    return gained


def _places(part: Programme, parent: Programme) -> tuple[Place, ...]:
    """The parent's places that a document says which describes the part too, with what it cites for them and no more."""
    described = part.described_in
    said = ((place, tuple(cite for cite in place.citations if cite.source in described)) for place in parent.areas)
    return tuple(replace(place, citations=cites) for place, cites in said if cites)


def _speaks_of_age(criteria: Iterable[Criterion]) -> bool:
    return any(criterion.fact in {"age", "school_year"} for criterion in criteria)
