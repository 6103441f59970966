"""A paper as rows: everything that stands on it, as CSV, and as a workbook that has each table on a sheet of its own too."""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from io import BytesIO
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from catalogue.schemas.export import Record
from catalogue.schemas.sheets import as_csv, safe
from catalogue.web.papers.paper import Block, Boxes, Bullets, Callout, Facts, Heading, Numbered, Paper, Paragraph, Quote, Table
from catalogue.web.papers.text import clean

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Texts: TypeAlias = dict[str, str]
COLUMNS = ("section", "part", "item", "question", "text")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
EVERYTHING = "Everything"
WIDTHS = (26, 26, 30, 34, 90)
WIDE = 36


def write_csv(paper: Paper) -> bytes:
    """Every text of the paper, a row each, under the headings that it stands under."""
    return as_csv(rows_of(paper), {name: itemgetter(name) for name in COLUMNS})


def write_xlsx(paper: Paper) -> bytes:
    """The same rows on the first sheet, then each table as it stands on the paper."""
    book = Workbook(write_only=True)
    properties = book.properties
    properties.title, properties.creator = clean(paper).title, "Catalogue of help"
    rows = [tuple(row[name] for name in COLUMNS) for row in rows_of(paper)]
    add_sheet(book, EVERYTHING, tuple(name.capitalize() for name in COLUMNS), rows, WIDTHS)
    numbers = count(2)
    for block in clean(paper).blocks:
        if isinstance(block, Table):
            name = NOT_IN_A_NAME.sub(" ", f"{next(numbers)} {block.caption}")[:LONGEST_NAME].strip()
            add_sheet(book, name, block.head, block.rows, (WIDE,) * len(block.head))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def add_sheet(book: Workbook, name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]) -> None:
    """A sheet whose first row stays in view; no cell of it is a formula."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([cell_of(sheet, text, bold=True) for text in head])
    for row in rows:
        sheet.append([cell_of(sheet, text) for text in row])


def cell_of(sheet: "WriteOnlyWorksheet", text: str, *, bold: bool = False) -> "Cell":
    """A cell whose lines are wrapped."""
    cell = WriteOnlyCell(sheet, safe(text))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell


def rows_of(paper: Paper) -> Iterator[Record]:
    """Every text of the paper with the headings that it stands under."""
    told = clean(paper)
    section = part = ""
    yield row(item="Title", text=told.title)
    yield row(item="Subtitle", text=told.subtitle)
    for block in told.blocks:
        if isinstance(block, Heading):
            section, part = (block.text, "") if block.level == 1 else (section, block.text)
        for one in rows_in(block):
            yield {**row(**one), "section": section, "part": one.get("part") or part}
    yield row(item="Footer", text=told.footer)


def row(**texts: str) -> Texts:
    """A row; what is not said in it is blank."""
    return {name: texts.get(name, "") for name in COLUMNS}


@singledispatch
def rows_in(block: Block) -> Iterator[Texts]:
    """The rows of one block; headings and new pages have none of their own."""
    del block
    yield from ()


@rows_in.register
def _(block: Paragraph) -> Iterator[Texts]:
    yield {"text": block.text}


@rows_in.register
def _(block: Quote) -> Iterator[Texts]:
    yield {"item": block.who, "text": block.text}


@rows_in.register
def _(block: Callout) -> Iterator[Texts]:
    yield from ({"item": block.title, "text": text} for text in block.texts)


@rows_in.register
def _(block: Bullets) -> Iterator[Texts]:
    yield from ({"text": text} for text in block.items)


@rows_in.register
def _(block: Numbered) -> Iterator[Texts]:
    yield from ({"item": str(number), "text": text} for number, text in enumerate(block.items, start=1))


@rows_in.register
def _(block: Facts) -> Iterator[Texts]:
    for fact in block.rows:
        yield {"question": fact.label, "text": fact.value}
        if fact.note:
            yield {"question": f"{fact.label}: note", "text": fact.note}


@rows_in.register
def _(block: Table) -> Iterator[Texts]:
    for cells in block.rows:
        pairs = zip(block.head[1:], cells[1:], strict=True)
        yield from ({"part": block.caption, "item": cells[0], "question": name, "text": text} for name, text in pairs)


@rows_in.register
def _(block: Boxes) -> Iterator[Texts]:
    yield from ({"item": block.legend, "text": text} for text in (*block.boxes, *block.lines))
