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
class Numbered:
    """A list whose items are numbered from 1, so that a text can name them."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, set apart, and whose they are."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked, in a box: a title and paragraphs."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value; `note` says where the value came from, in small."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts under one another. `head` names the two columns; `caption` says for a listener what the facts are about."""

    rows: tuple[Fact, ...]
    caption: str
    head: tuple[str, str] = ("Question", "Answer")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first cell of a row names the row; `widths` are the shares of the columns, equal where there are none."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick by hand, with lines to write on."""

    legend: str
    boxes: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a page of its own."""


Block: TypeAlias = Heading | Paragraph | Bullets | Numbered | Quote | Callout | Facts | Table | Boxes | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `subtitle` says what it is and as of when; `footer` stands on every page."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str = ""
