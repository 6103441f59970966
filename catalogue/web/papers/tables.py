"""What stands on a page, as a paper made of tables: for a workbook and for rows of text."""

from collections.abc import Iterable, Iterator

from catalogue.web.pages.borough import BoroughPage
from catalogue.web.pages.compare import Table as Compared
from catalogue.web.pages.compare_pictures import Pictures
from catalogue.web.pages.gaps_borough import BoroughGapsPage, Section, WiderPage
from catalogue.web.pages.gaps_offers import OfferView, PlannedView
from catalogue.web.pages.money import MoneyPage
from catalogue.web.pages.notes import Line, Note
from catalogue.web.pages.plans import PlansPage
from catalogue.web.papers.committee import AS_PRINTED, FOOTER
from catalogue.web.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from catalogue.web.papers.references import numbered, said

NUMBERS = "A number in square brackets is that of a place under “Where this comes from”."
COMPARED = "Named only to compare with"
LISTED = ("How it stands to the borough", "Listing", "What it is", "Set apart as", "Status", "In what sense")
PLANS = ("Document", "Listing", "Stage", "By when, as described", "Where")
OFFERS = ("Listing", "Status", "What the documents say")
TARGETS = ("Listing", "Reported", "It measures", "Period", "Target", "The target measures", "Its period", "Reported by", "With care")


def comparison_tables(names: tuple[str, ...], compared: Compared) -> Paper:
    """A comparison of listings with these names, with the rows that its page shows."""
    rows = tuple((row.label, *(told(cell.lines) for cell in row.cells)) for row in compared.rows)
    blocks = (
        *(bulleted("Do not compare", compared.cautions) if compared.cautions else ()),
        Heading("Side by side"),
        *((Paragraph(f"Only rows that differ: {compared.left_out} left out."),) if compared.left_out else ()),
        Table("Side by side", ("Question", *names), rows),
        *reported(compared.pictures),
        *places(compared.notes),
    )
    return Paper(f"Comparison: {', '.join(names)}", f"{AS_PRINTED} {NUMBERS}", blocks, FOOTER)


def reported(pictures: Pictures) -> Iterator[Block]:
    """What the pictures of a comparison show."""
    yield Heading("Reported beside its target")
    rows = tuple(
        (
            one.name,
            f"{row.reported} {numbered(row.notes)}",
            row.measures,
            row.period,
            row.target,
            row.target_measures,
            row.target_period,
            row.says,
            " ".join(row.caveats),
        )
        for one in pictures.drawn
        for row in one.rows
    )
    if rows:
        yield Table("Reported beside its target", TARGETS, rows)
    if pictures.undrawn:
        yield Bullets(tuple(f"{one.name}: nothing to show, because {one.because}." for one in pictures.undrawn))
    yield Heading("Who reports what")
    yield Paragraph("The number of claims of each sort. A number of claims is not a strength.")
    counts = tuple((one.name, *(str(count) if count else "none" for count in one.counts)) for one in pictures.reports)
    yield Table("Who reports what", ("Listing", *pictures.sorts), counts)


def borough_tables(page: BoroughGapsPage) -> Paper:
    """The gaps of a borough, narrowed as its page is."""
    needs = tuple((row.label, *(f"{count.number}{count.more}" if count.number else "none" for count in row.counts)) for row in page.needs)
    blocks: tuple[Block, ...] = (
        *(Paragraph(sentence) for sentence in page.summary),
        Heading("By need"),
        Table("Offers by need", ("Need", *page.senses), needs),
        Paragraph(" ".join(page.rules)),
        *(block for section in page.sections for block in offers(section)),
        *plans("Planned here, and never confirmed", page.planned),
        *plans("Planned or widened here, and said to run as well", page.confirmed),
        *(bulleted(COMPARED, tuple(f"{one.name}: {said(one.said)}" for one in page.compared)) if page.compared else ()),
        *asked(page),
        *places(page.notes),
    )
    narrowed = f"Only offers {page.narrowed}. " if page.narrowed else ""
    return Paper(page.title, f"{narrowed}{page.absence} {NUMBERS}", blocks, FOOTER)


