"""From a text to the words it is found by. Documents and queries are read by the same rules."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from search.folding import fold
from search.whoosh_store import snowball_stem

MAX_WORDS = 24
"""How many words of a search text are read: they bound the work of a search, however long its text."""

_CHUNK = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEMS_KEPT = 50_000

_GRAMMAR = """
    a about also am an and any anybody anyone anything are as at be been being but by can could did
    do does doing for from get gets getting got had has have having he her here hers him his how i
    if in into is it its just let me my of on or our out please she should so some somebody someone
    something still such than that the their them then there these they this those to too upon us very
    want wants was we were what when where which who whom whose why will with would you your
"""
STOP_WORDS = frozenset(_GRAMMAR.split())
"""Words of grammar and of asking, which say nothing about what is looked for."""

Chunk = tuple[str, ...]


def chunks(text: str) -> tuple[Chunk, ...]:
    """The words of a text, folded, those joined by hyphens together: ("one", "to", "one")."""
    return tuple(tuple(found[0].split("-")) for found in _CHUNK.finditer(fold(text)))


def query_chunks(text: str) -> tuple[Chunk, ...]:
    """The words of a search that are read: its first 24."""
    found: list[Chunk] = []
    left = MAX_WORDS
    for chunk in chunks(text):
        if left <= 0:
            break
        found.append(chunk[:left])
        left -= len(chunk)
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, those joined by hyphens apart."""
    return tuple(word for chunk in chunks(text) for word in chunk)


def left_out(text: str) -> tuple[str, ...]:
    """The words of a search that are not read, since there are more than 24: those behind."""
    return words(text)[MAX_WORDS:]


@lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str) -> str:
    """The part of an English word that its forms share: mentoring, mentors and mentored: mentor."""
    return snowball_stem(word)


def content(found: Iterable[str]) -> tuple[str, ...]:
    """The words that say something, each once; all of them where none does."""
    distinct = tuple(dict.fromkeys(found))
    return tuple(word for word in distinct if word not in STOP_WORDS) or distinct


def terms(text: str) -> list[str]:
    """The index terms of running text, repeats kept: "re-offending" is re, offend and reoffend."""
    found = chunks(text)
    kept = [stem(word) for chunk in found for word in chunk if word not in STOP_WORDS]
    return kept + [stem(compound) for compound in _compounds(found)]


def name_terms(text: str) -> list[str]:
    """The index terms of a name: stop words stay, and neighbours stand as one word as well.

    So "Red Thread" is found by redthread.
    """
    found = chunks(text)
    kept = [stem(word) for chunk in found for word in chunk]
    joined = {stem(pair) for pair in _neighbours(words(text))}
    return kept + sorted(joined | {stem(compound) for compound in _compounds(found)})


def _compounds(found: Iterable[Chunk]) -> Iterator[str]:
    for chunk in found:
        if len(chunk) > 1 and not all(part.isdigit() for part in chunk):
            yield "".join(chunk)


def _neighbours(found: tuple[str, ...]) -> Iterator[str]:
    for first, second in pairwise(found):
        if first not in STOP_WORDS and second not in STOP_WORDS:
            yield first + second
