"""The order of hits: relevance, name, or any sort key. Ties end at the key: two runs agree."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from search.arrays import DocumentArrays
from search.folding import fold

RELEVANCE = "relevance"
NAME = "name"


class Orders:
    """Every order that documents can stand in."""

    def __init__(self, arrays: DocumentArrays) -> None:
        self._arrays = arrays
        self._known: dict[str, list[int]] = {}

    def arrange(self, numbers: Iterable[int], sort: str, scores: Mapping[int, float]) -> list[int]:
        """These documents, best first; by name where there are no scores to go by."""
        if sort == RELEVANCE:
            by_name = self._by_name
            return sorted(numbers, key=lambda number: (-scores.get(number, 0.0), by_name[number]))
        return sorted(numbers, key=self._places(sort).__getitem__)

    @cached_property
    def _by_name(self) -> list[int]:
        return self._places(NAME)

    def _places(self, sort: str) -> list[int]:
        """The place of each document in that order. Orders that exist are kept once made."""
        if sort in self._known:
            return self._known[sort]
        ordered = sorted(range(len(self._arrays.keys)), key=lambda number: self._sort_key(number, sort))
        places = [0] * len(ordered)
        for place, number in enumerate(ordered):
            places[number] = place
        if sort == NAME or any(sort in keys for keys in self._arrays.sort_keys):
            self._known[sort] = places
        return places

    def _sort_key(self, number: int, sort: str) -> tuple[bool, str, str, str]:
        keys = self._arrays.sort_keys[number]
        name = keys.get(NAME, fold(self._arrays.names[number][0]))
        value = name if sort == NAME else keys.get(sort, "")
        missing = sort != NAME and sort not in keys
        return (missing, value, name, self._arrays.keys[number])
