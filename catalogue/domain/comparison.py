"""Comparisons that would be false, sums that can be checked, and costs that can or cannot be worked out.

Each rule looks at what the documents say of the chosen listings and says in words what must not be set side by side.
Nothing is ranked, averaged or scored.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from catalogue.domain.areas import Extent
from catalogue.domain.evidence import Claim, ClaimKind, Figure, Result, Scope
from catalogue.domain.programme import KindOfHelp, Programme

MONEY = "pounds"
COUNTED = frozenset({"people", "families", "cases", "places", "courses", "schools", "projects", "visits"})
YEARS = {"over four years": 4}
"""Periods of which one can say how often a yearly figure goes into them."""
YEARLY = "a year"
PRINTED_MONEY = re.compile(r"£(\d{1,3}(?:,\d{3})*|\d+)(?![\d.,kmKM])")
OWN = frozenset({Scope.THIS, Scope.PART})


@dataclass(frozen=True, slots=True)
class Caution:
    """A comparison that is refused: the rule, in words, and the listings that it is about."""

    rule: str
    text: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A yearly figure times its years, beside the total as printed."""

    text: str
    adds_up: bool


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one costs, as a sum in words; or why that cannot be worked out."""

    text: str
    amount: float | None = None


Rule = Callable[[tuple[Programme, ...]], Iterator[Caution]]


def cautions(programmes: tuple[Programme, ...]) -> tuple[Caution, ...]:
    """Every comparison between these listings that would be false."""
    return tuple(caution for rule in RULES for caution in rule(programmes))


def figures_of_results(programme: Programme) -> tuple[Figure, ...]:
    """The figures that report an outcome of the listing itself: no targets, no counts, nothing from elsewhere."""
    return tuple(
        figure
        for claim in programme.claims
        if claim.kind is ClaimKind.OUTCOME and claim.scope in OWN
        for figure in claim.figures
        if not figure.target
    )


def targets_of(programme: Programme) -> tuple[Figure, ...]:
    """Every figure that is an aim."""
    return tuple(figure for claim in programme.claims for figure in claim.figures if figure.target or claim.kind is ClaimKind.TARGET)


def different_measures(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Outcome figures of different things, or in different units."""
    measured = [(one, {(figure.measures.casefold(), figure.unit) for figure in figures_of_results(one)}) for one in programmes]
    apart = [(one, other) for (one, mine), (other, theirs) in combinations(measured, 2) if mine and theirs and not mine & theirs]
    for one, other in apart:
        yield Caution(
            "different_outcomes",
            f"{name(one)} reports {measures(one)}. {name(other)} reports {measures(other)}. "
            "These are different outcomes: their figures cannot be set against each other.",
            (one.slug, other.slug),
        )


