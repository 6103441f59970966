"""A listing in which every field of every kind of fact holds something, built by walking the domain's own classes.

A field that is added to the domain is filled here without a word from anybody, so whatever loses it goes red.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import count
from typing import Any, get_args, get_origin, get_type_hints

from catalogue.domain.programme import Coded, Programme
from seed.words import sources

OTHER = "another-listing"
A_YEAR = 2012
KNOWN_WORDS = {
    "Programme.slug": "fullest", "Citation.source": min(sources()), "Citation.anchor": "eight words or fewer",
    "Place.area": "lambeth", "Relation.to": OTHER, "Programme.last_checked": "2026-11-24",
    "kind.code": "programme", "referral.code": "individual", "parent.code": OTHER, "tiers.code": "prevention",
    "themes.code": "mentoring", "needs.code": "mentoring", "settings.code": "school",
    "Provider.type": "charity", "Provider.role": "runs", "Route.route": "self", "Delivery.aspect": "format",
    "Contact.kind": "phone", "Status.code": "pilot", "Claim.reported_by": "provider", "Relation.kind": "may_be_related",
}  # fmt: skip
"""Where a text must be one that exists: by class and field, or for controlled words by the listing's field."""


def fullest() -> Programme:
    """The listing."""
    made: Programme = filled(Programme, "", "", count(5))
    return made


def filled(kind: Any, owner: str, name: str, numbers: Iterator[int]) -> Any:
    """A value of a type that is never what the field holds by default. Numbers go up, so a lowest age is below a highest."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints, within = get_type_hints(kind), name if kind is Coded else kind.__name__
        return kind(**{field.name: filled(hints[field.name], within, field.name, numbers) for field in fields(kind)})
    if get_origin(kind) is tuple:
        return tuple(filled(get_args(kind)[0], owner, name, numbers) for _ in range(2))
    if choices := [choice for choice in get_args(kind) if choice is not type(None)]:
        return filled(choices[0], owner, name, numbers)
    if kind is str:
        return KNOWN_WORDS.get(f"{owner}.{name}") or f"{owner} {name} {next(numbers)}"
    if issubclass(kind, Enum):
        return list(kind)[-1]
    return True if kind is bool else A_YEAR if name == "year" else kind(next(numbers))


def bare_fields(value: Any, path: str = "programme") -> Iterator[str]:
    """The fields, at any depth, that hold nothing or what they hold by default."""
    if is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if held == field.default or held in (None, (), ""):
                yield f"{path}.{field.name}"
            yield from bare_fields(held, f"{path}.{field.name}")
    if isinstance(value, tuple):
        for each in value:
            yield from bare_fields(each, path)
