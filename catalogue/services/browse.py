"""Finding listings: words and choices in; a page of listings, counts and words about them out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil

from catalogue.domain.filters import Filters
from catalogue.domain.programme import Programme
from catalogue.domain.reading import Words
from catalogue.services.reading import NOTHING, Reader, Reading
from catalogue.services.searching import Ask, Searching
from catalogue.services.snapshot import PerCatalogue, Snapshot
from catalogue.services.unmet import NothingCounted, Unmet, UnmetNeed
from search.analysis import STOP_WORDS, content, words
from search.query import MAX_LIMIT, AgeFilter, SearchQuery, SearchResults

FEW_WORDS = 4
"""Of how many words at most each choice of fewer is tried where all of them find nothing: 14 searches at most."""

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
    """One page of what was found. Pages count from 1; `pages` is at least 1. `snapshot` is the catalogue that it is of.

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
    snapshot: Snapshot
    reading: Reading = NOTHING
    unknown: tuple[str, ...] = ()
    strong: bool = True
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class FoundAll:
    """Every listing found, in its order, and the catalogue that they are of."""

    programmes: tuple[Programme, ...]
    snapshot: Snapshot


class Browse:
    """The use case of the list. `held` is the catalogue to answer from, where that is settled already; else it is the newest.

    Every method raises search.errors.QueryTooLong, and IndexUnavailable where nothing can be searched.
    """

    def __init__(self, searching: Searching, reader: Reader, unmet: Unmet | None = None, group_of: GroupOf = no_group) -> None:
        self._searching = searching
        self._reader = reader
        self._unmet = unmet or NothingCounted()
        self._group_of = group_of
        self._names = PerCatalogue(self._readable_names)

    def find(self, filters: Filters, page: int = 1, per_page: int = 20, held: Snapshot | None = None) -> FoundPage:
        """One page of the listings that fit; a page beyond the last is empty."""
        return self._searching.answer(lambda snapshot, ask: self._page(filters, page, per_page, snapshot, ask), held)

    def all(self, filters: Filters, held: Snapshot | None = None) -> FoundAll:
        """Every listing that fits, in the order of the pages."""

        def found(snapshot: Snapshot, ask: Ask) -> FoundAll:
            reading = self._reader.read(filters, self._names.of(snapshot))
            keys: list[str] = []
            total = 1
            while len(keys) < total:
                results = ask(query_of(filters, reading, offset=len(keys), limit=MAX_LIMIT))
                keys += [hit.key for hit in results.hits]
                total = results.total
            return FoundAll(tuple(snapshot.programmes[key] for key in keys), snapshot)

        return self._searching.answer(found, held)

    def count(self, filters: Filters, found: FoundPage) -> None:
        """Counts a search that found nothing. Whoever shows it says when: once for each time that somebody asked."""
        if not found.total:
            self._unmet.add(filters.text, needs_asked(filters, found.reading, self._group_of))

    def _page(self, filters: Filters, page: int, per_page: int, snapshot: Snapshot, ask: Ask) -> FoundPage:
        reading = self._reader.read(filters, self._names.of(snapshot))
        results = ask(query_of(filters, reading, offset=(page - 1) * per_page, limit=per_page))
        known = snapshot.programmes
        return FoundPage(
            items=tuple(
                Found(known[hit.key], hit.matched_fields, hit.matched_terms, hit.covered, known.get(hit.through)) for hit in results.hits
            ),
            total=results.total,
            page=page,
            pages=max(1, ceil(results.total / per_page)),
            per_page=per_page,
            facets=results.facets,
            suggestion=results.suggestion,
            snapshot=snapshot,
            reading=reading,
            unknown=results.unknown,
            strong=results.strong,
            nearest=None if results.total else self._nearest(filters, results, ask),
        )

    def _readable_names(self, snapshot: Snapshot) -> frozenset[Words]:
        return self._reader.names(said.text for one in snapshot.programmes.values() for said in (one.name, *one.other_names))

    def _nearest(self, filters: Filters, results: SearchResults, ask: Ask) -> Nearest | None:
        """Fewer words of the same search: without those that mean nothing here, else without as few as lead to something.

        Of several the one that finds least, which says most. None where nothing that is left finds anything.
        """
        written = filters.text.split()
        kept = [word for word in written if not self._reader.says(word, results.unknown)]
        for fewer in _fewer(written, kept):
            if found := [one for one in (self._found(text, filters, ask) for text in fewer) if one.total]:
                return min(found, key=lambda one: (one.total, one.text))
        return None

    def _found(self, text: str, filters: Filters, ask: Ask) -> Nearest:
        """How many listings the same search with this text finds; none for words that say nothing."""
        fewer = replace(filters, text=text)
        says = not set(words(text)) <= STOP_WORDS
        return Nearest(text, ask(query_of(fewer, self._reader.read(fewer), offset=0, limit=0)).total if says else 0)


def _fewer(written: list[str], kept: list[str]) -> Iterator[list[str]]:
    """Shorter texts to try, the longest first: what is kept of what was written, and of a few words each choice of fewer."""
    if len(kept) < len(written):
        yield [" ".join(kept)]
    if len(kept) <= FEW_WORDS:
        for count in range(len(kept) - 1, 0, -1):
            yield [" ".join(some) for some in combinations(kept, count)]


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
        preferences=reading.preferences,
        near=reading.near,
        read=reading.spent,
        hints=reading.hints,
        sort=sort,
        offset=offset,
        limit=limit,
    )
