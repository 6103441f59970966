"""Numbered notes: each place in a document once, in the order in which a page speaks of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.domain.sources import Citation
from catalogue.services.reference import Reference


@dataclass(frozen=True, slots=True)
class Note:
    """One place in a document, as the page lists it."""

    number: int
    source: str
    source_title: str
    section: str
    section_line: int
    line: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with the numbers of its notes; `mark` says what sets it apart, such as our own reading."""

    text: str
    notes: tuple[int, ...] = ()
    mark: str | None = None


class Notes:
    """Gives numbers to citations while a page is put together."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._numbers: dict[Citation, int] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """The numbers of these citations, new ones at the end."""
        return tuple(sorted({self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in citations}))

    def listed(self) -> tuple[Note, ...]:
        """Every note so far, by number."""
        return tuple(self._note(number, cite) for cite, number in self._numbers.items())

    def _note(self, number: int, cite: Citation) -> Note:
        source = self._reference.sources[cite.source]
        heading = max((section.line for section in source.sections if section.line <= cite.line), default=1)
        return Note(number, source.slug, source.short_title, cite.section, heading, cite.line, cite.anchor)
