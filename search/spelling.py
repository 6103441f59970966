"""Puts an unknown word right from the words that the documents use.

A delete-index, after SymSpell: every dictionary word stands under what is left of it when letters
are taken out, so that a wrong word meets its right one after deletions on both sides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

ONE_EDIT_FROM = 4
"""The shortest word, in letters, that may be one edit wrong."""

TWO_EDITS_FROM = 8
"""The shortest word that may be two edits wrong; its first letter must then be right."""

_LONGEST = 30
_PREFIX = 8


@dataclass(frozen=True, slots=True)
class Correction:
    """The dictionary words meant, one or, where a word was run together, two; and the edits."""

    words: tuple[str, ...]
    edits: int


class Speller:
    """Corrects against `frequencies`: a word, folded but not stemmed, to how much it is used.

    The delete-index is made at the first correction (about 0.1 s for ten thousand words).
    """

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies

    def correct(self, word: str) -> Correction | None:
        """The nearest word, the most used of equals; None where nothing is near enough.

        A swap of neighbouring letters is one edit. Numbers and words above 30 letters are left.
        """
        if word.isdigit() or len(word) > _LONGEST or len(word) < ONE_EDIT_FROM:
            return None
        return self._split(word) or self._nearest(word)

    def _split(self, word: str) -> Correction | None:
        halves = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        known = [pair for pair in halves if all(half in self._frequencies for half in pair)]
        if not known:
            return None
        best = max(known, key=lambda pair: (min(map(self._frequencies.__getitem__, pair)), pair))
        return Correction(best, edits=1)

    def _nearest(self, word: str) -> Correction | None:
        allowed = 2 if len(word) >= TWO_EDITS_FROM else 1
        near: set[str] = set()
        for left in _deletions(word[:_PREFIX], allowed):
            near.update(self._deleted.get(left, ()))
        ranked = sorted(
            (edits, -self._frequencies[other], other)
            for other in near
            if abs(len(other) - len(word)) <= allowed
            and 0 < (edits := edit_distance(word, other)) <= allowed
            and (edits == 1 or other[0] == word[0])
        )
        return Correction((ranked[0][2],), ranked[0][0]) if ranked else None

    @cached_property
    def _deleted(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._frequencies:
            if ONE_EDIT_FROM <= len(word) + 1 and len(word) <= _LONGEST and not word.isdigit():
                for left in _deletions(word[:_PREFIX], 2):
                    found.setdefault(left, []).append(word)
        return found


def _deletions(word: str, most: int) -> Iterator[str]:
    for count in range(most + 1):
        kept = combinations(word, max(len(word) - count, 0))
        yield from {"".join(letters) for letters in kept}


def edit_distance(first: str, second: str) -> int:
    """Letters put in, taken out, changed, or swapped with a neighbour, to make one the other."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        here = [row]
        for column, other in enumerate(second, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other
            here.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, above = above, here
    return above[-1]
