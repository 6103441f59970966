"""A paper as a Word document: real headings, lists and tables, nothing personal in its properties, the same bytes each time."""

from functools import singledispatch
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from catalogue.web.papers import docx_xml as xml
from catalogue.web.papers.docx_styles import LINE, PALE, TEXT_WIDTH, set_up
from catalogue.web.papers.paper import (
    Block,
    Boxes,
    Bullets,
    Callout,
    Fact,
    Facts,
    Heading,
    NewPage,
    Numbered,
    Paper,
    Paragraph,
    Quote,
    Table,
)
from catalogue.web.papers.text import clean

AUTHOR = "Catalogue of help"
FACT_SHARES = (34, 66)
LONGEST_WHOLE = 900
"""A row with more characters than this may break across pages."""
AIRY = (Facts, Table, Quote, Callout, Bullets)
AIR = Pt(8)
"""What stands before a paragraph that follows a table, a box or a list: these have no space of their own."""
NO_TIME = (1980, 1, 1, 0, 0, 0)


def write_docx(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    document = docx.Document()
    set_up(document)
    told = clean(paper)
    describe(document, told)
    document.add_paragraph(told.title, style="Title")
    if told.subtitle:
        document.add_paragraph(told.subtitle, style="Subtitle")
    for before, block in pairwise((None, *told.blocks)):
        if block is None or isinstance(block, NewPage):
            continue
        first = add(block, document)
        if isinstance(before, NewPage):
            first.paragraph_format.page_break_before = True
        elif isinstance(before, AIRY) and not isinstance(block, Heading | Facts):
            first.paragraph_format.space_before = AIR
    add_footer(document, told)
    return settled(document)


def describe(document: Document, paper: Paper) -> None:
    """The document's properties: what it is, in which language, and nobody's name or time."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.language = paper.title, AUTHOR, AUTHOR, "en-GB"
    core.comments, core.subject, core.revision = "", "", 1
    for name in ("dcterms:created", "dcterms:modified"):
        found = core._element.find(qn(name))  # noqa: SLF001 - python-docx can set a time and cannot leave it out
        if found is not None:
            core._element.remove(found)  # noqa: SLF001 - as above


@singledispatch
def add(block: Block, document: Document) -> DocxParagraph:
    """Adds a block and gives its first paragraph, before which a new page can begin."""
    del document
    raise TypeError(f"{type(block).__name__} cannot be written as DOCX")


@add.register
def _(block: Heading, document: Document) -> DocxParagraph:
    heading: DocxParagraph = document.add_heading(block.text, block.level)
    return heading


@add.register
def _(block: Paragraph, document: Document) -> DocxParagraph:
    return add_text(document.add_paragraph(), block.text, bold=block.strong)


@add.register
def _(block: Quote, document: Document) -> DocxParagraph:
    first = add_text(document.add_paragraph(style="Quote"), block.text)
    first.paragraph_format.keep_with_next = True
    document.add_paragraph(block.who, style="Small")
    return first


@add.register
def _(block: Bullets, document: Document) -> DocxParagraph:
    return add_all(document, block.items, "List Bullet")


@add.register
def _(block: Numbered, document: Document) -> DocxParagraph:
    return add_all(document, block.items, "List Number")


@add.register
def _(block: Callout, document: Document) -> DocxParagraph:
    first = document.add_paragraph(block.title, style="Callout Title")
    add_all(document, block.texts, "Callout")
    return first


def add_text(paragraph: DocxParagraph, text: str, *, bold: bool = False) -> DocxParagraph:
    """Writes a text into a paragraph; its lines stay lines."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    xml.direct(paragraph)
    return paragraph


def add_all(document: Document, texts: tuple[str, ...], style: str) -> DocxParagraph:
    """A paragraph for each text."""
    made = [add_text(document.add_paragraph(style=style), text) for text in texts]
    return made[0]


@add.register
def _(block: Facts, document: Document) -> DocxParagraph:
    """Two columns: what was asked, and the answer with where it came from."""
    table = new_table(document, block.head, FACT_SHARES, block.caption)
    for fact in block.rows:
        row = add_row(table)
        fill(row.cells[0], fact.label, bold=True)
        fill(row.cells[1], fact.value)
        if fact.note:
            small = row.cells[1].add_paragraph()
            xml.set_style(small, "Small")
            add_text(small, fact.note)
        if length(fact) <= LONGEST_WHOLE:
            xml.keep_whole(row)
    finish(table, FACT_SHARES)
    first: DocxParagraph = table.rows[0].cells[0].paragraphs[0]
    return first


def length(fact: Fact) -> int:
    """How many characters a fact has."""
    return len(fact.label) + len(fact.value) + len(fact.note)


@add.register
def _(block: Table, document: Document) -> DocxParagraph:
    """A table under its caption."""
    shares = block.widths or (1,) * len(block.head)
    caption = add_text(document.add_paragraph(style="Caption"), block.caption)
    made = new_table(document, block.head, shares, block.caption)
    for texts in block.rows:
        row = add_row(made)
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            fill(cell, text, bold=number == 0)
        if sum(map(len, texts)) <= LONGEST_WHOLE:
            xml.keep_whole(row)
    finish(made, shares)
    return caption


def add_row(table: DocxTable) -> _Row:
    """One more row."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves this one without types
    return row


def new_table(document: Document, head: tuple[str, ...], shares: tuple[int, ...], caption: str) -> DocxTable:
    """A table with the row that names its columns."""
    table: DocxTable = document.add_table(rows=1, cols=len(shares))
    table.autofit = False
    xml.set_rules(table, LINE)
    xml.describe(table, caption)
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        fill(cell, text, style="Table Head")
        xml.shade(cell, PALE)
    xml.mark_head(table.rows[0])
    xml.keep_whole(table.rows[0])
    return table


def finish(table: DocxTable, shares: tuple[int, ...]) -> None:
    """Gives each column its share of the width, in the grid and in each cell: programs look at either."""
    widths = [Emu(TEXT_WIDTH * share // sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def fill(cell: _Cell, text: str, *, bold: bool = False, style: str = "Table Text") -> None:
    """Writes a text into a cell."""
    paragraph = cell.paragraphs[0]
    xml.set_style(paragraph, style)
    add_text(paragraph, text, bold=bold)


@add.register
def _(block: Boxes, document: Document) -> DocxParagraph:
    """A legend, a box with each label, and lines to write on."""
    first = add_text(document.add_paragraph(), block.legend, bold=True)
    first.paragraph_format.keep_with_next = True
    for label in block.boxes:
        paragraph = document.add_paragraph(style="Box")
        xml.add_box(paragraph)
        paragraph.add_run(f"  {label}")
        paragraph.paragraph_format.keep_with_next = label != block.boxes[-1] or bool(block.lines)
    for label in block.lines:
        document.add_paragraph(f"{label} \t", style="Line")
    return first


def add_footer(document: Document, paper: Paper) -> None:
    """What stands at the foot of each page, and its number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(f"{paper.footer}\tPage ")
    xml.add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    xml.add_field(paragraph, "NUMPAGES")


def settled(document: Document) -> bytes:
    """The file without the time of its making: the same paper gives the same bytes."""
    written, out = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(ZipInfo(name, NO_TIME), made.read(name), ZIP_DEFLATED)
    return out.getvalue()
