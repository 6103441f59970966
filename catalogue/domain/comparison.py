"""Comparisons that would be false.

Each rule looks at what the documents say of the chosen listings and says in words what must not be set side by side.
Nothing is ranked, averaged or scored. The rules about results stand here, those about everything around them in
`comparison_context`.
"""

from collections.abc import Iterator
from itertools import combinations

from catalogue.domain.caution import Caution, Rule, measures, name, names, slugs
from catalogue.domain.comparison_context import CONTEXT, another_place, approach_or_part
from catalogue.domain.evidence import Figure, Result
from catalogue.domain.programme import Programme
from catalogue.domain.reported import counts_of, figures_of_results, has_own_result, targets_of


def cautions(programmes: tuple[Programme, ...]) -> tuple[Caution, ...]:
    """Every comparison between these listings that would be false."""
    return tuple(caution for rule in RULES for caution in rule(programmes))


def cautions_alone(programme: Programme) -> tuple[Caution, ...]:
    """What must not be read of one listing: figures from elsewhere, of an approach, or of a part, as if they were its own."""
    return tuple(caution for rule in (another_place, approach_or_part) for caution in rule((programme,)))


def different_measures(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Outcome figures of different things, or in different units."""
    measured = [(one, {(figure.measures.casefold(), figure.unit) for figure in figures_of_results(one)}) for one in programmes]
    apart = [(one, other) for (one, mine), (other, theirs) in combinations(measured, 2) if mine and theirs and not mine & theirs]
    for pair in apart:
        told = ". ".join(f"{name(one)} reports on: {measures(figures_of_results(one))}" for one in pair)
        yield Caution(
            "different_outcomes", f"{told}. These are different outcomes: their figures cannot be set against each other.", slugs(pair)
        )


def words_beside_figures(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """An outcome that is told without a figure beside one with a figure."""
    told = [one for one in programmes if has_own_result(one) and not figures_of_results(one)]
    counted = [one for one in programmes if figures_of_results(one)]
    if told and counted:
        yield Caution(
            "words_beside_figures",
            f"For {names(told)} an outcome is told without a figure. How large it was cannot be set against the figures "
            f"for {names(counted)}.",
            slugs(told + counted),
        )


def activity_beside_outcome(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """A count of people or sessions beside a change."""
    counted = [one for one in programmes if one.evidence.result is Result.ACTIVITY]
    changed = [one for one in programmes if has_own_result(one)]
    if counted and changed:
        yield Caution(
            "activity_beside_outcome",
            f"For {names(counted)} the documents only count activity. For {names(changed)} they report an outcome. "
            "How many were seen says nothing of what changed.",
            slugs(counted + changed),
        )


def nothing_beside_something(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Nothing reported beside something: silence is not a poor result."""
    silent = [one for one in programmes if one.evidence.result is Result.NONE]
    if silent and len(silent) < len(programmes):
        yield Caution(
            "nothing_reported",
            f"For {names(silent)} the documents report no result and no count of {'its' if len(silent) == 1 else 'their'} own. "
            "That is not a poor result: whether it worked is not known.",
            slugs(silent),
        )


def target_beside_result(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """An aim beside what is said to have happened."""
    aims = [one for one in programmes if targets_of(one)]
    reported = [one for one in programmes if figures_of_results(one) or counts_of(one)]
    if aims and reported:
        yield Caution(
            "target_beside_result",
            f"Targets are printed for {names(aims)}; reported figures for {names(reported)}. A target is an aim, not a result: "
            "compare a figure only with the target of the same listing and measure.",
            slugs(aims + reported),
        )


def different_targets(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Aims for different things."""
    apart = measured_apart([(one, targets_of(one)) for one in programmes])
    if apart:
        yield Caution(
            "different_targets",
            f"The targets are for different things ({said(apart)}). A higher one is not more to hope for than a lower one.",
            slugs(one for one, _ in apart),
        )


def different_counts(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Counts of different things: people beside visits, those seen beside those trained."""
    apart = measured_apart([(one, counts_of(one)) for one in programmes])
    if apart:
        yield Caution(
            "different_counts",
            f"The counts are of different things ({said(apart)}). More of one is not more than of another.",
            slugs(one for one, _ in apart),
        )


Measured = tuple[Programme, tuple[Figure, ...]]


def measured_apart(measured: list[Measured]) -> list[Measured]:
    """Those with figures that measure nothing which another of them measures."""
    having = [(one, figures, {figure.measures for figure in figures}) for one, figures in measured if figures]
    return [(one, figures) for one, figures, mine in having if any(not mine & theirs for other, _, theirs in having if other is not one)]


def said(measured: list[Measured]) -> str:
    """What the figures of each measure."""
    return ". ".join(f"{name(one)}: {measures(figures)}" for one, figures in measured)


RULES: tuple[Rule, ...] = (
    different_measures,
    words_beside_figures,
    activity_beside_outcome,
    nothing_beside_something,
    target_beside_result,
    different_targets,
    different_counts,
    *CONTEXT,
)
