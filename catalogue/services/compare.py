"""Listings side by side: which were chosen, which comparisons are refused, what can be worked out."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.domain.comparison import Caution, Sum, UnitCost, cautions, sums, unit_costs
from catalogue.domain.errors import CatalogueError
from catalogue.domain.programme import Programme
from catalogue.services.shelf import Snapshot

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
    """Two to six listings in the order in which they were chosen, with the comparisons that would be false."""

    programmes: tuple[Programme, ...]
    cautions: tuple[Caution, ...]
    money: tuple[Money, ...]


def chosen(slugs: Iterable[str], snapshot: Snapshot) -> tuple[Programme, ...]:
    """The listings with these slugs, each once. Raises NoSuchProgramme."""
    return tuple(snapshot.programme(slug) for slug in dict.fromkeys(slugs))


def compare(programmes: tuple[Programme, ...]) -> Comparison:
    """Two to six listings side by side. Raises CannotCompare."""
    if not FEWEST <= len(programmes) <= MOST:
        raise CannotCompare(len(programmes))
    money = tuple(Money(unit_costs(one), sums(one.claims)) for one in programmes)
    return Comparison(programmes, cautions(programmes), money)
