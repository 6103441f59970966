"""Gaps in the JSON API's words: what is asked, the grid, the answers, a borough; and the grid as rows of a table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from catalogue.domain.areas import Extent
from catalogue.domain.gap_answers import Answer, Near
from catalogue.domain.gaps import LONDON_WIDE_READ, WIDER, Cell, GapDimension, GapQuery, Grid, Offer, Row, parts, wholes
from catalogue.domain.programme import Coded, Place, Programme, Status
from catalogue.domain.sources import Citation
from catalogue.schemas.export import Cell as TableCell
from catalogue.schemas.export import Record
from catalogue.schemas.facts import CitationSchema, StatusSchema, citation_of
from catalogue.schemas.item import UrlOf
from catalogue.schemas.parameters import ParametersSchema
from catalogue.services.gap_words import answer_text, column_label, place_label
from catalogue.services.gaps import BoroughGaps, codes_of
from catalogue.services.places import place_code
from catalogue.services.reference import Reference

SENSES = ("here", "ask", "apart", "london_wide", "london_wide_read", "not_confirmed", "elsewhere")
NUMBERS = {
    "": "offers", ": parts, counted with their whole": "parts", ": an outcome is stated": "with_outcome", ": on a list, ask": "ask",
    ": need and place in different passages, ask": "apart",
}  # fmt: skip
"""What a table says after the name of a column, and the number that stands under it."""


class PlaceName(fields.Field[tuple[str, ...]]):
    """A borough by its slug, name or GSS code, or a wider place by a code or name with which the API prints it."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        super().__init__(metadata={"type": "string"})

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> tuple[str, ...]:
        words = str(super()._deserialize(value, attr, data, **kwargs))
        if found := places_meant(words, self._reference):
            return found
        known = (*(one.slug for one in self._reference.areas.boroughs), *WIDER)
        raise ValidationError(f"“{words[:60]}” is no place that is known here. Choose from: {', '.join(known)}.")


def places_meant(words: str, reference: Reference) -> tuple[str, ...]:
    """The rows of the grid that a place means, by any name that the API prints: London-wide means both senses of it."""
    wanted = words.strip().casefold()
    by_label = next((code for code in WIDER if wanted in {code, place_label(code, reference).casefold()}), None)
    code = by_label or place_code(words, reference)
    if code == Extent.LONDON_WIDE and wanted != code and not by_label:
        return (Extent.LONDON_WIDE.value, LONDON_WIDE_READ)
    return (code,) if code else ()


class GapsQueryBase(ParametersSchema):
    """What every question about gaps has besides its conditions."""

    by = fields.String(
        load_default=GapDimension.NEED.value,
        validate=validate.OneOf([by.value for by in GapDimension]),
        metadata={"description": "By what the columns differ."},
    )

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> GapQuery:
        """The question."""
        chosen = {by: tuple(dict.fromkeys(data[by.value])) for by in GapDimension if data[by.value]}
        places = tuple(dict.fromkeys(code for codes in data["borough"] for code in codes))
        wider = tuple(code for code in WIDER if code in places)
        return GapQuery(GapDimension(data["by"]), chosen, tuple(code for code in places if code not in wider), wider)


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
        for by in GapDimension
    }
    choices["borough"] = fields.List(
        PlaceName(reference),
        load_default=list,
        metadata={
            "description": "Only these places: boroughs by slug, name or GSS code, wider places such as London-wide by code or name. "
            "“London-wide” means both: what a document says, and what is our reading."
        },
    )
    return type("GapsQuery", (GapsQueryBase,), choices)


class ColumnSchema(Schema):
    """A column of the grid."""

    code = fields.String(required=True)
    label = fields.String(required=True)


