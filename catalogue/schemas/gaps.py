"""Gaps in the JSON API's words: what is asked, the grid, the answers, a borough; and the grid as rows of a table."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, pre_load, validate

from catalogue.domain.areas import Areas
from catalogue.domain.gap_answers import Answer, Near
from catalogue.domain.gaps import By, Cell, GapQuery, Grid, Offer, Row
from catalogue.schemas.blanks import without_blanks
from catalogue.schemas.export import Cell as TableCell
from catalogue.schemas.export import Record
from catalogue.schemas.facts import CitationSchema, citation_of
from catalogue.schemas.item import UrlOf
from catalogue.services.gap_words import answer_text, column_label, place_label
from catalogue.services.gaps import BoroughGaps, codes_of
from catalogue.services.reference import Reference


class Borough(fields.String):
    """A borough by its slug, name or GSS code."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        super().__init__()

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ANN401
        words = super()._deserialize(value, attr, data, **kwargs)
        if area := self._areas.borough(words):
            return area.slug
        raise ValidationError(f"“{words[:60]}” is no borough. Choose from: {', '.join(one.slug for one in self._areas.boroughs)}.")


class GapsQueryBase(Schema):
    """What every question about gaps has besides its conditions."""

    class Meta:
        """Parameters that are not ours do no harm and are passed over."""

        unknown = EXCLUDE

    by = fields.String(
        load_default=By.NEED.value,
        validate=validate.OneOf([by.value for by in By]),
        metadata={"description": "By what the columns differ."},
    )

    @pre_load
    def drop_blanks(self, data: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """Fields that a form sends empty were not answered."""
        return without_blanks(data, self.fields)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> GapQuery:
        """The question."""
        chosen = {by: tuple(dict.fromkeys(data[by.value])) for by in By if data[by.value]}
        return GapQuery(By(data["by"]), chosen, tuple(dict.fromkeys(data["borough"])))


def gaps_query_schema(reference: Reference) -> type[GapsQueryBase]:
    """The schema of a question about gaps over these controlled words."""
    choices: dict[str, Any] = {
        by.value: fields.List(
            fields.String(validate=validate.OneOf(codes_of(by, reference))),
            load_default=list,
            metadata={
                "description": f"Only offers with one of these under {by.value}. Where the columns differ by it, only these columns."
            },
        )
        for by in By
    }
    choices["borough"] = fields.List(
        Borough(reference.areas), load_default=list, metadata={"description": "Only these boroughs, by slug, name or GSS code."}
    )
    return type("GapsQuery", (GapsQueryBase,), choices)


class ColumnSchema(Schema):
    """A column of the grid."""

    code = fields.String(required=True)
    label = fields.String(required=True)


class CellSchema(Schema):
    """Offers in one place under one column. `ask` are those on a list of places; they are not among the offers."""

    column = fields.String(allow_none=True, required=True, metadata={"description": "Null in `total`: any column or none."})
    offers = fields.Integer(required=True)
    with_outcome = fields.Integer(required=True, metadata={"description": "Of how many of the offers any outcome is stated, by whomever."})
    ask = fields.Integer(required=True)
    slugs = fields.List(fields.String(), required=True)
    ask_slugs = fields.List(fields.String(), required=True)


class RowSchema(Schema):
    """A borough, or a wider place such as London-wide, which has no code."""

    place = fields.String(required=True)
    name = fields.String(required=True)
    code = fields.String(allow_none=True, required=True)
    total = fields.Nested(CellSchema, required=True)
    cells = fields.List(fields.Nested(CellSchema), required=True)


class OfferSchema(Schema):
    """A listing with where it stands."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    url = fields.String(required=True)
    places = fields.List(fields.String(), required=True)
    status = fields.List(fields.Dict(), required=True)
    result = fields.String(required=True)
    citations = fields.List(fields.Nested(CitationSchema), required=True)


class NearSchema(Schema):
    """What comes near in one sense."""

    kind = fields.String(required=True, metadata={"enum": [near.value for near in Near]})
    items = fields.List(fields.Nested(OfferSchema), required=True)


class GapAnswerSchema(Schema):
    """Which boroughs have something under a column, which must be asked about, and which have nothing, with the nearest there is."""

    column = fields.String(required=True)
    text = fields.String(required=True)
    having = fields.List(fields.String(), required=True)
    asking = fields.List(fields.String(), required=True)
    without = fields.List(fields.String(), required=True)
    beside = fields.List(fields.String(), required=True)
    nearest = fields.List(fields.Nested(NearSchema), required=True)


class AskedForSchema(Schema):
    """A need that matches did not meet. Small numbers are left out."""

    need = fields.String(required=True)
    age_group = fields.String(allow_none=True, required=True)
    times = fields.Integer(required=True)


class BoroughGapsSchema(Schema):
    """One of the boroughs that were named: what is there, what is near, what was planned, what was asked for."""

    place = fields.String(required=True)
    name = fields.String(required=True)
    here = fields.List(fields.String(), required=True)
    ask = fields.List(fields.String(), required=True)
    london_wide = fields.List(fields.String(), required=True)
    not_confirmed = fields.List(fields.String(), required=True)
    neighbours = fields.List(fields.String(), required=True)
    elsewhere = fields.List(fields.String(), required=True)
    planned = fields.List(fields.Nested(OfferSchema), required=True)
    asked = fields.List(
        fields.Nested(AskedForSchema), allow_none=True, required=True, metadata={"description": "Null where nothing is counted."}
    )


class GapsSchema(Schema):
    """The grid, what names no borough apart from it, and the answers in words."""

    by = fields.String(required=True, metadata={"enum": [by.value for by in By]})
    columns = fields.List(fields.Nested(ColumnSchema), required=True)
    rows = fields.List(fields.Nested(RowSchema), required=True)
    wider = fields.List(fields.Nested(RowSchema), required=True)
    answers = fields.List(fields.Nested(GapAnswerSchema), required=True)
    boroughs = fields.List(fields.Nested(BoroughGapsSchema), required=True)


def gaps_of(grid: Grid, answers: Iterable[Answer], boroughs: Iterable[BoroughGaps], reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """The grid with its answers as plain values; the boroughs that were asked about each as a whole."""
    return {
        "by": grid.query.by.value,
        "columns": [{"code": code, "label": column_label(grid.query.by, code, reference)} for code in grid.columns],
        "rows": [_row(row, grid, reference) for row in grid.rows],
        "wider": [_row(row, grid, reference) for row in grid.wider],
        "answers": [_answer(one, grid, reference, url_of) for one in answers],
        "boroughs": [_borough(one, reference, url_of) for one in boroughs],
    }


def _row(row: Row, grid: Grid, reference: Reference) -> dict[str, Any]:
    return {
        "place": row.place,
        "name": place_label(row.place, reference),
        "code": reference.areas[row.place].code if row.place in reference.areas else None,
        "total": _cell(None, row.total),
        "cells": [_cell(code, cell) for code, cell in zip(grid.columns, row.cells, strict=True)],
    }


def _cell(column: str | None, cell: Cell) -> dict[str, Any]:
    return {
        "column": column,
        "offers": len(cell.offers),
        "with_outcome": cell.with_outcome,
        "ask": len(cell.ask),
        "slugs": [one.slug for one in cell.offers],
        "ask_slugs": [one.slug for one in cell.ask],
    }


def _answer(answer: Answer, grid: Grid, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    return {
        "column": answer.column,
        "text": answer_text(answer, grid, reference),
        **{name: list(getattr(answer, name)) for name in ("having", "asking", "without", "beside")},
        "nearest": [{"kind": near.kind.value, "items": [_offer(one, reference, url_of) for one in near.offers]} for near in answer.nearest],
    }


def _offer(offer: Offer, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    programme = offer.programme
    return {
        "slug": offer.slug,
        "name": programme.name.text,
        "url": url_of(offer.slug),
        "places": list(dict.fromkeys(one.place or reference.areas[one.area].name for one in programme.areas if not one.control)),
        "status": [{"status": one.code, "year": one.year, "text": one.text} for one in programme.status],
        "result": programme.evidence.result.value,
        "citations": [citation_of(cite, field, reference) for field in ("needs", "areas", "status") for cite in _cites(programme, field)],
    }


def _cites(programme: Any, field: str) -> Iterable[Any]:  # noqa: ANN401 - statements of any sort have citations
    return dict.fromkeys(cite for fact in getattr(programme, field) for cite in fact.citations)


def _borough(found: BoroughGaps, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    plain = ("here", "ask", "london_wide", "not_confirmed", "elsewhere")
    return {
        "place": found.area.slug,
        "name": found.area.name,
        **{name: [one.slug for one in getattr(found, name)] for name in plain},
        "neighbours": [one.offer.slug for one in found.neighbours],
        "planned": [_offer(one, reference, url_of) for one in found.planned],
        "asked": None
        if found.asked is None
        else [{"need": one.need, "age_group": one.age_group, "times": one.times} for one in found.asked],
    }


def _cell_of(number: int, name: str) -> Callable[[Record], TableCell]:
    def cell(row: Record) -> TableCell:
        found: TableCell = row["cells"][number][name]
        return found

    return cell


def grid_table(record: Record) -> tuple[list[Record], Mapping[str, Callable[[Record], TableCell]]]:
    """The grid, as the API tells it, as rows and columns of a table: a row a place, three numbers a column."""
    heads: dict[str, Callable[[Record], TableCell]] = {
        "place": lambda row: row["name"],
        "code": lambda row: row["code"],
        "all": lambda row: row["total"]["offers"],
        "all: an outcome is stated": lambda row: row["total"]["with_outcome"],
        "all: on a list, ask": lambda row: row["total"]["ask"],
    }
    for number, column in enumerate(record["columns"]):
        for suffix, name in (("", "offers"), (": an outcome is stated", "with_outcome"), (": on a list, ask", "ask")):
            heads[f"{column['label']}{suffix}"] = _cell_of(number, name)
    return [*record["rows"], *record["wider"]], heads
