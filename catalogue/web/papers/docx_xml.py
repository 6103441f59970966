"""The parts of a Word document that python-docx has no words for: fields, boxes to tick, borders, marks on tables."""

import unicodedata
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

RIGHT_TO_LEFT = {"R", "AL"}
LETTERS = RIGHT_TO_LEFT | {"L"}
BOX = (
    '<w:sdt {w} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w:alias w:val="Tick"/>'
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/></w:rPr><w:t>☐</w:t></w:r>'
    "</w:sdtContent></w:sdt>"
)


def element(name: str, **values: str) -> "BaseOxmlElement":
    """An element of Word's own with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: "Paragraph", code: str) -> None:
    """A field that Word works out, such as the number of the page."""
    field = element("fldSimple", instr=code)
    run = element("r")
    run.append(text_element("1"))
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx gives no other way to the element


def set_style(paragraph: "Paragraph", name: str) -> None:
    """Gives a paragraph a style by its name. Looking the name up, as python-docx does, takes most of the time of a long table."""
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001 - as above


def text_element(text: str) -> "BaseOxmlElement":
    """A piece of text."""
    made = element("t")
    made.text = text
    return made


def add_box(paragraph: "Paragraph") -> None:
    """A box that can be ticked on the screen as well as by hand."""
    paragraph._p.append(parse_xml(BOX.format(w=nsdecls("w"))))  # noqa: SLF001 - as above


def set_language(style: "ParagraphStyle") -> None:
    """British English, so that a listener hears it and a checker checks it as that."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))


def set_fonts(style: "ParagraphStyle", font: str, half_points: int) -> None:
    """One font and one size for every script, nothing spaced out; the theme's are left out."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:spacing", "w:szCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    properties.find(qn("w:sz")).addnext(element("szCs", val=str(half_points)))


def set_bar(style: "ParagraphStyle", colour: str, *, fill: str | None = None) -> None:
    """A bar to the left of a paragraph, and a ground behind it."""
    properties = style.element.get_or_add_pPr()
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="36", space="8", color=colour))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    if fill:
        shade = element("shd", val="clear", color="auto", fill=fill)
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def no_borders(style: "ParagraphStyle") -> None:
    """Takes the rule away that Word's own title has under it."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)


def set_mode(document: "Document") -> None:
    """Word of 2013 and later shows the file as its own, and sets tables flush with the text."""
    for one in document.settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")


def mark_head(row: "_Row") -> None:
    """The row that names the columns: it is said to be that, and stands again on each page."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))  # noqa: SLF001 - as above


def keep_whole(row: "_Row") -> None:
    """A row that does not break across pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))  # noqa: SLF001 - as above


def shade(cell: "_Cell", fill: str) -> None:
    """A ground behind a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))  # noqa: SLF001 - as above


def describe(table: "Table", caption: str) -> None:
    """What a listener hears of a table: its name, and that its first row and first column are heads."""
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(element("tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="0", noVBand="1"))
    properties.append(element("tblCaption", val=caption))


def set_rules(table: "Table", colour: str, *, margin: int = 90) -> None:
    """Thin rules between rows and none between columns, and some air in each cell."""
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color=colour))
    cells = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        cells.append(element(side, w=str(margin if side in {"left", "right"} else margin // 2), type="dxa"))
    layout = properties.find(qn("w:tblLayout"))
    assert layout is not None, "set autofit before the rules: the order of the parts is fixed"
    layout.addprevious(borders)
    layout.addnext(cells)


def direct(paragraph: "Paragraph") -> None:
    """Sets a paragraph from right to left where its first letter is of such a script."""
    first = next((kind for kind in map(unicodedata.bidirectional, paragraph.text) if kind in LETTERS), "L")
    if first in RIGHT_TO_LEFT:
        paragraph._p.get_or_add_pPr().insert_element_before(element("bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")  # noqa: SLF001 - as above
        for run in paragraph.runs:
            run.font.rtl = True
