"""Listings as files: JSON lines, CSV and XLSX. No cell is ever read as a formula, and none is cut short."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO, StringIO

from catalogue.schemas.export import COLUMNS, Cell, Record

Columns = Mapping[str, Callable[[Record], Cell]]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula, the wide forms of East Asian keyboards among them."""
NOT_SEEN = re.compile(r"^[\s\u200b\u200c\u200d\u2060\ufeff]+")
"""Space and marks without width, which some programs skip before they look."""
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767
"""What a cell of a spreadsheet holds. A longer text goes on in a column beside it, called “name (2)” and so on."""
LONGEST_PIECE = LONGEST_CELL - 1  # an apostrophe may come before it
WIDE, USUAL = 60, 18


def safe(cell: Cell) -> Cell:
    """The cell, so that no spreadsheet takes it for a formula: an apostrophe before whatever could begin one.

    What has apostrophes there already gets one more, so that taking one away always gives the text as it was.
    """
    if not isinstance(cell, str):
        return cell
    bare = cell.lstrip("'")
    return f"'{cell}" if bare.startswith(FORMULA_STARTS) or NOT_SEEN.sub("", bare).startswith(FORMULA_STARTS) else cell


def as_jsonl(records: Iterable[Record]) -> bytes:
    """A line a listing, each the JSON that the API gives for it."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records).encode()


def as_csv(records: Iterable[Record], columns: Columns = COLUMNS) -> bytes:
    """A row a listing, in UTF-8 with the mark by which spreadsheets know it."""
    out = StringIO(newline="")
    csv.writer(out).writerows(table_of(records, columns))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(records: Iterable[Record], columns: Columns = COLUMNS, title: str = "Listings") -> bytes:
    """A workbook of one sheet, the first row and the names kept in view."""
    from openpyxl import Workbook  # noqa: PLC0415 - 80 ms that only this needs
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    names, *rows = table_of(records, columns)
    for number, name in enumerate(names, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = (
            WIDE if name in {"name", "summary", "description", "text", "figures"} else USUAL
        )
    heads = [WriteOnlyCell(sheet, name) for name in names]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([NOT_IN_XML.sub("", cell) if isinstance(cell, str) else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def table_of(records: Iterable[Record], columns: Columns) -> Iterator[list[Cell]]:
    """The names of the columns, then a row a record; a column whose texts are too long for a cell becomes several."""
    rows = [[pieces(cell_of(record)) for cell_of in columns.values()] for record in records]
    widths = [max((len(row[place]) for row in rows), default=1) for place in range(len(columns))]
    yield [heading(name, number) for name, width in zip(columns, widths, strict=True) for number in range(1, width + 1)]
    for row in rows:
        yield [safe(cell) for cells, width in zip(row, widths, strict=True) for cell in (*cells, *[None] * (width - len(cells)))]


def pieces(cell: Cell) -> list[Cell]:
    """The cell, in as many parts as it takes to hold it."""
    if not isinstance(cell, str) or len(cell) <= LONGEST_PIECE:
        return [cell]
    return [cell[start : start + LONGEST_PIECE] for start in range(0, len(cell), LONGEST_PIECE)]


def heading(name: str, number: int) -> str:
    """The name of a column, numbered where it goes on."""
    return name if number == 1 else f"{name} ({number})"


WRITERS = {"jsonl": as_jsonl, "csv": as_csv, "xlsx": as_xlsx}
