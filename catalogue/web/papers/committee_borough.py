"""A committee paper about one borough: what it has, what is missing, what runs elsewhere and could be commissioned."""

from collections.abc import Iterator
from dataclasses import replace

from catalogue.domain.availability import CrossBorder
from catalogue.domain.evidence import OWN
from catalogue.domain.gaps import GapDimension, Offer, wholes
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.services.gap_words import APART, column_label, count_text, parts_text
from catalogue.services.gaps import BoroughGaps, NeedLine, NextDoor
from catalogue.services.places import compared_by_borough
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.compare import inherited_of
from catalogue.web.pages.compare_rows import Subject
from catalogue.web.pages.gaps_offers import PART_OF
from catalogue.web.pages.notes import Notes
from catalogue.web.papers.committee import (
    AuthorInput,
    ages,
    background,
    committee_paper,
    costs,
    figures,
    need_words,
    result_words,
    risks,
    status_and_age,
    where,
    with_places,
)
from catalogue.web.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from catalogue.web.papers.references import numbered
from catalogue.web.words import count_words

ABSENCE = "A borough with nothing was perhaps only not written about. That no document names a service does not mean that there is none."
COMMISSIONED = (
    "These run in places that are neither here nor next door. They are not available here: each is a case for commissioning. "
    "Only those that are said to help with a need for which nothing is named here are listed."
)
NOT_ASKED = "What was asked for and not found is not counted on this site, so it is not known."
COUNTED = (
    "How often a search on this site for a need here found nothing or, where that is counted too, a match did not meet it. "
    "Small numbers are left out."
)
NEXT_DOOR = {
    "Next door, to ask: none is said to take people from here": {CrossBorder.FREE},
    "Next door, to ask: no document says whether it takes people from here": {CrossBorder.NOT_SAID},
    "Next door, for its own residents by a condition, or run by a council, the police or another public body": {
        CrossBorder.RESIDENTS,
        CrossBorder.PUBLIC_BODY,
    },
}
COUNTED_HEAD = (
    "Need", "Named here", "On a list: ask", "Need and place apart: ask", "London-wide: a document says so", "London-wide: our reading",
    "Not confirmed", "Next door", "Elsewhere",
)  # fmt: skip
COUNTED_WIDTHS = (20, 10, 10, 10, 10, 10, 10, 10, 10)
HEAD = ("Listing", "What it is", "Ages", "Needs it is said to help with", "Result reported", "Status")
WIDTHS = (18, 27, 11, 18, 12, 14)


def borough_paper(found: BoroughGaps, typed: AuthorInput, snapshot: Snapshot, reference: Reference) -> Paper:
    """The whole paper."""
    notes = Notes(reference)
    here = tuple(one.programme for one in (*found.here, *found.ask))
    subjects = tuple(Subject(one, inherited_of(one, snapshot), reference, notes) for one in here)
    elsewhere = could_be_commissioned(found)
    shown = (*here, *(one.offer.programme for one in found.neighbours), *(one.programme for one in (*found.planned, *elsewhere)))
    blocks = (
        *background(shown, reference),
        *has(found, subjects, notes),
        *needs(found, reference),
        *near(found, reference, notes),
        *planned(found, notes),
        *compared(compared_by_borough(snapshot).get(found.area.slug, ()), found.area.slug, notes),
        *asked(found, reference),
        *commission(elsewhere, reference, notes),
        *(figures(here, reference, notes) if here else ()),
        *(costs(subjects) if here else ()),
        *(risks(subjects, reference) if here else ()),
        *unknown(found, here),
    )
    return committee_paper(typed, f"Help for young people at risk of gangs and violence: {found.area.name}", blocks, notes)


def has(found: BoroughGaps, subjects: tuple[Subject, ...], notes: Notes) -> Iterator[Block]:
    """What documents name in the borough."""
    yield Heading(f"What the documents name in {found.area.name}")
    if not subjects:
        yield Paragraph(f"No document names help in {found.area.name} that a young person or family can be referred to. {ABSENCE}")
        return
    number = count_words(len(wholes(found.here)), "offer that names the borough", "offers that name the borough")
    more = f"With the borough on a list of places, which must be asked about: {count_text(found.ask) or 'none'}."
    yield Paragraph(f"{number}{parts_text(found.here)}. {more} {ABSENCE}")
    listed = {one.slug for one in found.ask}
    offers = zip((*found.here, *found.ask), subjects, strict=True)
    rows = tuple(row(offer, found, one, notes, aside=" (on a list: ask)" if offer.slug in listed else "") for offer, one in offers)
    yield Table(f"Help in {found.area.name}", HEAD, rows, WIDTHS)