class CellSchema(Schema):
    """Offers in one place under one column. A whole and its parts in the same list are one offer: `parts` are counted with it.

    `ask` are on a list of places, `apart` are said to help with the need in another passage than the one that names the
    place. Neither is among the offers.
    """

    column = fields.String(allow_none=True, required=True, metadata={"description": "Null in `total`: any column or none."})
    offers = fields.Integer(required=True)
    parts = fields.Integer(required=True)
    with_outcome = fields.Integer(required=True, metadata={"description": "Of how many of the offers any outcome is stated, by whomever."})
    ask = fields.Integer(required=True)
    ask_parts = fields.Integer(required=True)
    apart = fields.Integer(required=True)
    apart_parts = fields.Integer(required=True)
    slugs = fields.List(fields.String(), required=True)
    part_slugs = fields.List(fields.String(), required=True)
    ask_slugs = fields.List(fields.String(), required=True)
    ask_part_slugs = fields.List(fields.String(), required=True)
    apart_slugs = fields.List(fields.String(), required=True)
    apart_part_slugs = fields.List(fields.String(), required=True)


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
    status = fields.List(fields.Nested(StatusSchema), required=True)
    result = fields.String(required=True)
    citations = fields.List(fields.Nested(CitationSchema), required=True)


class NearSchema(Schema):
    """What comes near in one sense."""

    kind = fields.String(required=True, metadata={"enum": [near.value for near in Near]})
    items = fields.List(fields.Nested(OfferSchema), required=True)


class GapAnswerSchema(Schema):
    """Which boroughs have something under a column, which must be asked about, and which have nothing, with the nearest there is.

    `ageless` are boroughs whose offers for one sex alone print no age, so that they may be for adults.
    """

    column = fields.String(required=True)
    text = fields.String(required=True)
    having = fields.List(fields.String(), required=True)
    asking = fields.List(fields.String(), required=True)
    apart = fields.List(fields.String(), required=True)
    ageless = fields.List(fields.String(), required=True)
    without = fields.List(fields.String(), required=True)
    beside = fields.List(fields.String(), required=True)
    nearest = fields.List(fields.Nested(NearSchema), required=True)


class AskedForSchema(Schema):
    """A need that matches did not meet. Small numbers are left out."""

    need = fields.String(required=True)
    age_group = fields.String(allow_none=True, required=True)
    times = fields.Integer(required=True)


class BoroughGapsSchema(Schema):
    """One of the boroughs that were named, narrowed to what is asked: what is there, near, planned, and was asked for.

    Each list is in one sense and has a whole and its parts alike; `counted` says how many offers each is, a whole and its
    parts as one. `compared` name the borough only to compare with.
    """

    place = fields.String(required=True)
    name = fields.String(required=True)
    here = fields.List(fields.String(), required=True)
    ask = fields.List(fields.String(), required=True)
    apart = fields.List(fields.String(), required=True)
    london_wide = fields.List(fields.String(), required=True, metadata={"description": "A document says so."})
    london_wide_read = fields.List(fields.String(), required=True, metadata={"description": "Our reading: no document says so."})
    not_confirmed = fields.List(fields.String(), required=True)
    neighbours = fields.List(fields.String(), required=True)
    neighbours_apart = fields.List(fields.String(), required=True)
    elsewhere = fields.List(fields.String(), required=True)
    counted = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    planned = fields.List(fields.Nested(OfferSchema), required=True)
    compared = fields.List(fields.String(), required=True)
    asked = fields.List(
        fields.Nested(AskedForSchema), allow_none=True, required=True, metadata={"description": "Null where nothing is counted."}
    )


class GapsSchema(Schema):
    """The grid, what names no borough apart from it, and the answers in words."""

    by = fields.String(required=True, metadata={"enum": [by.value for by in GapDimension]})
    rules = fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata={"description": "How it is counted, in words."}
    )
    columns = fields.List(fields.Nested(ColumnSchema), required=True)
    rows = fields.List(fields.Nested(RowSchema), required=True)
    wider = fields.List(fields.Nested(RowSchema), required=True)
    answers = fields.List(fields.Nested(GapAnswerSchema), required=True)
    boroughs = fields.List(fields.Nested(BoroughGapsSchema), required=True)