def activity_beside_outcome(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """A count of people or sessions beside a change."""
    counted = [one for one in programmes if one.evidence.result is Result.ACTIVITY]
    changed = [one for one in programmes if one.evidence.result in {Result.SELF_REPORTED, Result.INDEPENDENT}]
    if counted and changed:
        yield Caution(
            "activity_beside_outcome",
            f"For {names(counted)} the documents only count activity. For {names(changed)} they report an outcome. "
            "How many were seen says nothing of what changed.",
            slugs(counted + changed),
        )


def target_beside_result(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """An aim beside what is said to have happened."""
    aims = [one for one in programmes if targets_of(one)]
    reported = [one for one in programmes if figures_of_results(one)]
    if aims and reported:
        yield Caution(
            "target_beside_result",
            f"Targets are printed for {names(aims)}; reported figures for {names(reported)}. A target is an aim, not a result: "
            "compare a figure only with the target of the same listing and measure.",
            tuple(dict.fromkeys(slugs(aims + reported))),
        )


def another_place(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """A result from another city or country, or a listing that is somewhere else altogether."""
    away = [one for one in programmes if is_elsewhere(one)]
    if away and len(away) < len(programmes):
        yield Caution(
            "another_place", f"{names(away)}: somewhere else, not in London. What is reported there is not a London result.", slugs(away)
        )
    for one in programmes:
        places = dict.fromkeys(claim.place or "another place" for claim in one.claims if claim.scope is Scope.ELSEWHERE)
        if places:
            none = "" if has_own_result(one) else f" The documents report no London result for {name(one)}."
            yield Caution(
                "another_place",
                f"Some figures beside {name(one)} come from {' and '.join(places)}, not from it. "
                f"A result there is not a result here.{none}",
                (one.slug,),
            )


def approach_or_part(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """What is said of a kind of work, or of one part, beside what is said of a whole listing."""
    for scope, words in (
        (Scope.APPROACH, "the kind of work in general, not to this listing: it is not inherited"),
        (Scope.PART, "one part of it only, not to the whole"),
    ):
        about = [one for one in programmes if any(claim.scope is scope for claim in one.claims)]
        if about:
            yield Caution(scope.value, f"Something that is said beside {names(about)} belongs to {words}.", slugs(about))


def different_periods(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Figures of different periods, or of a period that is not printed, money apart from the rest."""
    for is_money, what in ((True, "money"), (False, "reported figures")):
        having = [(one, periods) for one in programmes if (periods := periods_of(one, is_money=is_money))]
        if len(having) > 1 and len({period for _, periods in having for period in periods}) > 1:
            told = "; ".join(f"{name(one)}: {', '.join(periods)}" for one, periods in having)
            yield Caution(
                "different_periods",
                f"The {what} are for different periods ({told}). They cannot be added or compared.",
                slugs(one for one, _ in having),
            )


def different_people(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Ages that no young person could be of both."""
    for one, other in combinations([one for one in programmes if one.age], 2):
        assert one.age
        assert other.age
        if not one.age.overlaps(other.age.min or 0, 99 if other.age.max is None else other.age.max):
            yield Caution(
                "different_people",
                f"{name(one)} and {name(other)} are for different ages: nobody is of an age for both.",
                (one.slug, other.slug),
            )


def help_beside_enforcement(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Help beside a power that is used on people, or information."""
    help_is = [one for one in programmes if one.kind_of_help is KindOfHelp.SUPPORT]
    rest = [one for one in programmes if one.kind_of_help is not KindOfHelp.SUPPORT]
    if help_is and rest:
        yield Caution(
            "help_beside_enforcement",
            f"{names(help_is)}: help. {names(rest)}: enforcement or information. One does not stand in for the other.",
            slugs(help_is + rest),
        )


RULES: tuple[Rule, ...] = (
    different_measures,
    activity_beside_outcome,
    target_beside_result,
    another_place,
    approach_or_part,
    different_periods,
    different_people,
    help_beside_enforcement,
)


def sums(claims: Iterable[Claim]) -> tuple[Sum, ...]:
    """Each yearly amount that is followed by the amount for several years of the same thing."""
    return tuple(
        sum_of(yearly, total, YEARS[total.period])
        for claim in claims
        for yearly, total in pairwise(claim.figures)
        if yearly.unit == total.unit == MONEY
        and yearly.number is not None
        and yearly.period == YEARLY
        and total.period in YEARS
        and yearly.measures == total.measures
    )


def sum_of(yearly: Figure, total: Figure, years: int) -> Sum:
    """The arithmetic of one pair, in words."""
    product = years * (yearly.number or 0)
    printed = PRINTED_MONEY.fullmatch(total.value.strip())
    right = printed is not None and int(printed[1].replace(",", "")) == product
    said = "as printed" if right else f"but {total.value} is printed"
    return Sum(f"{yearly.measures}: {years} × {pounds(yearly.number or 0)} is {pounds(product)}, {said}.", right)


def unit_costs(programme: Programme) -> tuple[UnitCost, ...]:
    """What one costs, only where one claim gives both the money and the number for the same period."""
    found = tuple(cost for claim in programme.claims if claim.scope in OWN for cost in costs_in(claim))
    return found or (UnitCost(f"Cannot be worked out, because {why_no_unit_cost(programme)}."),)


def costs_in(claim: Claim) -> Iterator[UnitCost]:
    """Money and a count that one claim gives for one period: aims and sums without a period give none."""
    if claim.kind is ClaimKind.TARGET:
        return
    money, counts = amounts(claim.figures), counted_in(claim.figures)
    if len(money) != 1 or len(counts) != 1:
        return
    (spent,), (count,) = money, counts
    if spent.period and spent.period == count.period and spent.number and count.number:
        each = spent.number / count.number
        yield UnitCost(f"{spent.value} for {count.value} {count.measures}, {spent.period}: {pounds(each)} for each.", each)


def why_no_unit_cost(programme: Programme) -> str:
    """The first thing that is missing."""
    own = [figure for claim in programme.claims if claim.scope in OWN for figure in claim.figures]
    money, counts = amounts(own), counted_in(own)
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


def counted_in(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that count somebody or something and are not an aim."""
    return [figure for figure in figures if figure.unit in COUNTED and figure.number and not figure.target]


def periods_of(programme: Programme, *, is_money: bool) -> tuple[str, ...]:
    """The periods of a listing's own money, or of its other reported figures."""
    return tuple(
        dict.fromkeys(
            figure.period or "period not stated"
            for claim in programme.claims
            if claim.scope in OWN
            for figure in claim.figures
            if not figure.target and claim.kind is not ClaimKind.TARGET and (figure.unit == MONEY) is is_money
        )
    )


def is_elsewhere(programme: Programme) -> bool:
    """Whether every place where it is said to be is outside London."""
    here = [place for place in programme.areas if not place.control]
    return bool(here) and all(place.extent is Extent.ELSEWHERE for place in here)


def has_own_result(programme: Programme) -> bool:
    """Whether a document reports an outcome of the listing itself."""
    return programme.evidence.result in {Result.SELF_REPORTED, Result.INDEPENDENT}


def measures(programme: Programme) -> str:
    """What its outcome figures measure."""
    return "; ".join(dict.fromkeys(figure.measures for figure in figures_of_results(programme)))


def pounds(amount: float) -> str:
    """“£1,284,000”; pence only where there are some."""
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"


def name(programme: Programme) -> str:
    """What it is called."""
    return programme.name.text


def names(programmes: Iterable[Programme]) -> str:
    """What they are called, in a sentence."""
    called = [name(one) for one in programmes]
    return called[0] if len(called) == 1 else ", ".join(called[:-1]) + " and " + called[-1]


def slugs(programmes: Iterable[Programme]) -> tuple[str, ...]:
    """By which they are known."""
    return tuple(one.slug for one in programmes)