def row(offer: Offer, found: BoroughGaps, one: Subject, notes: Notes, *, aside: str = "") -> tuple[str, ...]:
    """One offer."""
    programme, reference = one.programme, one.reference
    whole = next((each.programme.name.text for each in (*found.here, *found.ask) if each.slug in offer.within), None)
    part = f" ({PART_OF.lower()} {whole}, and counted with it)" if whole else ""
    return (
        f"{programme.name.text}{part}{aside}",
        f"{programme.summary.text} {numbered(notes.of(programme.summary.citations))}",
        ages(one),
        needs_there(offer, (found.area.slug,), reference, notes),
        result_words(programme, reference, notes),
        status_and_age(programme, reference, notes),
    )


def needs_there(offer: Offer, boroughs: tuple[str, ...], reference: Reference, notes: Notes) -> str:
    """The needs that it is said to help with in these boroughs, and apart from them those that are said in another passage."""
    apart, programme = offer.apart_in(boroughs), offer.programme
    there = replace(programme, needs=tuple(need for need in programme.needs if need.code not in apart))
    others = replace(programme, needs=tuple(need for need in programme.needs if need.code in apart))
    said = [need_words(there, reference, notes)] if there.needs or not others.needs else []
    if others.needs:
        places = (place for place in programme.areas if place.area in boroughs and not place.control)
        named = numbered(notes.of(cite for place in places for cite in place.citations))
        said.append(f"{APART}: {need_words(others, reference, notes)}; named there {named}")
    return ". ".join(said)


def needs(found: BoroughGaps, reference: Reference) -> Iterator[Block]:
    """Every need with how many offers there are in each sense, none of which is another."""
    yield Heading("Gaps")
    missing = and_list(f"“{label(line, reference)}”" for line in found.missing)
    yield Paragraph(f"Nothing is named in {found.area.name} for: {missing}." if missing else "Something is named for every need.")
    said, read = count_text(found.london_wide) or "none", count_text(found.london_wide_read) or "none"
    wider = f"London-wide: a document says so of {said}; of {read} it is our reading, so ask."
    yield Paragraph(
        f"An offer may stand under several needs. {wider} Not confirmed here, so ask: {count_text(found.not_confirmed) or 'none'}."
    )
    yield Bullets(found.rules)
    yield Table("Offers by need", COUNTED_HEAD, tuple(counted(line, reference) for line in found.needs), COUNTED_WIDTHS)


def counted(line: NeedLine, reference: Reference) -> tuple[str, ...]:
    """One need with its numbers; nothing is said in a word."""
    groups = (line.here, line.ask, line.apart, line.london_wide, line.london_wide_read, line.not_confirmed, line.neighbours, line.elsewhere)
    return (label(line, reference), *(count_text(group) or "none" for group in groups))


def compared(listings: tuple[Programme, ...], borough: str, notes: Notes) -> Iterator[Block]:
    """What names the borough only to compare with."""
    if listings:
        yield Heading("Named only to compare with")
        places = ((one, [place for place in one.areas if place.control and place.area == borough]) for one in listings)
        yield Bullets(
            tuple(f"{one.name.text} {numbered(notes.of(cite for place in found for cite in place.citations))}" for one, found in places)
        )


def label(line: NeedLine, reference: Reference) -> str:
    """What a need is called."""
    return column_label(GapDimension.NEED, line.need, reference)


def near(found: BoroughGaps, reference: Reference, notes: Notes) -> Iterator[Block]:
    """What neighbours have, and which of it could take somebody from here if asked."""
    yield Heading("What neighbours have")
    if not found.neighbours:
        yield Paragraph("No document names anything next door.")
    for caption, borders in NEXT_DOOR.items():
        rows = tuple(beside(one, reference, notes) for one in found.neighbours if one.border in borders)
        if rows:
            yield Table(caption, ("Listing", "Named in", "Needs it is said to help with"), rows, (32, 28, 40))


