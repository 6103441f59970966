"""The first page: what this is, a search box, ways in."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.facets import facets_of
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.search import Link

OFTEN_ASKED = ("knife crime", "leaving a gang", "mentoring", "excluded from school", "girls", "housing", "music", "sexual exploitation")
NEEDS_FIRST = (
    "mentoring",
    "gang_exit",
    "gang_risk",
    "weapon_carrying",
    "victim_of_violence",
    "school_exclusion",
    "family_support",
    "employment",
)


@dataclass(frozen=True, slots=True)
class TierWay:
    """A tier with its sentence and how many listings it has."""

    label: str
    sentence: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    template: ClassVar[str] = "pages/home.html"
    listings: int
    referable: int
    sources: int
    searches: tuple[Link, ...]
    needs: tuple[Link, ...]
    tiers: tuple[TierWay, ...]
    boroughs: tuple[Link, ...]
    title: str = "Help for young Londoners at risk of gangs and violence"


def home_page(snapshot: Snapshot, reference: Reference) -> HomePage:
    """The first page with counts from the catalogue."""
    programmes = snapshot.programmes.values()
    tiers = [code for programme in programmes for code in facets_of(programme)["tier"]]
    return HomePage(
        listings=len(snapshot.programmes),
        referable=sum(programme.can_refer for programme in programmes),
        sources=len(reference.sources),
        searches=tuple(Link(words, f"/programmes?q={words.replace(' ', '+')}") for words in OFTEN_ASKED),
        needs=tuple(Link(reference.label("need", code), f"/programmes?need={code}") for code in NEEDS_FIRST),
        tiers=tuple(
            TierWay(term.label, term.sentence, tiers.count(term.code), f"/programmes?tier={term.code}")
            for term in reference.vocabulary["tiers"]
        ),
        boroughs=tuple(Link(area.name, f"/boroughs/{area.slug}") for area in reference.areas.boroughs),
    )
