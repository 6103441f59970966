"""Finding listings: words and choices in; a page of listings, counts and words about them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from catalogue.domain.filters import Filters
from catalogue.domain.programme import Programme
from catalogue.services.reference import Reference
from catalogue.services.shelf import Shelf
from search.protocol import SearchIndex
from search.query import AgeFilter, SearchQuery


@dataclass(frozen=True, slots=True)
class Found:
    """One listing found, and where its words matched."""

    programme: Programme
    matched_fields: tuple[str, ...]
    matched_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of what was found. Pages count from 1; `pages` is at least 1."""

    items: tuple[Found, ...]
    total: int
    page: int
    pages: int
    per_page: int
    facets: Mapping[str, Mapping[str, int]]
    suggestion: str | None


class Browse:
    """The use case of the list."""

    def __init__(self, shelf: Shelf, index: SearchIndex, reference: Reference) -> None:
        self._shelf = shelf
        self._index = index
        self._reference = reference

    def find(self, filters: Filters, page: int = 1, per_page: int = 20) -> FoundPage:
        """One page of the listings that fit; a page beyond the last is empty. Raises search.errors.QueryTooLong."""
        snapshot = self._shelf.current()
        results = self._index.search(query_of(filters, offset=(page - 1) * per_page, limit=per_page))
        known = snapshot.programmes
        items = tuple(Found(known[hit.key], hit.matched_fields, hit.matched_terms) for hit in results.hits if hit.key in known)
        pages = max(1, ceil(results.total / per_page))
        return FoundPage(items, results.total, page, pages, per_page, results.facets, results.suggestion)


def query_of(filters: Filters, offset: int, limit: int) -> SearchQuery:
    """The question to the index that the filters ask."""
    chosen = {facet: frozenset(values) for facet, values in filters.chosen.items() if values}
    ages = None
    if filters.ages:
        ages = AgeFilter(min(span.low for span in filters.ages), max(span.high for span in filters.ages), filters.age_not_stated)
    elif filters.age_not_stated:
        chosen["age"] = frozenset({"not_stated"})
    sort = "name" if filters.sort == "relevance" and not filters.text.strip() else filters.sort
    return SearchQuery(text=filters.text, filters=chosen, ages=ages, sort=sort, offset=offset, limit=limit)
