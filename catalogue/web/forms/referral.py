"""The questions of a referral as a form, built from what is asked: answers stay as typed, each refusal is a sentence beside its field."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, ValidationError
from wtforms.form import BaseForm

from catalogue.domain.referral import KnownAnswer, Question, Shape

PARTS = ("day", "month", "year")
EARLIEST, LATEST = 1900, 2100
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters: nobody types them on purpose, and no document can hold them."""
TAKEN_OUT = "�"
UNPRINTABLE = f"Something here cannot be printed. It is shown as {TAKEN_OUT}: put it right or delete it"

Problems = tuple[tuple[str, str], ...]
"""What is wrong, each with the id of the field where it is put right."""


class Asked(Field):
    """One question; `data` holds its answers as typed."""

    def __init__(self, question: Question, **bound: Any) -> None:  # noqa: ANN401 - what WTForms binds
        super().__init__(question.label, **bound)
        self.question = question

    def process_data(self, value: Iterable[str] | None) -> None:
        """Takes what is already known."""
        self.data = tuple(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Takes what was sent."""
        self.data = tuple(valuelist)

    @property
    def answers(self) -> tuple[str, ...]:
        """What was answered, without blanks."""
        return tuple(one.strip() for one in self.data if one.strip())

    @property
    def wrong(self) -> str:
        """The id of the part that is wrong first."""
        return self.question.id


class Written(Asked):
    """Something typed."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Takes what was typed, with each line's end as one sign and what cannot be seen made visible."""
        self.data = tuple(UNSEEN.sub(TAKEN_OUT, one.replace("\r\n", "\n").replace("\r", "\n")) for one in valuelist[:1])

    def pre_validate(self, form: BaseForm) -> None:
        """Refuses nothing at all where an answer is needed, what cannot be printed, and what is too long."""
        del form
        text, longest = "".join(self.answers), self.question.longest
        if self.question.required and not text:
            raise ValidationError(f"Enter an answer under “{self.question.label}”")
        if TAKEN_OUT in text:
            raise ValidationError(UNPRINTABLE)
        if len(text) > longest:
            raise ValidationError(f"“{self.question.label}” must be {longest:,} characters or fewer. You have {len(text):,}")


class Chosen(Asked):
    """One of the choices, or several."""

    def pre_validate(self, form: BaseForm) -> None:
        """Refuses nothing at all where an answer is needed, and what is no choice."""
        del form
        if set(self.answers) - {choice.code for choice in self.question.choices}:
            raise ValidationError(f"Choose from the answers under “{self.question.label}”")
        if self.question.required and not self.answers:
            alone = self.question.shape is Shape.SEVERAL and len(self.question.choices) == 1
            raise ValidationError(f"{'Tick the box' if alone else 'Choose an answer'} under “{self.question.label}”")
        if self.question.shape is Shape.ONE and len(self.answers) > 1:
            raise ValidationError(f"Choose one answer under “{self.question.label}”")


class Dated(Asked):
    """A date in three parts, kept as typed."""

    def process(self, formdata: MultiDict[str, str] | None, data: object = None, extra_filters: object = None) -> None:
        """Takes the three parts."""
        del extra_filters
        self.process_errors: list[str] = []
        whole = "".join(data) if isinstance(data, tuple | list) else ""
        known = dict(zip(("year", "month", "day"), whole.split("-"), strict=False))
        sent = formdata or MultiDict()
        self.typed = {part: UNSEEN.sub(TAKEN_OUT, sent.get(f"{self.question.id}.{part}", known.get(part, ""))) for part in PARTS}
        self.data = (self.told,) if self.told else ()

    @property
    def told(self) -> str:
        """The date as YYYY-MM-DD where there is such a date, else as typed."""
        found = self._date()
        return found.isoformat() if found else " ".join(one.strip() for one in self.typed.values() if one.strip())

    @property
    def wrong(self) -> str:
        """The part that is missing or wrong first; the day where only the whole is wrong."""
        return f"{self.question.id}.{next((part for part in PARTS if not self._sound(part)), 'day')}"

    def pre_validate(self, form: BaseForm) -> None:
        """Refuses a date in part and a date that does not exist."""
        del form
        missing = [part for part in PARTS if not self.typed[part].strip()]
        if len(missing) == len(PARTS):
            if self.question.required:
                raise ValidationError(f"Enter a date under “{self.question.label}”, such as 27 3 2009")
        elif missing:
            raise ValidationError(f"“{self.question.label}” must have a {' and a '.join(missing)}, such as 27 3 2009")
        elif self._date() is None:
            raise ValidationError(f"Enter a date that exists under “{self.question.label}”, such as 27 3 2009")

    def is_wrong(self, part: str) -> bool:
        """Whether this part is missing or wrong; every part is where only the whole is wrong."""
        return not self._sound(part) or all(self._sound(one) for one in PARTS)

    def _sound(self, part: str) -> bool:
        lowest, highest = {"day": (1, 31), "month": (1, 12), "year": (EARLIEST, LATEST)}[part]
        text = self.typed[part].strip()
        return bool(re.fullmatch(r"[0-9]{1,4}", text)) and lowest <= int(text) <= highest

    def _date(self) -> date | None:
        if not all(self._sound(part) for part in PARTS):
            return None
        try:
            return date(*(int(self.typed[part]) for part in reversed(PARTS)))
        except ValueError:
            return None


FIELDS = {Shape.LINE: Written, Shape.TEXT: Written, Shape.ONE: Chosen, Shape.SEVERAL: Chosen, Shape.DATE: Dated}


class AnswersForm(BaseForm):
    """The answers to some questions. `sent` is what came back; None where the page is shown for the first time."""

    def __init__(self, questions: tuple[Question, ...], sent: MultiDict[str, str] | None) -> None:
        super().__init__({one.id: _unbound(one) for one in questions})
        self.questions = questions
        known = {} if sent is not None else {one.id: _values(one.known) for one in questions if one.known}
        self.process(sent, data=known)

    def problems(self, without: frozenset[str] = frozenset()) -> Problems:
        """What is wrong, in the order of the page; nothing is asked of listings that are left out."""
        self.validate()
        return tuple(
            (one.wrong, str(one.errors[0])) for one in self if one.errors and one.question.programme not in without
        )  # fmt: skip

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """What was answered, by question."""
        return {one.question.id: one.answers for one in self}


def _unbound(question: Question) -> Any:  # noqa: ANN401 - WTForms makes fields in two steps, and has no types
    return FIELDS[question.shape](question)


def _values(known: KnownAnswer) -> tuple[str, ...]:
    return (known.value,) if isinstance(known.value, str) else known.value
