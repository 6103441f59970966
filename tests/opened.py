"""Papers opened again: what somebody reads who is given the file."""

import re
import subprocess
import tempfile
import zlib
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.rebuilt import read_csv


def docx_text(content: bytes) -> str:
    """Every paragraph and cell of a Word document in the order of reading; a new paragraph is a new line."""
    document = Document(BytesIO(content))
    lines = []
    for paragraph in document.element.body.iter(qn("w:p")):
        pieces = (one.text if one.tag == qn("w:t") else "\n" for one in paragraph.iter(qn("w:t"), qn("w:br")))
        lines.append("".join(piece or "" for piece in pieces))
    return "\n".join(lines)


def pdf_text(content: bytes) -> str:
    """The text of a PDF in the order in which it is written."""
    return poppler("pdftotext", "-raw", content, "-")


def pdf_facts(content: bytes) -> dict[str, str]:
    """What a PDF says of itself."""
    lines = poppler("pdfinfo", "", content, "").splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def pdf_structure(content: bytes) -> str:
    """The tags of a PDF, an outline of what a screen reader meets."""
    return poppler("pdfinfo", "-struct", content, "")


def pdf_objects(content: bytes) -> str:
    """What stands in the compressed parts of a PDF that are no pages: its catalogue among them."""
    streams = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return "".join(zlib.decompress(stream).decode("latin-1") for stream in streams) + content.decode("latin-1")


def poppler(program: str, option: str, content: bytes, out: str) -> str:
    """What one of Poppler's programs says of a PDF; a complaint of it is a failure."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(content)
        arguments = [part for part in (program, option, str(file), out) if part]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60)
    assert not done.stderr, done.stderr
    return done.stdout


def xlsx_text(content: bytes) -> str:
    """Every cell of the first sheet of a workbook."""
    rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell)


def csv_text(content: bytes) -> str:
    """Every cell of a CSV file."""
    return "\n".join(cell for row in read_csv(content) for cell in row.values() if cell)


def squeezed(text: str) -> str:
    """The text without space, seen or not, and without apostrophes: lines break anywhere, and one keeps a cell from being a formula."""
    return re.sub(r"[\s'\u200b]+", "", text)


READERS = {"docx": docx_text, "pdf": pdf_text, "xlsx": xlsx_text, "csv": csv_text}
