"""The shape of one listing's TOML file, and how it becomes a domain value. Every refusal names field and reason."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from catalogue.domain import programme as domain
from catalogue.domain.areas import Extent
from catalogue.domain.evidence import Claim, ClaimKind, Evaluation, Figure, Scope
from catalogue.domain.sources import Basis
from seed.basics import Strict, optional, sentence
from seed.criterion import CriterionSchema
from seed.fields import Code, known_area
from seed.statements import StatementSchema, WordsSchema, choice, coded

OLDEST = 120
YEARS = validate.Range(1900, 2030)


class ParentSchema(StatementSchema):
    """The listing that this one is a part of."""

    makes = domain.Coded
    code = fields.String(required=True, data_key="slug")
    basis = choice(Basis)


class AgeSchema(StatementSchema):
    """An age range as printed."""

    makes = domain.Age
    min = fields.Integer(load_default=None, strict=True, validate=validate.Range(0, OLDEST))
    max = fields.Integer(load_default=None, strict=True, validate=validate.Range(0, OLDEST))
    text = sentence(100)
    basis = choice(domain.AgeBasis)
    flexible = fields.Boolean(load_default=False)

    @validates_schema
    def has_a_limit(self, data: Mapping[str, Any], **_: object) -> None:
        """An age without any limit says nothing; it is left out instead."""
        if data["min"] is None and data["max"] is None:
            raise ValidationError("needs a minimum or a maximum; leave [age] out where none is printed.")


class PlaceSchema(StatementSchema):
    """An area and in what sense the listing belongs to it."""

    makes = domain.Place
    area = fields.String(required=True, validate=known_area)
    extent = choice(Extent)
    basis = choice(Basis)
    place = optional(100)
    control = fields.Boolean(load_default=False)

    @validates_schema
    def extent_suits_area(self, data: Mapping[str, Any], **_: object) -> None:
        """Boroughs are named, listed or planned; each wider area has its own extent."""
        wider = {
            "london": {"london_wide"},
            "various-london": {"various"},
            "england": {"national"},
            "uk": {"national"},
            "other": {"elsewhere"},
        }
        allowed = wider.get(data["area"], {"named", "listed_including", "planned"})
        if data["extent"] not in allowed:
            raise ValidationError(f"for {data['area']} the extent is {' or '.join(sorted(allowed))}.", "extent")
        if data["area"] == "other" and not data["place"]:
            raise ValidationError("an area elsewhere needs the name of the place.", "place")


class FigureSchema(Strict):
    """A figure with what it measures."""

    value = sentence(60)
    measures = sentence(200, error_messages={"required": "a figure needs what it measures."})
    number = fields.Float(load_default=None)
    unit = optional(40)
    period = optional(80)
    target = fields.Boolean(load_default=False)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Figure:
        """The figure."""
        return Figure(**data)


class ClaimSchema(StatementSchema):
    """What a document says happened."""

    makes = Claim
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9_-]{1,60}$"))
    kind = choice(ClaimKind)
    text = sentence()
    reported_by = Code("reporters")
    scope = choice(Scope)
    figures = fields.List(fields.Nested(FigureSchema), load_default=list)
    caveats = fields.List(sentence(), load_default=list)
    reporter = optional(120)
    place = optional(120)
    design = optional(300)
    comparison = optional(300)
    standard = optional(120)
    evaluation = choice(Evaluation, load_default=None)
    evaluator = optional(120)


class ProviderSchema(StatementSchema):
    """Who runs, funds or commissions it."""

    makes = domain.Provider
    name = sentence(160)
    type = Code("provider_types")
    role = Code("roles", load_default="runs")
    basis = choice(Basis)


class RouteSchema(StatementSchema):
    """A way in."""

    makes = domain.Route
    route = Code("routes")
    basis = choice(Basis)
    text = optional()
    only_way = fields.Boolean(load_default=False, data_key="only")


class DeliverySchema(StatementSchema):
    """One aspect of how it is done."""

    makes = domain.Delivery
    aspect = Code("aspects")
    text = sentence()


class StartSchema(StatementSchema):
    """When it began."""

    makes = domain.Start
    year = fields.Integer(required=True, strict=True, validate=YEARS)
    text = sentence(200)


class ContactSchema(StatementSchema):
    """A published contact."""

    makes = domain.Contact
    kind = Code("contact_kinds")
    value = sentence(200)
    year = fields.Integer(required=True, strict=True, validate=YEARS)


class StatusSchema(StatementSchema):
    """How a document describes it as of its year."""

    makes = domain.Status
    code = Code("statuses", data_key="value")
    text = sentence(300)
    year = fields.Integer(required=True, strict=True, validate=YEARS)


class FundingSchema(StatementSchema):
    """Money that a document names."""

    makes = domain.Funding
    text = sentence()
    funder = optional(160)
    amount = optional(80)
    period = optional(80)


def basis_is_ours(basis: object) -> bool:
    """Whether a relation is our own reading; refused where the word is neither `stated` nor `ours`."""
    if basis not in ("stated", "ours"):  # a tuple: a file may hold what cannot be hashed
        raise ValidationError("is “stated” or “ours”.")
    return basis == "ours"


class RelationSchema(StatementSchema):
    """A link to another listing; the file's basis `ours` marks a link that no document makes."""

    makes = domain.Relation
    kind = Code("relations")
    to = fields.String(required=True)
    text = sentence(300)
    ours = fields.Function(required=True, data_key="basis", deserialize=basis_is_ours)


def many(schema: type[StatementSchema]) -> fields.List[Any]:
    """Any number of statements."""
    return fields.List(fields.Nested(schema), load_default=list)


class ProgrammeSchema(Strict):
    """One listing's file, whole."""

    name = fields.Nested(WordsSchema, required=True)
    kind = fields.Nested(coded("kinds", "value"), required=True)
    parent = fields.Nested(ParentSchema, load_default=None)
    summary = fields.Nested(WordsSchema, required=True)
    age = fields.Nested(AgeSchema, load_default=None)
    referral = fields.Nested(coded("referrals", "value"), required=True)
    start = fields.Nested(StartSchema, load_default=None)
    last_checked = fields.String(load_default=None, validate=validate.Regexp(r"^\d{4}-\d{2}-\d{2}$"))
    other_names = many(WordsSchema)
    description = many(WordsSchema)
    providers = many(ProviderSchema)
    tiers = many(coded("tiers", "tier"))
    themes = many(coded("themes", "theme"))
    needs = many(coded("needs", "need"))
    settings = many(coded("settings", "setting"))
    areas = many(PlaceSchema)
    criteria = many(CriterionSchema)
    routes = many(RouteSchema)
    delivery = many(DeliverySchema)
    contacts = many(ContactSchema)
    status = many(StatusSchema)
    claims = many(ClaimSchema)
    funding = many(FundingSchema)
    relations = many(RelationSchema)
    caveats = many(WordsSchema)
    differences = many(WordsSchema)
