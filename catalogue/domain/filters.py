"""What a person asks of the list: words, choices under facets, an age."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

YOUNGEST, OLDEST = 0, 99
AGE_WORDS = re.compile(r"^(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?$")

FACETS = (
    "help", "referral", "tier", "theme", "need", "borough", "sex", "setting", "route", "evidence", "kind", "status", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class AgeSpan:
    """Ages from low to high in whole years, both inclusive."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not YOUNGEST <= self.low <= self.high <= OLDEST:
            raise ValueError(f"an age is a whole number from {YOUNGEST} to {OLDEST}, or two with a hyphen, the lower first")

    @classmethod
    def read(cls, words: str) -> "AgeSpan":
        """The span that “14” or “14-16” means. Raises ValueError saying how to write one."""
        found = AGE_WORDS.match(words.strip())
        if not found:
            raise ValueError(f"“{words}” is not an age: write 14, 14-16 or not_stated")
        return cls(int(found[1]), int(found[2] or found[1]))

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Filters:
    """Words and choices. Values of one facet are alternatives; different facets must all hold."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ages: tuple[AgeSpan, ...] = ()
    age_not_stated: bool = False
    sort: str = "relevance"
    not_read: tuple[str, ...] = ()
    """Filters that the words are not to be read as, `all` for every one."""
