"""How well a document answers: BM25F over the fields, coverage of the query, and its name.

Every number in it stands in `search.ranking`, or comes with the documents and the query.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.arrays import DocumentArrays
from search.expansion import Alternative, Concept, Plan, Reading
from search.families import Families
from search.names import NameMatches
from search.preferences import Agreement
from search.ranking import Ranking


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
    """Where a term's postings come from."""

    def postings(self, term: str) -> TermPostings: ...


def term_postings(term: str, source: PostingSource, arrays: DocumentArrays, ranking: Ranking) -> TermPostings:
    """Score one term in every document that has it, whichever the field."""
    counts: dict[int, float] = {}
    fields: dict[str, frozenset[int]] = {}
    for name, weight in ranking.weights.items():
        found = source.frequencies(name, term)
        lengths = arrays.lengths[name]
        average = sum(lengths) / len(lengths) if lengths else 0.0
        for number, count in found.items():
            length = 1 - ranking.lengths + ranking.lengths * lengths[number] / average
            counts[number] = counts.get(number, 0.0) + weight * count / length
        if found:
            fields[name] = frozenset(found)
    idf = telling(len(counts), len(arrays.keys))
    k1 = ranking.saturation
    scores = {number: idf * count * (k1 + 1) / (count + k1) for number, count in counts.items()}
    return TermPostings(idf, scores, fields)


def telling(documents: int, size: int) -> float:
    """How much a word says that stands in so many of `size` documents; most where in none."""
    return math.log(1 + (size - documents + 0.5) / (documents + 0.5))


class IndexedDocuments(NamedTuple):
    """The documents of an index, and which belong together."""

    arrays: DocumentArrays
    families: Families


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each document that answers, and how much of the text's words it covers, 0 to 1.

    `through` gives the part by which a whole covers more than by itself.
    """

    totals: Mapping[int, float]
    covered: Mapping[int, float]
    through: Mapping[int, int] = field(default_factory=dict)


def rank(
    plan: Plan, lookup: Lookup, called: NameMatches, agreement: Agreement | None, holdings: IndexedDocuments, ranking: Ranking
) -> Scores:
    """What answers the plan: nothing where the plan mostly means nothing, all where nothing is left to look for.

    `called` is what names say of it: a name that is chiefly asked for counts whatever the document weighs.
    """
    arrays, families = holdings
    size = len(arrays.keys)
    masses = {concept: _mass(concept, lookup, size, ranking) for concept in plan.concepts}
    if _means_nothing(masses, ranking):
        return Scores({}, {})
    shared = families.shared(*_said(plan, masses, lookup, ranking), called.whole)
    said, covered = shared.said, shared.covered
    whole = sum(masses.values()) or 1.0
    known = sum(mass for concept, mass in masses.items() if concept.known) or 1.0
    weights = dict.fromkeys(range(size), 1.0) if agreement is None else agreement.weights
    telling = frozenset[int]() if agreement is None else agreement.telling
    answering = {number for number, part in covered.items() if part >= ranking.floor * known} | telling if plan.concepts else set(weights)
    parts = {number: covered.get(number, 0.0) if plan.concepts else whole for number in answering}
    scores = {}
    for number in answering & weights.keys():
        coverage = 1 - ranking.coverage + ranking.coverage * (parts[number] / known if plan.concepts else 1.0)
        agreed = ranking.agreement if number in telling else 0.0 if plan.concepts else 1.0
        weight = arrays.document_weights[number]
        name = ranking.name * called.weights.get(number, 0.0) * (1.0 if number in called.chiefly else weight)
        scores[number] = (weight * (said.get(number, 0.0) * coverage + agreed) + name * coverage) * weights[number]
    spaced = families.spaced(scores, called.whole, ranking.part)
    return Scores(spaced, {number: part / whole for number, part in parts.items()}, shared.through)


def _said(plan: Plan, masses: Mapping[Concept, float], lookup: Lookup, ranking: Ranking) -> tuple[dict[int, float], dict[int, float]]:
    """By document, what words and hints score together, and how much of the words' masses they cover."""
    said, covered = _summed(masses, lookup, ranking)
    hinted, _ = _summed(dict.fromkeys(plan.hints, 1.0), lookup, ranking)
    for number, score in hinted.items():
        said[number] = said.get(number, 0.0) + ranking.hint * score
    return said, covered


def _summed(masses: Mapping[Concept, float], lookup: Lookup, ranking: Ranking) -> tuple[dict[int, float], dict[int, float]]:
    """By document, what its words score together, and how much of the masses they cover."""
    totals: dict[int, float] = {}
    covered: dict[int, float] = {}
    for concept, mass in masses.items():
        loud = ranking.faint if concept.faint else 1.0
        for number, (score, part) in _matches(concept, lookup).items():
            totals[number] = totals.get(number, 0.0) + loud * score
            covered[number] = covered.get(number, 0.0) + part * mass
    return totals, covered


def together(alternative: Alternative, lookup: Lookup) -> Mapping[int, float]:
    """The score of the documents that have every term of it: the mean over its terms."""
    first, *others = (lookup.postings(term).scores for term in alternative.terms)
    if not others:
        return first
    everywhere = set(first).intersection(*others)
    return {number: (first[number] + sum(scores[number] for scores in others)) / len(alternative.terms) for number in everywhere}


def _means_nothing(masses: Mapping[Concept, float], ranking: Ranking) -> bool:
    lost = {concept: mass for concept, mass in masses.items() if not concept.known}
    if len(masses) >= ranking.story:
        return len(lost) > ranking.unknown * len(masses)
    return sum(lost.values()) > ranking.unknown * sum(masses.values())


def _mass(concept: Concept, lookup: Lookup, size: int, ranking: Ranking) -> float:
    """How telling a word of the query is, by the first thing that stands for it."""
    loud = ranking.faint if concept.faint else 1.0
    if not concept.known:
        return loud * telling(0, size)
    terms = concept.alternatives[0].terms
    return loud * sum(lookup.postings(term).idf for term in terms) / len(terms)


def _matches(concept: Concept, lookup: Lookup) -> dict[int, tuple[float, float]]:
    """By document, the best score that stands for the word, and how much of the word it covers."""
    best: dict[int, tuple[float, float]] = {}
    for alternative in concept.alternatives:
        scale = alternative.weight * alternative.share
        for number, score in together(alternative, lookup).items():
            before, part = best.get(number, (0.0, 0.0))
            best[number] = (max(before, scale * score), max(part, alternative.weight))
    return best


def name_weights(concepts: Iterable[Concept], lookup: Lookup) -> dict[str, float]:
    """The terms that may match a name: what was written, joined or put right, no synonyms."""
    weights: dict[str, float] = {}
    for concept in concepts:
        for alternative in concept.alternatives:
            if alternative.reading is not Reading.SYNONYM:
                for term in alternative.terms:
                    weight = alternative.weight * lookup.postings(term).idf
                    weights[term] = max(weights.get(term, 0.0), weight)
    return weights
