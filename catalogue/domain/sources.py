"""The documents that every fact stands on, and the place of a fact in one of them."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

MOST_ANCHOR_WORDS = 8


class Basis(StrEnum):
    """Whether a document says a thing, or we read it out of what the document says."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where a fact stands: source, section, line of the text file, and a few of the source's own words on that line."""

    source: str
    line: int
    anchor: str
    section: str

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.section.strip():
            raise ValueError("a citation names its source and its section")
        if self.line < 1:
            raise ValueError(f"{self.source}: lines count from 1, not {self.line}")
        if not 1 <= len(self.anchor.split()) <= MOST_ANCHOR_WORDS:
            raise ValueError(f"{self.source}:{self.line}: an anchor has 1 to {MOST_ANCHOR_WORDS} words")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a source and the line on which it stands; it runs to the next heading."""

    line: int
    title: str


@dataclass(frozen=True, slots=True)
class Source:
    """One of the public documents: what it is, who published it, when, and its headings in order."""

    slug: str
    file: str
    title: str
    short_title: str
    publisher: str
    year: int
    date: str
    licence: str | None
    description: str
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        lines = [section.line for section in self.sections]
        if not lines or lines[0] != 1 or lines != sorted(set(lines)):
            raise ValueError(f"{self.slug}: sections start at line 1 and go down the page")
        if len({section.title for section in self.sections}) < len(lines):
            raise ValueError(f"{self.slug}: two sections have the same title, so a citation would not say which")

    def section_at(self, line: int) -> str:
        """The heading under which a line stands. Lines count from 1."""
        return self.sections[bisect_right([section.line for section in self.sections], line) - 1].title
