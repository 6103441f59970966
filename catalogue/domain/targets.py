"""What is reported beside the target that it belongs to, and who reports what."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.domain.evidence import OWN, Claim, ClaimKind, Figure
from catalogue.domain.money import YEARLY, FigureRules
from catalogue.domain.programme import Programme

YEAR_SO_FAR = "year to date"


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """A target and what is reported beside it: printed together, for one thing, in units that can be drawn on one scale."""

    claim: Claim
    target: Figure
    reported: Figure


@dataclass(frozen=True, slots=True)
class Targets:
    """Every result that is printed beside its target; or why there is none."""

    pairs: tuple[AgainstTarget, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class Reports:
    """How many claims of each sort the documents make of the listing itself. A number of claims is not a strength."""

    activity: int
    own_outcome: int
    unsaid_outcome: int
    independent_outcome: int


def targets(programme: Programme, rules: FigureRules) -> Targets:
    """What a listing itself reports beside its own targets."""
    pairs = tuple(pair for claim in programme.claims if claim.scope in OWN for pair in pairs_in(claim, rules))
    return Targets(pairs, "" if pairs else why_no_pair(programme))


def pairs_in(claim: Claim, rules: FigureRules) -> Iterator[AgainstTarget]:
    """Each reported figure of a claim with the one target that it can be drawn beside."""
    aims = [figure for figure in claim.figures if figure.target and figure.number is not None]
    for reported in claim.figures:
        if reported.target or reported.number is None:
            continue
        fitting = [aim for aim in aims if same_scale(aim, reported, rules)]
        fitting = fitting if len(fitting) == 1 else [aim for aim in fitting if same_span(aim, reported)]
        if len(fitting) == 1:
            yield AgainstTarget(claim, fitting[0], reported)


def same_scale(aim: Figure, reported: Figure, rules: FigureRules) -> bool:
    """Whether both are of one unit, or both count."""
    return aim.unit == reported.unit or (aim.unit in rules.counted and reported.unit in rules.counted)


def same_span(aim: Figure, reported: Figure) -> bool:
    """Whether both are for one period; a year so far goes with a yearly target."""
    return aim.period == reported.period or (aim.period == YEARLY and (reported.period or "").startswith(YEAR_SO_FAR))


def why_no_pair(programme: Programme) -> str:
    """The first thing that is missing."""
    own = [(claim, figure) for claim in programme.claims if claim.scope in OWN for figure in claim.figures]
    aims = [figure for claim, figure in own if figure.target or claim.kind is ClaimKind.TARGET]
    if not own:
        return "no figure is printed for it"
    if not aims:
        return "no target is printed for it"
    if len(aims) == len(own):
        return "targets are printed for it and nothing is reported beside them"
    return "what is reported and the targets are not printed for one thing"


def reports(programme: Programme) -> Reports:
    """Who reports what of the listing itself."""
    own = [claim for claim in programme.claims if claim.scope in OWN]
    outcomes = [claim.reported_by for claim in own if claim.kind is ClaimKind.OUTCOME]
    unsaid, independent = outcomes.count("not_stated"), outcomes.count("independent")
    activity = sum(claim.kind is ClaimKind.ACTIVITY for claim in own)
    return Reports(activity, len(outcomes) - unsaid - independent, unsaid, independent)
