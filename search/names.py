"""Which documents are called what the query says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import STOP_WORDS, content, stem, words
from search.ranking import Ranking

_Place = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NameMatches:
    """What names say of a query.

    The weight of each document's best name; the documents of which a whole name stands in the query;
    those of which it is most of the query; and those of which it is all.
    """

    weights: Mapping[int, float]
    whole: frozenset[int]
    chiefly: frozenset[int]
    only: frozenset[int]


class NameIndex:
    """The names of documents, by document number, word for word."""

    def __init__(self, names: Iterable[Sequence[str]], ranking: Ranking) -> None:
        self._ranking = ranking
        self._owners: list[int] = []
        self._lengths: list[int] = []
        self._places: dict[str, list[_Place]] = {}
        for number, called in enumerate(names):
            for name in called:
                self._add(number, words(name))

    def _add(self, owner: int, found: tuple[str, ...]) -> None:
        kept = content(found)
        if not kept:
            return
        name = len(self._owners)
        self._owners.append(owner)
        self._lengths.append(len(kept))
        for term, positions in _terms(kept).items():
            self._places.setdefault(term, []).append((name, positions))

    def matches(self, weights: Mapping[str, float], asked: int) -> "NameMatches":
        """By document, the weight of its best name's words that are in the query.

        `weights` are the index terms of the query, `asked` how many words it has. The weight is
        multiplied by the part of the name's words that matched; a name of which too few matched gives
        nothing.
        """
        matched: dict[int, dict[int, float]] = {}
        for term, weight in sorted(weights.items()):
            for name, positions in self._places.get(term, ()):
                found = matched.setdefault(name, {})
                for position in positions:
                    found[position] = max(found.get(position, 0.0), weight / len(positions))
        best: dict[int, float] = {}
        whole: set[int] = set()
        chiefly: set[int] = set()
        only: set[int] = set()
        for name, found in matched.items():
            owner = self._owners[name]
            part = len(found) / self._lengths[name]
            if part > self._ranking.part_of_name:
                best[owner] = max(best.get(owner, 0.0), part * sum(sorted(found.values())))
            if part == 1:
                whole.add(owner)
                chiefly |= {owner} if len(found) >= self._ranking.chiefly * asked else set()
                only |= {owner} if len(found) >= asked else set()
        return NameMatches(best, frozenset(whole), frozenset(chiefly), frozenset(only))


def _terms(kept: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Each index term of a name, with the places of the words that it covers."""
    found: dict[str, tuple[int, ...]] = {}
    for place, (first, second) in enumerate(pairwise(kept)):
        if first not in STOP_WORDS and second not in STOP_WORDS:
            found[stem(first + second)] = (place, place + 1)
    for place, word in enumerate(kept):
        found[stem(word)] = (place,)
    return found
