"""The form of a referral, and the answers to check before it goes."""

from dataclasses import dataclass, field
from typing import ClassVar

from catalogue.domain.referral import GateAdvice, ReferralForm, ReferralWarning, Section, Writer
from catalogue.domain.referral_answers import is_unchanged
from catalogue.domain.referral_form import prefilled
from catalogue.services.reference import Reference
from catalogue.web.forms.journey import Journey, Pairs
from catalogue.web.forms.referral import AnswersForm, Problems
from catalogue.web.pages.questions import Question
from catalogue.web.pages.refer import exits
from catalogue.web.pages.refer_fields import WarningView, cites_of, lines_told, shown_question

TITLES = {Writer.PROFESSIONAL: "Write the referral", Writer.PARENT: "Ask for help", Writer.YOUNG_PERSON: "Ask for help"}
NOT_ANSWERED = "Not answered"
NOTHING_LEFT = "Keep at least one listing: every one is left out"


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the form."""

    id: str
    title: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is asked for one listing alone."""

    slug: str
    name: str
    left_out: bool
    warned: tuple[WarningView, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """Common questions once, then those of each listing. `filled_in` of those `asked` have an answer before anybody types."""

    template: ClassVar[str] = "pages/refer/form.html"
    title: str
    common: tuple[Group, ...]
    listings: tuple[Listing, ...]
    filled_in: int
    asked: int
    needed: tuple[str, ...]
    hidden: Pairs
    exits: bool
    advice: tuple[GateAdvice, ...] = ()
    problems: Problems = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to check; `origin` where nobody has changed what was filled in."""

    id: str
    label: str
    lines: tuple[str, ...] = field(repr=False)
    origin: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The answers of a section."""

    title: str
    rows: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class CheckedListing:
    """One referral: its warnings, its own answers, its papers."""

    slug: str
    name: str
    warned: tuple[WarningView, ...]
    groups: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything that was answered, warnings first."""

    template: ClassVar[str] = "pages/refer/check.html"
    problems: ClassVar[Problems] = ()
    gate: Checked
    common: tuple[Checked, ...]
    listings: tuple[CheckedListing, ...]
    left_out: tuple[str, ...]
    hidden: Pairs
    exits: bool
    notice: str = ""
    title: str = "Check your answers"


def form_page(journey: Journey, asked: ReferralForm, form: AnswersForm, reference: Reference, advice: tuple[GateAdvice, ...]) -> FormPage:
    """The form with what is known, what was typed, and what is wrong."""
    names = {field_name for one in asked.questions for field_name in (one.id, f"{one.id}.day", f"{one.id}.month", f"{one.id}.year")}

    def groups(slug: str | None) -> tuple[Group, ...]:
        return tuple(
            found
            for one in asked.sections
            if one.programme == slug and (found := _group(one, form, reference, filled=journey.filled)).questions
        )

    filled_in, of = prefilled(asked)
    return FormPage(
        title=TITLES[asked.writer],
        common=groups(None),
        listings=tuple(
            Listing(one.slug, one.name.text, one.slug in journey.left_out, warned_of(asked, one.slug, reference), groups(one.slug))
            for one in asked.programmes
        ),
        filled_in=filled_in,
        asked=of,
        needed=tuple(dict.fromkeys(f"“{one.label}”" for one in asked.questions if one.required)),
        hidden=journey.without(names | {"leave_out", "filled"}),
        exits=exits(asked.writer),
        advice=advice,
    )  # fmt: skip


def _group(section: Section, form: AnswersForm, reference: Reference, *, filled: bool) -> Group:
    questions = tuple(
        shown_question(form[one.id], reference, filled=filled)
        for one in form.questions
        if one.section == section.id and one.programme == section.programme
    )
    return Group(section.id, section.title, section.text, questions)


def warned_of(asked: ReferralForm, slug: str, reference: Reference) -> tuple[WarningView, ...]:
    """What to know before it goes to a listing."""
    return tuple(_warned(one, reference) for one in asked.warnings if one.programme == slug)


def _warned(one: ReferralWarning, reference: Reference) -> WarningView:
    return WarningView(one.text, cites_of(one.citations, reference))


def check_page(journey: Journey, asked: ReferralForm, form: AnswersForm, gate: AnswersForm, reference: Reference) -> CheckPage:
    """Every answer in the order of the form."""

    def groups(slug: str | None) -> tuple[Checked, ...]:
        return tuple(found for one in asked.sections if one.programme == slug and (found := _checked(one, form)).rows)

    return CheckPage(
        gate=Checked("Before you began", tuple(_answered(gate, one.id) for one in gate.questions)),
        common=groups(None),
        listings=tuple(
            CheckedListing(one.slug, one.name.text, warned_of(asked, one.slug, reference), groups(one.slug))
            for one in asked.programmes
            if one.slug in journey.chosen
        ),
        left_out=tuple(one.name.text for one in asked.programmes if one.slug in journey.left_out),
        hidden=journey.without(()),
        exits=exits(asked.writer),
    )


def _checked(section: Section, form: AnswersForm) -> Checked:
    ids = tuple(one.id for one in form.questions if one.section == section.id and one.programme == section.programme)
    return Checked(section.title, tuple(_answered(form, one) for one in ids))


def _answered(form: AnswersForm, name: str) -> Answered:
    found, question = form[name], form[name].question
    origin = question.known.origin if question.known and is_unchanged(question, found.answers) else ""
    return Answered(name, question.label, lines_told(question, found.answers) or (question.blank or NOT_ANSWERED,), origin)
