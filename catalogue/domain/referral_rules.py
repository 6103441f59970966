"""What a referral asks and says, as values: its words and choices stand in the seed folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.domain.criteria import Fact
from catalogue.domain.referral import Choice, GateAdvice, Reply, Shape, Writer


@dataclass(frozen=True, slots=True)
class Wording:
    """How one sort of writer is asked."""

    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """A question as the data has it. It is asked of the writers for whom it has words.

    `prefill` names what may answer it already; with `only_known` it is asked only where that is known.
    `blank` is what an empty answer says, where it says something.
    """

    id: str
    section: str
    shape: Shape
    wordings: Mapping[Writer, Wording]
    choices: tuple[Choice, ...] = ()
    required: bool = False
    longest: int = 500
    identifying: bool = False
    prefill: str | None = None
    only_known: bool = False
    blank: str = ""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section as the data has it, with its title for each sort of writer."""

    id: str
    titles: Mapping[Writer, str]
    text: str = ""
    about_people: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one answer adds to a draft: a sentence that says the answer again and nothing more."""

    draft: str
    fact: str
    codes: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class ExtraQuestion:
    """A question that a condition, a route or a setting of a listing brings with it."""

    question: QuestionRule
    fact: str | None = None
    codes: frozenset[str] = frozenset()
    route: str | None = None
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class GateRule:
    """The advice that follows where a question of the gate has this answer; an empty answer means that it was not ticked."""

    answer: str
    advice: GateAdvice


@dataclass(frozen=True, slots=True)
class FamilyWording:
    """How a family is spoken to: `said` are words and what stands for them, in order; what still has `unsaid` words is not asked.

    `not_asked` are facts that only others can judge, `not_warned` are warnings that are for them alone. `subject` is whom
    a line of a draft is about that `begins` with one of these words.
    """

    subject: str
    begins: frozenset[str]
    said: tuple[tuple[str, str], ...]
    unsaid: frozenset[str]
    not_asked: frozenset[Fact]
    not_warned: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReferralRules:
    """Everything that decides what a referral asks, drafts and warns of, and the version of the whole."""

    version: str
    sections: tuple[SectionRule, ...]
    questions: tuple[QuestionRule, ...]
    listing: Mapping[str, QuestionRule]
    extras: tuple[ExtraQuestion, ...]
    gate: tuple[QuestionRule, ...]
    gate_advice: tuple[GateRule, ...]
    own_basis: Mapping[Writer, str]
    lines: tuple[Line, ...]
    labels: Mapping[str, Mapping[str, str]]
    parts: tuple[str, ...]
    words: Mapping[str, str]
    warnings: Mapping[str, str]
    open_routes: frozenset[str]
    referrer_of_writer: Mapping[Writer, str]
    replies: tuple[Reply, ...]
    voices: Mapping[Writer, FamilyWording]
    family_needs: Mapping[str, str]