def beside(one: NextDoor, reference: Reference, notes: Notes) -> tuple[str, ...]:
    """One offer next door."""
    places = and_list(reference.areas[slug].name for slug in one.boroughs)
    helps = needs_there(one.offer, one.boroughs, reference, notes)
    return one.offer.programme.name.text, f"{places} {cited(one.offer.programme, notes)}", helps


def planned(found: BoroughGaps, notes: Notes) -> Iterator[Block]:
    """What was to come and was never confirmed, apart from what is also said to run."""
    for heading, confirmed in (("Planned and never confirmed", False), ("Planned or widened, and said to run as well", True)):
        items = tuple(
            f"{one.programme.name.text}: {status.text} ({status.year}) {numbered(notes.of(status.citations))}"
            for one in found.planned
            if one.confirmed is confirmed
            for status in one.programme.status
        )
        if items or not confirmed:
            yield Heading(heading)
            yield Bullets(items) if items else Paragraph("No document plans anything here by name that it does not also confirm.")


def asked(found: BoroughGaps, reference: Reference) -> Iterator[Block]:
    """What practitioners asked for and did not find."""
    yield Heading("Asked for and not found")
    if found.asked is None:
        yield Paragraph(NOT_ASKED)
    elif not found.asked:
        yield Paragraph("Nothing often enough to be shown: small numbers are left out.")
    else:
        rows = tuple(
            (
                column_label(GapDimension.NEED, one.need, reference),
                column_label(GapDimension.AGE, one.age_group, reference) if one.age_group else "Age not known",
                str(one.times),
            )
            for one in found.asked
        )
        yield Paragraph(COUNTED)
        yield Table("Asked for and not found", ("Need", "Age group", "Times"), rows, (50, 30, 20))


def could_be_commissioned(found: BoroughGaps) -> tuple[Offer, ...]:
    """What runs elsewhere for the needs that nothing here is named for, each once, by name."""
    wanted = {line.need for line in found.missing}
    return tuple(one for one in found.elsewhere if one.codes[GapDimension.NEED] & wanted)


def commission(elsewhere: tuple[Offer, ...], reference: Reference, notes: Notes) -> Iterator[Block]:
    """Options with what is known."""
    yield Heading("Options: what runs elsewhere and could be commissioned")
    if not elsewhere:
        yield Paragraph("Nothing that runs elsewhere is said to help with a need that is open here.")
        return
    yield Paragraph(COMMISSIONED)
    rows = tuple(option(one.programme, reference, notes) for one in elsewhere)
    head = ("Listing", "What it is", "Where it runs", "Needs it is said to help with", "Result and evaluation reported")
    yield Table("Options", head, rows, (17, 31, 16, 18, 18))


def option(one: Programme, reference: Reference, notes: Notes) -> tuple[str, ...]:
    """One thing that runs elsewhere."""
    evaluated = [claim for claim in one.claims if claim.scope in OWN and claim.evaluation]
    evaluation = with_places(reference.evaluation_words(one.evidence), evaluated, notes)
    return (
        one.name.text,
        f"{one.summary.text} {numbered(notes.of(one.summary.citations))}",
        where(one, reference, notes),
        need_words(one, reference, notes),
        f"{result_words(one, reference, notes)}. {evaluation}",
    )


def unknown(found: BoroughGaps, listings: tuple[Programme, ...]) -> Iterator[Block]:
    """What no document answers."""
    yield Heading("What we do not know")
    questions = {
        "Whether it still runs": [one.name.text for one in listings],
        "Ages": [one.name.text for one in listings if one.age is None],
        "Any outcome": [one.name.text for one in listings if one.evidence.result.value in {"none", "activity"}],
        "What it costs": [one.name.text for one in listings if not one.funding and not any(claim.kind == "cost" for claim in one.claims)],
    }
    rows = tuple(
        (question, "All of them" if len(names) == len(listings) else and_list(names)) for question, names in questions.items() if names
    )
    if rows:
        yield Table("What no document answers of the help named here", ("Not known", "Of which listings"), rows, (24, 76))
    yield Paragraph(f"How many young people in {found.area.name} need what is missing: these documents do not say. {ABSENCE}")


def cited(programme: Programme, notes: Notes) -> str:
    """The places that name where a listing runs."""
    return numbered(notes.of(cite for place in programme.areas for cite in place.citations))