def wider_tables(page: WiderPage) -> Paper:
    """The offers of a place that is no borough, narrowed as its page is."""
    narrowed = f"Only offers {page.narrowed}. " if page.narrowed else ""
    table = (offers_table(page.name, page.offers),) if page.offers else (Paragraph("None."),)
    return Paper(page.title, f"{narrowed}{page.sentence} {NUMBERS}", (*table, *places(page.notes)), FOOTER)


def offers(section: Section) -> Iterator[Block]:
    """One list of offers."""
    yield Heading(section.heading)
    yield Paragraph(section.sentence if section.offers else section.nothing)
    if section.offers:
        yield offers_table(section.heading, section.offers)


def offers_table(caption: str, listed: tuple[OfferView, ...]) -> Table:
    """Offers, a row each."""
    rows = ((one.name, "; ".join(word for word in (one.status, one.notice) if word), told(one.lines)) for one in listed)
    return Table(caption, OFFERS, tuple(rows))


def plans(heading: str, planned: tuple[PlannedView, ...]) -> Iterator[Block]:
    """What was planned."""
    yield Heading(heading)
    if not planned:
        yield Paragraph("None.")
        return
    rows = tuple((one.name, told(one.said), one.helps, one.takes) for one in planned)
    yield Table(heading, ("Listing", "What the documents say", "Helps with", "Takes"), rows)


def asked(page: BoroughGapsPage) -> Iterator[Block]:
    """What was asked for and not found."""
    yield Heading("Asked for and not found")
    yield Paragraph(page.asked_sentence)
    if page.asked:
        rows = tuple((one.need, one.age_group, str(one.times)) for one in page.asked)
        yield Table("Asked for and not found", ("Need", "Age", "Times"), rows)


def money_tables(page: MoneyPage) -> Paper:
    """What listings cost."""
    rows = tuple((row.name, told((*row.printed, *row.checked)), told(row.for_one)) for row in page.rows)
    blocks: tuple[Block, ...] = (
        Paragraph(page.for_one),
        Paragraph(page.misprints),
        Table("Money that documents name", ("Listing", "As printed", "For one person or place"), rows),
        *places(page.notes),
    )
    return Paper(page.title, f"Money is of its own year. {NUMBERS}", blocks, FOOTER)


def borough_list_tables(page: BoroughPage) -> Paper:
    """Every listing of a borough's page, by how it stands to the borough."""
    rows = tuple(
        (group.words.heading, one.name, one.kind, one.notice or "", one.status or "", one.aside)
        for group in page.groups
        for one in (*group.support, *group.enforcement, *group.information)
    )
    compared = tuple((COMPARED, one.name, one.kind, one.notice or "", one.status or "", one.aside) for one in page.compared)
    why = tuple(
        Paragraph(f"{group.words.heading}: {group.words.sentence if group.total else group.words.nothing}") for group in page.groups
    )
    blocks: tuple[Block, ...] = (*why, Table(page.name, LISTED, (*rows, *compared)))
    return Paper(page.title, "As documents of 2012 to 2019 describe it. Nobody has checked since.", blocks, FOOTER)


def plan_tables(page: PlansPage) -> Paper:
    """What was planned, proposed or on trial."""
    rows = tuple(
        (document.title, one.name, one.stage, said(one.by_when), told(one.where)) for document in page.documents for one in document.plans
    )
    blocks: tuple[Block, ...] = (Paragraph(page.sentence), Table("Plans", PLANS, rows), *places(page.notes))
    return Paper(page.title, f"As each document put it in its own year. Nothing shows whether it came. {NUMBERS}", blocks, FOOTER)


def told(lines: Iterable[Line]) -> str:
    """Statements, a line each, with the numbers of their places."""
    return "\n".join(said(line) for line in lines)


def bulleted(heading: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    """A list under its heading."""
    return Heading(heading), Bullets(items)


def places(notes: tuple[Note, ...]) -> Iterator[Block]:
    """The places by number; nothing where there are none."""
    if notes:
        yield Heading("Where this comes from")
        rows = tuple((str(one.number), one.source_title, one.section, str(one.line), one.anchor) for one in notes)
        yield Table("Where this comes from", ("Number", "Document", "Section", "Line", "Words on the line"), rows)
