"""A listing whole, in the JSON API's words (design, section 5): every fact that is recorded, and where it stands."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from marshmallow import fields

from catalogue.domain.programme import Programme
from catalogue.schemas.facts import (
    TAGS,
    ContactSchema,
    CriterionSchema,
    DeliverySchema,
    FactCitationSchema,
    FundingSchema,
    PartOfSchema,
    PlaceSchema,
    ProviderSchema,
    RelationSchema,
    ReportedSchema,
    RouteSchema,
    StartSchema,
    StatusSchema,
    TagSchema,
    citation_of,
    claim_of,
    criterion_of,
    place_of,
    tag_of,
)
from catalogue.schemas.item import ItemSchema, UrlOf, codes, item_of
from catalogue.services.reference import Reference


class ProgrammeSchema(ItemSchema):
    """A listing whole."""

    description = fields.List(fields.String(), required=True)
    tags = fields.List(
        fields.Nested(TagSchema),
        required=True,
        metadata={"description": "Kind, tiers, themes, needs, settings and referral, each with its label, its words and its basis."},
    )
    places = fields.List(
        fields.Nested(PlaceSchema), required=True, metadata={"description": "`areas` with all that is said of each; empty if none is."}
    )
    providers = fields.List(fields.Nested(ProviderSchema), required=True)
    criteria = fields.List(fields.Nested(CriterionSchema), required=True)
    referral_routes = fields.List(fields.Nested(RouteSchema), required=True)
    settings = fields.List(fields.String(), required=True)
    delivery = fields.List(fields.Nested(DeliverySchema), required=True)
    claims = fields.List(fields.Nested(ReportedSchema), required=True)
    funding = fields.List(fields.Nested(FundingSchema), required=True)
    contacts = fields.List(fields.Nested(ContactSchema), required=True)
    relations = fields.List(fields.Nested(RelationSchema), required=True)
    parent = fields.String(allow_none=True, required=True)
    part_of = fields.Nested(PartOfSchema, allow_none=True, required=True)
    start_year = fields.Integer(allow_none=True, required=True)
    start = fields.Nested(StartSchema, allow_none=True, required=True)
    caveats = fields.List(fields.String(), required=True)
    differences = fields.List(fields.String(), required=True)
    inherited = fields.List(fields.String(), required=True, metadata={"description": "The fields with facts taken from the parent."})
    status = fields.List(fields.Nested(StatusSchema), required=True)
    as_of = fields.String(required=True)
    last_checked = fields.String(allow_none=True, required=True)
    citations = fields.List(fields.Nested(FactCitationSchema), required=True)


def programme_of(programme: Programme, reference: Reference, inherited: Iterable[str], url_of: UrlOf) -> dict[str, Any]:
    """A listing whole, as plain values, with every citation of every fact."""
    return {
        **item_of(programme, reference, url_of),
        "description": texts(programme.description),
        "tags": tags_of(programme, reference),
        "places": [place_of(place, reference) for place in programme.areas],
        "providers": [{"name": one.name, "type": one.type, "role": one.role, "basis": one.basis.value} for one in programme.providers],
        "criteria": [criterion_of(criterion) for criterion in programme.criteria],
        "referral_routes": [
            {"route": route.route, "text": route.text, "only_way": route.only_way, "basis": route.basis.value} for route in programme.routes
        ],
        "settings": codes(programme.settings),
        "delivery": [{"aspect": one.aspect, "text": one.text} for one in programme.delivery],
        "claims": [claim_of(claim) for claim in programme.claims],
        "funding": [{"text": one.text, "funder": one.funder, "amount": one.amount, "period": one.period} for one in programme.funding],
        "contacts": [{"kind": one.kind, "value": one.value, "year": one.year} for one in programme.contacts],
        "relations": [{"kind": one.kind, "to": one.to, "text": one.text, "ours": one.ours} for one in programme.relations],
        **parent_and_start(programme),
        "caveats": texts(programme.caveats),
        "differences": texts(programme.differences),
        "inherited": sorted(inherited),
        "status": [{"status": one.code, "text": one.text, "year": one.year} for one in programme.status],
        "as_of": reference.as_of(programme),
        "last_checked": programme.last_checked,
        "citations": list(citations_of(programme, reference)),
    }


def parent_and_start(programme: Programme) -> dict[str, Any]:
    """What it is part of and when it began, each short and whole; null where no document says so."""
    parent, start = programme.parent, programme.start
    return {
        "parent": parent.code if parent else None,
        "part_of": {"slug": parent.code, "text": parent.text, "basis": parent.basis.value} if parent else None,
        "start_year": start.year if start else None,
        "start": {"year": start.year, "text": start.text} if start else None,
    }


def tags_of(programme: Programme, reference: Reference) -> list[dict[str, Any]]:
    """Every controlled word of a listing, field after field."""
    values = {field: getattr(programme, field) for field in TAGS}
    words = {field: value if isinstance(value, tuple) else (value,) for field, value in values.items()}
    return [tag_of(field, tag, reference) for field, tags in words.items() for tag in tags]


def citations_of(programme: Programme, reference: Reference) -> Iterator[dict[str, Any]]:
    """Every citation with the field of its fact and the position of the fact in it."""
    for field, facts in groupby(programme.statements, key=itemgetter(0)):
        for position, (_, cites) in enumerate(facts):
            yield from ({**citation_of(cite, field, reference), "fact": position} for cite in cites)


def texts(statements: Iterable[Any]) -> list[str]:
    """The texts of statements."""
    return [statement.text for statement in statements]
