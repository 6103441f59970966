"""Filters, ages and facet counts, as bit masks over document numbers."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_

from search.arrays import DocumentArrays
from search.bits import everything, mask_of
from search.query import AGE, AGE_NOT_STATED, AGE_STATED, AgeFilter, SearchQuery


class Filters:
    """Answers which documents a query's filters keep, and what each further choice would give."""

    def __init__(self, arrays: DocumentArrays) -> None:
        self._ages = arrays.ages
        self._size = len(arrays.keys)
        self._all = everything(self._size)
        stated = self._where(low is not None or high is not None for low, high in arrays.ages)
        self._masks: dict[str, dict[str, int]] = {
            facet: {code: mask_of(numbers, self._size) for code, numbers in codes.items()} for facet, codes in arrays.facets.items()
        }
        self._masks[AGE] = {AGE_STATED: stated, AGE_NOT_STATED: self._all & ~stated}

    def kept(self, query: SearchQuery) -> int:
        """The documents that every filter of the query keeps."""
        return reduce(and_, self._by_facet(query).values(), self._all)

    def counts(self, query: SearchQuery, found: int) -> dict[str, dict[str, int]]:
        """For each value of each facet, how many of `found` remain after choosing it.

        `found` are the documents that the words of the query match, before any filter.
        """
        chosen = self._by_facet(query)
        answer: dict[str, dict[str, int]] = {}
        for facet, codes in self._masks.items():
            others = (mask for other, mask in chosen.items() if other != facet)
            base = reduce(and_, others, found)
            answer[facet] = {code: (base & mask).bit_count() for code, mask in codes.items()}
        return answer

    def _by_facet(self, query: SearchQuery) -> dict[str, int]:
        chosen = {facet: self._any_of(facet, codes) for facet, codes in query.filters.items() if codes}
        if query.ages:
            chosen[AGE] = chosen.get(AGE, self._all) & reduce(or_, map(self._serves, query.ages))
        return chosen

    def _any_of(self, facet: str, codes: Iterable[str]) -> int:
        known: Mapping[str, int] = self._masks.get(facet, {})
        return reduce(or_, (known.get(code, 0) for code in codes), 0)

    def _serves(self, wanted: AgeFilter) -> int:
        overlapping = self._where(
            (wanted.high is None or low is None or low <= wanted.high) and (wanted.low is None or high is None or high >= wanted.low)
            for low, high in self._ages
        )
        not_stated = self._masks[AGE][AGE_NOT_STATED]
        return overlapping | not_stated if wanted.include_not_stated else overlapping & ~not_stated

    def _where(self, holds: Iterable[bool]) -> int:
        return mask_of((number for number, true in enumerate(holds) if true), self._size)
