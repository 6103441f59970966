"""The listings of a search as one table: the facts that people ask of many at once, each with where it stands."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.evidence import OWN
from catalogue.domain.filters import Filters
from catalogue.domain.programme import Programme, Route
from catalogue.domain.prose import month_words
from catalogue.services.browse import FoundPage
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.asking import address
from catalogue.web.pages.compare import inherited_of
from catalogue.web.pages.compare_rows import Subject, for_whom, result
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.programme_lines import age_lines, history_of, mark, where_lines
from catalogue.web.pages.search import sentence

FACTS_PER_PAGE = 50
HEADS = ("Listing", "Ages", "Where", "For whom", "Who can send", "Status, as described", "What is reported")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A listing and what is said of it, a cell for each head but the first."""

    slug: str
    name: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The listings that a search finds, as a table."""

    template: ClassVar[str] = "pages/facts.html"
    sentence: str
    rows: tuple[FactRow, ...]
    notes: tuple[Note, ...]
    query: str
    page: int
    pages: int
    previous_url: str | None
    next_url: str | None
    heads: tuple[str, ...] = HEADS
    title: str = "Listings with where each fact stands"


def facts_page(filters: Filters, found: FoundPage, snapshot: Snapshot, reference: Reference) -> FactsPage:
    """The page of a search."""
    notes = Notes(reference)
    asked = address(filters)
    return FactsPage(
        sentence=sentence(filters, found.total, reference),
        rows=tuple(fact_row(one.programme, snapshot, reference, notes) for one in found.items),
        notes=notes.listed(),
        query=f"?{asked}" if asked else "",
        page=found.page,
        pages=found.pages,
        previous_url=page_url(filters, found.page - 1) if found.page > 1 else None,
        next_url=page_url(filters, found.page + 1) if found.page < found.pages else None,
    )


def page_url(filters: Filters, number: int) -> str:
    """The address of another page of the same table."""
    query = address(filters, number)
    return f"/programmes/table?{query}" if query else "/programmes/table"


def fact_row(programme: Programme, snapshot: Snapshot, reference: Reference, notes: Notes) -> FactRow:
    """One listing."""
    inherited = inherited_of(programme, snapshot)
    subject = Subject(programme, inherited, reference, notes)
    dated = Line(f"Information from {month_words(reference.as_of(programme))}")
    return FactRow(
        programme.slug,
        programme.name.text,
        (
            age_lines(programme, notes, inherited.get("age")),
            where_lines(programme, reference, notes, inherited.get("areas")),
            for_whom(subject),
            tuple(route_line(route, reference, notes) for route in programme.routes) or (Line("Not stated"),),
            (*(history_of(programme, notes) or (Line("Status not stated"),)), dated),
            reported(subject),
        ),
    )


def route_line(route: Route, reference: Reference, notes: Notes) -> Line:
    """A way in."""
    only = ". The only way" if route.only_way else ""
    return Line(f"{reference.words('routes', route.route)}{only}", notes.of(route.citations), mark(route.basis))


def reported(one: Subject) -> tuple[Line, ...]:
    """What is reported of results and evaluation, and whether any outcome has a figure."""
    evidence = one.programme.evidence
    outcomes = [claim for claim in one.programme.claims if claim.scope in OWN and claim.kind == "outcome"]
    numbered = any(not figure.target for claim in outcomes for figure in claim.figures)
    evaluated = [claim for claim in one.programme.claims if claim.scope in OWN and claim.evaluation]
    found = list(result(one)) if evidence.result != "none" else [Line(one.reference.words("results", "none"))]
    if outcomes:
        found.append(Line("With a figure" if numbered else "No figure is given"))
    found += [
        Line(one.reference.evaluation_words(evidence, claim.evaluation) + (f", by {claim.evaluator}" if claim.evaluator else ""),
             one.notes.of(claim.citations))
        for claim in evaluated
    ]  # fmt: skip
    return tuple(found)
