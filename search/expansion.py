"""Reads a search: each word that says something, with everything that may stand for it.

Pure: the same text, synonyms and vocabulary always give the same plan, whatever the order and
case of the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import Protocol

from search.analysis import Chunk, chunks, content, query_chunks, stem
from search.spelling import Correction
from search.synonyms import FiredRule, Synonyms

ONE_EDIT_WEIGHT = 0.7
TWO_EDITS_WEIGHT = 0.5
MAX_ALTERNATIVES = 24
"""How many alternatives one word may have, its own form first."""


class Vocabulary(Protocol):
    def holds(self, term: str) -> bool:
        """Whether any document has this index term."""
        ...

    def correct(self, word: str) -> Correction | None: ...


class Reading(StrEnum):
    """Why an alternative stands for a word."""

    WORD = "word"
    JOINED = "joined"
    SPELLING = "spelling"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Index terms that stand for a word where a document has all of them.

    `weight` is what a match counts beside the word itself, above 0 and up to 1. `share` is this
    word's part of it where several words of the query stand for it together, so that they count
    it once between them.
    """

    terms: tuple[str, ...]
    reading: Reading
    weight: float = 1.0
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of the query, folded, and what the index holds that may stand for it."""

    word: str
    alternatives: tuple[Alternative, ...]

    @property
    def known(self) -> bool:
        return bool(self.alternatives)


@dataclass(frozen=True, slots=True)
class Plan:
    """The concepts in alphabetical order, and the text put right where a word was unknown."""

    concepts: tuple[Concept, ...] = ()
    suggestion: str | None = None


def expand(text: str, synonyms: Synonyms, vocabulary: Vocabulary) -> Plan:
    """How to look for this text in an index with this vocabulary; no concepts for no words."""
    found = query_chunks(text)
    wanted = content(word for chunk in found for word in chunk)
    every_stem = frozenset(stem(word) for chunk in found for word in chunk)
    offers: dict[str, list[Alternative]] = {word: _own(word) for word in wanted}
    _offer_joined(offers, found, vocabulary)
    _offer_synonyms(offers, synonyms.fired_by(every_stem))
    corrections = _corrections(offers, vocabulary)
    for word, correction in corrections.items():
        offers[word].append(_corrected(correction))
    meant = every_stem | {stem(word) for right in corrections.values() for word in right.words}
    already = synonyms.fired_by(every_stem)
    late = tuple(rule for rule in synonyms.fired_by(meant) if rule not in already)
    _offer_synonyms(offers, late, {_stem_of(right): word for word, right in corrections.items()})
    concepts = (Concept(word, _held(offers[word], vocabulary)) for word in sorted(offers))
    return Plan(tuple(concepts), _suggestion(text, corrections))
