"""What was planned, proposed or on trial, as each document says it, and the places that the same document gives it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalogue.domain.facets import boroughs_of
from catalogue.domain.programme import Place, Programme, Status
from catalogue.domain.status import StatusRules


@dataclass(frozen=True, slots=True)
class Plan:
    """One statement that a listing was to come or was tried. `places` are those that a document of this statement gives."""

    programme: Programme
    status: Status
    places: tuple[Place, ...]

    @property
    def source(self) -> str:
        """The document under which it stands: the first that is cited."""
        return self.status.citations[0].source

    @property
    def boroughs(self) -> frozenset[str]:
        """The boroughs that the plan's own document names: another document about the same listing plans nothing there."""
        return boroughs_of(self.places)


def plans_in(programmes: Iterable[Programme], rules: StatusRules) -> Iterator[Plan]:
    """Every such statement of these listings, in their order. A listing with two statements is there twice."""
    for programme in programmes:
        for status in filter(rules.is_not_yet, programme.status):
            yield Plan(programme, status, places_said(programme.areas, status))


def places_said(places: Iterable[Place], status: Status) -> tuple[Place, ...]:
    """The places that the documents of a statement give, each with what is cited there and no more."""
    documents = {cite.source for cite in status.citations}
    said = ((place, tuple(cite for cite in place.citations if cite.source in documents)) for place in places)
    return tuple(replace(place, citations=cites) for place, cites in said if cites)
