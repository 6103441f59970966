"""Comparisons that would be false.

Each rule looks at what the documents say of the chosen listings and says in words what must not be set side by side.
Nothing is ranked, averaged or scored.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact, Force
from catalogue.domain.evidence import OWN, ClaimKind, Figure, Result, Scope
from catalogue.domain.money import MONEY
from catalogue.domain.programme import KindOfHelp, Programme


@dataclass(frozen=True, slots=True)
class Caution:
    """A comparison that is refused: the rule, in words, and the listings that it is about."""

    rule: str
    text: str
    about: tuple[str, ...]


Rule = Callable[[tuple[Programme, ...]], Iterator[Caution]]


def cautions(programmes: tuple[Programme, ...]) -> tuple[Caution, ...]:
    """Every comparison between these listings that would be false."""
    return tuple(caution for rule in RULES for caution in rule(programmes))


def cautions_alone(programme: Programme) -> tuple[Caution, ...]:
    """What must not be read of one listing: figures from elsewhere, of an approach, or of a part, as if they were its own."""
    return tuple(caution for rule in (another_place, approach_or_part) for caution in rule((programme,)))


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


def different_counts(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Counts of different things: people beside visits, those seen beside those trained."""
    counted = [(one, told) for one in programmes if (told := {figure.measures for figure in counts_of(one)})]
    apart = [one for one, told in counted if any(not told & others for other, others in counted if other is not one)]
    if apart:
        said = "; ".join(f"{name(one)}: {', '.join(dict.fromkeys(figure.measures for figure in counts_of(one)))}" for one in apart)
        yield Caution(
            "different_counts", f"The counts are of different things ({said}). More of one is not more than of another.", slugs(apart)
        )


def different_people(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Ages or sexes that no young person could be of both."""
    for one, other in combinations([one for one in programmes if one.age], 2):
        assert one.age
        assert other.age
        if not one.age.overlaps(other.age.min or 0, 99 if other.age.max is None else other.age.max):
            yield Caution(
                "different_people",
                f"{name(one)} and {name(other)} are for different ages: nobody is of an age for both.",
                (one.slug, other.slug),
            )
    for one, other in combinations([one for one in programmes if sexes_taken(one)], 2):
        if not sexes_taken(one) & sexes_taken(other):
            yield Caution(
                "different_people",
                f"{name(one)} takes {sex_words(one)} only and {name(other)} {sex_words(other)} only: nobody can be in both.",
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
    different_counts,
    different_people,
    help_beside_enforcement,
)


def periods_of(programme: Programme, *, is_money: bool) -> tuple[str, ...]:
    """The periods of a listing's own money, or of its other reported figures."""
    found = [
        figure.period
        for claim in programme.claims
        if claim.scope in OWN
        for figure in claim.figures
        if not figure.target and claim.kind is not ClaimKind.TARGET and (figure.unit == MONEY) is is_money
    ]
    found += [one.period for one in programme.funding if one.amount] if is_money else []
    return tuple(dict.fromkeys(period or "period not stated" for period in found))


def counts_of(programme: Programme) -> tuple[Figure, ...]:
    """What is counted of the listing itself, aims apart."""
    return tuple(
        figure
        for claim in programme.claims
        if claim.kind is ClaimKind.ACTIVITY and claim.scope in OWN
        for figure in claim.figures
        if not figure.target
    )


def sexes_taken(programme: Programme) -> frozenset[str]:
    """The sexes that a condition of the whole listing limits it to; none where no condition does."""
    named = [one for one in programme.criteria if one.fact is Fact.SEX and one.force is Force.REQUIREMENT and one.strand is None]
    return frozenset(str(code) for one in named if isinstance(one.value, tuple) for code in one.value)


def sex_words(programme: Programme) -> str:
    """Whom it takes, as people say it."""
    return " and ".join({"female": "girls and women", "male": "boys and men"}.get(code, code) for code in sorted(sexes_taken(programme)))


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
