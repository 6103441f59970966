"""A listing in schema.org's words, for machines that read pages: only what a document says."""

from collections.abc import Iterable
from typing import Any

from catalogue.domain.areas import Extent
from catalogue.domain.programme import Programme, Words
from catalogue.domain.sources import Basis
from catalogue.services.reference import Reference


def json_ld(programme: Programme, reference: Reference) -> dict[str, Any]:
    """The listing in schema.org's words, only what a document says."""
    runs = [one for one in programme.providers if one.role == "runs" and one.basis is Basis.STATED]
    named = [place for place in programme.areas if place.extent is Extent.NAMED and place.basis is Basis.STATED and not place.control]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": programme.name.text,
        "description": programme.summary.text,
        "serviceType": reference.words("kinds", programme.kind.code),
    }
    if names := texts(programme.other_names):
        data["alternateName"] = names
    if runs:
        data["provider"] = [{"@type": "Organization", "name": one.name} for one in runs]
    if named:
        data["areaServed"] = [reference.areas[place.area].name for place in named]
    if programme.age:
        limits = {"suggestedMinAge": programme.age.min, "suggestedMaxAge": programme.age.max}
        data["audience"] = {"@type": "PeopleAudience"} | {key: limit for key, limit in limits.items() if limit is not None}
    return data


def texts(statements: Iterable[Words]) -> list[str]:
    """The texts of statements."""
    return [statement.text for statement in statements]
