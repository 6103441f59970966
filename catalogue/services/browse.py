"""Finding listings: words and choices in; a page of listings, counts and words about them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from catalogue.domain.filters import Filters
from catalogue.domain.programme import Programme
from catalogue.domain.reading import Words
from catalogue.services.reading import NOTHING, Reader, Reading
from catalogue.services.shelf import Shelf, Snapshot
from catalogue.services.unmet import NothingKept, Unmet, UnmetNeed
from search.analysis import content, words
from search.protocol import SearchIndex
from search.query import AgeFilter, SearchQuery, SearchResults

TRIES = 3
"""How often a search is asked again where index and listings are not of one catalogue: only while it is being changed."""


GroupOf = Callable[[int | None], str | None]
"""The age group that an age is in."""


def no_group(age: int | None) -> None:
    """Where no age groups are known."""
    del age


@dataclass(frozen=True, slots=True)
class Found:
    """One listing found, and where its words matched. `covered`, 0 to 1, is how much of what was asked it has.

    `through` is a part of it that has more of what was asked.
    """

    programme: Programme
    matched_fields: tuple[str, ...]
    matched_terms: tuple[str, ...]
    covered: float = 1.0
    through: Programme | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """Fewer words of the same search, and how many listings they find."""

    text: str
    total: int


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of what was found. Pages count from 1; `pages` is at least 1.

    `unknown` are words that mean nothing here. `strong` says whether any listing has most of what was asked; where it
    is false the page must say that these are only loosely related. `nearest` is there only where nothing was found.
    """

    items: tuple[Found, ...]
    total: int
    page: int
    pages: int
    per_page: int
    facets: Mapping[str, Mapping[str, int]]
    suggestion: str | None
    reading: Reading = NOTHING
    unknown: tuple[str, ...] = ()
    strong: bool = True
    nearest: Nearest | None = None


class Browse:
    """The use case of the list."""

    def __init__(self, shelf: Shelf, index: SearchIndex, reader: Reader, unmet: Unmet | None = None, group_of: GroupOf = no_group) -> None:
        self._shelf = shelf
        self._index = index
        self._reader = reader
        self._unmet = unmet or NothingKept()
        self._group_of = group_of
        self._names: tuple[str, frozenset[Words]] = ("", frozenset())

    def find(self, filters: Filters, page: int = 1, per_page: int = 20) -> FoundPage:
        """One page of the listings that fit; a page beyond the last is empty. Raises search.errors.QueryTooLong."""
        reading = self._reader.read(filters, self._readable_names(self._shelf.current()))
        snapshot, results = self._ask(query_of(filters, reading, offset=(page - 1) * per_page, limit=per_page))
        known = snapshot.programmes
        items = (
            Found(known[hit.key], hit.matched_fields, hit.matched_terms, hit.covered, known.get(hit.through))
            for hit in results.hits
            if hit.key in known
        )
        if not results.total:
            self._unmet.add(filters.text, needs_asked(filters, reading, self._group_of))
        return FoundPage(
            items=tuple(items),
            total=results.total,
            page=page,
            pages=max(1, ceil(results.total / per_page)),
            per_page=per_page,
            facets=results.facets,
            suggestion=results.suggestion,
            reading=reading,
            unknown=results.unknown,
            strong=results.strong,
            nearest=None if results.total else self._nearest(filters, results),
        )

    def _ask(self, query: SearchQuery) -> tuple[Snapshot, SearchResults]:
        """Listings and results of one and the same catalogue."""
        snapshot = self._shelf.current()
        results = self._index.search(query)
        for _ in range(TRIES):
            if results.digest == snapshot.digest:
                break
            snapshot = self._shelf.current(wait=True)
            results = self._index.search(query)
        return snapshot, results

    def _readable_names(self, snapshot: Snapshot) -> frozenset[Words]:
        digest, names = self._names
        if digest != snapshot.digest:
            every = (said.text for one in snapshot.programmes.values() for said in (one.name, *one.other_names))
            names = self._reader.names(every)
            self._names = (snapshot.digest, names)
        return names

    def _nearest(self, filters: Filters, results: SearchResults) -> Nearest | None:
        """The search without the words that mean nothing here; None where none are left or those find nothing either."""
        kept = " ".join(word for word in filters.text.split() if not self._reader.says(word, results.unknown))
        if not content(words(kept)) or kept == filters.text:
            return None
        fewer = Filters(kept, filters.chosen, filters.ages, filters.age_not_stated, not_read=filters.not_read)
        total = self._index.search(query_of(fewer, self._reader.read(fewer), offset=0, limit=0)).total
        return Nearest(kept, total) if total else None


def needs_asked(filters: Filters, reading: Reading, group_of: GroupOf) -> tuple[UnmetNeed, ...]:
    """The needs that a search was for, with its borough and age group; none where it asked for more than these.

    A search that found nothing because of something else says nothing about a need.
    """
    more = {facet for facet, values in filters.chosen.items() if values} - {"need", "borough"}
    if more or filters.age_not_stated or not set(content(words(filters.text))) <= reading.spent:
        return ()
    places = {*filters.chosen.get("borough", ()), *(code for one in reading.of("borough") for code in one.codes)}
    spans = {*filters.ages, *(one.span for one in reading.of("age") if one.span)}
    groups = {group_of(age) for span in spans for age in (span.low, span.high)}
    place, group = (next(iter(found)) if len(found) == 1 else None for found in (places, groups))
    return tuple(UnmetNeed(need, group, place) for need in filters.chosen.get("need", ()))


def query_of(filters: Filters, reading: Reading, offset: int, limit: int) -> SearchQuery:
    """The question to the index that the filters ask, with what their words were read as."""
    chosen = {facet: frozenset(values) for facet, values in filters.chosen.items() if values}
    ages = tuple(AgeFilter(span.low, span.high, filters.age_not_stated) for span in filters.ages)
    if filters.age_not_stated and not ages:
        chosen["age"] = frozenset({"not_stated"})
    sort = "name" if filters.sort == "relevance" and not filters.text.strip() else filters.sort
    return SearchQuery(
        text=filters.text,
        filters=chosen,
        ages=ages,
        leans=reading.leans,
        near=reading.near,
        read=reading.spent,
        hints=reading.hints,
        sort=sort,
        offset=offset,
        limit=limit,
    )
