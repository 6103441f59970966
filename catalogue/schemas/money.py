"""Money as the documents print it, in the JSON API's words."""

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from catalogue.schemas.facts import CitationSchema, citation_of
from catalogue.schemas.item import UrlOf
from catalogue.schemas.paging import PagedSchema
from catalogue.schemas.parameters import ParametersSchema
from catalogue.schemas.query import MOST_PAGES, MOST_PER_PAGE
from catalogue.services.money import MoneyFilters, MoneyPage, NamedMoney
from catalogue.services.reference import Reference

USUAL_MONEY = 25
EARLIEST, LATEST = 1900, 2100
LONGEST_SLUG = 120
HAS_AMOUNT = {"printed": True, "none": False}


@dataclass(frozen=True, slots=True)
class MoneyAsked:
    """What was asked of the money."""

    filters: MoneyFilters
    page: int
    per_page: int


class MoneyQueryBase(ParametersSchema):
    """A question about money; `source` is added over the documents that there are."""

    programme = fields.List(
        fields.String(validate=validate.Length(max=LONGEST_SLUG)),
        load_default=list,
        metadata={"description": "Slugs of listings. Alternatives."},
    )
    year = fields.List(
        fields.Integer(validate=validate.Range(EARLIEST, LATEST)),
        load_default=list,
        metadata={"description": "Years that the printed period names or spans. Alternatives. Money without a printed year fits none."},
    )
    amount = fields.String(
        load_default=None,
        validate=validate.OneOf(list(HAS_AMOUNT)),
        metadata={"description": "Only money of which a sum is printed, or only that of which none is."},
    )
    page = fields.Integer(load_default=1, validate=validate.Range(1, MOST_PAGES))
    per_page = fields.Integer(load_default=USUAL_MONEY, validate=validate.Range(1, MOST_PER_PAGE))

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> MoneyAsked:
        """The filters, and the page that is wanted."""
        has_amount = HAS_AMOUNT[data["amount"]] if data["amount"] else None
        filters = MoneyFilters(tuple(data["source"]), tuple(data["programme"]), tuple(data["year"]), has_amount)
        return MoneyAsked(filters, data["page"], data["per_page"])


def money_query_schema(reference: Reference) -> type[MoneyQueryBase]:
    """The schema of a question about money over these documents."""
    source = fields.List(
        fields.String(validate=validate.OneOf(list(reference.sources))),
        load_default=list,
        metadata={"description": "Documents that name it. Alternatives."},
    )
    return type("MoneyQuery", (MoneyQueryBase,), {"source": source})


def described(field: type[fields.Field[Any]], words: str, *, allow_none: bool = False) -> fields.Field[Any]:
    """A field that is always there, with what it says."""
    return field(required=True, allow_none=allow_none, metadata={"description": words})


class NamedMoneySchema(Schema):
    """Money that a document names for a listing."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    url = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": ["funding", "cost"]})
    amount = described(fields.String, "As printed; null where no sum is.", allow_none=True)
    text = fields.String(required=True)
    funder = fields.String(required=True, allow_none=True)
    period = fields.String(required=True, allow_none=True)
    years = fields.List(fields.Integer(), required=True, metadata={"description": "From the first year that the period names to the last."})
    claim = described(fields.String, "The id of the claim that it is a figure of; null for funding.", allow_none=True)
    also_under = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Slugs of other listings beside which the same printed sum stands: it must not be added."},
    )
    repeats = described(fields.Boolean, "Whether it is the same printed sum as an earlier item of the same listing.")
    citations = fields.List(fields.Nested(CitationSchema), required=True)


class MoneyPageSchema(PagedSchema):
    """One page of money."""

    items = fields.List(fields.Nested(NamedMoneySchema), required=True)


def named_of(one: NamedMoney, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """Money as plain values."""
    money, programme = one.money, one.programme
    return {
        "slug": programme.slug,
        "name": programme.name.text,
        "url": url_of(programme.slug),
        "kind": "cost" if money.claim else "funding",
        "amount": money.amount,
        "text": money.text,
        "funder": money.funder,
        "period": money.period,
        "years": list(money.years),
        "claim": money.claim,
        "also_under": [other.slug for other in one.also],
        "repeats": one.again,
        "citations": [citation_of(cite, "claims" if money.claim else "funding", reference) for cite in money.citations],
    }


def money_of(found: MoneyPage, per_page: int, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """One page of money as plain values."""
    items = [named_of(one, reference, url_of) for one in found.items]
    return {"items": items, "total": found.total, "page": found.page, "pages": found.pages, "per_page": per_page}
