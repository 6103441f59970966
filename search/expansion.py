"""Reads a search: each word that says something, with everything that may stand for it.

Pure: the same text, synonyms and vocabulary always give the same plan, whatever the order and
case of the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, permutations
from typing import Protocol

from search.analysis import Chunk, content, query_chunks, stem, words
from search.query import SearchQuery
from search.ranking import USUAL, Ranking
from search.spelling import Correction
from search.synonyms import FiredRule, Synonyms


class Vocabulary(Protocol):
    """What an index knows of words."""

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


_Offer = tuple[str, Alternative]


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of the query, folded, and what the index holds that may stand for it."""

    word: str
    alternatives: tuple[Alternative, ...]
    faint: bool = False

    @property
    def known(self) -> bool:
        return bool(self.alternatives)


@dataclass(frozen=True, slots=True)
class Plan:
    """The concepts in alphabetical order, and the text put right where a word was unknown.

    `read` are the words that only a name may match; `hints` raise a document and are not required.
    """

    concepts: tuple[Concept, ...] = ()
    suggestion: str | None = None
    read: tuple[Concept, ...] = ()
    hints: tuple[Concept, ...] = ()


def plan_of(query: SearchQuery, synonyms: Synonyms, vocabulary: Vocabulary, ranking: Ranking) -> Plan:
    """How to look for this query: its text without the words that were read, and its hints."""
    whole = expand(query.text, synonyms, vocabulary, query.read, ranking)
    hints = expand(query.hints, synonyms, vocabulary, ranking=ranking).concepts if query.hints else ()
    return replace(whole, hints=tuple(concept for concept in hints if concept.known))


def expand(text: str, synonyms: Synonyms, vocabulary: Vocabulary, read: frozenset[str] = frozenset(), ranking: Ranking = USUAL) -> Plan:
    """How to look for this text in an index with this vocabulary; no concepts for no words.

    Words that were `read` already are neither put right nor looked for.
    """
    found = query_chunks(text)
    every_word = tuple(word for chunk in found for word in chunk)
    wanted = content(every_word)
    stems = {word: frozenset({stem(word)}) for word in every_word}
    offers = _offers(found, wanted, stems, synonyms)
    known = {word for word, offer in offers if _is_held(offer, vocabulary)}
    unknown = (word for word in wanted if word not in known and word not in read and not synonyms.knows(word))
    corrections = {word: right for word in unknown if (right := vocabulary.correct(word))}
    if corrections:
        stems |= {word: stems[word] | set(_terms(right)) for word, right in corrections.items()}
        offers = _offers(found, wanted, stems, synonyms)
        offers += [(word, _corrected(right, ranking)) for word, right in corrections.items()]
    faint = {word for word in wanted if synonyms.is_faint(word)} - _loud_together(wanted, stems, synonyms)
    held = _held(wanted, offers, vocabulary)
    concepts = [Concept(word, tuple(dict.fromkeys(held[word]))[: ranking.alternatives], word in faint) for word in sorted(held)]
    return Plan(
        concepts=tuple(concept for concept in concepts if concept.word not in read),
        suggestion=_suggestion(text, corrections),
        read=tuple(concept for concept in concepts if concept.word in read and concept.known),
    )


def _offers(
    found: Sequence[Chunk],
    wanted: Sequence[str],
    stems: Mapping[str, frozenset[str]],
    synonyms: Synonyms,
) -> list[_Offer]:
    """Everything that might stand for a word, whether the index holds it or not."""
    rules = synonyms.fired_by(frozenset().union(*stems.values()))
    bound = [rule.when for rule in rules if rule.bound]
    own = [_own(word, wanted, stems, bound) for word in wanted]
    pairs = [*permutations(wanted, 2), *(chunk for chunk in found if len(chunk) > 1)]
    joined = (_joined(parts, wanted) for parts in pairs)
    brought = (_brought(rule, wanted, stems) for rule in rules)
    return [*own, *chain.from_iterable(joined), *chain.from_iterable(brought)]


def _loud_together(wanted: Sequence[str], stems: Mapping[str, frozenset[str]], synonyms: Synonyms) -> set[str]:
    """The faint words that say something as a phrase made of such words alone: “into work”."""
    fired = synonyms.fired_by(frozenset().union(*stems.values()))
    phrases = (frozenset(word for word in wanted if stems[word] & rule.when) for rule in fired if len(rule.when) > 1)
    return {word for phrase in phrases if all(map(synonyms.is_faint, phrase)) for word in phrase}


def _own(word: str, wanted: Sequence[str], stems: Mapping[str, frozenset[str]], bound: Sequence[frozenset[str]]) -> _Offer:
    """The word itself; where it means something only together with others, all of them."""
    for when in bound:
        if stems[word] & when:
            members = [other for other in wanted if stems[other] & when]
            terms = tuple(stem(other) for other in members)
            return word, Alternative(terms, Reading.WORD, share=1 / len(members))
    return word, Alternative((stem(word),), Reading.WORD)


def _joined(parts: Sequence[str], wanted: Sequence[str]) -> list[_Offer]:
    members = [part for part in dict.fromkeys(parts) if part in wanted]
    share = 1 / max(len(members), 1)
    alternative = Alternative((stem("".join(parts)),), Reading.JOINED, share=share)
    return [(member, alternative) for member in members]


def _brought(rule: FiredRule, wanted: Sequence[str], stems: Mapping[str, frozenset[str]]) -> list[_Offer]:
    """A rule's phrases, for each of its words; a rule of stop words alone is its own concept."""
    members = [word for word in wanted if stems[word] & rule.when] or [" ".join(sorted(rule.when))]
    share = 1 / len(members)
    return [(member, Alternative(phrase, Reading.SYNONYM, rule.weight, share)) for member in members for phrase in rule.then]


def _held(wanted: Sequence[str], offers: Sequence[_Offer], vocabulary: Vocabulary) -> dict[str, list[Alternative]]:
    """Each word with what the index holds that may stand for it, its own form first."""
    held: dict[str, list[Alternative]] = {word: [] for word in wanted}
    for word, offer in offers:
        if _is_held(offer, vocabulary):
            held.setdefault(word, []).append(offer)
    return held


def _is_held(offer: Alternative, vocabulary: Vocabulary) -> bool:
    return all(map(vocabulary.holds, offer.terms))


def _terms(correction: Correction) -> tuple[str, ...]:
    return tuple(map(stem, correction.words))


def _corrected(correction: Correction, ranking: Ranking) -> Alternative:
    weight = ranking.one_edit if correction.edits == 1 else ranking.two_edits
    return Alternative(_terms(correction), Reading.SPELLING, weight)


def _suggestion(text: str, corrections: Mapping[str, Correction]) -> str | None:
    """The text as it was written, but for the words put right."""
    if not corrections:
        return None
    return " ".join(_put_right(written, corrections) for written in text.split())


def _put_right(written: str, corrections: Mapping[str, Correction]) -> str:
    parts = words(written)
    if not any(part in corrections for part in parts):
        return written
    return " ".join(" ".join(corrections[p].words if p in corrections else (p,)) for p in parts)
