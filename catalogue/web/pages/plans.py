"""What was planned, proposed or on trial, by document, with the time that is printed."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import ClassVar

from catalogue.domain.areas import Area
from catalogue.domain.plans import Plan, plans_in
from catalogue.domain.sources import Source
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
from catalogue.web.pages.browse import Downloads
from catalogue.web.pages.compare import inherited_of
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.programme_lines import where_lines
from catalogue.web.words import count_words

TWICE = "A listing that is planned in two lines, such as tried in one and widened in the other, is there twice."
UNSAID = (Line("Not stated in this document"),)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan of one document, as it is shown."""

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
    plans: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class BoroughChoice:
    """A borough, with how many plans name it: none is an answer too."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlansPage:
    """Every plan, or those of one borough: a plan names a borough only where its own document does."""

    template: ClassVar[str] = "pages/browse/plans.html"
    boroughs: tuple[BoroughChoice, ...]
    sentence: str
    documents: tuple[Plans, ...]
    notes: tuple[Note, ...]
    downloads: Downloads
    title: str = "What was planned, and by when"


def plans_page(snapshot: Snapshot, reference: Reference, borough: Area | None) -> PlansPage:
    """The page."""
    every = tuple(plans_in(sorted(snapshot.programmes.values(), key=by_name), reference.statuses))
    shown = [one for one in every if borough is None or borough.slug in one.boroughs]
    notes = Notes(reference)
    documents = (plans_of(source, shown, snapshot, reference, notes) for source in reference.sources.values())
    return PlansPage(
        boroughs=choices(every, reference, borough),
        sentence=sentence_of(shown, borough),
        documents=tuple(document for document in documents if document.plans),
        notes=notes.listed(),
        downloads=downloads_of(borough),
    )


def downloads_of(borough: Area | None) -> Downloads:
    """The addresses of the same plans as files."""
    asked = f"?borough={borough.slug}" if borough else ""
    return Downloads("plans", f"/browse/plans.csv{asked}", f"/browse/plans.xlsx{asked}")


def sentence_of(shown: list[Plan], borough: Area | None) -> str:
    """How many plans there are, as many as the rows below, and of how many listings."""
    if not shown and borough:
        return f"The documents describe no plan that names {borough.name}. That does not mean that nothing was planned there."
    listings = len({one.programme.slug for one in shown})
    where = f", each in a document that names {borough.name} for it" if borough else ""
    plans = f"{count_words(len(shown), 'plan', 'plans')} of {count_words(listings, 'listing', 'listings')}{where}."
    return plans if len(shown) == listings else f"{plans} {TWICE}"


def choices(every: tuple[Plan, ...], reference: Reference, borough: Area | None) -> tuple[BoroughChoice, ...]:
    """Every borough, and all places together."""
    named = Counter(code for one in every for code in one.boroughs)
    options = (BoroughChoice(area.slug, f"{area.name} ({named[area.slug]})", area == borough) for area in reference.areas.boroughs)
    return (BoroughChoice("", "Any place", borough is None), *options)


def plans_of(source: Source, shown: list[Plan], snapshot: Snapshot, reference: Reference, notes: Notes) -> Plans:
    """What one document plans, by name."""
    rows = tuple(row(one, snapshot, reference, notes) for one in shown if one.source == source.slug)
    return Plans(source.slug, source.title, source.short_title, rows)


def row(one: Plan, snapshot: Snapshot, reference: Reference, notes: Notes) -> PlanRow:
    """One plan with the places that its own document gives."""
    programme = one.programme
    inherited = inherited_of(programme, snapshot).get("areas")
    where = where_lines(replace(programme, areas=one.places), reference, notes, inherited)
    return PlanRow(
        programme.slug,
        programme.name.text,
        reference.words("statuses", one.status.code),
        Line(one.status.text, notes.of(one.status.citations)),
        where if one.places or not programme.areas else UNSAID,
    )
