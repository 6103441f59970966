"""Papers as files: real headings and tables, the same facts in each, and no text that breaks one."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from catalogue.web.files import TYPES
from catalogue.web.papers import pdf
from catalogue.web.papers.files import in_answer, write
from catalogue.web.papers.page import print_page
from catalogue.web.papers.paper import (
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
from catalogue.web.papers.text import CUT, LONGEST, printable
from tests.opened import READERS, docx_text, pdf_facts, pdf_objects, pdf_structure, pdf_text, squeezed

PAPER = Paper(
    title="Referral to Example",
    subtitle="As of 2012",
    blocks=(
        Callout("Before anything else", ("Call 999.",)),
        Heading("The situation"),
        Paragraph("A first line.\nA second line."),
        Quote("I want out.", "In their own words"),
        Heading("Answers", 2),
        Facts((Fact("Age", "15", "You answered this"), Fact("School", "Not stated")), "Answers"),
        Bullets(("One thing", "Another thing")),
        Table("Figures", ("Listing", "Figure"), (("Example", "51%"), ("=1+1", "-2"))),
        Heading("References"),
        Numbered(("Bromley, line 1", "Havering, line 2")),
        NewPage(),
        Heading("Reply"),
        Boxes("Tick one", ("Accepted [accepted]", "Declined [declined]"), ("Date", "Name")),
    ),
    footer="Referral to Example. Confidential",
)
SAID = (
    "Referral to Example", "As of 2012", "Before anything else", "Call 999.", "A first line.", "A second line.", "I want out.",
    "In their own words", "Age", "15", "You answered this", "Not stated", "Another thing", "51%", "=1+1", "-2", "Havering, line 2",
    "Accepted [accepted]", "Date",
)  # fmt: skip
ONE_PAGE = 1_000  # a longer text goes over pages, whose feet stand between its lines
HOSTILE = (
    "\x00\x01\x1f\x7f\ufffe\ud800control", "\u202eright to left\u202c", "مرحبا بالعالم", "😀👩‍👧", "<script>alert(1)</script><h1>x",
    '=HYPERLINK("http://x")', "x" * 10_000, "word " * 2_000, "\r\n\n\n", "{{ 7 * 7 }}", "]]>", "&amp;&#0;", "url(http://x/y.png)",
)  # fmt: skip


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    """Papers are made while a request is answered."""
    with app.test_request_context("/paper"):
        app.preprocess_request()
        yield


@pytest.mark.parametrize("kind", READERS)
def test_every_file_says_everything(kind: str) -> None:
    found = squeezed(READERS[kind](write(kind, PAPER)))
    assert [text for text in SAID if squeezed(text) not in found] == []


def test_the_print_page_says_everything() -> None:
    found = squeezed(print_page((PAPER,)))
    assert [text for text in SAID if squeezed(text) not in found] == []
    several = print_page((PAPER, replace(PAPER, title="Referral to another")), "Referrals to print")
    assert several.count("<h1") == 1
    assert several.count('<article class="paper">') == 2


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_paper_gives_the_same_bytes(kind: str) -> None:
    assert write(kind, PAPER) == write(kind, PAPER)


def test_a_word_document_has_real_headings_lists_and_tables() -> None:
    document = Document(BytesIO(write("docx", PAPER)))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    assert styles["Referral to Example"] == "Title"
    assert (styles["The situation"], styles["Answers"]) == ("Heading 1", "Heading 2")
    assert styles["One thing"] == "List Bullet"
    assert not [one for one in document.paragraphs if not one.text.strip()], "space is a property of a style, not an empty paragraph"
    for table in document.tables:
        first = table.rows[0]._tr
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, "the head of a table stands again on each page"
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert len(document.element.findall(f".//{qn('w:sdt')}")) == 2, "boxes can be ticked on the screen"


def test_every_style_in_a_word_document_is_one_that_it_has() -> None:
    document = Document(BytesIO(write("docx", PAPER)))
    known = {one.style_id for one in document.styles}
    used = {str(one.get(qn("w:val"))) for one in document.element.body.iter(qn("w:pStyle"))}
    assert {"TableText", "TableHead", "Small"} <= used <= known


def test_a_word_document_names_nobody_and_no_time() -> None:
    content = write("docx", PAPER)
    core = Document(BytesIO(content)).core_properties
    assert (core.title, core.author, core.language, core.last_modified_by) == (
        "Referral to Example", "Catalogue of help", "en-GB", "Catalogue of help",
    )  # fmt: skip
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert b"created" not in file.read("docProps/core.xml")
        assert {one.date_time[0] for one in file.infolist()} == {1980}


def test_a_pdf_is_tagged_and_says_what_it_is() -> None:
    content = write("pdf", PAPER)
    facts = pdf_facts(content)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Referral to Example"
    assert facts["Page size"].endswith("(A4)")
    assert facts["Pages"] == "2"
    tags = pdf_structure(content)
    for tag in ("H1", "H2", "Table", "TH", "LI", "P"):
        assert f"{tag} " in tags or f"{tag}\n" in tags, tag
    assert "/Lang (en-GB)" in pdf_objects(content)


def test_a_listener_hears_no_scraps_of_unseen_text() -> None:
    lines = [line.strip() for line in pdf_text(write("pdf", PAPER)).splitlines()]
    assert [line for line in lines if len(line) == 1 and line.isalpha()] == []


def test_a_pdf_fetches_nothing() -> None:
    with pytest.raises(ValueError, match="fetches nothing"):
        pdf.refuse("http://localhost/x.png")


def test_a_machine_without_pango_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str, *_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("builtins.__import__", missing)
    with pytest.raises(pdf.PdfUnavailable, match="use Print or DOCX"):
        pdf.drawing()


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_the_file_opens(kind: str, text: str) -> None:
    paper = replace(
        PAPER, blocks=(Quote(text, "Words"), Facts((Fact(text, text, text),), "Typed"), Table("T", ("A", "B"), ((text, text),)))
    )
    found = READERS[kind](write(kind, paper))
    assert "Referral to Example" in found
    if (kind != "pdf" or len(text) < ONE_PAGE) and text.isascii() and text.isprintable():
        assert squeezed(text) in squeezed(found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_comes_through_a_word_document_without_what_xml_forbids(text: str) -> None:
    found = docx_text(write("docx", replace(PAPER, blocks=(Paragraph(text),))))
    assert squeezed(printable(text)) in squeezed(found)


def test_text_without_end_is_cut_and_says_so() -> None:
    assert len(printable("x" * 3 * LONGEST)) == LONGEST
    assert printable("x" * 3 * LONGEST).endswith(CUT)
    assert printable("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_no_cell_is_a_formula() -> None:
    book = load_workbook(BytesIO(write("xlsx", PAPER)))
    assert book.sheetnames == ["Everything", "2 Figures"]
    assert not [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_several_papers_are_one_archive_and_nobody_keeps_the_answer() -> None:
    one = in_answer("docx", {"referral-example": PAPER}, "referrals")
    assert one.headers["Content-Disposition"] == 'attachment; filename="referral-example.docx"'
    assert one.content_type == TYPES["docx"]
    both = in_answer("pdf", {"referral-a": PAPER, "referral-b": PAPER}, "referrals")
    assert both.headers["Content-Disposition"] == 'attachment; filename="referrals-pdf.zip"'
    with zipfile.ZipFile(BytesIO(both.data)) as archive:
        assert archive.namelist() == ["referral-a.pdf", "referral-b.pdf"]
        assert squeezed("Call 999.") in squeezed(pdf_text(archive.read("referral-b.pdf")))
    assert one.headers["Cache-Control"] == both.headers["Cache-Control"] == "no-store"
