"""What was planned, proposed or on trial, by document, with the time that is printed."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.areas import Area
from catalogue.domain.facets import boroughs_of
from catalogue.domain.programme import Programme, Status
from catalogue.domain.sources import Source
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot, by_name
from catalogue.web.pages.compare import inherited_of
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.programme import where_lines
from catalogue.web.words import count_words


@dataclass(frozen=True, slots=True)
class Plan:
    """One listing as one document plans it."""

    slug: str
    name: str
    stage: str
    by_when: Line
    where: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """What one document plans."""

    source: str
    title: str
    date: str
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class BoroughChoice:
    """A borough, with how many plans name it: none is an answer too."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlansPage:
    """Every plan, or those of one borough."""

    template: ClassVar[str] = "pages/browse/plans.html"
    borough: str | None
    boroughs: tuple[BoroughChoice, ...]
    sentence: str
    documents: tuple[Plans, ...]
    notes: tuple[Note, ...]
    title: str = "What was planned, and by when"


def plans_page(snapshot: Snapshot, reference: Reference, borough: Area | None) -> PlansPage:
    """The page."""
    every = [one for one in sorted(snapshot.programmes.values(), key=by_name) if any(map(reference.statuses.is_not_yet, one.status))]
    shown = [one for one in every if borough is None or borough.slug in boroughs_of(one.areas)]
    notes = Notes(reference)
    documents = (plans_of(source, shown, snapshot, reference, notes) for source in reference.sources.values())
    where = f" for {borough.name}" if borough else ""
    return PlansPage(
        borough=borough.name if borough else None,
        boroughs=choices(every, reference, borough),
        sentence=f"{count_words(len(shown), 'listing', 'listings')} planned, proposed or on trial when described{where}",
        documents=tuple(document for document in documents if document.plans),
        notes=notes.listed(),
    )


def choices(every: list[Programme], reference: Reference, borough: Area | None) -> tuple[BoroughChoice, ...]:
    """Every borough, and all places together."""
    named = Counter(code for one in every for code in boroughs_of(one.areas))
    options = (BoroughChoice(area.slug, f"{area.name} ({named[area.slug]})", area == borough) for area in reference.areas.boroughs)
    return (BoroughChoice("", "Any place", borough is None), *options)


def plans_of(source: Source, shown: list[Programme], snapshot: Snapshot, reference: Reference, notes: Notes) -> Plans:
    """What one document plans, by name."""
    found = tuple(
        plan(one, status, snapshot, reference, notes)
        for one in shown
        for status in one.status
        if reference.statuses.is_not_yet(status) and status.citations[0].source == source.slug
    )
    return Plans(source.slug, source.title, source.short_title, found)


def plan(programme: Programme, status: Status, snapshot: Snapshot, reference: Reference, notes: Notes) -> Plan:
    """One listing as a document plans it."""
    return Plan(
        programme.slug,
        programme.name.text,
        reference.words("statuses", status.code),
        Line(status.text, notes.of(status.citations)),
        where_lines(programme, reference, notes, inherited_of(programme, snapshot).get("areas")),
    )
