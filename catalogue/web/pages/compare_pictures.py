"""Pictures of what is reported: beside its target, and by whom. One scale a picture, and never two things on one that differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log10

from catalogue.domain.evidence import Figure
from catalogue.domain.programme import Programme
from catalogue.domain.targets import AgainstTarget, Reports, Targets
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Notes

PER_CENT = "per cent"
WIDTH = 300
STEPS = 5
ROUND = (1, 2, 2.5, 5, 10)
REPORTED = {
    "activity": "Activity is counted",
    "own_outcome": "An outcome, said by those who run or fund it",
    "unsaid_outcome": "An outcome, not said by whom",
    "independent_outcome": "An outcome, said by somebody else",
}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One result beside its target, in words and as lengths on the scale of its picture."""

    reported: str
    measures: str
    period: str
    target: str
    target_measures: str
    target_period: str
    says: str
    caveats: tuple[str, ...]
    notes: tuple[int, ...]
    bar: int
    mark: int

    @property
    def words(self) -> str:
        """What the drawing shows, for those who do not see it."""
        return f"Reported {self.reported}, target {self.target}"


@dataclass(frozen=True, slots=True)
class TargetPicture:
    """Results beside targets of one listing and one unit, on one scale from nought."""

    slug: str
    name: str
    unit: str
    rows: tuple[TargetRow, ...]
    ticks: tuple[tuple[int, str], ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A listing for which there is nothing to draw, and why."""

    name: str
    because: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """How many claims of each sort a listing has."""

    slug: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a comparison."""

    drawn: tuple[TargetPicture, ...]
    undrawn: tuple[Undrawn, ...]
    reports: tuple[ReportRow, ...]
    sorts: tuple[str, ...] = tuple(REPORTED.values())


def pictures(
    programmes: tuple[Programme, ...], targets: tuple[Targets, ...], reports: tuple[Reports, ...], reference: Reference, notes: Notes
) -> Pictures:
    """Every picture of these listings, and why there is none where there is none."""
    pairs = tuple(zip(programmes, targets, strict=True))
    return Pictures(
        tuple(picture for one, found in pairs for picture in target_pictures(one, found, reference, notes)),
        tuple(Undrawn(one.name.text, found.because) for one, found in pairs if not found.pairs),
        tuple(
            ReportRow(one.slug, one.name.text, tuple(getattr(told, sort) for sort in REPORTED))
            for one, told in zip(programmes, reports, strict=True)
        ),
    )


def target_pictures(programme: Programme, found: Targets, reference: Reference, notes: Notes) -> tuple[TargetPicture, ...]:
    """One picture for each unit: shares of a hundred on one scale, counts on another."""
    groups: dict[str, list[AgainstTarget]] = {}
    for pair in found.pairs:
        groups.setdefault(str(pair.reported.unit), []).append(pair)
    return tuple(target_picture(programme, unit, group, reference, notes) for unit, group in groups.items())


def target_picture(programme: Programme, unit: str, pairs: list[AgainstTarget], reference: Reference, notes: Notes) -> TargetPicture:
    """The picture of one unit."""
    top = 100.0 if unit == PER_CENT else top_of(number(figure) for pair in pairs for figure in (pair.target, pair.reported))
    ticks = tuple((round(WIDTH * step / STEPS), f"{top * step / STEPS:g}") for step in range(STEPS + 1))
    rows = tuple(target_row(pair, top, reference, notes) for pair in pairs)
    return TargetPicture(programme.slug, programme.name.text, unit, rows, ticks)


def target_row(pair: AgainstTarget, top: float, reference: Reference, notes: Notes) -> TargetRow:
    """One row of it."""
    claim, target, reported = pair.claim, pair.target, pair.reported
    return TargetRow(
        reported=reported.value,
        measures=reported.measures,
        period=reported.period or "period not stated",
        target=target.value,
        target_measures=target.measures,
        target_period=target.period or "period not stated",
        says=claim.reporter or reference.words("reporters", claim.reported_by),
        caveats=(*claim.caveats, *unlike(target, reported)),
        notes=notes.of(claim.citations),
        bar=length(number(reported), top),
        mark=length(number(target), top),
    )


def unlike(target: Figure, reported: Figure) -> tuple[str, ...]:
    """Says so where the two count by different words."""
    return () if target.unit == reported.unit else (f"The target counts {target.unit}, the report {reported.unit}.",)


def number(figure: Figure) -> float:
    """A figure's number: only figures with one are drawn."""
    return figure.number or 0.0


def length(value: float, top: float) -> int:
    """How far along the scale a number is."""
    return round(WIDTH * min(value, top) / top)


def top_of(values: Iterable[float]) -> float:
    """A round number that no value is above."""
    most = max((*values, 1.0))
    size = 10 ** ceil(log10(most) - 1)
    return float(next(size * step for step in ROUND if size * step >= most))
