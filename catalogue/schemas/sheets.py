"""Listings as files: JSON lines, CSV and XLSX. No cell is ever read as a formula."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO, StringIO

from catalogue.schemas.export import COLUMNS, Cell, Record

Columns = Mapping[str, Callable[[Record], Cell]]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767
"""What a cell of a spreadsheet holds."""
CUT = " … (the rest is in the JSON)"
WIDE, USUAL = 60, 18


def safe(cell: Cell) -> Cell:
    """The cell, so that no spreadsheet takes it for a formula: an apostrophe before whatever could begin one."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) or cell.lstrip().startswith(FORMULA_STARTS) else cell


def as_jsonl(records: Iterable[Record]) -> bytes:
    """A line a listing, each the JSON that the API gives for it."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records).encode()


def as_csv(records: Iterable[Record], columns: Columns = COLUMNS) -> bytes:
    """A row a listing, in UTF-8 with the mark by which spreadsheets know it."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(cell_of(record)) for cell_of in columns.values()] for record in records)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(records: Iterable[Record], columns: Columns = COLUMNS, title: str = "Listings") -> bytes:
    """A workbook of one sheet, the first row and the names kept in view."""
    from openpyxl import Workbook  # noqa: PLC0415 - 80 ms that only this needs
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = (
            WIDE if name in {"name", "summary", "description", "text", "figures"} else USUAL
        )
    heads = [WriteOnlyCell(sheet, name) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for record in records:
        sheet.append([in_a_sheet(cell_of(record)) for cell_of in columns.values()])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def in_a_sheet(cell: Cell) -> Cell:
    """A cell that a workbook can hold: safe, without control characters, no longer than allowed."""
    made = safe(cell)
    if not isinstance(made, str):
        return made
    made = NOT_IN_XML.sub("", made)
    return made if len(made) <= LONGEST_CELL else made[: LONGEST_CELL - len(CUT)] + CUT


WRITERS = {"jsonl": as_jsonl, "csv": as_csv, "xlsx": as_xlsx}
