"""The language of the field: what else a word may be called in the documents."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from search.analysis import chunks, content, stem, words


@dataclass(frozen=True, slots=True)
class SynonymRule:
    """Whoever asks for `when` may be shown `then`; never the other way round.

    `when` are the words of one phrase: all of them must stand in the query, in any order (word
    order never changes an answer), words of grammar included. `then` are phrases: a document
    matches one by all of its content words. `weight`, above 0 and up to 1, is what such a match
    counts beside a match of the word itself. Raises ValueError where a part is empty or the
    weight out of range.
    """

    when: tuple[str, ...]
    then: tuple[str, ...]
    weight: float = 0.7

    def __post_init__(self) -> None:
        if not any(map(chunks, self.when)) or not all(map(chunks, self.then)) or not self.then:
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


@dataclass(frozen=True, slots=True)
class Synonyms:
    rules: tuple[SynonymRule, ...] = ()
    _prepared: tuple[FiredRule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_prepared", tuple(map(_prepare, self.rules)))

    def fired_by(self, stems: Iterable[str]) -> tuple[FiredRule, ...]:
        """The rules whose every word is among these stems, in the order of the rules."""
        present = frozenset(stems)
        return tuple(rule for rule in self._prepared if rule.when <= present)


def _prepare(rule: SynonymRule) -> FiredRule:
    return FiredRule(
        when=frozenset(_stems(" ".join(rule.when))),
        then=tuple(tuple(map(stem, content(words(phrase)))) for phrase in rule.then),
        weight=rule.weight,
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word for chunk in chunks(phrase) for word in chunk)


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(map(stem, words(phrase)))
