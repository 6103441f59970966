"""The shape that every statement of a seed file has: what it says, and where it stands."""

from typing import Any, ClassVar

from marshmallow import ValidationError, fields, missing, post_load, validate

from catalogue.domain import programme as domain
from catalogue.domain.sources import Basis
from seed.basics import Strict, optional, sentence
from seed.fields import Code, cites


def choice(enum: type[Any], *, load_default: object = missing, check: validate.Validator | None = None) -> fields.Enum[Any]:
    """One of an enumeration's values; where there is no default, one has to be there."""
    return fields.Enum(enum, by_value=True, required=load_default is missing, load_default=load_default, validate=check)


class StatementSchema(Strict):
    """A statement with its citations, built into `makes`; lists become tuples."""

    makes: ClassVar[Any]
    citations = cites()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> object:
        """The domain value; what it refuses to be built with is a validation error."""
        frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        try:
            return self.makes(**frozen)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class WordsSchema(StatementSchema):
    """A statement in words."""

    makes = domain.Words
    text = sentence(1500)


def coded(word_list: str, key: str) -> type[StatementSchema]:
    """The schema of a controlled word that the file writes under `key`."""
    members = {"code": Code(word_list, data_key=key), "basis": choice(Basis), "text": optional(), "makes": domain.Coded}
    return type(f"{key.title()}Schema", (StatementSchema,), members)
