"""From the words of a search to what the index prefers, and to what people see of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.domain.filters import Filters
from catalogue.domain.reading import Read, ReadingRules, Words, read
from search.analysis import content, query_chunks, words
from search.query import AgePreference, Preference

NOTHING_READ = "all"
"""In place of a filter's name: read nothing, look for the words as they are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a search was read as, and how the index is asked for it."""

    reads: tuple[Read, ...] = ()
    preferences: tuple[Preference, ...] = ()
    near: AgePreference | None = None
    spent: Words = frozenset()
    hints: str = ""

    def of(self, name: str) -> tuple[Read, ...]:
        """What was read for one filter."""
        return tuple(one for one in self.reads if one.filter == name)


NOTHING = Reading()


class Reader:
    """Reads searches by the rules; knows the names of listings, whose words are not read.

    `wider_places` is what a listing counts that names no borough, beside one that names the borough that was read.
    """

    def __init__(self, rules: ReadingRules, wider_places: Mapping[str, float]) -> None:
        self._rules = rules
        self._wider_places = wider_places

    def names(self, names: Iterable[str]) -> frozenset[Words]:
        """Of these names of listings, those in which a word could be misread: “Catch 22”."""
        readable = self._rules.words
        found = (frozenset(content(words(name))) for name in names)
        return frozenset(name for name in found if len(name) > 1 and (name & readable or any(word[0].isdigit() for word in name)))

    def says(self, written: str, among: Iterable[str]) -> bool:
        """Whether a written word is one of these folded words."""
        return not set(words(written)).isdisjoint(among)

    def read(self, filters: Filters, names: Iterable[Words] = ()) -> Reading:
        """What the text of a search says, but for the filters that are not to be read."""
        if not filters.text.strip() or NOTHING_READ in filters.not_read:
            return NOTHING
        chunks = query_chunks(filters.text)
        every = frozenset(word for chunk in chunks for word in chunk)
        named = frozenset(word for name in names if name <= every for word in name)
        reads = tuple(one for one in read(chunks, self._rules, named) if one.filter not in filters.not_read)
        spent = frozenset(word for one in reads if one.spent for word in one.words)
        hints = " ".join(sorted(_hints(reads)))
        return Reading(reads, tuple(self._preferences(reads)), _near(reads), spent, hints)

    def _preferences(self, reads: Iterable[Read]) -> Iterable[Preference]:
        codes: dict[str, dict[str, float]] = {}
        for one in reads:
            if one.span is None:
                codes.setdefault(one.filter, {}).update(dict.fromkeys(one.codes, 1.0))
        for name, weights in codes.items():
            yield self._preference(name, weights)

    def _preference(self, name: str, weights: Mapping[str, float]) -> Preference:
        if name == "borough":
            return Preference(name, {**self._wider_places, **weights}, telling=True)
        if name == "sex":
            (code,) = weights
            return Preference(name, {"not_stated": self._rules.sex_not_stated[code], **weights})
        others = {"tier": self._rules.other_tier, "evidence": self._rules.other_evidence}
        return Preference(name, weights, other=others.get(name, 0.0))


def _near(reads: Iterable[Read]) -> AgePreference | None:
    spans = [one.span for one in reads if one.span]
    return AgePreference(spans[0].low, spans[0].high) if spans else None


def _hints(reads: Iterable[Read]) -> Iterable[str]:
    """Words that raise a listing though they were read: districts, which a listing may name within its borough."""
    for one in reads:
        if one.within:
            yield from one.words
