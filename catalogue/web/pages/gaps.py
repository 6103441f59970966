"""The grid of gaps: boroughs by need, tier, age group or sex, with answers in words and the nearest there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.criteria import Fact
from catalogue.domain.gap_answers import Answer, Near
from catalogue.domain.gaps import Cell, GapDimension, GapQuery, Grid, Offer, Row, wholes
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.domain.sources import Citation
from catalogue.services.gap_words import BY_LABELS, NEAR, answer_text, column_label, count_text, parts_text, place_label
from catalogue.services.gaps import Gaps
from catalogue.services.reference import Reference
from catalogue.web.pages.gaps_form import ChoiceBox, address, boxes, chips, place_url, url, with_condition
from catalogue.web.pages.gaps_offers import places_words, status_text
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.search import Chip


@dataclass(frozen=True, slots=True)
class CellView:
    """One number with what it counts in words; `url` is the list behind it. Nothing there is said in a word, not in a 0.

    `more` are the parts that are counted with their whole; `ask` and `apart` are not in the number.
    """

    offers: int
    more: str
    what: str
    known: str
    ask: str
    apart: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its name, and the question about it alone."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A place and its cells."""

    label: str
    url: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class NearItem:
    """One thing that comes near: where it is, and for what was planned how that is printed."""

    slug: str
    name: str
    said: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class NearView:
    """What comes near in one sense."""

    heading: str
    listed: tuple[NearItem, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One column in words, and what comes nearest where something is missing."""

    heading: str
    text: str
    missing: bool
    nearest: tuple[NearView, ...]


@dataclass(frozen=True, slots=True)
class GapsPage:
    """The grid. With one borough it stands the other way round: a line a column."""

    template: ClassVar[str] = "pages/gaps.html"
    boxes: tuple[ChoiceBox, ...]
    chips: tuple[Chip, ...]
    query: str
    by: str
    answers: tuple[AnswerView, ...]
    nowhere: str
    heads: tuple[Head, ...]
    rows: tuple[RowView, ...]
    wider: tuple[RowView, ...]
    lines: tuple[RowView, ...]
    borough: str
    searched: tuple[tuple[str, int], ...]
    fewest: int
    rules: tuple[str, ...]
    compared: tuple[Line, ...]
    notes: tuple[Note, ...]
    title: str = "Gaps"

    @property
    def one_borough(self) -> bool:
        """Whether it is shown as a list."""
        return bool(self.lines)


def gaps_page(
    grid: Grid, answers: tuple[Answer, ...], compared: Mapping[str, tuple[Programme, ...]], gaps: Gaps, reference: Reference
) -> GapsPage:
    """The page. `compared` are the listings that name a borough only to compare with, by borough."""
    query, notes = grid.query, Notes(reference)
    in_full = len(grid.columns) <= gaps.rules.columns_in_full
    heads = tuple(Head(column_label(query.by, code, reference), url(with_condition(query, query.by, (code,)))) for code in grid.columns)
    rows = tuple(row_view(row, grid, reference) for row in grid.rows)
    wider = tuple(row_view(row, grid, reference) for row in grid.wider)
    alone = len(rows) == 1
    return GapsPage(
        boxes=boxes(query, reference),
        chips=tuple(chips(query, reference)),
        query=f"?{asked}" if (asked := address(query)) else "",
        by=BY_LABELS[query.by].lower(),
        answers=tuple(answer_view(one, grid, reference, notes) for one in answers) if in_full else (),
        nowhere="" if in_full else and_list(column_label(query.by, one.column, reference) for one in answers if not one.having),
        heads=heads,
        rows=rows,
        wider=wider,
        lines=turned(heads, rows[0], wider) if alone else (),
        borough=rows[0].label if alone else "",
        searched=gaps.searched(),
        fewest=gaps.rules.fewest_shown,
        rules=tuple(gaps.rules.words.values()),
        compared=tuple(compared_lines({row.place: compared.get(row.place, ()) for row in grid.rows}, reference, notes)),
        notes=notes.listed(),
    )


def row_view(row: Row, grid: Grid, reference: Reference) -> RowView:
    """A place: a cell for all offers there, then one for each column."""
    name, query = place_label(row.place, reference), grid.query
    total = cell_view(row.total, f"in all, {name}", place_url(row.place, query))
    cells = (
        cell_view(
            cell,
            f"{column_label(query.by, code, reference)}, {name}",
            place_url(row.place, with_condition(query, query.by, (code,))),
        )
        for code, cell in zip(grid.columns, row.cells, strict=True)
    )
    return RowView(name, place_url(row.place, GapQuery()), (total, *cells))


def cell_view(cell: Cell, what: str, at: str) -> CellView:
    """A number in words; what is known of results is said beside it, never added up."""
    known = f"{cell.with_outcome} with an outcome stated" if cell.with_outcome else "no outcome stated"
    return CellView(
        len(wholes(cell.offers)),
        parts_text(cell.offers),
        what,
        known if cell.offers else "",
        f"{count_text(cell.ask)} on a list: ask" if cell.ask else "",
        f"{count_text(cell.apart)} with need and place apart: ask" if cell.apart else "",
        at,
    )


def compared_lines(compared: Mapping[str, tuple[Programme, ...]], reference: Reference, notes: Notes) -> Iterator[Line]:
    """The boroughs that a document names only to compare with, by what it describes."""
    by_listing: dict[str, list[str]] = {}
    cites: dict[str, list[Citation]] = {}
    for borough, listings in compared.items():
        for one in listings:
            by_listing.setdefault(one.name.text, []).append(reference.areas[borough].name)
            here = (place.citations for place in one.areas if place.control and place.area == borough)
            cites.setdefault(one.name.text, []).extend(cite for each in here for cite in each)
    for name, boroughs in by_listing.items():
        yield Line(f"{and_list(boroughs)}: named only to compare with, in {name}. It was not run there", notes.of(cites[name]))


def turned(heads: tuple[Head, ...], row: RowView, wider: tuple[RowView, ...]) -> tuple[RowView, ...]:
    """The grid of one borough the other way round: a line for each column, a cell for the borough and each wider place."""
    labels = (Head("All offers", row.url), *heads)
    return tuple(RowView(head.label, head.url, tuple(one.cells[number] for one in (row, *wider))) for number, head in enumerate(labels))


def answer_view(answer: Answer, grid: Grid, reference: Reference, notes: Notes) -> AnswerView:
    """One column in words, with the nearest that there is."""
    asked = with_condition(grid.query, grid.query.by, (answer.column,))
    nearest = tuple(
        NearView(NEAR[near.kind], tuple(near_item(one, near.kind, asked, reference, notes) for one in near.offers))
        for near in answer.nearest
    )
    return AnswerView(
        column_label(grid.query.by, answer.column, reference),
        answer_text(answer, grid, reference),
        bool(answer.without or answer.apart),
        nearest,
    )


def near_item(offer: Offer, kind: Near, asked: GapQuery, reference: Reference, notes: Notes) -> NearItem:
    """One thing that comes near, cited for what makes it so: the need, the sex, the place, the plan."""
    programme = offer.programme
    if kind is Near.APART:
        return NearItem(offer.slug, programme.name.text, apart_lines(offer, asked, reference, notes))
    said = programme.status if kind is Near.PLANNED else ()
    aside = "; ".join((places_words(programme, reference), *(status_text(one, reference).rstrip(".") for one in said)))
    cites = notes.of((*why(offer, asked), *(cite for one in said for cite in one.citations)))
    return NearItem(offer.slug, programme.name.text, (Line(aside, cites),))


def apart_lines(offer: Offer, asked: GapQuery, reference: Reference, notes: Notes) -> tuple[Line, ...]:
    """Both places in the documents: where the need stands, and where the boroughs stand with which it is not said together."""
    boroughs = offer.apart_for(asked.needs)
    needs = [tag for tag in offer.programme.needs if tag.code in asked.needs]
    labels = and_list(dict.fromkeys(column_label(GapDimension.NEED, tag.code, reference) for tag in needs))
    places = (place for place in offer.programme.areas if place.area in boroughs)
    return (
        Line(f"“{labels}” stands in one place", notes.of(cite for tag in needs for cite in tag.citations)),
        Line(
            f"{and_list(place_label(one, reference) for one in boroughs)} in another",
            notes.of(cite for one in places for cite in one.citations),
        ),
    )


def why(offer: Offer, asked: GapQuery) -> tuple[Citation, ...]:
    """Where it stands that an offer helps with what is asked for, for whom alone, at what age, in which tier, and where."""
    programme = offer.programme
    cites = [tag.citations for tag in programme.needs if tag.code in asked.chosen.get(GapDimension.NEED, ())]
    cites += [tag.citations for tag in programme.tiers if tag.code in asked.chosen.get(GapDimension.TIER, ())]
    cites += [one.citations for one in programme.criteria if one.fact is Fact.SEX]
    cites += [programme.age.citations] if programme.age and asked.chosen.get(GapDimension.AGE) else []
    cites += [place.citations for place in programme.areas]
    return tuple(cite for each in cites for cite in each)
