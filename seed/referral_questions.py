"""The shape of a question of a referral: its words for each sort of writer, its choices, and what may answer it already."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from catalogue.domain.criteria import Fact
from catalogue.domain.referral import Choice, Shape, Writer
from catalogue.domain.referral_known import DRAFT, PREFILLS
from catalogue.domain.referral_rules import ExtraQuestion, QuestionRule, Wording
from seed.basics import Strict, optional, sentence
from seed.facts import ANSWERED
from seed.rule_fields import OrderedList, word_of, yes_or_no
from seed.statements import choice

ID = r"^[a-z0-9_.-]{1,60}$"
USUAL_LENGTH = 500
CHOOSES = {Shape.ONE, Shape.SEVERAL}
ANSWERS = {*ANSWERED, Fact.RESIDENCE.value, "willing_to_engage", *PREFILLS}
"""What may answer a question besides a draft."""


class ChoiceSchema(Strict):
    """One answer that can be chosen."""

    code = fields.String(required=True, validate=validate.Regexp(ID))
    label = sentence(200)
    hint = fields.String(load_default="")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Choice:
        """The choice."""
        return Choice(**data)


class Choices(OrderedList):
    """Answers that can be chosen, none twice."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> Any:  # noqa: ANN401 - a list to marshmallow
        found = super()._deserialize(value, attr, data, **kwargs)
        codes = [one.code for one in found]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValidationError(f"{', '.join(twice)} is there twice.")
        return found


def choice_list() -> Choices:
    """Answers that can be chosen; none where the file names none."""
    return Choices(fields.Nested(ChoiceSchema), load_default=())


class WordingSchema(Strict):
    """How one sort of writer is asked. The label of a listing's condition is the condition's own text."""

    label = fields.String(required=True, validate=validate.Length(max=200))
    hint = fields.String(load_default="", validate=validate.Length(max=400))

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Wording:
        """The words."""
        return Wording(**data)


class QuestionBase(Strict):
    """A question. It is asked of the writers for whom it has words. `chosen_later`: its choices come from a listing."""

    labels: ClassVar[Mapping[str, Mapping[str, str]]]
    chosen_later: ClassVar[bool] = False
    id = fields.String(required=True, validate=validate.Regexp(ID))
    section = fields.String(required=True)
    shape = choice(Shape)
    required = yes_or_no(load_default=False)
    longest = fields.Integer(load_default=USUAL_LENGTH, strict=True, validate=validate.Range(min=1))
    identifying = yes_or_no(load_default=False)
    only_known = yes_or_no(load_default=False)
    blank = optional(200)
    choices = choice_list()
    professional = fields.Nested(WordingSchema, load_default=None)
    parent = fields.Nested(WordingSchema, load_default=None)
    young_person = fields.Nested(WordingSchema, load_default=None)

    @validates_schema
    def can_be_asked(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses a question that nobody could be asked or answer, and one that would fill in who somebody is."""
        if not any(data[writer.value] for writer in Writer):
            raise ValidationError("has no words for any writer.")
        has_choices = bool(data["choices"] or data["choices_from"] or self.chosen_later)
        if has_choices is not (data["shape"] in CHOOSES):
            raise ValidationError("“one” and “several” need choices or choices_from, and nothing else has either.", "shape")
        if data["identifying"] and data["prefill"]:
            raise ValidationError("what says who somebody is may not be filled in.", "prefill")
        if data["only_known"] and not data["prefill"]:
            raise ValidationError("a question that is asked only where the answer is known needs a prefill.", "only_known")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> QuestionRule | ExtraQuestion:
        """The question."""
        return self.question(data)

    def question(self, data: Mapping[str, Any]) -> QuestionRule:
        """The question with its choices and words."""
        named = self.labels[data["choices_from"]] if data["choices_from"] else {}
        return QuestionRule(
            data["id"], data["section"], data["shape"],
            {writer: data[writer.value] for writer in Writer if data[writer.value]},
            (*data["choices"], *(Choice(code, label) for code, label in named.items())),
            data["required"], data["longest"], data["identifying"], data["prefill"], data["only_known"], data["blank"] or "",
        )  # fmt: skip


def question_members(labels: Mapping[str, Mapping[str, str]], drafts: Collection[str]) -> dict[str, Any]:
    """What questions have over these lists of answers and these drafts."""
    return {
        "labels": labels,
        "choices_from": word_of(labels, load_default=None),
        "prefill": word_of({*ANSWERS, *(f"{DRAFT}{name}" for name in drafts)}, load_default=None),
    }
