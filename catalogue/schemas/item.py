"""A listing in a list, in the JSON API's words (design, section 5)."""

from collections.abc import Callable, Iterable
from typing import Any

from marshmallow import Schema, fields

from catalogue.domain.programme import Age, AgeBasis, Coded, Place, Programme
from catalogue.services.reference import Reference

UrlOf = Callable[[str], str]


class AgeSchema(Schema):
    """An age range, both limits inclusive; null is no printed limit. `flexible` where the document says that others may be taken."""

    min = fields.Integer(allow_none=True, required=True)
    max = fields.Integer(allow_none=True, required=True)
    text = fields.String(allow_none=True, required=True)
    basis = fields.String(required=True, metadata={"enum": [basis.value for basis in AgeBasis]})
    flexible = fields.Boolean(required=True)


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


class NamedSchema(Schema):
    """A listing by every name that a document prints for it."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    other_names = fields.List(fields.String(), required=True)


class ItemSchema(NamedSchema):
    """A listing in a list."""

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


def names_of(programme: Programme) -> dict[str, Any]:
    """What a listing is called, as plain values."""
    return {"slug": programme.slug, "name": programme.name.text, "other_names": [name.text for name in programme.other_names]}


def item_of(programme: Programme, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """A listing in a list as plain values."""
    evidence = programme.evidence
    return {
        **names_of(programme),
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
        return {"min": None, "max": None, "text": None, "basis": AgeBasis.NOT_STATED.value, "flexible": False}
    return {"min": age.min, "max": age.max, "text": age.text, "basis": age.basis.value, "flexible": age.flexible}


def area_of(place: Place, reference: Reference) -> dict[str, Any]:
    """A place with its GSS code and its sense; a place named only to compare with says so."""
    area = reference.areas[place.area]
    return {"name": place.place or area.name, "code": area.code, "basis": "control" if place.control else place.extent.value}
