"""How printed figures are read: `seed/figures.toml`, checked."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import fields, post_load, validate

from catalogue.domain.money import FigureRules
from seed.basics import Strict, sentence
from seed.checked import checked
from seed.files import SEED_FOLDER, read_toml
from seed.rule_fields import DistinctList

FILE = "figures.toml"


@cache
def figure_rules() -> FigureRules:
    """The rules in use. Raises SeedRefused naming the field that cannot be used."""
    return figure_rules_of(read_toml(SEED_FOLDER / FILE))


def figure_rules_of(plain: Mapping[str, Any]) -> FigureRules:
    """The rules that this file holds. Raises SeedRefused naming the field that cannot be used."""
    rules: FigureRules = checked(FILE, plain, FiguresSchema())
    return rules


class FiguresSchema(Strict):
    """The whole file."""

    counted = DistinctList(sentence(40), required=True)
    years_of = fields.Dict(keys=sentence(80), values=fields.Integer(strict=True, validate=validate.Range(2, 20)), required=True)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> FigureRules:
        """The rules."""
        return FigureRules(data["counted"], data["years_of"])
