"""What a listing counts in a search, read from `seed/rules/search.toml` and checked: every code is known, every number says why."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import fields, post_load, validate

from catalogue.domain.search_weight import InitialRules, SearchRules
from seed.basics import Strict, sentence
from seed.checked import checked
from seed.fields import Code
from seed.files import SEED_FOLDER, read_toml
from seed.rule_fields import table_of, whole
from seed.words import vocabulary

FILE = "search.toml"
WIDER = ("london_wide", "various", "national", "not_stated")


@cache
def search_rules() -> SearchRules:
    """The rules in use. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    return search_rules_of(read_toml(SEED_FOLDER / "rules" / FILE))


def search_rules_of(document: Mapping[str, Any]) -> SearchRules:
    """The rules that this file holds. Raises SeedRefused."""
    rules: SearchRules = checked(f"rules/{FILE}", document, SearchRulesSchema())
    return rules


class CountSchema(Strict):
    """What something counts, and why."""

    value = fields.Float(required=True, validate=validate.Range(0, 1, min_inclusive=False))
    why = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> float:
        """The number; the reason is for whoever reads the file."""
        return float(data["value"])


class InitialsSchema(Strict):
    """Which names are shortened."""

    fewest = whole(1)
    most = whole(1)
    small_words = fields.List(fields.String(validate=validate.Regexp(r"^[a-z]+$")), required=True)
    why = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> InitialRules:
        """The rules of initials."""
        return InitialRules(data["fewest"], data["most"], frozenset(data["small_words"]))


class HeadingsSchema(Strict):
    """From how many listings on a line is a heading."""

    listings = whole(2)
    why = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> int:
        """The number; the reason is for whoever reads the file."""
        return int(data["listings"])


def count() -> fields.Nested:
    """One number with its reason."""
    return fields.Nested(CountSchema, required=True)


def some_kinds() -> fields.Dict:
    """Numbers for some kinds of listing."""
    return fields.Dict(keys=Code("kinds"), values=fields.Nested(CountSchema), required=True)


class SearchRulesSchema(Strict):
    """The whole file."""

    apart = count()
    kinds = some_kinds()
    referrals = table_of((term.code for term in vocabulary()["referrals"]), fields.Nested(CountSchema, required=True))
    frames = some_kinds()
    elsewhere = count()
    not_running = count()
    wider_places = table_of(WIDER, fields.Nested(CountSchema, required=True))
    initials = fields.Nested(InitialsSchema, required=True)
    headings = fields.Nested(HeadingsSchema, required=True)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> SearchRules:
        """The rules."""
        heading_from = data.pop("headings")
        return SearchRules(**data, heading_from=heading_from)
