"""The map of London with a table beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from catalogue.domain.areas import Area, Extent
from catalogue.domain.availability import says_all_of_london
from catalogue.services.places import counts_by_borough
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.browse import Downloads, downloads
from catalogue.web.words import count_words

OUTLINES = Path(__file__).parents[1] / "data" / "outlines.json"
CREDIT = (
    "Contains National Statistics data © Crown copyright and database right (2015). "
    "Contains Ordnance Survey data © Crown copyright and database right [2015]."
)
SHADES = (1, 5, 10, 20)
"""From how many listings each darker shade begins; the number is printed too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A borough on the map."""

    url: str
    title: str
    path: str
    x: int
    y: int
    shade: int
    count: int


@dataclass(frozen=True, slots=True)
class Key:
    """A shade and what it stands for."""

    shade: int
    text: str


@dataclass(frozen=True, slots=True)
class BoroughRow:
    """A borough in the table beside the map."""

    name: str
    url: str
    named: int
    listed: int
    planned: int


@dataclass(frozen=True, slots=True)
class BoroughsPage:
    """Every borough."""

    template: ClassVar[str] = "pages/browse/boroughs.html"
    width: int
    height: int
    shapes: tuple[Shape, ...]
    keys: tuple[Key, ...]
    rows: tuple[BoroughRow, ...]
    wider: tuple[tuple[str, int, str, Downloads], ...]
    credit: str = CREDIT
    title: str = "Browse by borough"


@cache
def outlines() -> Mapping[str, Any]:
    """The outlines, read once."""
    data: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return data


def boroughs_page(snapshot: Snapshot, reference: Reference) -> BoroughsPage:
    """The map. Drawing it is filling in numbers: the outlines are ready."""
    counts = counts_by_borough(snapshot)
    none = dict.fromkeys(Extent, 0)
    rows = tuple(row(area, counts.get(area.slug, none)) for area in reference.areas.boroughs)
    found = outlines()
    shapes = tuple(shape(one, found["boroughs"][area.slug]) for area, one in zip(reference.areas.boroughs, rows, strict=True))
    return BoroughsPage(found["width"], found["height"], shapes, keys(), rows, wider(snapshot, reference))


def row(area: Area, counts: Mapping[Extent, int]) -> BoroughRow:
    """A borough with its numbers."""
    return BoroughRow(area.name, f"/boroughs/{area.slug}", counts[Extent.NAMED], counts[Extent.LISTED_INCLUDING], counts[Extent.PLANNED])


def shape(one: BoroughRow, outline: Mapping[str, Any]) -> Shape:
    """A borough on the map; its title says in words what its number and shade show."""
    count = one.named + one.listed + one.planned
    x, y = outline["middle"]
    shade = sum(count >= least for least in SHADES)
    return Shape(one.url, f"{one.name}: {count_words(count, 'listing', 'listings')}", outline["path"], x, y, shade, count)


def keys() -> tuple[Key, ...]:
    """What the shades stand for."""
    ends = [str(following - 1) for following in SHADES[1:]]
    spans = [f"{least} to {end}" for least, end in zip(SHADES, ends, strict=False)]
    return tuple(Key(shade, text) for shade, text in enumerate(("none", *spans, f"{SHADES[-1]} and more")))


def wider(snapshot: Snapshot, reference: Reference) -> tuple[tuple[str, int, str, Downloads], ...]:
    """Listings that name no borough, each sense apart: in words, how many, and where they are listed."""
    found = []
    stated = sum(says_all_of_london(one.areas) for one in snapshot.programmes.values())
    for code in ("london_wide", "various", "national", "elsewhere"):
        count = sum(any(place.extent == code and not place.control for place in one.areas) for one in snapshot.programmes.values())
        label = reference.label("borough", code)
        said = f"{label}, a document says so of {stated} and the rest is our reading" if code == Extent.LONDON_WIDE else label
        found.append((said, count, f"/programmes?borough={code}", downloads(code, f"borough={code}")))
    unsaid = sum(not [place for place in one.areas if not place.control] for one in snapshot.programmes.values())
    found.append(("Place not stated", unsaid, "/programmes?borough=not_stated", downloads("place not stated", "borough=not_stated")))
    return tuple(found)
