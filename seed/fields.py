"""The fields that every statement in a seed file is made of: codes and citations."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, missing, post_load, validate

from catalogue.domain.sources import MOST_ANCHOR_WORDS, Citation
from seed.basics import Strict, no_e_mail, printable
from seed.words import areas, sources, vocabulary


class Code(fields.String):
    """A controlled word; refused, with the words that exist, where the list does not have it."""

    def __init__(self, word_list: str, *, data_key: str | None = None, load_default: object = missing) -> None:
        super().__init__(required=load_default is missing, data_key=data_key, load_default=load_default)
        self.word_list = word_list

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        code = super()._deserialize(value, attr, data, **kwargs)
        known = vocabulary()[self.word_list]
        if code not in known:
            raise ValidationError(f"“{code}” is not one of the {self.word_list}: {', '.join(term.code for term in known)}.")
        return code


def known_area(slug: str) -> None:
    """Refuses an area that is not in the vocabulary."""
    if slug not in areas():
        raise ValidationError(f"“{slug}” is not an area; the areas are in vocabulary/areas.toml.")


class CitationSchema(Strict):
    """Where a fact stands; the section follows from the line."""

    source = fields.String(required=True)
    line = fields.Integer(required=True, strict=True, validate=validate.Range(min=1))
    anchor = fields.String(required=True, validate=[validate.Length(1, 200), no_e_mail, printable])

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Citation:
        """The citation with its section; refused where the source is unknown or the anchor too long."""
        source = sources().get(data["source"])
        if source is None:
            raise ValidationError(f"“{data['source']}” is not a source; sources are {', '.join(sources())}.", "source")
        if not 1 <= len(data["anchor"].split()) <= MOST_ANCHOR_WORDS:
            raise ValidationError(f"has 1 to {MOST_ANCHOR_WORDS} words.", "anchor")
        return Citation(source.slug, data["line"], data["anchor"], source.section_at(data["line"]))


def cites() -> fields.List[Any]:
    """The citations of a fact, at least one."""
    nested = fields.Nested(CitationSchema)
    at_least_one = validate.Length(min=1, error="a fact needs at least one citation.")
    missing: dict[str, Any] = {"required": "a fact needs a citation: add cites = [{{ source, line, anchor }}]."}
    return fields.List(nested, required=True, data_key="cites", validate=at_least_one, error_messages=missing)
