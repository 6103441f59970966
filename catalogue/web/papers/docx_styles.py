"""How a Word document of ours looks: A4, one plain font, headings that stay with what they head."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from catalogue.web.papers.docx_xml import no_borders, set_bar, set_fonts, set_language, set_mode

FONT = "Arial"
INK, QUIET, BRAND, PALE, LINE = "0B0C0C", "484949", "12436D", "F3F2F1", "B1B4B6"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN, FOOT = Mm(210), Mm(297), Mm(20), Mm(10)
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
OURS = ("Small", "Table Text", "Table Head", "Callout", "Callout Title", "Box", "Line")
# name: size, bold, colour, space before, space after, kept with what follows
LOOKS = {
    "Normal": (10.5, False, INK, 0, 6, False),
    "Title": (22, True, INK, 0, 2, True),
    "Subtitle": (10.5, False, QUIET, 0, 10, False),
    "Heading 1": (15, True, BRAND, 16, 5, True),
    "Heading 2": (12, True, INK, 12, 4, True),
    "List Bullet": (10.5, False, INK, 0, 3, False),
    "List Number": (9, False, INK, 0, 2, False),
    "Caption": (10.5, True, INK, 8, 3, True),
    "Quote": (12, False, INK, 0, 4, False),
    "Small": (8.5, False, QUIET, 1, 0, False),
    "Table Text": (9.5, False, INK, 0, 0, False),
    "Table Head": (8.5, True, QUIET, 0, 0, True),
    "Callout": (10.5, False, INK, 0, 0, False),
    "Callout Title": (10.5, True, INK, 8, 0, True),
    "Box": (10, False, INK, 0, 1, False),
    "Line": (10, False, INK, 9, 0, False),
    "Footer": (8.5, False, QUIET, 0, 0, False),
}


def set_up(document: Document) -> None:
    """Page, margins and styles."""
    set_mode(document)
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = FOOT
    for name in OURS:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    for name in LOOKS:
        look_of(style(document, name), name)
    for name in ("Callout", "Callout Title"):
        indent(style(document, name))
        set_bar(style(document, name), BRAND, fill=PALE)
    indent(style(document, "Quote"))
    set_bar(style(document, "Quote"), LINE)
    no_borders(style(document, "Title"))
    stops = style(document, "Line").paragraph_format.tab_stops
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    foot = style(document, "Footer").paragraph_format.tab_stops
    foot.clear_all()
    foot.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def style(document: Document, name: str) -> ParagraphStyle:
    """A style of paragraphs by its name."""
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def indent(one: ParagraphStyle) -> None:
    """Room for the bar at the left."""
    one.paragraph_format.left_indent = Mm(5)


def look_of(one: ParagraphStyle, name: str) -> None:
    """Gives a style its look."""
    size, bold, colour, before, after, kept = LOOKS[name]
    one.font.size, one.font.bold, one.font.italic, one.font.color.rgb = Pt(size), bold, False, RGBColor.from_string(colour)
    one.paragraph_format.space_before, one.paragraph_format.space_after = Pt(before), Pt(after)
    one.paragraph_format.keep_with_next = kept
    one.paragraph_format.line_spacing = 1.15
    set_fonts(one, FONT, round(2 * size))
    set_language(one)
