"""A referral as values: what a form asks, what is already known and from where, what was answered, and warnings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.domain.matching import Answer
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Citation


class Writer(StrEnum):
    """Who writes the referral. A parent or a young person is asked less, and spoken to."""

    PROFESSIONAL = "professional"
    PARENT = "parent"
    YOUNG_PERSON = "young_person"


class Shape(StrEnum):
    """How a question is answered: a line, a longer text, one of some choices, several of them, or a date in three parts."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    SEVERAL = "several"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """An answer that is already there. `origin` says in words where it came from; it may be changed."""

    value: str | tuple[str, ...] = field(repr=False)
    origin: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form.

    `programme` is the slug of the listing that it is made for; None where all share it. What is `identifying` says who
    somebody is or how to reach them: it is never prefilled. `longest` is the most characters that an answer may have.
    `blank` is what an empty answer says, where it says something.
    """

    id: str
    section: str
    shape: Shape
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    longest: int = 500
    identifying: bool = False
    programme: str | None = None
    known: KnownAnswer | None = None
    citations: tuple[Citation, ...] = ()
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, in the order of the page. `programme` as in Question.

    `about_people` where it asks who somebody is, how to reach them, or about the referrer: matching cannot know that.
    """

    id: str
    title: str
    text: str = ""
    programme: str | None = None
    about_people: bool = False


@dataclass(frozen=True, slots=True)
class ReferralWarning:
    """What to know before it is sent: a condition not met, an old listing, a route that this referrer may not use."""

    code: str
    programme: str
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class GateAdvice:
    """What the gate says to one of its answers. Where it `ends`, no referral is written until the answer has changed."""

    question: str
    title: str
    paragraphs: tuple[str, ...]
    ends: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """What matching knows, with the practitioner's own choices. Without a match the profile is empty and `answer` is None.

    `own_level` and `own_reason` are the practitioner's level and why; `added` gives the reason for each listing that the
    practitioner chose although matching did not offer it, by slug.
    """

    profile: Profile
    answer: Answer | None = None
    own_level: str | None = None
    own_reason: str = field(default="", repr=False)
    added: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """Everything one page asks for one or more listings: common questions once, then those of each listing."""

    writer: Writer
    programmes: tuple[Programme, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    warnings: tuple[ReferralWarning, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer as the finished documents carry it; `value` is in words, and says “not answered” where it is empty.

    `origin` is empty where a person typed the answer or changed what was there.
    """

    id: str
    label: str
    value: str = field(repr=False)
    origin: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a finished referral."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One outcome that the receiving service can tick on the reply sheet; `reasons` are coded."""

    code: str
    label: str
    reasons: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Referral:
    """A finished referral to one listing: the same facts go to the page, to print, DOCX, PDF and JSON."""

    programme: Programme
    writer: Writer
    parts: tuple[Part, ...]
    warnings: tuple[ReferralWarning, ...]
    replies: tuple[Reply, ...]
    rules_version: str