@dataclass(frozen=True, slots=True)
class Found:
    """What is told of gaps: the grid, and with it the answers in words, boroughs each as a whole, and the rules in words.

    `compared` are the listings that name a borough only to compare with, by borough.
    """

    grid: Grid
    answers: tuple[Answer, ...] = ()
    boroughs: tuple[BoroughGaps, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    compared: Mapping[str, tuple[Programme, ...]] = field(default_factory=dict)


def gaps_of(found: Found, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """The grid with its answers as plain values; the boroughs that were asked about each as a whole."""
    grid = found.grid
    return {
        "by": grid.query.by.value,
        "rules": dict(found.rules),
        "columns": [{"code": code, "label": column_label(grid.query.by, code, reference)} for code in grid.columns],
        "rows": [_row(row, grid, reference) for row in grid.rows],
        "wider": [_row(row, grid, reference) for row in grid.wider],
        "answers": [_answer(one, grid, reference, url_of) for one in found.answers],
        "boroughs": [_borough(one, found.compared.get(one.area.slug, ()), reference, url_of) for one in found.boroughs],
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
    told: dict[str, Any] = {"column": column, "offers": 0, "with_outcome": cell.with_outcome}
    for number, slugs, offers in (("offers", "", cell.offers), ("ask", "ask_", cell.ask), ("apart", "apart_", cell.apart)):
        counted, with_them = wholes(offers), parts(offers)
        told |= {number: len(counted), f"{slugs}parts": len(with_them)}
        told |= {f"{slugs}slugs": [one.slug for one in counted], f"{slugs}part_slugs": [one.slug for one in with_them]}
    return told


def _answer(answer: Answer, grid: Grid, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    return {
        "column": answer.column,
        "text": answer_text(answer, grid, reference),
        **{name: list(getattr(answer, name)) for name in ("having", "asking", "apart", "without", "beside")},
        "ageless": [place for place, _ in answer.ageless],
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
        "citations": [citation_of(cite, name, reference) for name, cite in _cited(programme)],
    }


def _cited(programme: Programme) -> Iterable[tuple[str, Citation]]:
    """Where it stands what an offer helps with, where it is and whether it runs; each place once for each of the three."""
    facts: dict[str, tuple[Coded | Place | Status, ...]] = {"needs": programme.needs, "areas": programme.areas, "status": programme.status}
    return dict.fromkeys((name, cite) for name, stated in facts.items() for fact in stated for cite in fact.citations)


def _borough(found: BoroughGaps, compared: tuple[Programme, ...], reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    lists: dict[str, tuple[Offer, ...]] = {name: getattr(found, name) for name in SENSES}
    lists |= {name: tuple(one.offer for one in getattr(found, name)) for name in ("neighbours", "neighbours_apart")}
    return {
        "place": found.area.slug,
        "name": found.area.name,
        **{name: [one.slug for one in offers] for name, offers in lists.items()},
        "counted": {name: len(wholes(offers)) for name, offers in lists.items()},
        "planned": [_offer(one, reference, url_of) for one in found.planned],
        "compared": [one.slug for one in compared],
        "asked": None
        if found.asked is None
        else [{"need": one.need, "age_group": one.age_group, "times": one.times} for one in found.asked],
    }


def _total_of(name: str) -> Callable[[Record], TableCell]:
    def cell(row: Record) -> TableCell:
        found: TableCell = row["total"][name]
        return found

    return cell


def _cell_of(number: int, name: str) -> Callable[[Record], TableCell]:
    def cell(row: Record) -> TableCell:
        found: TableCell = row["cells"][number][name]
        return found

    return cell


def grid_table(record: Record) -> tuple[list[Record], Mapping[str, Callable[[Record], TableCell]]]:
    """The grid, as the API tells it, as rows and columns of a table: a row a place, five numbers a column."""
    heads: dict[str, Callable[[Record], TableCell]] = {"place": lambda row: row["name"], "code": lambda row: row["code"]}
    heads |= {f"all{suffix}": _total_of(name) for suffix, name in NUMBERS.items()}
    for number, column in enumerate(record["columns"]):
        heads |= {f"{column['label']}{suffix}": _cell_of(number, name) for suffix, name in NUMBERS.items()}
    return [*record["rows"], *record["wider"]], heads
