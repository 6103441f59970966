"""What cannot go on as it was sent: a listing that takes nobody any more, or answers of a match that cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from catalogue.web.forms.journey import LONGEST_REASON, PROFILE, Journey, Pairs
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.refer import exits
from catalogue.web.pages.refer_fields import WarningView

OWN_LEVEL = frozenset({"band", "band_reason"})
"""A level and its reason stand or fall together."""
FORM, BEGINNING = "/refer/form", "/refer"
NOT_SENT = (
    "A school, youth worker or social worker can find out what there is now, and can refer you.",
    "If somebody is in danger now, call 999.",
)
"""Where a family is not sent on."""


@dataclass(frozen=True, slots=True)
class PutRightPage:
    """What is wrong, and a way on without it; where there is none, `typed` is what to copy before leaving."""

    template: ClassVar[str] = "pages/refer/put_right.html"
    title: str
    reasons: tuple[WarningView, ...]
    action: str
    button: str
    hidden: Pairs = field(repr=False)
    typed: tuple[str, ...] = field(repr=False)
    exits: bool
    more: tuple[str, ...] = ()


def without_listing(journey: Journey, slug: str, reason: str) -> PutRightPage:
    """A listing cannot be referred to: the referral goes on to the others, or is copied where there is no other."""
    left = tuple(one for one in journey.programmes if one != slug)
    hidden = (*journey.without({"programme"}), *(("programme", one) for one in left))
    return PutRightPage(
        title="One listing cannot be referred to" if left else "Nobody can be referred to this listing",
        reasons=(WarningView(reason),),
        action=FORM if journey.filled else BEGINNING,
        button="Go on without it" if left else "",
        hidden=hidden,
        typed=() if left else typed_texts(journey),
        exits=_exits(journey),
    )


def without_closed(journey: Journey, closed: Mapping[str, WarningView]) -> PutRightPage:
    """A parent or a young person is not sent to what may not exist: told why, and on to the others where there are any."""
    left = tuple(one for one in journey.programmes if one not in closed)
    some = "One of these" if len(closed) == 1 else "Some of these"
    return PutRightPage(
        title=f"{some} cannot be asked for here" if left else "You cannot ask for this here",
        reasons=tuple(closed.values()),
        action=FORM if journey.filled else BEGINNING,
        button=f"Go on without {'it' if len(closed) == 1 else 'them'}" if left else "",
        hidden=(*journey.without({"programme"}), *(("programme", one) for one in left)),
        typed=() if left else typed_texts(journey),
        exits=True,
        more=NOT_SENT,
    )


def without_answers(journey: Journey, problems: dict[str, str]) -> PutRightPage:
    """Some answers of the match cannot be used: the referral goes on without them."""
    dropped = {*problems, "added", "added_reason", *(OWN_LEVEL if not OWN_LEVEL.isdisjoint(problems) else ())}
    kept = tuple(pair for slug, reason in journey.added.items() for pair in (("added", slug), ("added_reason", reason)))
    return PutRightPage(
        title="Some answers of the match cannot be used",
        reasons=tuple(map(WarningView, problems.values())),
        action=FORM if journey.filled else BEGINNING,
        button="Go on without them",
        hidden=(*journey.without(dropped), *kept),
        typed=(),
        exits=_exits(journey),
    )


def refused(journey: Journey, answers: ProfileForm) -> dict[str, str]:
    """What is wrong with the answers of the match, by field; they were validated where a match came along."""
    found = {name: str(answers[name].errors[0]) for name in PROFILE if answers[name].errors}
    if journey.unexplained:
        found["added_reason"] = f"Say in at most {LONGEST_REASON} characters why you choose a listing that did not match"
    return found


def typed_texts(journey: Journey) -> tuple[str, ...]:
    """Everything that a person typed into the form, in the order of the form."""
    return tuple(value for name, value in journey.without({*PROFILE}) if "." in name and not name.startswith("gate.") and value.strip())


def _exits(journey: Journey) -> bool:
    return journey.writer is None or exits(journey.writer)
