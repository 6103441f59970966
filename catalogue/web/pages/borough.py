"""One borough: what is here, what is London-wide, what is not confirmed, what is next door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.areas import Area
from catalogue.domain.availability import Availability, says_all_of_london
from catalogue.domain.gaps import wholes
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.prose import and_list
from catalogue.services.gap_words import parts_text
from catalogue.services.gaps import BoroughGaps
from catalogue.services.places import ListingInBorough, Places, compared_by_borough
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.browse import Downloads, Listed, downloads, listed
from catalogue.web.pages.search import Link
from catalogue.web.words import ages_of, count_words

BESIDES = "Only what a charity or another body runs that is free to take people from here. The gaps, below, have the rest."
SAY_WHERE = {"here", "next-door", "not-confirmed"}


@dataclass(frozen=True, slots=True)
class Words:
    """What is said above a group, and where it is empty."""

    id: str
    heading: str
    sentence: str
    nothing: str = "None."


@dataclass(frozen=True, slots=True)
class Group:
    """Listings that stand to the borough in one way; enforcement and information apart from help."""

    words: Words
    support: tuple[Listed, ...]
    enforcement: tuple[Listed, ...]
    information: tuple[Listed, ...]
    downloads: Downloads | None

    @property
    def total(self) -> int:
        """How many listings there are in it."""
        return len(self.support) + len(self.enforcement) + len(self.information)


@dataclass(frozen=True, slots=True)
class GapsHere:
    """What is missing, in short; the page of the borough's gaps has the rest."""

    url: str
    offers: str
    missing: str
    planned: int


@dataclass(frozen=True, slots=True)
class BoroughPage:
    """One borough."""

    template: ClassVar[str] = "pages/browse/borough.html"
    name: str
    downloads: Downloads
    groups: tuple[Group, ...]
    compared: tuple[Listed, ...]
    neighbours: tuple[Link, ...]
    gaps: GapsHere

    @property
    def title(self) -> str:
        """The borough's name."""
        return self.name


def borough_page(area: Area, snapshot: Snapshot, places: Places, found: BoroughGaps) -> BoroughPage:
    """The page of a borough."""
    around, reference = places.around(snapshot, area.slug), places.reference
    beside = tuple(Link(one.name, f"/boroughs/{one.slug}") for one in reference.areas.boroughs if one.slug in area.neighbours)
    compared = compared_by_borough(snapshot).get(area.slug, ())
    files = Downloads(f"everything on this page about {area.name}", f"/boroughs/{area.slug}.csv", f"/boroughs/{area.slug}.xlsx")
    return BoroughPage(
        area.name,
        files,
        groups(area, around, reference),
        tuple(listed(one, reference, f"{area.name} is compared with, not served") for one in compared),
        beside,
        gaps_here(found, reference),
    )


def gaps_here(found: BoroughGaps, reference: Reference) -> GapsHere:
    """How many offers the borough has, and for which needs none."""
    missing = and_list(reference.label("need", line.need).lower() for line in found.missing)
    more = parts_text(found.here)
    offers = f"{count_words(len(wholes(found.here)), 'offer', 'offers')}{more}{',' if more else ''}"
    return GapsHere(f"/gaps/{found.area.slug}", offers, missing, len(found.planned))


def groups(area: Area, around: Mapping[Availability, tuple[ListingInBorough, ...]], reference: Reference) -> tuple[Group, ...]:
    """The ways in which a listing can stand to a borough, told apart; London-wide by whether a document says so."""
    here = Words(
        "here",
        f"In {area.name}",
        "A document names the borough, has it on a list of places, or plans it there, or we read it so: each listing says which.",
        f"No document names a listing in {area.name}. That does not mean that nothing is there.",
    )
    wide = Words("london-wide", "London-wide: a document says so", "A document says that these cover all of London.")
    read = Words(
        "london-wide-read",
        "London-wide: our reading",
        "We read these as London-wide. No document says so in as many words: ask before you send anyone.",
    )
    unsure = Words(
        "not-confirmed",
        "Not confirmed here",
        "The documents say various boroughs, or national, or no place at all. Ask before you send anyone.",
    )
    beside = Words(
        "next-door",
        "Next door",
        f"Named in a borough that touches {area.name}. None of these is said to take people from here: ask. {BESIDES}",
        f"None. {BESIDES}",
    )
    wider = around[Availability.LONDON_WIDE]
    return (
        group(here, around[Availability.LOCAL], reference, f"borough={area.slug}"),
        group(wide, tuple(one for one in wider if says_all_of_london(one.programme.areas)), reference, None),
        group(read, tuple(one for one in wider if not says_all_of_london(one.programme.areas)), reference, None),
        group(unsure, around[Availability.NOT_CONFIRMED], reference, None),
        group(beside, around[Availability.NEIGHBOURING], reference, None),
    )


def group(words: Words, listings: tuple[ListingInBorough, ...], reference: Reference, query: str | None) -> Group:
    """One group."""
    rows = {
        kind: tuple(one_listed(one, reference, words.id) for one in listings if one.programme.kind_of_help is kind) for kind in KindOfHelp
    }
    return Group(
        words=words,
        support=rows[KindOfHelp.SUPPORT],
        enforcement=rows[KindOfHelp.ENFORCEMENT],
        information=rows[KindOfHelp.INFORMATION],
        downloads=downloads(words.heading, query) if query and listings else None,
    )


def one_listed(listing: ListingInBorough, reference: Reference, group_id: str) -> Listed:
    """A listing with its ages, and in what sense it is here or next door."""
    programme = listing.programme
    parts = (
        listing.where.text.rstrip(".") if group_id in SAY_WHERE else "",
        ages_of(programme) if programme.can_refer or programme.age else "",
    )
    return listed(programme, reference, ". ".join(part for part in parts if part))
