"""What the documents report of one listing itself, sorted for comparing: results, counts, aims, money. Nothing from elsewhere."""

from catalogue.domain.areas import Extent
from catalogue.domain.evidence import OWN, Claim, ClaimKind, Figure, Result
from catalogue.domain.printed_money import MONEY, Place, standing_at
from catalogue.domain.programme import Programme

UNSAID = "period not stated"
OUTCOMES = frozenset({Result.SELF_REPORTED, Result.INDEPENDENT})


def own_claims(programme: Programme) -> tuple[Claim, ...]:
    """The claims that speak for it."""
    return tuple(claim for claim in programme.claims if claim.scope in OWN)


def figures_of(programme: Programme, *kinds: ClaimKind) -> tuple[Figure, ...]:
    """The figures of its own claims of these kinds, aims apart."""
    return tuple(figure for claim in own_claims(programme) if claim.kind in kinds for figure in claim.figures if not figure.target)


def figures_of_results(programme: Programme) -> tuple[Figure, ...]:
    """The figures that report an outcome."""
    return figures_of(programme, ClaimKind.OUTCOME)


def counts_of(programme: Programme) -> tuple[Figure, ...]:
    """What is counted."""
    return figures_of(programme, ClaimKind.ACTIVITY)


def targets_of(programme: Programme) -> tuple[Figure, ...]:
    """Every figure that is an aim."""
    return tuple(figure for claim in programme.claims for figure in claim.figures if figure.target or claim.kind is ClaimKind.TARGET)


def money_of(programme: Programme) -> tuple[tuple[str, str | None, frozenset[Place]], ...]:
    """Money that is printed for it: the sum, the period, and the documents and lines where it stands."""
    found = [
        (figure.value, figure.period, standing_at(figure.value, claim.citations))
        for claim in own_claims(programme)
        for figure in claim.figures
        if not figure.target and figure.unit == MONEY
    ]
    return (*found, *((one.amount, one.period, standing_at(one.amount, one.citations)) for one in programme.funding if one.amount))


def periods_of(programme: Programme, *, is_money: bool) -> tuple[str, ...]:
    """The periods of its money, or of its other reported figures."""
    if is_money:
        return tuple(dict.fromkeys(period or UNSAID for _, period, _ in money_of(programme)))
    reported = (figure for figure in figures_of(programme, *(set(ClaimKind) - {ClaimKind.TARGET})) if figure.unit != MONEY)
    return tuple(dict.fromkeys(figure.period or UNSAID for figure in reported))


def has_own_result(programme: Programme) -> bool:
    """Whether a document reports an outcome of it."""
    return programme.evidence.result in OUTCOMES


def extents_of(programme: Programme) -> frozenset[Extent]:
    """In which senses documents connect it with places; controls of a trial are none."""
    return frozenset(place.extent for place in programme.areas if not place.control)


def is_elsewhere(programme: Programme) -> bool:
    """Whether every place where it is said to be is outside London."""
    return extents_of(programme) == {Extent.ELSEWHERE}
