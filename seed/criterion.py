"""The shape of one condition for joining, and whether its value can be compared with its fact."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.sources import Basis
from seed.fields import optional, sentence
from seed.statements import StatementSchema, choice
from seed.words import areas, vocabulary


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


FACT_LISTS = {
    Fact.SEX: "sexes", Fact.ETHNICITY: "ethnic_groups", Fact.EDUCATION: "education_statuses", Fact.NEED: "needs",
    Fact.GANG_INVOLVEMENT: "gang_involvements", Fact.JUSTICE_STATUS: "justice_statuses", Fact.SETTING: "profile_settings",
}  # fmt: skip
LIMITS = {Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW}


def wrong_value(fact: Fact, operator: Operator, value: object) -> str | None:
    """Why a criterion's value cannot be compared with its fact; None where it can."""
    if fact is Fact.ASKED or operator is Operator.ASKED:
        return None if value is None and fact is Fact.ASKED and operator is Operator.ASKED else "“asked” takes no value and no other fact."
    if operator in LIMITS:
        return None if isinstance(value, int) and not isinstance(value, bool) else f"“{operator}” takes a whole number."
    many = [value] if operator is Operator.INCLUDES else value
    if not isinstance(many, list) or not many:
        return f"“{operator}” takes a list."
    return next((reason for item in many if (reason := _wrong_item(fact, item))), None)


def _wrong_item(fact: Fact, item: Any) -> str | None:  # noqa: ANN401 - whatever the file holds
    if fact in FACT_LISTS:
        return None if item in vocabulary()[FACT_LISTS[fact]] else f"“{item}” is not one of the {FACT_LISTS[fact]}."
    if fact is Fact.RESIDENCE:
        return None if item in areas() else f"“{item}” is not an area."
    return None if isinstance(item, int) else f"“{item}” is not a whole number."
