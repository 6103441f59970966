"""What is known to have happened, at its own strength."""

from dataclasses import dataclass

from catalogue.domain.evidence import Claim, Figure, Scope
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Notes


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as printed and what it measures."""

    value: str
    measures: str
    period: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: what, who says so, of whom, how it was found out, its figures and its limits."""

    kind: str
    text: str
    says: str
    about: str | None
    details: tuple[tuple[str, str], ...]
    figures: tuple[FigureView, ...]
    caveats: tuple[str, ...]
    notes: tuple[int, ...]


def claim_views(claims: tuple[Claim, ...], reference: Reference, notes: Notes) -> tuple[ClaimView, ...]:
    """Each claim of a listing in the order of the record."""
    return tuple(claim_view(claim, reference, notes) for claim in claims)


def claim_view(claim: Claim, reference: Reference, notes: Notes) -> ClaimView:
    """One claim."""
    details = (
        ("Evaluation", reference.words("evaluations", claim.evaluation) if claim.evaluation else None),
        ("Evaluated by", claim.evaluator),
        ("How it was measured", claim.design),
        ("Compared with", claim.comparison),
        ("Standard as printed", claim.standard),
    )
    return ClaimView(
        kind=reference.words("claim_kinds", claim.kind),
        text=claim.text,
        says=claim.reporter or reference.words("reporters", claim.reported_by),
        about=about(claim, reference),
        details=tuple((key, value) for key, value in details if value),
        figures=tuple(figure_view(figure) for figure in claim.figures),
        caveats=claim.caveats,
        notes=notes.of(claim.citations),
    )


def about(claim: Claim, reference: Reference) -> str | None:
    """Whom a claim is about, where that is not simply the listing."""
    if claim.scope is Scope.THIS:
        return None
    words = reference.words("scopes", claim.scope)
    return f"{words}: {claim.place}" if claim.place else words


def figure_view(figure: Figure) -> FigureView:
    """One figure; its unit stands with the value unless the value already says it."""
    return FigureView(figure.value, figure.measures, figure.period or "Not stated", figure.target)
