"""What listings cost: sums that can be checked, and what one costs where a document lets it be worked out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from catalogue.domain.evidence import OWN, Claim, ClaimKind, Figure
from catalogue.domain.printed_money import MONEY, Place, amount_key, standing_at
from catalogue.domain.programme import Programme

YEARLY = "a year"
PRINTED_MONEY = re.compile(r"£(\d{1,3}(?:,\d{3})*|\d+)(?![\d.,kmKM])")


@dataclass(frozen=True, slots=True)
class FigureRules:
    """How figures are read: which units count somebody or something, and for how many years a printed period is."""

    counted: frozenset[str] = frozenset()
    years_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """A yearly figure times its years, beside the total as printed; `places` and `amounts` tell one printed sum from another."""

    text: str
    adds_up: bool
    places: frozenset[Place]
    amounts: tuple[str, str]

    @property
    def printed(self) -> tuple[frozenset[Place], tuple[str, str]]:
        """The same for one printed sum, beside whichever listing it stands."""
        return self.places, self.amounts


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one costs, as a sum in words; or why that cannot be worked out."""

    text: str
    amount: float | None = None


def sums(claims: Iterable[Claim], rules: FigureRules) -> tuple[Sum, ...]:
    """Each yearly amount for which the same claim prints the amount for several years of the same thing."""
    return tuple(
        sum_of(yearly, total, claim, rules.years_of[str(total.period)])
        for claim in claims
        for yearly, total in product(claim.figures, repeat=2)
        if yearly.unit == total.unit == MONEY
        and yearly.number is not None
        and yearly.period == YEARLY
        and total.period in rules.years_of
        and yearly.measures == total.measures
    )


def sum_of(yearly: Figure, total: Figure, claim: Claim, years: int) -> Sum:
    """The arithmetic of one pair, in words."""
    amount = years * (yearly.number or 0)
    printed = PRINTED_MONEY.fullmatch(total.value.strip())
    right = printed is not None and int(printed[1].replace(",", "")) == amount
    said = "as printed" if right else f"but {total.value} is printed"
    return Sum(
        f"{yearly.measures}: {years} × {pounds(yearly.number or 0)} is {pounds(amount)}, {said}.",
        right,
        standing_at(total.value, claim.citations),
        (amount_key(yearly.value), amount_key(total.value)),
    )


def printed_once(found: Iterable[Sum]) -> tuple[Sum, ...]:
    """Each printed sum once, however many listings it stands beside."""
    return tuple({one.printed: one for one in found}.values())


def unit_costs(programme: Programme, rules: FigureRules) -> tuple[UnitCost, ...]:
    """What one costs, only where one claim gives both the money and the number for the same period."""
    found = tuple(cost for claim in programme.claims if claim.scope in OWN for cost in costs_in(claim, rules))
    return found or (UnitCost(f"Cannot be worked out, because {why_no_unit_cost(programme, rules)}."),)


def costs_in(claim: Claim, rules: FigureRules) -> Iterator[UnitCost]:
    """Money and a count that one claim gives for one period: aims and sums without a period give none."""
    if claim.kind is ClaimKind.TARGET:
        return
    money, counts = amounts(claim.figures), counted_in(claim.figures, rules)
    if len(money) != 1 or len(counts) != 1:
        return
    (spent,), (count,) = money, counts
    if spent.period and spent.period == count.period and spent.number and count.number:
        each = spent.number / count.number
        yield UnitCost(f"{spent.value} for {count.value} {count.measures}, {spent.period}: {pounds(each)} for each.", each)


def why_no_unit_cost(programme: Programme, rules: FigureRules) -> str:
    """The first thing that is missing."""
    own = [figure for claim in programme.claims if claim.scope in OWN for figure in claim.figures]
    money, counts = amounts(own), counted_in(own, rules)
    if not money and not any(one.amount for one in programme.funding):
        return "no document gives what it costs"
    if not counts:
        return "money is printed and no number of people or sessions beside it"
    if not {figure.period for figure in money if figure.period} & {figure.period for figure in counts}:
        return "the money and the numbers are not printed for the same period"
    return "no document says that the money and the numbers are of the same thing"


def amounts(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that are money and not an aim."""
    return [figure for figure in figures if figure.unit == MONEY and not figure.target]


def counted_in(figures: Iterable[Figure], rules: FigureRules) -> list[Figure]:
    """The figures that count somebody or something and are not an aim."""
    return [figure for figure in figures if figure.unit in rules.counted and figure.number and not figure.target]


def pounds(amount: float) -> str:
    """“£1,284,000”; pence only where there are some."""
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"
