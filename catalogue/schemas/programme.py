"""A listing in the JSON API's words (design, section 5)."""

from collections.abc import Callable, Iterable
from typing import Any

from marshmallow import Schema, fields

from catalogue.domain.criteria import Criterion
from catalogue.domain.evidence import Claim, Figure
from catalogue.domain.programme import Age, AgeBasis, Coded, Place, Programme
from catalogue.domain.sources import Citation
from catalogue.services.browse import Found, FoundPage
from catalogue.services.reading import Reading
from catalogue.services.reasons import read_words, reasons_for
from catalogue.services.reference import Reference


class AgeSchema(Schema):
    """An age range, both limits inclusive; null is no printed limit."""

    min = fields.Integer(allow_none=True, required=True)
    max = fields.Integer(allow_none=True, required=True)
    text = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True, metadata={"enum": [basis.value for basis in AgeBasis]})


class TierSchema(Schema):
    """A tier and whether a document says it or we infer it."""

    tier = fields.String(required=True)
    basis = fields.String(required=True, metadata={"enum": ["stated", "inferred"]})


class AreaSchema(Schema):
    """A place and in what sense the listing belongs to it; `code` is the GSS code of a borough."""

    name = fields.String(required=True)
    code = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True)


class EvidenceSchema(Schema):
    """What the documents report, not whether it works."""

    result = fields.String(required=True)
    evaluation = fields.String(required=True)
    standard = fields.String(allow_none=True, required=True)


