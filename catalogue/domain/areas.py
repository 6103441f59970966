"""Places: the 32 boroughs and the City by GSS code, their neighbours, and the wider areas that documents name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Extent(StrEnum):
    """In what sense a listing belongs to an area. These are never mixed: local is not “various”."""

    NAMED = "named"
    LISTED_INCLUDING = "listed_including"
    PLANNED = "planned"
    LONDON_WIDE = "london_wide"
    VARIOUS = "various"
    NATIONAL = "national"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Area:
    """A place that a listing may name. `code` is the GSS code of a borough; wider areas have none.

    `wider` is the sense in which a listing belongs to an area that is no borough, `also` are names printed instead of its own.
    """

    slug: str
    name: str
    code: str | None
    neighbours: frozenset[str]
    wider: str | None = None
    also: tuple[str, ...] = ()

    @property
    def is_borough(self) -> bool:
        """Whether this is one of the 32 boroughs or the City of London."""
        return self.code is not None


@dataclass(frozen=True, slots=True)
class Areas:
    """Every area by slug, in the order in which people should see them."""

    by_slug: Mapping[str, Area]

    def __getitem__(self, slug: str) -> Area:
        return self.by_slug[slug]

    def __contains__(self, slug: str) -> bool:
        return slug in self.by_slug

    @property
    def boroughs(self) -> tuple[Area, ...]:
        """The boroughs and the City, by name."""
        return tuple(area for area in self.by_slug.values() if area.is_borough)

    def borough(self, words: str) -> Area | None:
        """The borough that a slug, a name or a GSS code means, whatever its case; None where there is none."""
        wanted = words.strip().casefold()
        for area in self.boroughs:
            if wanted in {area.slug, area.name.casefold(), (area.code or "").casefold()}:
                return area
        return None

    def wider(self, words: str) -> str | None:
        """The sense in which a listing is wider that names this area, which is no borough; None where there is none."""
        wanted = words.strip().casefold()
        areas = (area for area in self.by_slug.values() if area.wider)
        return next((area.wider for area in areas if wanted in {area.name.casefold(), *map(str.casefold, area.also)}), None)
