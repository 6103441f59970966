"""Small listings for cases that read as sentences."""

from catalogue.domain.areas import Area, Areas, Extent
from catalogue.domain.availability import Availability, AvailabilityFinding
from catalogue.domain.criteria import Criterion, Fact, Force, Operator, Value
from catalogue.domain.findings import Finding
from catalogue.domain.matches import Match, Standing
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.programme import Coded, KindOfHelp, Place, Programme, Provider, Words
from catalogue.domain.sources import Basis, Citation

CITE = (Citation("bromley-2012", 1, "words", "A section"),)
HERE, BESIDE, FAR = "hackney", "islington", "croydon"
TOWN = Areas(
    {
        HERE: Area(HERE, "Hackney", "E1", frozenset({BESIDE})),
        BESIDE: Area(BESIDE, "Islington", "E2", frozenset({HERE})),
        FAR: Area(FAR, "Croydon", "E3", frozenset()),
        "london": Area("london", "London", None, frozenset()),
    }
)


def someone(**answers: Answer) -> Profile:
    """A young person of whom this is known."""
    return Profile(answers)


def coded(code: str) -> Coded:
    return Coded(code, Basis.STATED, CITE)


def listing(slug: str = "a-listing", *places: Place, needs: str = "", run_by: str = "charity") -> Programme:
    """A running programme of support; needs are words with spaces between them."""
    return Programme(
        slug=slug,
        name=Words(slug.title(), CITE),
        kind=coded("programme"),
        kind_of_help=KindOfHelp.SUPPORT,
        summary=Words("Help.", CITE),
        referral=coded("individual"),
        description=(Words("word " * 40, CITE),),
        providers=(Provider("A body", run_by, "runs", Basis.STATED, CITE),) if run_by else (),
        needs=tuple(map(coded, needs.split())),
        areas=places,
    )


def place(area: str, extent: Extent = Extent.NAMED, *, control: bool = False) -> Place:
    return Place(area, extent, Basis.STATED, CITE, place="Leeds" if extent is Extent.ELSEWHERE else None, control=control)


def criterion(fact: Fact, operator: Operator, value: Value, *, force: Force = Force.REQUIREMENT, strand: str | None = None) -> Criterion:
    return Criterion(f"{fact}-{value}", fact, operator, value, force, "A condition.", Basis.STATED, CITE, "Is it so?", strand=strand)


def offer(programme: Programme, covers: str = "", available: Availability = Availability.LOCAL, *findings: Finding) -> Match:
    """An offer that fits."""
    return Match(programme, Standing.FITS, AvailabilityFinding(available, "There.", CITE), findings, frozenset(covers.split()))
