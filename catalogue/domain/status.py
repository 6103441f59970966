"""Is it running? One rule for every order, tag and page; what each status means stands in the seed folder.

1. The statements of the latest year count. Older ones are history.
2. Among several of that year the first in the written order speaks for the listing. Running stands first there: a listing runs
   if any document of that year says that it does, since what ended, or was only planned, in one place can go on in another.
3. Where no document states any, it is spoken of as a fact and counts as running.
"""

from dataclasses import dataclass

from catalogue.domain.programme import Programme, Status


@dataclass(frozen=True, slots=True)
class StatusRules:
    """What each status means: `order` decides among several of one year; `unstated` is what counts where none is stated.

    `running` could be used, `not_yet` was to come or was tried, `over` has ended or was replaced. A pilot is both of the first.
    """

    order: tuple[str, ...]
    running: frozenset[str]
    not_yet: frozenset[str]
    over: frozenset[str]
    unstated: str

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
