"""Listings by place: how many each borough has, and what somebody who lives in one can have."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.domain.areas import Extent
from catalogue.domain.availability import Availability, AvailabilityFinding, where
from catalogue.domain.facets import NAMED_THERE
from catalogue.domain.programme import Programme
from catalogue.domain.rules import PlaceRules
from catalogue.services.reference import WIDER_EXTENTS, Reference
from catalogue.services.snapshot import Snapshot, by_name

SUREST_FIRST = (Extent.NAMED, Extent.LISTED_INCLUDING, Extent.PLANNED)


@dataclass(frozen=True, slots=True)
class ListingInBorough:
    """A listing, and where it can be had by somebody who lives in the borough that was asked about."""

    programme: Programme
    where: AvailabilityFinding


@dataclass(frozen=True, slots=True)
class Places:
    """What there is in a borough, by the same rule as matching."""

    reference: Reference
    rules: PlaceRules

    def around(self, snapshot: Snapshot, borough: str) -> Mapping[Availability, tuple[ListingInBorough, ...]]:
        """Every listing by how it stands to a borough, each group by name."""
        groups: dict[Availability, list[ListingInBorough]] = defaultdict(list)
        for programme in sorted(snapshot.programmes.values(), key=by_name):
            found = where(programme, borough, self.reference.areas, self.rules)
            groups[found.availability].append(ListingInBorough(programme, found))
        return {availability: tuple(groups[availability]) for availability in Availability}


def place_code(words: str, reference: Reference) -> str | None:
    """The borough, or the sense in which a listing is wider, that any name means with which people read it; None where none is."""
    if area := reference.areas.borough(words):
        return area.slug
    wanted = words.strip().casefold()
    terms = (reference.vocabulary["extents"].term(code) for code in WIDER_EXTENTS)
    by_label = next((term.code for term in terms if wanted in {term.code, term.label.casefold()}), None)
    return by_label or reference.areas.wider(words)


def compared_by_borough(snapshot: Snapshot) -> Mapping[str, tuple[Programme, ...]]:
    """The listings that name a borough only to compare with, by name: it has nothing by that, and is not said to have."""
    found: dict[str, list[Programme]] = defaultdict(list)
    for programme in sorted(snapshot.programmes.values(), key=by_name):
        for borough in {place.area for place in programme.areas if place.control}:
            found[borough].append(programme)
    return {borough: tuple(listings) for borough, listings in found.items()}


def counts_by_borough(snapshot: Snapshot) -> Mapping[str, Mapping[Extent, int]]:
    """How many listings each borough has in each sense; a listing counts once in a borough, in its surest sense."""
    counts: dict[str, dict[Extent, int]] = defaultdict(lambda: dict.fromkeys(SUREST_FIRST, 0))
    for programme in snapshot.programmes.values():
        for borough, extent in senses_of(programme).items():
            counts[borough][extent] += 1
    return counts


def senses_of(programme: Programme) -> Mapping[str, Extent]:
    """The boroughs that a listing names, each with the surest sense in which it does."""
    senses: dict[str, Extent] = {}
    for place in programme.areas:
        if place.extent in NAMED_THERE and not place.control:
            known = senses.get(place.area, Extent.PLANNED)
            senses[place.area] = min(known, place.extent, key=SUREST_FIRST.index)
    return senses
