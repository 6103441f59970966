"""What each document means by a tier, read from `seed/vocabulary/tiers.toml` and checked."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import Schema, fields, post_load

from catalogue.domain.vocabulary import Meaning
from seed.basics import Strict, sentence
from seed.checked import checked
from seed.fields import CitationSchema, Code
from seed.files import SEED_FOLDER, read_toml
from seed.rule_fields import keyed

FILE = "vocabulary/tiers.toml"


@cache
def tier_meanings() -> tuple[Meaning, ...]:
    """What the documents mean by the tiers. Raises SeedRefused naming the field that cannot be used."""
    return meanings_of(read_toml(SEED_FOLDER / FILE))


def meanings_of(plain: Mapping[str, Any]) -> tuple[Meaning, ...]:
    """The meanings that this file holds, then the tiers that a document does not have. Raises SeedRefused naming the field."""
    found = checked(FILE, plain, tiers_schema())
    return (*found["meanings"], *found["without"])


class WithoutSchema(Strict):
    """That a document has no tier of a name."""

    tier = Code("tiers")
    text = sentence(300)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Meaning:
        """The meaning, or that there is none."""
        return Meaning(data["tier"], data["text"], data.get("cite"))


class MeaningSchema(WithoutSchema):
    """What a document means by a tier."""

    cite = fields.Nested(CitationSchema, required=True)


def tiers_schema() -> Schema:
    """The schema of `tiers.toml`."""
    term = keyed({"code": sentence(60), "label": sentence(60), "sentence": sentence(300)})
    return keyed({
        "sentence": sentence(),
        "terms": fields.List(fields.Nested(term), required=True),
        "meanings": fields.List(fields.Nested(MeaningSchema), required=True),
        "without": fields.List(fields.Nested(WithoutSchema), required=True),
    })()  # fmt: skip
