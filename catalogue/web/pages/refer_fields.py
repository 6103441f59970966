"""The questions of a referral as its pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.domain.programme import Programme
from catalogue.domain.referral import KnownAnswer, Question, Shape
from catalogue.domain.referral_answers import is_unchanged, told
from catalogue.domain.sources import Citation
from catalogue.domain.status import known_first
from catalogue.services.reference import Reference
from catalogue.web.forms.referral import PARTS, Asked, Dated
from catalogue.web.pages import questions as shown
from catalogue.web.pages.match_cards import Cite, cite_of

MOST_RADIOS = 8
"""More answers than these are a list to choose from."""
OWN_DETAILS = {"referrer.name": "name", "referrer.telephone": "tel", "referrer.email": "email", "referrer.agency": "organization"}
"""What a browser may fill in, because it is about the person who types."""
CHANGE_IT = "Change it so that it says what you know."
LINES = {Shape.LINE: "line", Shape.TEXT: "area", Shape.DATE: "date", Shape.SEVERAL: "checkboxes", Shape.ONE: "radios"}


@dataclass(frozen=True, slots=True)
class WarningView:
    """One thing to know before it goes, with where it is printed."""

    text: str
    cites: tuple[Cite, ...] = ()


def warned_first(programmes: Iterable[Programme], reference: Reference) -> dict[str, WarningView]:
    """What to know before anything else of listings that may not exist, by slug."""
    found = ((one, known_first(one, reference.statuses)) for one in programmes)
    return {
        one.slug: WarningView(f"{one.name.text}: {before.text}", cites_of(before.citations, reference)) for one, before in found if before
    }


def shown_question(field: Asked, reference: Reference, *, filled: bool) -> shown.Question:
    """A question with its answer, what is wrong with it, and where the answer came from while nobody has changed it."""
    question = field.question
    known = question.known if not filled or is_unchanged(question, field.answers) else None
    places = known.citations if known and known.citations else question.citations
    return shown.Question(
        id=question.id, name=question.id, kind=kind_of(question),
        label=question.label, hint=question.hint,
        error=str(field.errors[0]) if field.errors else None,
        value="".join(field.data[:1]) if not question.choices else "",
        options=options_of(field),
        parts=parts_of(field) if isinstance(field, Dated) else (),
        origin=origin_of(question, known) or ("From the listing." if places else ""),
        filled_in=known is not None,
        cites=cites_of(places, reference),
        longest=question.longest,
        autocomplete=OWN_DETAILS.get(question.id, ""),
    )  # fmt: skip


def origin_of(question: Question, known: KnownAnswer | None) -> str:
    """Where what is filled in came from; a text is a draft, however it came about."""
    if known is None:
        return ""
    return f"{sentence(known.origin)} {CHANGE_IT}" if question.shape is Shape.TEXT else sentence(known.origin)


def kind_of(question: Question) -> str:
    """How it is asked: a short list as radios, a long one as a select."""
    if question.shape is Shape.ONE and len(question.choices) > MOST_RADIOS:
        return "select"
    return LINES[question.shape]


def sentence(text: str) -> str:
    """The words with a full stop."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def cites_of(places: tuple[Citation, ...], reference: Reference) -> tuple[Cite, ...]:
    """The places to follow, each once."""
    return tuple(dict.fromkeys(cite_of(one, reference) for one in places))


def options_of(field: Asked) -> tuple[shown.Option, ...]:
    """The answers to choose from; a list to choose from begins with none."""
    question = field.question
    options = tuple(
        shown.Option(
            question.id if number == 0 else f"{question.id}-{number + 1}", one.code, one.label, one.hint, one.code in field.data
        )
        for number, one in enumerate(question.choices)
    )  # fmt: skip
    blank = (shown.Option("", "", "Choose an answer", "", checked=not field.answers),)
    return blank + options if kind_of(question) == "select" else options


def parts_of(field: Dated) -> tuple[shown.DatePart, ...]:
    """The three parts of a date; where only the whole is wrong, all of them are."""
    return tuple(
        shown.DatePart(f"{field.question.id}.{part}", part.title(), field.typed[part], bool(field.errors) and field.is_wrong(part))
        for part in PARTS
    )


def lines_told(question: Question, answers: tuple[str, ...]) -> tuple[str, ...]:
    """The answer as the paper tells it, a line each; () where there is none."""
    return tuple(line for one in told(question, answers) for line in one.splitlines() if line.strip())
