"""The shape of the controlled words, areas, sources and synonyms. Every refusal names field and reason."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from catalogue.domain.areas import Area, Extent
from catalogue.domain.ethnicity import EthnicWord
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.sources import Section, Source
from catalogue.domain.vocabulary import Term
from search.synonyms import SynonymRule
from seed.basics import Strict, sentence

CODE = validate.Regexp(r"^[a-z0-9_]{1,60}$")
SLUG = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$")
SOME = validate.Length(min=1, error="is empty.")


class MadeSchema(Strict):
    """What is built into `makes`; lists become tuples, and what cannot be built is a validation error."""

    makes: ClassVar[Any]

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> object:
        """The domain value."""
        frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        try:
            return self.makes(**frozen)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class TermSchema(Strict):
    """One controlled word. Lists may have keys of their own, which are read by whoever needs them."""

    code = fields.String(required=True, validate=CODE)
    label = sentence(100)
    sentence = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Term:
        """The word."""
        return Term(data["code"], data["label"], data["sentence"])


class KindSchema(TermSchema):
    """A kind of listing, and what that is to a young person."""

    help = fields.Enum(KindOfHelp, by_value=True, required=True)


class AgeGroupSchema(TermSchema):
    """An age group with its ages."""

    low = fields.Integer(required=True, strict=True, validate=validate.Range(0, 120))
    high = fields.Integer(required=True, strict=True, validate=validate.Range(0, 120))


TERMS: Mapping[str, type[TermSchema]] = {"kinds": KindSchema, "age_groups": AgeGroupSchema}
BESIDES: Mapping[str, tuple[str, ...]] = {"tiers": ("meanings", "without")}
"""What a file holds besides its words; it is checked where it is read."""


def each_once(terms: Iterable[Term]) -> None:
    """Refuses a code that is there twice."""
    codes = [one.code for one in terms]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValidationError(f"the code {', '.join(twice)} is there twice.")


def word_list_schema(name: str) -> Schema:
    """The schema of a list of controlled words."""
    terms = fields.List(fields.Nested(TERMS.get(name, TermSchema)), required=True, validate=[SOME, each_once])
    besides = {key: fields.List(fields.Dict(), required=True) for key in BESIDES.get(name, ())}
    return _made({"sentence": sentence(), "terms": terms, **besides})


class AreaSchema(MadeSchema):
    """A borough with its GSS code and neighbours, or a wider area with its sense."""

    makes = Area
    slug = fields.String(required=True, validate=SLUG)
    name = sentence(80)
    code = fields.String(load_default=None, validate=validate.Regexp(r"^E\d{8}$"))
    neighbours = fields.List(fields.String(), load_default=list)
    wider = fields.String(load_default=None, validate=validate.OneOf([extent.value for extent in Extent]))
    also = fields.List(sentence(80), load_default=list)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Area:
        """The area."""
        return Area(**{**data, "neighbours": frozenset(data["neighbours"]), "also": tuple(data["also"])})


class AreasSchema(Strict):
    """The whole of `areas.toml`."""

    areas = fields.List(fields.Nested(AreaSchema), required=True, validate=SOME)

    @validates_schema
    def slugs_are_known_and_unique(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses a neighbour that is no area, and a slug that is there twice."""
        slugs = [area.slug for area in data["areas"]]
        wrong = {number: sorted(area.neighbours - set(slugs)) for number, area in enumerate(data["areas"])}
        if strangers := {number: names for number, names in wrong.items() if names}:
            told = {number: {"neighbours": [f"{', '.join(names)} is no area."]} for number, names in strangers.items()}
            raise ValidationError({"areas": told})
        if twice := sorted({one for one in slugs if slugs.count(one) > 1}):
            raise ValidationError(f"{', '.join(twice)} is there twice.", "areas")


def ethnic_words_schema(groups: Iterable[str]) -> Schema:
    """The schema of `ethnic_words.toml` over these groups."""
    known = list(groups)

    class WordSchema(Strict):
        """A word and the groups that it tells of."""

        word = fields.String(required=True, validate=validate.Regexp(r"^[a-z]+$"))
        groups = fields.List(fields.String(validate=validate.OneOf(known)), required=True, validate=SOME)
        unless = fields.List(fields.String(validate=validate.Regexp(r"^[a-z]+$")), load_default=list)

        @post_load
        def build(self, data: dict[str, Any], **_: object) -> EthnicWord:
            """The word."""
            return EthnicWord(data["word"], frozenset(data["groups"]), frozenset(data["unless"]))

    return _made({"words": fields.List(fields.Nested(WordSchema), required=True, validate=SOME)})


class SectionSchema(MadeSchema):
    """A heading of a source and its line."""

    makes = Section
    line = fields.Integer(required=True, strict=True, validate=validate.Range(min=1))
    title = sentence(200)


class SourceSchema(MadeSchema):
    """One of the documents."""

    makes = Source
    slug = fields.String(required=True, validate=SLUG)
    file = fields.String(required=True, validate=validate.Regexp(r"^[\w.-]+$"))
    title = sentence(300)
    short_title = sentence(80)
    publisher = sentence(200)
    year = fields.Integer(required=True, strict=True, validate=validate.Range(1900, 2100))
    date = fields.String(required=True, validate=validate.Regexp(r"^\d{4}(-\d{2}){0,2}$"))
    description = sentence(1000)
    licence = sentence(200, required=False)
    sections = fields.List(fields.Nested(SectionSchema), required=True, validate=SOME)


def sources_schema() -> Schema:
    """The schema of `sources.toml`."""
    return _made({"sources": fields.List(fields.Nested(SourceSchema), required=True, validate=SOME)})


class SynonymSchema(Strict):
    """What people ask for, and what else the documents call it: a rule for each phrase of `when`."""

    when = fields.List(fields.String(), required=True, validate=SOME)
    then = fields.List(fields.String(), required=True)
    weight = fields.Float(required=True)
    bound = fields.Boolean(truthy={True}, falsy={False}, load_default=False)
    reason = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> tuple[SynonymRule, ...]:
        """The rules."""
        then, weight, bound = tuple(data["then"]), data["weight"], data["bound"]
        try:
            return tuple(SynonymRule(tuple(when.split()), then, weight, bound) for when in data["when"])
        except ValueError as error:
            raise ValidationError(str(error)) from error


def synonyms_schema() -> Schema:
    """The schema of a file of synonyms."""
    return _made({"rules": fields.List(fields.Nested(SynonymSchema), required=True, validate=SOME)})


def faint_schema() -> Schema:
    """The schema of `faint.toml`."""
    return _made({"faint": fields.List(fields.String(validate=validate.Regexp(r"^[a-z]+$")), required=True, validate=SOME)})


def _made(members: Mapping[str, Any]) -> Schema:
    schema: type[Schema] = type("FileSchema", (Strict,), dict(members))
    return schema()
