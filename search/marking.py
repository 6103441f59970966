"""Which words of a text made it a hit."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from search.analysis import STOP_WORDS, Chunk, chunks, stem

_WRITTEN = re.compile(r"\S+")
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text as it is written, and whether it matched."""

    text: str
    matched: bool


def pieces(text: str, matched_terms: Collection[str]) -> tuple[Piece, ...]:
    """The text cut at its matched words; put together again, the pieces are the text."""
    found: list[Piece] = []
    end = 0
    for written in _WRITTEN.finditer(text):
        edges = _EDGES.match(written[0])
        start, stop = written.span() if edges is None else _span(written.start(), edges)
        if _matches(text[start:stop], matched_terms):
            found += [Piece(text[end:start], matched=False), Piece(text[start:stop], matched=True)]
            end = stop
    found.append(Piece(text[end:], matched=False))
    return tuple(piece for piece in found if piece.text)


def _span(offset: int, edges: re.Match[str]) -> tuple[int, int]:
    start, stop = edges.span(2)
    return offset + start, offset + stop


def _matches(written: str, matched_terms: Collection[str]) -> bool:
    return any(term in matched_terms for chunk in chunks(written) for term in _terms(chunk))


def _terms(chunk: Chunk) -> set[str]:
    return {stem("".join(chunk)), *(stem(part) for part in chunk if part not in STOP_WORDS)}
