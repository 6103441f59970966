"""Listings side by side: which were chosen, which comparisons are refused, what can be worked out."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.domain.caution import Caution
from catalogue.domain.comparison import cautions
from catalogue.domain.errors import CatalogueError
from catalogue.domain.money import FigureRules, Sum, UnitCost, sums, unit_costs
from catalogue.domain.programme import Programme
from catalogue.domain.targets import Reports, Targets, reports, targets
from catalogue.services.snapshot import Snapshot

FEWEST, MOST = 2, 6


class CannotCompare(CatalogueError):
    """Too few or too many listings were chosen; the text says what to do."""

    def __init__(self, count: int) -> None:
        more = "Add another one" if count < FEWEST else "Leave some out"
        super().__init__(f"Choose {FEWEST} to {MOST} listings to compare. You have chosen {count}. {more}.")


@dataclass(frozen=True, slots=True)
class Money:
    """What can be said of what a listing costs: what one costs or why not, and whether printed sums are right."""

    unit_costs: tuple[UnitCost, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six listings in the order in which they were chosen, with the comparisons that would be false.

    `money`, `targets` and `reports` have one value for each listing, in the same order.
    """

    programmes: tuple[Programme, ...]
    cautions: tuple[Caution, ...]
    money: tuple[Money, ...]
    targets: tuple[Targets, ...]
    reports: tuple[Reports, ...]


def chosen(slugs: Iterable[str], snapshot: Snapshot) -> tuple[Programme, ...]:
    """The listings with these slugs, each once. Raises NoSuchProgramme."""
    return tuple(snapshot.programme(slug) for slug in dict.fromkeys(slugs))


def compare(programmes: tuple[Programme, ...], rules: FigureRules) -> Comparison:
    """Two to six listings side by side. Raises CannotCompare."""
    if not FEWEST <= len(programmes) <= MOST:
        raise CannotCompare(len(programmes))
    return Comparison(
        programmes,
        cautions(programmes),
        tuple(money_of(one, rules) for one in programmes),
        tuple(targets(one, rules) for one in programmes),
        tuple(reports(one) for one in programmes),
    )


def money_of(programme: Programme, rules: FigureRules) -> Money:
    """What can be said of what one listing costs."""
    return Money(unit_costs(programme, rules), sums(programme.claims, rules))
