"""What a search finds, in the JSON API's words (design, section 5)."""

from typing import Any

from marshmallow import Schema, fields

from catalogue.schemas.item import ItemSchema, UrlOf, item_of
from catalogue.schemas.paging import PagedSchema
from catalogue.services.browse import Found, FoundPage
from catalogue.services.reading import Reading
from catalogue.services.reasons import read_words, reasons_for
from catalogue.services.reference import Reference


class FoundItemSchema(ItemSchema):
    """A listing that a search found, and why."""

    matched = fields.List(fields.String(), required=True, metadata={"description": "The fields in which words of `q` stand."})
    reasons = fields.List(fields.String(), required=True, metadata={"description": "How it stands to what `q` was read as."})


class ReadAsSchema(Schema):
    """A part of the query that was read as a filter."""

    filter = fields.String(required=True)
    value = fields.String(required=True)
    text = fields.String(required=True)


class ListSchema(PagedSchema):
    """One page of listings."""

    items = fields.List(fields.Nested(FoundItemSchema), required=True)
    facets = fields.Dict(keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.Integer()), required=True)
    suggestion = fields.String(allow_none=True, required=True)
    read_as = fields.List(fields.Nested(ReadAsSchema), required=True)
    loosely_related = fields.Boolean(
        required=True, metadata={"description": "Whether no listing has most of what `q` asks: show these as marginal."}
    )


def list_of(found: FoundPage, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """One page of listings as plain values."""
    return {
        "items": [found_item(item, found.reading, reference, url_of) for item in found.items],
        "total": found.total, "page": found.page, "pages": found.pages, "per_page": found.per_page,
        "facets": {facet: dict(counts) for facet, counts in found.facets.items()},
        "suggestion": found.suggestion,
        "read_as": [
            {"filter": one.filter, "value": code, "text": read_words(one, reference)} for one in found.reading.reads for code in one.codes
        ],
        "loosely_related": bool(found.total) and not found.strong,
    }  # fmt: skip


def found_item(found: Found, reading: Reading, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """A listing that was found, and why."""
    reasons = list(reasons_for(found.programme, reading, reference, found.through))
    return {**item_of(found.programme, reference, url_of), "matched": list(found.matched_fields), "reasons": reasons}
