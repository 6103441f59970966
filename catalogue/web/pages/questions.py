"""The questions about a young person, in groups, with the answers that were given."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.web.forms import words
from catalogue.web.forms.profile import NOT_KNOWN, RADIOS, ProfileForm
from catalogue.web.pages.match_cards import Cite

SDQ_HELP = (
    "The Strengths and Difficulties Questionnaire has 25 short questions. The total difficulties score is 0 to 40. The documents have "
    "one programme that asks for a score above 16. If nobody has filled one in, leave this blank: it becomes a question to ask."
)
NEEDS_TEXT = "Tick what applies. If you tick nothing here or above, we take it as not asked."


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    id: str
    value: str
    label: str
    hint: str
    checked: bool


@dataclass(frozen=True, slots=True)
class DatePart:
    """The day, the month or the year of a date."""

    id: str
    label: str
    value: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `kind` is text (a number), line, area, date, select, radios or checkboxes.

    `origin` says where an answer that is already there came from (`filled_in`), or the question itself, with `cites`;
    `longest` is how long a text may be.
    """

    id: str
    name: str
    kind: str
    label: str
    hint: str
    error: str | None
    value: str
    options: tuple[Option, ...] = ()
    help: str | None = None
    parts: tuple[DatePart, ...] = ()
    origin: str = ""
    filled_in: bool = False
    cites: tuple[Cite, ...] = ()
    longest: int = 0
    autocomplete: str = ""

    @property
    def first(self) -> str:
        """The id of the first thing in it that can take the focus, or of what is wrong first."""
        if self.parts:
            return next((part.id for part in self.parts if part.wrong), self.parts[0].id)
        return self.options[0].id if self.options and self.kind != "select" else self.id

    @property
    def told(self) -> str:
        """The answer in words; empty where there is none."""
        if not self.options:
            return self.value
        return ", ".join(option.label for option in self.options if option.checked and option.value != NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    legend: str
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The questions; `problems` are what was refused, each with where it stands."""

    template: ClassVar[str] = "pages/match/questions.html"
    groups: tuple[Group, ...]
    problems: tuple[tuple[str, str], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    notice: str = ""

    @property
    def title(self) -> str:
        """The title; it says where something is wrong."""
        return f"Match a young person{': there is a problem' if self.problems else ''}"


def questions_page(form: ProfileForm, notice: str = "", hidden: tuple[tuple[str, str], ...] = ()) -> QuestionsPage:
    """The questions with what was answered and what was refused; a notice stands above them, and what is hidden travels along."""
    judged = bool(form.band.data or form.band_reason.data or form.band.errors or form.band_reason.errors)
    groups = (*question_groups(form), own_level(form)) if judged else question_groups(form)
    found = tuple((one.first, one.error) for group in groups for one in group.questions if one.error)
    return QuestionsPage(groups, found, hidden, notice)


def own_level(form: ProfileForm) -> Group:
    """A level of the practitioner's own, with the reason."""
    questions = (radios(form, "band", "Which level do you choose?"), text(form, "band_reason", "Why?", "Do not type a name.", kind="line"))
    return Group("Your own level", "You may choose another level than the catalogue’s, if you say why.", questions)


def question_groups(form: ProfileForm) -> tuple[Group, ...]:
    """Every group in the order of the page: safety first, then who, what, and where."""
    danger, *others = (needs(form, name) for name in words.NEED_GROUPS)
    return (
        Group("Is anybody in danger now?", "Leave these blank if nobody is, as far as you know.", (danger,)),
        _who(form),
        Group("What do they need help with?", NEEDS_TEXT, tuple(others)),
        _gangs_and_law(form),
        _score(form),
        _you(form),
    )


def _who(form: ProfileForm) -> Group:
    why = "Optional. Used only where a provider says whom it is for, and never for how serious it looks."
    return Group(
        "The young person", "Only the age or the school year is needed. Everything else may stay not known.",
        (
            text(form, "age", "How old are they?", "In years. A good guess will do."),
            text(form, "year_group", "Or which school year?", "A number from 0 (reception) to 13. Leave it blank if you know the age."),
            select(form, "borough", "Where do they live?", "The borough where they live, not where you work."),
            radios(form, "education", "School or work"),
            radios(form, "gender", "Gender", why),
            select(form, "ethnicity", "Ethnic group", why),
        ),
    )  # fmt: skip


def _gangs_and_law(form: ProfileForm) -> Group:
    return Group(
        "Gangs and the law", "“Not involved” is an answer. If nobody has looked into it, choose “Not known”.",
        (radios(form, "gang_involvement", "Gang involvement"), radios(form, "justice_status", "Police and courts")),
    )  # fmt: skip


def _score(form: ProfileForm) -> Group:
    asked = text(form, "sdq_score", "SDQ total difficulties score", "From 0 to 40. Leave it blank if there is none.", SDQ_HELP)
    informant = select(form, "sdq_informant", "Who filled it in?")
    return Group("Strengths and difficulties (SDQ)", "Only if somebody has filled one in.", (asked, informant))


def _you(form: ProfileForm) -> Group:
    return Group(
        "You and the young person", "Some services take people only from some agencies, or work only in some places.",
        (
            select(form, "setting", "Where are they now, or where did you meet?"),
            select(form, "referrer", "Who would refer?"),
            radios(form, "willing", "Are they willing to take part?"),
        ),
    )  # fmt: skip


def error_of(form: ProfileForm, name: str) -> str | None:
    """The first thing that is wrong with a field."""
    return str(form[name].errors[0]) if form[name].errors else None


def text(form: ProfileForm, name: str, label: str, hint: str = "", helped: str | None = None, *, kind: str = "text") -> Question:
    """A field to type into."""
    return Question(name, name, kind, label, hint, error_of(form, name), str(form[name].data or ""), help=helped)


def select(form: ProfileForm, name: str, label: str, hint: str = "") -> Question:
    """A list to choose from; not known stands first."""
    choices = sorted(form[name].choices, key=lambda choice: choice.value != NOT_KNOWN)
    options = tuple(Option("", one.value, one.label, "", one.value == form[name].data) for one in choices)
    return Question(name, name, "select", label, hint, error_of(form, name), "", options)


def radios(form: ProfileForm, name: str, label: str, hint: str = "") -> Question:
    """Answers of which one is chosen, not known from the start."""
    terms = {code: term for code, (_, term) in RADIOS[name].items()}
    given = form[name].data
    known = {one.value for one in form[name].choices}
    options = tuple(
        Option(
            name if number == 0 else f"{name}-{number + 1}", one.value, one.label, terms.get(one.value, ""),
            one.value == (given if given in known else NOT_KNOWN),
        )
        for number, one in enumerate(form[name].choices)
    )  # fmt: skip
    return Question(name, name, "radios", label, hint, error_of(form, name), "", options)


def needs(form: ProfileForm, group: str) -> Question:
    """One group of needs; the first group says what is wrong with any of them, the last takes those that no group names."""
    groups = list(words.NEED_GROUPS)
    codes = words.NEED_GROUPS[group]
    if group == groups[-1]:
        placed = {code for one in words.NEED_GROUPS.values() for code in one}
        codes = (*codes, *(one.value for one in form.needs.choices if one.value not in placed))
    labels = {one.value: one.label for one in form.needs.choices}
    plain = {code: words.NEEDS.get(code, (labels[code], "")) for code in codes if code in labels}
    options = tuple(Option(f"need-{code}", code, label, term, code in form.needs.data) for code, (label, term) in plain.items())
    name = f"needs-{groups.index(group) + 1}"
    return Question(name, "needs", "checkboxes", group, "", error_of(form, "needs") if group == groups[0] else None, "", options)
