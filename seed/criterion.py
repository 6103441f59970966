"""The shape of one condition for joining, and whether its value can be compared with its fact."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.sources import Basis
from seed import facts
from seed.basics import optional, sentence
from seed.statements import StatementSchema, choice


class CriterionSchema(StatementSchema):
    """One condition for joining."""

    makes = Criterion
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9_-]{1,60}$"))
    fact = choice(Fact)
    operator = choice(Operator)
    value = fields.Raw(load_default=None)
    force = choice(Force)
    text = sentence()
    question = optional()
    basis = choice(Basis)
    group = optional(60)
    strand = optional(80)

    @validates_schema
    def value_suits_fact(self, data: Mapping[str, Any], **_: object) -> None:
        """A number for a score, known codes for a choice, nothing for a condition that can only be asked about."""
        if reason := wrong_value(data["fact"], data["operator"], data["value"]):
            raise ValidationError(reason, "value")
        if data["fact"] is Fact.ASKED and not data["question"]:
            raise ValidationError("a condition that can only be asked about needs its question.", "question")


def wrong_value(fact: Fact, operator: Operator, value: object) -> str | None:
    """Why a criterion's value cannot be compared with its fact; None where it can."""
    if fact is Fact.ASKED or operator is Operator.ASKED:
        return None if value is None and fact is Fact.ASKED and operator is Operator.ASKED else "“asked” takes no value and no other fact."
    return facts.wrong_operator(fact, operator) or facts.wrong_value(fact, operator, value)
