"""What the text says of places, ages and the like: what contradicts it goes, the rest counts by how well it agrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.arrays import DocumentArrays
from search.query import AgePreference, Preference, SearchQuery
from search.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Agreement:
    """How each document agrees with the preferences of a query, above 0 and up to 1; those left out contradict.

    `telling` are the documents that agree so well that they answer though no word of the text matches.
    """

    weights: Mapping[int, float]
    telling: frozenset[int]


class PreferenceScorer:
    """Answers how the documents agree with the preferences of a query."""

    def __init__(self, arrays: DocumentArrays, ranking: Ranking) -> None:
        self._arrays = arrays
        self._size = len(arrays.keys)
        self._ranking = ranking

    def agreement(self, query: SearchQuery, kept: Iterable[int]) -> Agreement | None:
        """How the documents agree; None where the query prefers nothing. `kept` are never left out: they count whole."""
        if not query.preferences and query.near is None:
            return None
        parts = [self._with_codes(preference) for preference in query.preferences]
        telling = [part for part, preference in zip(parts, query.preferences, strict=True) if preference.telling]
        if query.near is not None:
            close = self._close(query.near)
            parts.append(close)
            telling.append({number: weight for number, weight in close.items() if self._states_age(number)})
        weights = _product(parts)
        answering = _product(telling) if telling else {}
        enough = frozenset(number for number, weight in answering.items() if weight >= self._ranking.agrees and number in weights)
        return Agreement({**weights, **dict.fromkeys(kept, 1.0)}, enough)

    def _with_codes(self, preference: Preference) -> dict[int, float]:
        found = dict.fromkeys(range(self._size), preference.other) if preference.other else {}
        numbers = self._arrays.facets.get(preference.facet, {})
        for code, weight in preference.weights.items():
            for number in numbers.get(code, ()):
                found[number] = max(found.get(number, 0.0), weight)
        return found

    def _close(self, near: AgePreference) -> dict[int, float]:
        """Each document's weight by how little its range reaches beyond the ages asked for, or they beyond it."""
        close = ((number, self._closeness(near, *self._arrays.ages[number])) for number in range(self._size))
        return {number: weight for number, weight in close if weight}

    def _states_age(self, number: int) -> bool:
        low, high = self._arrays.ages[number]
        return low is not None or high is not None

    def _closeness(self, near: AgePreference, lowest: int | None, highest: int | None) -> float:
        if lowest is None and highest is None:
            return self._ranking.unstated_age
        youngest, oldest = self._ranking.open_ages
        lower = near.low or min(near.high, youngest)  # “under 10” has no lower end either
        low = min(youngest, lower) if lowest is None else lowest
        high = max(oldest, low, min(near.high, oldest)) if highest is None else highest
        upper = max(lower, min(near.high, oldest))
        shared = min(high, upper) - max(low, lower) + 1
        if highest is None and shared <= 0 and low <= near.high:  # an open end has no limit, only no closeness
            return self._ranking.furthest_age
        if shared <= 0:
            return 0.0
        beyond = max(high, upper) - min(low, lower) + 1 - shared
        return self._ranking.furthest_age + (1 - self._ranking.furthest_age) * max(0.0, 1 - beyond / (oldest - youngest + 1))


def _product(parts: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """The weights that stand in every part, multiplied."""
    first, *others = parts
    found = dict(first)
    for other in others:
        found = {number: weight * other[number] for number, weight in found.items() if number in other}
    return found