class ItemSchema(Schema):
    """A listing in a list."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    other_names = fields.List(fields.String(), required=True)
    kind = fields.String(required=True)
    kind_of_help = fields.String(required=True, metadata={"enum": ["support", "enforcement", "information"]})
    summary = fields.String(required=True)
    tiers = fields.List(fields.Nested(TierSchema), required=True)
    age = fields.Nested(AgeSchema, required=True)
    areas = fields.List(fields.Nested(AreaSchema), required=True)
    themes = fields.List(fields.String(), required=True)
    needs = fields.List(fields.String(), required=True)
    evidence = fields.Nested(EvidenceSchema, required=True)
    referral = fields.String(required=True)
    url = fields.String(required=True)


class FoundItemSchema(ItemSchema):
    """A listing that a search found, and why."""

    matched = fields.List(fields.String(), required=True, metadata={"description": "The fields in which words of `q` stand."})
    reasons = fields.List(fields.String(), required=True, metadata={"description": "How it stands to what `q` was read as."})


class CitationSchema(Schema):
    """Where a fact stands."""

    source = fields.String(required=True)
    file = fields.String(required=True)
    section = fields.String(required=True)
    line = fields.Integer(required=True)
    anchor = fields.String(required=True)
    field = fields.String(required=True)


class ProgrammeSchema(ItemSchema):
    """A listing whole."""

    description = fields.List(fields.String(), required=True)
    providers = fields.List(fields.Dict(), required=True)
    criteria = fields.List(fields.Dict(), required=True)
    referral_routes = fields.List(fields.Dict(), required=True)
    settings = fields.List(fields.String(), required=True)
    delivery = fields.List(fields.Dict(), required=True)
    claims = fields.List(fields.Dict(), required=True)
    funding = fields.List(fields.Dict(), required=True)
    contacts = fields.List(fields.Dict(), required=True)
    relations = fields.List(fields.Dict(), required=True)
    parent = fields.String(allow_none=True, required=True)
    start_year = fields.Integer(allow_none=True, required=True)
    caveats = fields.List(fields.String(), required=True)
    differences = fields.List(fields.String(), required=True)
    inherited = fields.List(fields.String(), required=True)
    status = fields.List(fields.Dict(), required=True)
    as_of = fields.String(required=True)
    last_checked = fields.String(allow_none=True, required=True)
    citations = fields.List(fields.Nested(CitationSchema), required=True)


class ReadAsSchema(Schema):
    """A part of the query that was read as a filter."""

    filter = fields.String(required=True)
    value = fields.String(required=True)
    text = fields.String(required=True)


class ListSchema(Schema):
    """One page of listings."""

    items = fields.List(fields.Nested(FoundItemSchema), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    per_page = fields.Integer(required=True)
    facets = fields.Dict(keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.Integer()), required=True)
    suggestion = fields.String(allow_none=True, required=True)
    read_as = fields.List(fields.Nested(ReadAsSchema), required=True)
    loosely_related = fields.Boolean(
        required=True, metadata={"description": "Whether no listing has most of what `q` asks: show these as marginal."}
    )


UrlOf = Callable[[str], str]


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
    reasons = list(reasons_for(found.programme, reading, reference))
    return {**item_of(found.programme, reference, url_of), "matched": list(found.matched_fields), "reasons": reasons}


def item_of(programme: Programme, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """A listing in a list as plain values."""
    evidence = programme.evidence
    return {
        "slug": programme.slug,
        "name": programme.name.text,
        "other_names": [name.text for name in programme.other_names],
        "kind": programme.kind.code,
        "kind_of_help": programme.kind_of_help.value,
        "summary": programme.summary.text,
        "tiers": [{"tier": tier.code, "basis": tier.basis.value} for tier in programme.tiers],
        "age": age_of(programme.age),
        "areas": [area_of(place, reference) for place in programme.areas] or [{"name": "Not stated", "code": None, "basis": "not_stated"}],
        "themes": codes(programme.themes),
        "needs": codes(programme.needs),
        "evidence": {"result": evidence.result.value, "evaluation": evidence.evaluation.value, "standard": evidence.standard},
        "referral": programme.referral.code,
        "url": url_of(programme.slug),
    }


def codes(tags: Iterable[Coded]) -> list[str]:
    """Each code once, in the order of the record."""
    return list(dict.fromkeys(tag.code for tag in tags))


def age_of(age: Age | None) -> dict[str, Any]:
    """An age range; where none is printed it says so."""
    if age is None:
        return {"min": None, "max": None, "text": None, "basis": AgeBasis.NOT_STATED.value}
    return {"min": age.min, "max": age.max, "text": age.text, "basis": age.basis.value}


def area_of(place: Place, reference: Reference) -> dict[str, Any]:
    """A place with its GSS code and its sense; a place named only to compare with says so."""
    area = reference.areas[place.area]
    return {"name": place.place or area.name, "code": area.code, "basis": "control" if place.control else place.extent.value}


def programme_of(programme: Programme, reference: Reference, inherited: Iterable[str], url_of: UrlOf) -> dict[str, Any]:
    """A listing whole, as plain values, with one citation for every fact."""
    return {
        **item_of(programme, reference, url_of),
        "description": texts(programme.description),
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
        "parent": programme.parent.code if programme.parent else None,
        "start_year": programme.start.year if programme.start else None,
        "caveats": texts(programme.caveats),
        "differences": texts(programme.differences),
        "inherited": sorted(inherited),
        "status": [{"status": one.code, "text": one.text, "year": one.year} for one in programme.status],
        "as_of": reference.as_of(programme),
        "last_checked": programme.last_checked,
        "citations": [citation_of(cite, field, reference) for field, cites in programme.statements for cite in cites],
    }


def texts(statements: Iterable[Any]) -> list[str]:
    """The texts of statements."""
    return [statement.text for statement in statements]


def criterion_of(criterion: Criterion) -> dict[str, Any]:
    """A condition as data."""
    value = list(criterion.value) if isinstance(criterion.value, tuple) else criterion.value
    return {
        "id": criterion.id, "fact": criterion.fact.value, "operator": criterion.operator.value, "value": value,
        "force": criterion.force.value, "text": criterion.text, "question": criterion.question,
        "group": criterion.group, "strand": criterion.strand, "basis": criterion.basis.value,
    }  # fmt: skip


def claim_of(claim: Claim) -> dict[str, Any]:
    """What a document says happened."""
    return {
        "id": claim.id, "kind": claim.kind.value, "text": claim.text, "reported_by": claim.reported_by, "reporter": claim.reporter,
        "scope": claim.scope.value, "place": claim.place, "design": claim.design, "comparison": claim.comparison,
        "standard": claim.standard, "evaluation": claim.evaluation.value if claim.evaluation else None, "evaluator": claim.evaluator,
        "figures": [figure_of(figure) for figure in claim.figures], "caveats": list(claim.caveats),
    }  # fmt: skip


def figure_of(figure: Figure) -> dict[str, Any]:
    """A figure with what it measures."""
    return {
        "value": figure.value, "number": figure.number, "unit": figure.unit, "measures": figure.measures,
        "period": figure.period, "target": figure.target,
    }  # fmt: skip


def citation_of(cite: Citation, field: str, reference: Reference) -> dict[str, Any]:
    """Where one fact stands."""
    file = reference.sources[cite.source].file
    return {"source": cite.source, "file": file, "section": cite.section, "line": cite.line, "anchor": cite.anchor, "field": field}
