"""What the last change of an answer changed, in words."""

from dataclasses import dataclass

from catalogue.domain.banding import Band
from catalogue.domain.changes import changes
from catalogue.domain.matches import Match, RuledOut
from catalogue.domain.matching import Answer
from catalogue.services.match import Matching
from catalogue.services.reference import Reference
from catalogue.web.forms.own import OwnChoices
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match_band import LEVELS
from catalogue.web.pages.match_out import link_of
from catalogue.web.pages.questions import question_groups
from catalogue.web.pages.search import Link

NO_ANSWER = "not known"


@dataclass(frozen=True, slots=True)
class DroppedMatch:
    """A listing that is offered no longer, and why."""

    link: Link
    because: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What was answered otherwise, and what follows from it. Where `stopped`, nothing is offered any more."""

    answers: tuple[tuple[str, str, str], ...]
    level: str
    advice: tuple[str, ...]
    stopped: bool
    offered: tuple[Link, ...]
    gone: tuple[DroppedMatch, ...]
    settled: tuple[Link, ...]
    opened: tuple[Link, ...]

    @property
    def makes_no_difference(self) -> bool:
        """Whether everything is offered as before."""
        return not (self.offered or self.gone or self.settled or self.opened or self.advice or self.stopped)


def changes_view(own: OwnChoices, form: ProfileForm, now: Answer, matching: Matching, reference: Reference) -> ChangesView | None:
    """The difference to the answers before; None where there were none, or the same."""
    before = own.answered_before(reference)
    different = answers_changed(before.form, form) if before else []
    if before is None or not different:
        return None
    then = matching.answer(before.profile)
    found = changes(then, now)
    return ChangesView(
        answers=tuple(different),
        level=level_words(then.band, now.band),
        advice=tuple(rule.text for rule in found.advice),
        stopped=now.stopped is not None and then.stopped is None,
        offered=links(found.offered),
        gone=() if now.stopped else tuple(gone_of(one) for one in found.gone),
        settled=links(found.settled),
        opened=links(found.opened),
    )


def answers_changed(before: ProfileForm, now: ProfileForm) -> list[tuple[str, str, str]]:
    """Each question that is answered otherwise than before, with both answers."""
    pairs = zip(question_groups(before), question_groups(now), strict=True)
    asked = [both for then, here in pairs for both in zip(then.questions, here.questions, strict=True)]
    return [(new.label, old.told or NO_ANSWER, new.told or NO_ANSWER) for old, new in asked if old.told != new.told]


def level_words(then: Band, now: Band) -> str:
    """The level before and now; one level where it stayed."""
    old, new = (LEVELS[one.level] + (" (provisional)" if one.provisional else "") for one in (then, now))
    return f"{new}, as before" if old == new else f"{old} before, {new} now"


def gone_of(one: RuledOut) -> DroppedMatch:
    """A listing that is offered no longer, with the first reason."""
    return DroppedMatch(link_of(one.programme.slug, one.programme.name.text), one.reasons[0].text)


def links(found: tuple[Match, ...]) -> tuple[Link, ...]:
    """The listings as links, in their order."""
    return tuple(link_of(one.programme.slug, one.programme.name.text) for one in found)
