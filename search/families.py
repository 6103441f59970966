"""Wholes and their parts: the whole answers for its parts, and one of a family keeps its place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FamilyScores:
    """What is said by and of each document once wholes answer for their parts.

    `through` gives, for a whole of which a part says more than it does itself, that part.
    """

    said: Mapping[int, float]
    covered: Mapping[int, float]
    through: Mapping[int, int]


class Families:
    """The families among the documents, from the whole of each part."""

    def __init__(self, wholes: Mapping[int, int]) -> None:
        self._above = {part: _above(part, wholes) for part in wholes}

    def shared(self, said: Mapping[int, float], covered: Mapping[int, float], named: Collection[int]) -> FamilyScores:
        """What a part says its wholes say too; but a part that is named by the query speaks for itself alone."""
        best, most, through = dict(said), dict(covered), dict[int, int]()
        for part in sorted(self._above.keys() & said.keys() - set(named)):
            for whole in self._above[part]:
                if said[part] > best.get(whole, 0.0):
                    best[whole] = said[part]
                if covered.get(part, 0.0) > most.get(whole, 0.0):
                    most[whole] = covered[part]
                    through[whole] = part
        return FamilyScores(best, most, through)

    def spaced(self, scores: Mapping[int, float], named: Collection[int], others: float) -> dict[int, float]:
        """The scores: the best of each family keeps its own, of equals the whole; the rest keep the part `others` of theirs.

        A part that is named by the query keeps its own as well.
        """
        apart = self._above.keys() & set(named)
        first: dict[int, int] = {}
        for number in scores.keys() - apart:
            held = first.setdefault(self._head(number), number)
            if self._rank(number, scores) > self._rank(held, scores):
                first[self._head(number)] = number
        kept = apart | set(first.values())
        return {number: score if number in kept else score * others for number, score in scores.items()}

    def _head(self, number: int) -> int:
        return self._above[number][-1] if number in self._above else number

    def _rank(self, number: int, scores: Mapping[int, float]) -> tuple[float, int, int]:
        return (scores[number], -len(self._above.get(number, ())), -number)


def _above(part: int, wholes: Mapping[int, int]) -> tuple[int, ...]:
    """The whole of a part, the whole of that, and so on; a circle ends where it closes."""
    found: list[int] = []
    while part in wholes and wholes[part] not in found:
        part = wholes[part]
        found.append(part)
    return tuple(found)
