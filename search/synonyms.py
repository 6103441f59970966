"""The language of the field: what else a word may be called in the documents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search.analysis import chunks, content, stem, words


@dataclass(frozen=True, slots=True)
class SynonymRule:
    """Whoever asks for `when` may be shown `then`; never the other way round.

    `when` are the words of one phrase: all of them must stand in the query, in any order (word
    order never changes an answer), words of grammar included. `then` are phrases: a document
    matches one by all of its content words. `weight`, above 0 and up to 1, is what such a match
    counts beside a match of the word itself. Where `bound`, the words of `when` mean something only
    together: none of them is then looked for alone, and `then` may be empty. Raises ValueError
    where a part is empty or the weight out of range.
    """

    when: tuple[str, ...]
    then: tuple[str, ...]
    weight: float = 0.7
    bound: bool = False

    def __post_init__(self) -> None:
        if not any(map(chunks, self.when)) or not all(map(chunks, self.then)) or not (self.then or self.bound):
            message = f"the synonym rule {self.when} -> {self.then} has a part without words"
            raise ValueError(message)
        if not 0 < self.weight <= 1:
            message = f"the synonym rule {self.when} has weight {self.weight}: use above 0, up to 1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule whose phrase stands in the query, with the index terms that it brings."""

    when: frozenset[str]
    then: tuple[tuple[str, ...], ...]
    weight: float
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The rules, and the `faint` words, which say what sort of thing is looked for rather than what for."""

    rules: tuple[SynonymRule, ...] = ()
    faint: frozenset[str] = frozenset()
    _prepared: tuple[FiredRule, ...] = field(init=False, repr=False, compare=False)
    _by_stem: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    _faint: frozenset[str] = field(init=False, repr=False, compare=False)
    _known: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_prepared", tuple(map(_prepare, self.rules)))
        object.__setattr__(self, "_by_stem", _by_rarest_stem(self._prepared))
        object.__setattr__(self, "_faint", frozenset(map(stem, self.faint)))
        object.__setattr__(self, "_known", self._faint.union(*(rule.when for rule in self._prepared if len(rule.when) == 1)))

    def is_faint(self, word: str) -> bool:
        """Whether a folded word, in any of its forms, is a faint one."""
        return stem(word) in self._faint

    def knows(self, word: str) -> bool:
        """Whether a folded word, in any of its forms, is a faint one or has a rule of its own: then it is spelt right."""
        return stem(word) in self._known

    def fired_by(self, stems: Iterable[str]) -> tuple[FiredRule, ...]:
        """The rules whose every word is among these stems, in the order of the rules.

        A phrase that brings nothing silences the rules of its parts: “gym membership” is not about sport.
        """
        present = frozenset(stems)
        places = sorted(place for one in present for place in self._by_stem.get(one, ()) if self._prepared[place].when <= present)
        fired = tuple(self._prepared[place] for place in places)
        nothing_here = [rule.when for rule in fired if not rule.then]
        return tuple(rule for rule in fired if not any(rule.when < when for when in nothing_here))


def _prepare(rule: SynonymRule) -> FiredRule:
    return FiredRule(
        when=frozenset(_stems(" ".join(rule.when))),
        then=tuple(map(_content_stems, rule.then)),
        weight=rule.weight,
        bound=rule.bound,
    )


@lru_cache(maxsize=2048)
def _content_stems(phrase: str) -> tuple[str, ...]:
    """Many rules in a row bring the same phrase."""
    return tuple(map(stem, content(words(phrase))))


def _by_rarest_stem(rules: Sequence[FiredRule]) -> dict[str, tuple[int, ...]]:
    """The places of the rules under that stem of each which the fewest rules have, so that a search looks at few of them."""
    common = Counter(one for rule in rules for one in rule.when)
    found: dict[str, list[int]] = {}
    for place, rule in enumerate(rules):
        found.setdefault(min(rule.when, key=lambda one: (common[one], one)), []).append(place)
    return {one: tuple(places) for one, places in found.items()}


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(map(stem, words(phrase)))
