"""Is it running? One rule for every order, tag and page; what each status means stands in the seed folder.

1. The statements of the latest year count. Older ones are history.
2. Among several of that year the first in the written order speaks for the listing. Running stands first there: a listing runs
   if any document of that year says that it does, since what ended, or was only planned, in one place can go on in another.
3. Where no document states any, it is spoken of as a fact and counts as running.

What follows for a referral is worked out here too: whether anybody may be sent, and what has to be known first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogue.domain.programme import Programme, Status
from catalogue.domain.sources import Citation

RAN_BEFORE, ALSO = "ran_before", "also"
"""Beside the statuses: planned or proposed anew after it ran; running, and something else is said in the same year."""


class ReferralAccess(StrEnum):
    """Whether a referral can go to it. `ask_first`: only from a professional, who asks first. `closed`: there is nothing to refer to."""

    OPEN = "open"
    ASK_FIRST = "ask_first"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What a status means for a referral: the way, and the words, which may name the `year` and what is `said`."""

    way: ReferralAccess
    text: str


@dataclass(frozen=True, slots=True)
class StatusNotice:
    """What to know of one listing before anybody is sent to it."""

    way: ReferralAccess
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class StatusRules:
    """What each status means: `order` decides among several of one year; `unstated` is what counts where none is stated.

    `sending` is what follows for a referral, by status and by the two cases beside them; a status that is not in it sends as usual.
    `running` could be used, `not_yet` was to come or was tried, `over` has ended or was replaced. A pilot is both of the first.
    """

    order: tuple[str, ...]
    running: frozenset[str]
    not_yet: frozenset[str]
    over: frozenset[str]
    unstated: str
    sending: Mapping[str, StatusRule]

    @property
    def plain(self) -> frozenset[str]:
        """The statuses that need no word beside a name: it ran, and was not only tried."""
        return self.running - self.not_yet

    def is_not_yet(self, said: Status) -> bool:
        """Whether a statement says that it was to come, or was tried."""
        return said.code in self.not_yet


def latest(programme: Programme) -> tuple[Status, ...]:
    """The statements of the latest year, as they are written."""
    year = max((one.year for one in programme.status), default=0)
    return tuple(one for one in programme.status if one.year == year)


def deciding(programme: Programme, rules: StatusRules) -> Status | None:
    """The statement that speaks for the listing; None where no document states any."""
    return min(latest(programme), key=lambda one: (rules.order.index(one.code), one.text), default=None)


def status_of(programme: Programme, rules: StatusRules) -> str:
    """The status that the listing has, by the rule above."""
    said = deciding(programme, rules)
    return said.code if said else rules.unstated


def is_running(programme: Programme, rules: StatusRules) -> bool:
    """Whether it could be used when it was last described."""
    return status_of(programme, rules) in rules.running


def is_over(programme: Programme, rules: StatusRules) -> bool:
    """Whether it had ended or been replaced when it was last described."""
    return status_of(programme, rules) in rules.over


def ever_ran(programme: Programme, rules: StatusRules) -> bool:
    """Whether any statement of any year says that it ran, if only to be tried."""
    return any(one.code in rules.running for one in programme.status)


def otherwise(programme: Programme, rules: StatusRules) -> tuple[Status, ...]:
    """The statements of any year that say something else than the one that speaks for the listing, latest first."""
    code = status_of(programme, rules)
    return tuple(sorted((one for one in programme.status if one.code != code), key=lambda one: -one.year))


def before_referring(programme: Programme, rules: StatusRules) -> StatusNotice | None:
    """What to know before anybody is sent to a listing; None where it ran and nothing else is said of it."""
    case, said = _case(programme, rules)
    sending = rules.sending.get(case) if said else None
    if said is None or sending is None:
        return None
    return StatusNotice(sending.way, sending.text.format(year=said.year, said=said.text), said.citations)


def _case(programme: Programme, rules: StatusRules) -> tuple[str, Status | None]:
    """Which of the cases it is, and the statement that makes it so."""
    said = deciding(programme, rules)
    if said is None:
        return rules.unstated, None
    if said.code in rules.plain:
        return ALSO, next((one for one in otherwise(programme, rules) if one.year == said.year), None)
    ran_before = said.code in rules.not_yet - rules.running and ever_ran(programme, rules)
    return RAN_BEFORE if ran_before else said.code, said


def known_first(programme: Programme, rules: StatusRules) -> StatusNotice | None:
    """What has to be known first of all of what one can be referred to; None where anybody can be sent as usual."""
    before = before_referring(programme, rules) if programme.can_refer else None
    return before if before and before.way is not ReferralAccess.OPEN else None
