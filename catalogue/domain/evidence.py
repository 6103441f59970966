"""What documents say happened, and the two facts and one standard that a listing gets from it (design, section 7).

No ladder: a count of people seen, a provider's own result and a promised evaluation do not stand above one another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from catalogue.domain.sources import Citation


class ClaimKind(StrEnum):
    """What sort of thing a claim says."""

    ACTIVITY = "activity"
    OUTCOME = "outcome"
    TARGET = "target"
    COST = "cost"
    EVALUATION = "evaluation"


class Scope(StrEnum):
    """Whom a claim is about. Only `this` speaks for the listing itself: nothing is inherited."""

    THIS = "this"
    PART = "part"
    ELSEWHERE = "elsewhere"
    APPROACH = "approach"


OWN = frozenset({Scope.THIS, Scope.PART})
"""Whose claims speak for a listing: its own and those of its parts, none from elsewhere and none of an approach."""


class Result(StrEnum):
    """What is reported of results."""

    NONE = "none"
    ACTIVITY = "activity"
    SELF_REPORTED = "self_reported"
    INDEPENDENT = "independent"


class Evaluation(StrEnum):
    """What is said of an evaluation."""

    NONE = "none"
    PROMISED = "promised"
    UNDER_WAY = "under_way"
    DONE_RESULT_NOT_GIVEN = "done_result_not_given"
    DONE_RESULT_GIVEN = "done_result_given"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: the value as printed, its unit, and always what it measures."""

    value: str
    measures: str
    number: float | None = None
    unit: str | None = None
    period: str | None = None
    target: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says happened, was counted, aimed at, spent or evaluated, and who says so."""

    id: str
    kind: ClaimKind
    text: str
    reported_by: str
    scope: Scope
    citations: tuple[Citation, ...]
    figures: tuple[Figure, ...] = ()
    caveats: tuple[str, ...] = ()
    reporter: str | None = None
    place: str | None = None
    design: str | None = None
    comparison: str | None = None
    standard: str | None = None
    evaluation: Evaluation | None = None
    evaluator: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence tags of a listing. They describe what the documents report, not whether a thing works."""

    result: Result
    evaluation: Evaluation
    standard: str | None

    @property
    def found_no_outcome(self) -> bool:
        """Whether an evaluation gave a result and no outcome is reported: what it found is of something else, such as who took part."""
        return self.evaluation is Evaluation.DONE_RESULT_GIVEN and self.result in {Result.NONE, Result.ACTIVITY}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes by which a listing is filtered: what is known of results and evaluation, or `none` for neither."""
        known = [code.value for code in (self.result, self.evaluation) if code.value != "none"]
        return tuple(known + ["standard"] * bool(self.standard)) or ("none",)


def evidence_of(claims: Iterable[Claim]) -> Evidence:
    """The two facts and the standard that follow from a listing's own claims."""
    own = tuple(claim for claim in claims if claim.scope in OWN)
    standards = [claim.standard for claim in own if claim.standard]
    return Evidence(_result(own), _evaluation(own), standards[0] if standards else None)


def _result(claims: tuple[Claim, ...]) -> Result:
    outcomes = [claim for claim in claims if claim.kind is ClaimKind.OUTCOME]
    if any(claim.reported_by == "independent" for claim in outcomes):
        return Result.INDEPENDENT
    if outcomes:
        return Result.SELF_REPORTED
    counted = any(claim.kind is ClaimKind.ACTIVITY and claim.figures for claim in claims)  # without a number nothing is counted
    return Result.ACTIVITY if counted else Result.NONE


def _evaluation(claims: tuple[Claim, ...]) -> Evaluation:
    said = {claim.evaluation for claim in claims if claim.evaluation}
    return next((stage for stage in reversed(Evaluation) if stage in said), Evaluation.NONE)
