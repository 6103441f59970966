"""Ages of many listings on one shared scale."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import Age, AgeBasis, KindOfHelp, Programme
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
from catalogue.web.pages.browse import Downloads, downloads
from catalogue.web.words import age_words, where_words

OLDEST_SHOWN = 30
OLDEST = 99
"""No age that is asked for is higher: from 0 to this every range that is printed is met."""
MOST_PLACES = 4
UNIT = 10
"""How wide a year is drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An age range as it is drawn; an end is open where no limit is printed or it lies beyond the scale."""

    x: int
    width: int
    open_below: bool
    open_above: bool


@dataclass(frozen=True, slots=True)
class AgeRow:
    """A listing with its ages, in words and as a bar."""

    slug: str
    name: str
    ages: str
    mark: str
    where: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class OneAge:
    """An age and how many listings suit it."""

    age: int
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class AgesPage:
    """The ages of every listing of support that states them."""

    template: ClassVar[str] = "pages/browse/ages.html"
    rows: tuple[AgeRow, ...]
    suits: tuple[OneAge, ...]
    not_stated: int
    apart: int
    ticks: tuple[int, ...]
    width: int
    downloads: Downloads
    title: str = "Browse by age"


def ages_page(snapshot: Snapshot, reference: Reference) -> AgesPage:
    """The page. Enforcement and information are left out and counted."""
    support = [one for one in snapshot.programmes.values() if one.kind_of_help is KindOfHelp.SUPPORT]
    aged = [(one, one.age) for one in support if one.age]
    aged.sort(key=lambda pair: (pair[1].min or 0, pair[1].max if pair[1].max is not None else OLDEST, by_name(pair[0])))
    suits = tuple(
        OneAge(age, sum(one.overlaps(age, age) for _, one in aged), f"/programmes?help=support&age={age}")
        for age in range(4, OLDEST_SHOWN - 3)
    )
    return AgesPage(
        rows=tuple(age_row(programme, age, reference) for programme, age in aged),
        suits=tuple(one for one in suits if one.count),
        not_stated=len(support) - len(aged),
        apart=len(snapshot.programmes) - len(support),
        ticks=tuple(range(0, OLDEST_SHOWN + 1, 5)),
        width=OLDEST_SHOWN * UNIT,
        downloads=downloads("support that states its ages", f"help=support&age=0-{OLDEST}"),
    )


def age_row(programme: Programme, age: Age, reference: Reference) -> AgeRow:
    """One listing."""
    mark = "from school years" if age.basis is AgeBasis.FROM_SCHOOL_YEARS else "flexible" if age.flexible else ""
    return AgeRow(programme.slug, programme.name.text, age_words(age), mark, few_places(programme, reference), bar(age))


def few_places(programme: Programme, reference: Reference) -> str:
    """Where, in one short line: the first places and how many more."""
    here = tuple(place for place in programme.areas if not place.control)
    if len(here) <= MOST_PLACES:
        return where_words(here, reference)
    first = ", ".join(where_words((place,), reference) for place in here[: MOST_PLACES - 1])
    return f"{first} and {len(here) - MOST_PLACES + 1} more places"


def bar(age: Age) -> Bar:
    """From the first day of the youngest age to the last of the oldest, no further than the scale."""
    low = min(age.min or 0, OLDEST_SHOWN - 1)
    high = OLDEST_SHOWN if age.max is None else min(age.max + 1, OLDEST_SHOWN)
    beyond = age.max is None or age.max >= OLDEST_SHOWN
    return Bar(low * UNIT, (high - low) * UNIT, age.min is None, beyond)
