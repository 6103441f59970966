"""Searches that found nothing, counted as normalised words only: what people look for that the documents do not have."""

from typing import Protocol

from search.analysis import STOP_WORDS, stem, words

LONGEST_WORD = 20
MOST_WORDS = 4
"""A search with more words is a story about somebody; it is not counted."""


class Unmet(Protocol):
    """Where searches that found nothing are counted."""

    def add(self, text: str) -> None:
        """Counts a search; never fails."""


class NothingKept:
    """Counts nothing: the setting is off."""

    def add(self, text: str) -> None:
        """Forgets it."""


def normalised(text: str) -> str | None:
    """The stems of the words that say something, in alphabetical order; None where there are none or too many.

    Figures go, since they may be somebody's age or date of birth, and so do words longer than any of a dictionary.
    """
    found = {word for word in words(text) if word.isalpha() and word not in STOP_WORDS and len(word) <= LONGEST_WORD}
    return " ".join(sorted({stem(word) for word in found})) if 0 < len(found) <= MOST_WORDS else None
