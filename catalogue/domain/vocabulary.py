"""The controlled words: small lists, each word defined once in a plain sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class Term:
    """One controlled word: its code, what people read, and a sentence that says what it means."""

    code: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a document means by a controlled word, and where it says so; without a place, that a document has no such word."""

    code: str
    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """One list of controlled words in the order in which people should see them."""

    name: str
    terms: tuple[Term, ...]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, code: str) -> bool:
        return any(term.code == code for term in self.terms)

    def term(self, code: str) -> Term:
        """The term with this code; KeyError where the list has none."""
        for term in self.terms:
            if term.code == code:
                return term
        raise KeyError(f"{self.name} has no “{code}”")

    def label(self, code: str) -> str:
        """What people read for this code."""
        return self.term(code).label


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All controlled lists by name: tiers, themes, needs, settings, routes, kinds, and so on."""

    lists: Mapping[str, WordList]

    def __getitem__(self, name: str) -> WordList:
        return self.lists[name]
