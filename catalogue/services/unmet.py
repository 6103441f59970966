"""What people look for that the documents do not have, as counts: words of searches that found nothing, and needs not met.

Of a search that found nothing the stems of its words are counted, and, where it asked for no more than needs, a borough and
ages, these too. Of a match only which needs nothing meets, for which age group and in which borough, and that only where the
setting asks for it: nothing else of a profile gets here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from search.analysis import STOP_WORDS, stem, words

LONGEST_WORD = 20
MOST_WORDS = 4
"""A search with more words is a story about somebody; it is not counted."""


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A need that nothing met. The age group or the borough is None where it is not known or is none of ours."""

    need: str
    age_group: str | None = None
    borough: str | None = None


class Unmet(Protocol):
    """Where what was not found is counted."""

    @property
    def counts_searches(self) -> bool:
        """Whether searches that found nothing are counted."""

    @property
    def counts_needs(self) -> bool:
        """Whether needs that a match did not meet are counted."""

    def add(self, text: str, needs: Iterable[UnmetNeed] = ()) -> None:
        """Counts a search that found nothing, and the needs that it was for; never fails."""

    def add_needs(self, needs: Iterable[UnmetNeed]) -> None:
        """Counts needs that a match did not meet; never fails."""

    def most(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The words that most often found nothing, with how often. They may be names: on a page stand only words that are ours."""

    def needs(self) -> tuple[tuple[UnmetNeed, int], ...]:
        """Every need that was counted, of searches and of matches, with how often. Whoever shows it leaves small numbers out."""


class NothingCounted:
    """Counts nothing: the setting is off."""

    counts_searches = False
    counts_needs = False

    def add(self, text: str, needs: Iterable[UnmetNeed] = ()) -> None:
        """Forgets it."""

    def add_needs(self, needs: Iterable[UnmetNeed]) -> None:
        """Forgets them."""

    def most(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """There is nothing."""
        del limit
        return ()

    def needs(self) -> tuple[tuple[UnmetNeed, int], ...]:
        """There is nothing."""
        return ()


def normalised(text: str) -> str | None:
    """The stems of the words that say something, in alphabetical order; None where there are none or too many.

    Figures go, since they may be somebody's age or date of birth, and so do words longer than any of a dictionary.
    """
    found = {word for word in words(text) if word.isalpha() and word not in STOP_WORDS and len(word) <= LONGEST_WORD}
    return " ".join(sorted({stem(word) for word in found})) if 0 < len(found) <= MOST_WORDS else None
