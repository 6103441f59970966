"""How well a document answers: BM25F over the fields, coverage of the query, and its name.

Every number that decides an order stands in `Ranking`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from search.expansion import Alternative, Concept, Plan, Reading
from search.names import NameBook
from search.shelf import Shelf

_WEIGHTS = MappingProxyType(
    {"name": 4.0, "other_names": 4.0, "tags": 2.0, "summary": 2.0, "body": 1.0}
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of a search.

    `weights` multiply how often a word stands in each field; `lengths`, 0 to 1, is how much a long
    field is held against it; `saturation` is BM25's k1. `coverage`, 0 to 1, is the part of a score
    that depends on how much of the query matched. `name` multiplies the name's bonus.

    `floor`, 0 to 1: a document that matches a smaller part of the query's known words is no hit.
    `unknown`, 0 to 1: where the words that mean nothing here are a larger part of the query,
    nothing is a hit. The part is by how telling the words are, and from `story` words upwards by
    their number, since a story told in a sentence always has words that no listing has.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: _WEIGHTS)
    lengths: float = 0.6
    saturation: float = 1.2
    coverage: float = 0.6
    name: float = 2.0
    floor: float = 0.2
    unknown: float = 0.55
    story: int = 5


class PostingSource(Protocol):
    """The part of an engine that differs: where words stand."""

    def terms(self) -> frozenset[str]:
        """Every index term of every field."""
        ...

    def frequencies(self, field: str, term: str) -> Mapping[int, float]:
        """How often the term stands in that field, by document number."""
        ...


@dataclass(frozen=True, slots=True)
class TermPostings:
    """One index term: how telling it is (`idf`), its BM25F score by document, and its fields."""

    idf: float
    scores: Mapping[int, float]
    fields: Mapping[str, frozenset[int]]


class Lookup(Protocol):
    def postings(self, term: str) -> TermPostings: ...


def term_postings(term: str, source: PostingSource, shelf: Shelf, ranking: Ranking) -> TermPostings:
    """Score one term in every document that has it, whichever the field."""
    counts: dict[int, float] = {}
    fields: dict[str, frozenset[int]] = {}
    for name, weight in ranking.weights.items():
        found = source.frequencies(name, term)
        lengths = shelf.lengths[name]
        average = sum(lengths) / len(lengths) if lengths else 0.0
        for number, count in found.items():
            length = 1 - ranking.lengths + ranking.lengths * lengths[number] / average
            counts[number] = counts.get(number, 0.0) + weight * count / length
        if found:
            fields[name] = frozenset(found)
    idf = telling(len(counts), len(shelf.keys))
    k1 = ranking.saturation
    scores = {number: idf * count * (k1 + 1) / (count + k1) for number, count in counts.items()}
    return TermPostings(idf, scores, fields)


def telling(documents: int, size: int) -> float:
    """How much a word says that stands in so many of `size` documents; most where in none."""
    return math.log(1 + (size - documents + 0.5) / (documents + 0.5))


def rank(
    plan: Plan, lookup: Lookup, names: NameBook, size: int, ranking: Ranking
) -> dict[int, float]:
    """The score of each document that answers the plan; {} where the plan mostly means nothing."""
    masses = {concept: _mass(concept, lookup, size) for concept in plan.concepts}
    if _means_nothing(masses, ranking):
        return {}
    whole = sum(mass for concept, mass in masses.items() if concept.known)
    totals: dict[int, float] = {}
    covered: dict[int, float] = {}
    for concept, mass in masses.items():
        for number, (score, part) in _matches(concept, lookup).items():
            totals[number] = totals.get(number, 0.0) + score
            covered[number] = covered.get(number, 0.0) + part * mass
    called = names.matches(_name_weights(plan, lookup))
    return {
        number: (total + ranking.name * called.get(number, 0.0))
        * (1 - ranking.coverage + ranking.coverage * covered[number] / whole)
        for number, total in totals.items()
        if covered[number] >= ranking.floor * whole
    }


def together(alternative: Alternative, lookup: Lookup) -> Mapping[int, float]:
    """The score of the documents that have every term of it: the mean over its terms."""
    first, *others = (lookup.postings(term).scores for term in alternative.terms)
    if not others:
        return first
    everywhere = set(first).intersection(*others)
    return {
        number: (first[number] + sum(scores[number] for scores in others)) / len(alternative.terms)
        for number in everywhere
    }


def _means_nothing(masses: Mapping[Concept, float], ranking: Ranking) -> bool:
    lost = {concept: mass for concept, mass in masses.items() if not concept.known}
    if len(masses) >= ranking.story:
        return len(lost) > ranking.unknown * len(masses)
    return sum(lost.values()) > ranking.unknown * sum(masses.values())


def _mass(concept: Concept, lookup: Lookup, size: int) -> float:
    """How telling a word of the query is, by the first thing that stands for it."""
    if not concept.known:
        return telling(0, size)
    terms = concept.alternatives[0].terms
    return sum(lookup.postings(term).idf for term in terms) / len(terms)


def _matches(concept: Concept, lookup: Lookup) -> dict[int, tuple[float, float]]:
    """By document, the best score that stands for the word, and how much of the word it covers."""
    best: dict[int, tuple[float, float]] = {}
    for alternative in concept.alternatives:
        scale = alternative.weight * alternative.share
        for number, score in together(alternative, lookup).items():
            before, part = best.get(number, (0.0, 0.0))
            best[number] = (max(before, scale * score), max(part, alternative.weight))
    return best


def _name_weights(plan: Plan, lookup: Lookup) -> dict[str, float]:
    """The terms that may match a name: what was written, joined or put right, no synonyms."""
    weights: dict[str, float] = {}
    for concept in plan.concepts:
        for alternative in concept.alternatives:
            if alternative.reading is not Reading.SYNONYM:
                for term in alternative.terms:
                    weight = alternative.weight * lookup.postings(term).idf
                    weights[term] = max(weights.get(term, 0.0), weight)
    return weights
