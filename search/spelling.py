"""Puts an unknown word right from the words that the documents use."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.ranking import USUAL, Ranking


@dataclass(frozen=True, slots=True)
class Correction:
    """The dictionary words meant, one or, where a word was run together, two; and the edits."""

    words: tuple[str, ...]
    edits: int


class Speller:
    """Corrects against `frequencies`: a word, folded but not stemmed, to how much it is used.

    Where two letters may be wrong, the first must be right.

    Every word of the dictionary is compared: about 0.16 ms for four thousand words. A delete-index
    takes half that, and 0.2 s and 13 MB to make.
    """

    def __init__(self, frequencies: Mapping[str, int], ranking: Ranking = USUAL) -> None:
        self._ranking = ranking
        self._frequencies = frequencies
        self._words = [word for word in frequencies if not word.isdigit()]

    def correct(self, word: str) -> Correction | None:
        """The nearest word, the most used of equals; None where nothing is near enough.

        A letter put in, taken out, changed, or swapped with its neighbour is one edit. Words with
        digits and those that are too short or too long are left alone.
        """
        if not word.isalpha() or not self._ranking.one_edit_from <= len(word) <= self._ranking.spelt_to:
            return None
        return self._split(word) or self._nearest(word)

    def _split(self, word: str) -> Correction | None:
        shortest = self._ranking.half_from
        cuts = range(shortest, len(word) - shortest + 1)
        halves = ((word[:cut], word[cut:]) for cut in cuts)
        known = [pair for pair in halves if all(half in self._frequencies for half in pair)]
        if not known:
            return None
        best = max(known, key=lambda pair: (min(map(self._frequencies.__getitem__, pair)), pair))
        return Correction(best, edits=1)

    def _nearest(self, word: str) -> Correction | None:
        allowed = 2 if len(word) >= self._ranking.two_edits_from else 1
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        ranked = sorted(
            (edits, other[0] != word[0], -self._frequencies[other], other)
            for other, edits, _ in near
            if edits == 1 or (edits and other[0] == word[0])
        )
        return Correction((ranked[0][-1],), int(ranked[0][0])) if ranked else None
