"""The fields that files of rules are made of: lists of known codes, whole numbers, words with their blanks, rules and conditions."""

from collections.abc import Collection, Iterable, Mapping
from string import Formatter
from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, post_load, validate, validates_schema

from catalogue.domain.criteria import Operator
from catalogue.domain.judging import Condition
from catalogue.domain.rules import Rule
from seed.basics import Strict, printable, sentence
from seed.facts import ANSWERED, wrong_operator, wrong_value
from seed.fields import CitationSchema, Code
from seed.statements import choice

SOME = validate.Length(min=1, error="is empty.")


class OrderedList(fields.List[Any]):
    """A list whose order says something."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> Any:  # noqa: ANN401 - a list to marshmallow
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class DistinctList(fields.List[Any]):
    """A list whose order says nothing; whatever stands in it twice is refused."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> Any:  # noqa: ANN401 - a list to marshmallow
        found = super()._deserialize(value, attr, data, **kwargs)
        if twice := sorted({str(one) for one in found if found.count(one) > 1}):
            raise ValidationError(f"{', '.join(twice)} stands there twice.")
        return frozenset(found)


def word_of(known: Iterable[str], *, load_default: object = missing) -> fields.String:
    """One of these words; where there is no default, one has to be there."""
    one_of = validate.OneOf(sorted(known), error="“{input}” is not one of: {choices}.")
    return fields.String(required=load_default is missing, load_default=load_default, validate=one_of)


def words_of(word_list: str) -> DistinctList:
    """Some codes of a list of controlled words."""
    return DistinctList(Code(word_list), required=True)


def some_of(known: Iterable[str]) -> DistinctList:
    """Some of these words."""
    return DistinctList(word_of(known), required=True)


def whole(low: int | None = 0, *, required: bool = True) -> fields.Integer:
    """A whole number."""
    return fields.Integer(required=required, strict=True, validate=validate.Range(min=low))


def yes_or_no(*, load_default: object = missing) -> fields.Boolean:
    """TOML's own true or false; where there is no default, it has to be there."""
    return fields.Boolean(truthy={True}, falsy={False}, required=load_default is missing, load_default=load_default)


def text_with(*blanks: str, most: int = 600) -> fields.String:
    """Words in which only these blanks are filled in: “{name} has ended”."""

    def known_blanks(text: str) -> None:
        try:
            named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            raise ValidationError(f"cannot be filled in: {error}.") from error
        if strangers := sorted(named - set(blanks)):
            raise ValidationError(f"has no blank {', '.join(f'{{{one}}}' for one in strangers)} to fill in; {told(blanks)}.")

    return fields.String(required=True, validate=[validate.Length(1, most), printable, known_blanks])


def told(blanks: Collection[str]) -> str:
    """The blanks that there are, in words."""
    return f"it has {', '.join(f'{{{one}}}' for one in blanks)}" if blanks else "it has none"


class Table(Strict):
    """A table whose rows stay in the order of the file."""

    @post_load(pass_original=True)
    def in_order(self, data: dict[str, Any], original: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """What it holds, as the file has it."""
        return {**{key: data[key] for key in original}, **data}


def keyed(members: Mapping[str, Any], base: type[Schema] = Table) -> type[Schema]:
    """The schema of what has these keys and no other."""
    return type("Keyed", (base,), dict(members))


def table(members: Mapping[str, Any]) -> fields.Nested:
    """A table with these keys and no other."""
    return fields.Nested(keyed(members), required=True)


def table_of(keys: Iterable[str], value: fields.Field[Any]) -> fields.Nested:
    """A table that has each of these keys, and the same sort of value under each."""
    return table(dict.fromkeys(keys, value))


class ConditionBase(Strict):
    """A fact, an operator and a value that go together. `facts` are those that the rules of a file may ask about."""

    operator = choice(Operator, check=validate.NoneOf([Operator.ASKED]))
    value = fields.Raw(required=True)

    @validates_schema
    def value_suits_fact(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses what could never be judged, or would be judged wrongly."""
        if reason := wrong_operator(data["fact"], data["operator"]):
            raise ValidationError(reason, "operator")
        if reason := wrong_value(data["fact"], data["operator"], data["value"]):
            raise ValidationError(reason, "value")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Condition:
        """The condition."""
        value = data["value"]
        return Condition(data["fact"], data["operator"], tuple(value) if isinstance(value, list) else value)


class RuleBase(Strict):
    """When any of the alternatives holds whole, the rule fires."""

    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9_-]{1,60}$"))
    text = sentence()
    cite = fields.Nested(CitationSchema, load_default=None)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Rule:
        """The rule."""
        return Rule(data["id"], data["code"], data["text"], data["any"], data["cite"])


class RulesBase(Strict):
    """The rules of one file."""

    @validates_schema
    def ids_are_unique(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses two rules with one id."""
        ids = [rule.id for rule in data["rules"]]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValidationError(f"the id {', '.join(twice)} is there twice.", "rules")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> tuple[Rule, ...]:
        """The rules in their order."""
        return tuple(data["rules"])


def rules_schema(code: fields.String, more_facts: Iterable[str] = ()) -> type[Schema]:
    """The schema of a file of rules that give these codes; they may ask about what is answered, and about more."""
    condition = keyed({"fact": word_of({*ANSWERED, *more_facts})}, ConditionBase)
    alternatives = OrderedList(OrderedList(fields.Nested(condition), validate=SOME), required=True, validate=SOME)
    rule = keyed({"code": code, "any": alternatives}, RuleBase)
    return keyed({"rules": fields.List(fields.Nested(rule), required=True, validate=SOME)}, RulesBase)
