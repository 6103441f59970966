"""A paper as a value: headings, paragraphs, lists, facts, tables and boxes to fill in, in reading order."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is under the title, 2 under that."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `strong` stands out: a warning or what matters most."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value; `note` says where the value came from, in small."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts under one another."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first cell of a row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick by hand, with lines to write on."""

    legend: str
    boxes: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a page of its own."""


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Table | Boxes | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `subtitle` says what it is and as of when; `footer` stands on every page."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str = ""
