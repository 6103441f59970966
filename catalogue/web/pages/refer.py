"""The pages before a referral is written: where to begin, which listings, who writes, and the gate."""

from dataclasses import dataclass, field
from typing import ClassVar

from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.domain.referral import GateAdvice, Writer
from catalogue.services.reference import Reference
from catalogue.web.forms.journey import MOST_LISTINGS, PROFILE, Journey, Pairs
from catalogue.web.forms.referral import AnswersForm, Problems
from catalogue.web.pages.questions import Option, Question
from catalogue.web.pages.refer_fields import WarningView, shown_question, warned_first

WRITER_LABELS = {
    Writer.PROFESSIONAL: ("A professional", "For example a teacher, youth worker, social worker or nurse."),
    Writer.PARENT: ("A parent or carer", "You ask for your child, or for a child that you look after."),
    Writer.YOUNG_PERSON: ("A young person", "You ask for yourself."),
}
GATE_TITLES = {
    Writer.PROFESSIONAL: "Before you write a referral",
    Writer.PARENT: "Before you ask for help",
    Writer.YOUNG_PERSON: "Before you ask for help",
}
CARRIED_BACK = {*PROFILE, "added", "added_reason"}
"""What the page of a match takes."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """What to do first where no listing was chosen; `match` are the answers of the match that somebody came from."""

    template: ClassVar[str] = "pages/refer/start.html"
    match: Pairs = field(default=(), repr=False)
    title: str = "Start a referral"


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Too many listings were chosen: which of them stay."""

    template: ClassVar[str] = "pages/refer/choose.html"
    listings: tuple[tuple[str, str], ...]
    hidden: Pairs
    most: int = MOST_LISTINGS
    title: str = "Choose fewer listings"


@dataclass(frozen=True, slots=True)
class WriterPage:
    """Who writes it: what is asked, and how, follows from that."""

    template: ClassVar[str] = "pages/refer/writer.html"
    notice: ClassVar[str] = ""
    question: Question
    hidden: Pairs
    warned: tuple[WarningView, ...]
    problems: Problems = ()
    exits: bool = True
    title: str = "Who is writing this?"


@dataclass(frozen=True, slots=True)
class GatePage:
    """What has to be clear before anything else. `exits`: a young person or a parent may want to leave at once."""

    template: ClassVar[str] = "pages/refer/gate.html"
    title: str
    to: str
    writer: str
    warned: tuple[WarningView, ...]
    questions: tuple[Question, ...]
    hidden: Pairs
    exits: bool
    problems: Problems = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class StopPage:
    """No referral yet: what to do instead. Everything that was typed travels back."""

    template: ClassVar[str] = "pages/refer/stop.html"
    title: str
    advice: tuple[GateAdvice, ...]
    hidden: Pairs
    exits: bool


def start_page(journey: Journey) -> StartPage:
    """Where to begin; from a match, back to it."""
    return StartPage(tuple((name, value) for name, value in journey.without(()) if name in CARRIED_BACK) if journey.is_from_match else ())


def choose_page(journey: Journey, programmes: tuple[Programme, ...]) -> ChoosePage:
    """The listings that were chosen, to tick fewer."""
    return ChoosePage(tuple((one.slug, one.name.text) for one in programmes), journey.without({"programme"}))


def writer_page(journey: Journey, programmes: tuple[Programme, ...], reference: Reference, error: str | None = None) -> WriterPage:
    """The sorts of writer, with what is wrong where nobody chose one; first what to know of a listing that may not exist."""
    options = tuple(
        Option("writer" if number == 0 else f"writer-{number + 1}", one.value, label, hint, journey.writer is one)
        for number, (one, (label, hint)) in enumerate(WRITER_LABELS.items())
    )
    question = Question("writer", "writer", "radios", "I am", "", error, "", options)
    warned = tuple(warned_first(programmes, reference).values())
    return WriterPage(question, journey.without({"writer"}), warned, ((question.first, error),) if error else ())


def gate_page(
    journey: Journey, writer: Writer, form: AnswersForm, programmes: tuple[Programme, ...], reference: Reference
) -> GatePage:  # fmt: skip
    """The gate with what was answered."""
    asked = tuple(shown_question(form[one.id], reference, filled=True) for one in form.questions)
    problems = tuple((one.first, one.error) for one in asked if one.error)
    hidden = (*journey.without({one.id for one in form.questions} | {"writer"}), ("writer", writer.value))
    to = and_list(tuple(one.name.text for one in programmes))
    warned = tuple(warned_first(programmes, reference).values())
    return GatePage(GATE_TITLES[writer], to, WRITER_LABELS[writer][0], warned, asked, hidden, exits(writer), problems)


def stop_page(journey: Journey, writer: Writer, advice: tuple[GateAdvice, ...]) -> StopPage:
    """What to do instead, the most urgent first."""
    return StopPage(advice[0].title, advice, journey.without(()), exits(writer))


def exits(writer: Writer) -> bool:
    """Whether somebody may have to leave the page at once."""
    return writer is not Writer.PROFESSIONAL
