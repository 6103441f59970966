"""Single facts of a listing in the JSON API's words: for each sort what it looks like, and how it is written."""

from typing import Any

from marshmallow import Schema, fields

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.evidence import Claim, ClaimKind, Evaluation, Figure, Scope
from catalogue.domain.programme import Coded, Place
from catalogue.domain.sources import Basis, Citation
from catalogue.services.reference import Reference

BASES = {"enum": [basis.value for basis in Basis]}
TAGS = {"kind": "kinds", "tiers": "tiers", "themes": "themes", "needs": "needs", "settings": "settings", "referral": "referrals"}
"""The fields that are controlled words, with the name of their list."""
ONE_OR_SEVERAL = {
    "oneOf": [
        {"type": "integer"},
        {"type": "string"},
        {"type": "array", "items": {"type": ["integer", "string"]}},
        {"type": "null"},
    ]
}


class PrintedSchema(Schema):
    """Where something is printed."""

    source = fields.String(required=True)
    section = fields.String(required=True)
    line = fields.Integer(required=True)
    anchor = fields.String(required=True)


class CitationSchema(PrintedSchema):
    """Where a fact stands: in which file, and the field that it is of."""

    file = fields.String(required=True)
    field = fields.String(required=True)


class FactCitationSchema(CitationSchema):
    """Where a fact of a listing stands, and which fact of its field it is."""

    fact = fields.Integer(
        required=True,
        metadata={
            "description": "The position of the fact, from 0, among those of its field. Facts of a field that is in `tags` are counted "
            "there, `areas` in `places`, `routes` in `referral_routes`, `parent` in `part_of`."
        },
    )


class TagSchema(Schema):
    """A controlled word of a listing, and whether a document says it or we infer it."""

    field = fields.String(required=True, metadata={"enum": list(TAGS)})
    code = fields.String(required=True)
    label = fields.String(required=True)
    text = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True, metadata=BASES)


class PartOfSchema(Schema):
    """The listing of which this one is a part."""

    slug = fields.String(required=True)
    text = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True, metadata=BASES)


class PlaceSchema(Schema):
    """An area that a document connects with the listing; `place` is a narrower one that it names, `control` one to compare with."""

    area = fields.String(required=True)
    name = fields.String(required=True)
    code = fields.String(allow_none=True, required=True)
    place = fields.String(allow_none=True, required=True)
    extent = fields.String(required=True, metadata={"enum": [extent.value for extent in Extent]})
    control = fields.Boolean(required=True)
    basis = fields.String(required=True, metadata=BASES)


class ProviderSchema(Schema):
    """Who runs, funds or commissions it."""

    name = fields.String(required=True)
    type = fields.String(required=True)
    role = fields.String(required=True)
    basis = fields.String(required=True, metadata=BASES)


class CriterionSchema(Schema):
    """One condition for joining. Those of one `group` are alternatives; those of a `strand` hold for that strand alone."""

    id = fields.String(required=True)
    fact = fields.String(required=True, metadata={"enum": [fact.value for fact in Fact]})
    operator = fields.String(required=True, metadata={"enum": [operator.value for operator in Operator]})
    value = fields.Raw(allow_none=True, required=True, metadata=ONE_OR_SEVERAL)
    force = fields.String(required=True, metadata={"enum": [force.value for force in Force]})
    text = fields.String(required=True)
    question = fields.String(allow_none=True, required=True)
    group = fields.String(allow_none=True, required=True)
    strand = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True, metadata=BASES)


class RouteSchema(Schema):
    """A way in; `only_way` where a document says that there is no other."""

    route = fields.String(required=True)
    text = fields.String(allow_none=True, required=True)
    only_way = fields.Boolean(required=True)
    basis = fields.String(required=True, metadata=BASES)


class DeliverySchema(Schema):
    """One aspect of how it is done."""

    aspect = fields.String(required=True)
    text = fields.String(required=True)


class FigureSchema(Schema):
    """A figure as printed, and what it measures."""

    value = fields.String(required=True)
    number = fields.Raw(allow_none=True, required=True, metadata={"type": "number"})
    unit = fields.String(allow_none=True, required=True)
    measures = fields.String(required=True)
    period = fields.String(allow_none=True, required=True)
    target = fields.Boolean(required=True)


class ReportedSchema(Schema):
    """What a document says happened, and who says so."""

    id = fields.String(required=True)
    kind = fields.String(required=True, metadata={"enum": [kind.value for kind in ClaimKind]})
    text = fields.String(required=True)
    reported_by = fields.String(required=True)
    reporter = fields.String(allow_none=True, required=True)
    scope = fields.String(required=True, metadata={"enum": [scope.value for scope in Scope]})
    place = fields.String(allow_none=True, required=True)
    design = fields.String(allow_none=True, required=True)
    comparison = fields.String(allow_none=True, required=True)
    standard = fields.String(allow_none=True, required=True)
    evaluation = fields.String(allow_none=True, required=True, metadata={"enum": [*(stage.value for stage in Evaluation), None]})
    evaluator = fields.String(allow_none=True, required=True)
    figures = fields.List(fields.Nested(FigureSchema), required=True)
    caveats = fields.List(fields.String(), required=True)


class FundingSchema(Schema):
    """Money that a document names."""

    text = fields.String(required=True)
    funder = fields.String(allow_none=True, required=True)
    amount = fields.String(allow_none=True, required=True)
    period = fields.String(allow_none=True, required=True)


class ContactSchema(Schema):
    """A published contact, with the year in which it was printed."""

    kind = fields.String(required=True)
    value = fields.String(required=True)
    year = fields.Integer(required=True)


class RelationSchema(Schema):
    """A link to another listing; `ours` where no document draws it."""

    kind = fields.String(required=True)
    to = fields.String(required=True)
    text = fields.String(required=True)
    ours = fields.Boolean(required=True)


class StatusSchema(Schema):
    """How a document describes it as of the document's year."""

    status = fields.String(required=True)
    text = fields.String(required=True)
    year = fields.Integer(required=True)


class StartSchema(Schema):
    """When it began, as printed."""

    year = fields.Integer(required=True)
    text = fields.String(required=True)


def tag_of(field: str, tag: Coded, reference: Reference) -> dict[str, Any]:
    """A controlled word with what people read for it."""
    label = reference.words(TAGS[field], tag.code)
    return {"field": field, "code": tag.code, "label": label, "text": tag.text, "basis": tag.basis.value}


def place_of(place: Place, reference: Reference) -> dict[str, Any]:
    """An area with all that is said of it."""
    area = reference.areas[place.area]
    return {
        "area": place.area, "name": area.name, "code": area.code, "place": place.place, "extent": place.extent.value,
        "control": place.control, "basis": place.basis.value,
    }  # fmt: skip


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
