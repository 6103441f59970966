"""A referral as a paper: the sheets that are sent, a sheet for the reply, and a sheet that the sender keeps."""

from collections.abc import Iterator
from dataclasses import replace

from catalogue.domain.programme import Programme
from catalogue.domain.prose import month_words
from catalogue.domain.referral import Part, Referral, ReferralWarning, Reply, Row, Writer
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Notes
from catalogue.web.papers.paper import Block, Boxes, Bullets, Callout, Fact, Facts, Heading, NewPage, Paper, Paragraph, Quote
from catalogue.web.papers.references import numbered, references

NOT_ANSWERED = "not answered"
OWN_WORDS = "why.own_words"
FIRST = ("gate.basis", "gate.told", "gate.safeguarding", "referrer.date")
"""What a reader needs before anything else: what allows the sharing, who knows of it, and whether harm is feared."""
SENDER = ("referrer.name", "referrer.role", "referrer.relationship", "referrer.agency")
REACHED_AT = {"referrer.telephone": "Telephone", "referrer.email": "E-mail"}
"""The sender is “you” on the sender's own form, and not on a sheet that somebody else fills in."""
LEVEL = "situation.level"
OURS = "The levels are the catalogue’s own, not a validated score"
WRITTEN_BY = {
    Writer.PROFESSIONAL: "Written by a professional",
    Writer.PARENT: "Written by a parent or carer",
    Writer.YOUNG_PERSON: "Written by the young person",
}
KEEP = (
    "This page is for you, the sender. Take it out before you send the rest.",
    "Send the rest only in a way that your organisation allows for personal information.",
    "This paper is the only copy: the catalogue keeps none.",
)
HOW_TO_REPLY = (
    "For the service to fill in and send back. It does not name the young person: use a reference that both sides know. "
    "The word in square brackets is a code, so that replies can be counted."
)
SIGNED = ("Date", "Filled in by (name and role)", "Telephone", "Reference", "What happens next, and when")


def referral_paper(referral: Referral, reference: Reference) -> Paper:
    """The whole paper for one listing."""
    notes = Notes(reference)
    name = referral.programme.name.text
    rows = {row.id: row for part in referral.parts for row in part.rows}
    as_of = month_words(reference.as_of(referral.programme))
    return Paper(
        title=f"Referral to {name}",
        subtitle=(
            f"{WRITTEN_BY[referral.writer]}: “you” in a question or in the small print is the sender. "
            f"The listing of {name} is as of {as_of}; {confirmed(referral.programme)}. Questions, version {referral.rules_version}."
        ),
        blocks=(
            *head(referral, rows, notes),
            *own_words(rows),
            *still_open(referral),
            *(block for part in referral.parts for block in part_blocks(part, notes, to_of(referral))),
            *references(notes, "Where this is printed"),
            *reply_sheet(referral.replies, rows, name),
            *sender_sheet(referral.warnings, reference),
        ),
        footer=f"Referral to {name}. Confidential: personal information",
    )


def head(referral: Referral, rows: dict[str, Row], notes: Notes) -> Iterator[Block]:
    """To whom, from whom, and on what basis it is shared."""
    facts = [*receiver(referral, rows, notes), *sender("From", rows)]
    facts += [fact_of(rows[one], notes) for one in FIRST if one in rows]
    yield Facts(tuple(facts), "To whom, from whom, and what allows it to be shared", ("This referral", "Details"))


def sender(label: str, rows: dict[str, Row]) -> Iterator[Fact]:
    """Who sends it, in one line; nothing where nobody said."""
    if told := ", ".join(rows[one].value for one in SENDER if one in rows and is_answered(rows[one])):
        yield Fact(label, told)


def receiver(referral: Referral, rows: dict[str, Row], notes: Notes) -> Iterator[Fact]:
    """To whom it goes, as the sender left it; the listing's own name where the sender says nobody."""
    row = rows.get(to_of(referral))
    yield replace(fact_of(row, notes), label="To") if row and is_answered(row) else Fact("To", referral.programme.name.text)


def confirmed(programme: Programme) -> str:
    """Whether anybody has looked at the listing since its documents were written."""
    return f"it was last checked on {programme.last_checked}" if programme.last_checked else "nobody has confirmed it since"


def to_of(referral: Referral) -> str:
    """The question whose answer says who receives it."""
    return f"{referral.programme.slug}.to"


def own_words(rows: dict[str, Row]) -> Iterator[Block]:
    """What the young person says, before what others say of them."""
    row = rows.get(OWN_WORDS)
    if row and is_answered(row):
        yield Quote(row.value, row.label)


def still_open(referral: Referral) -> Iterator[Block]:
    """What the listing asks for and nobody has answered yet."""
    about = f"{referral.programme.slug}."
    rows = (row for part in referral.parts for row in part.rows)
    asked = tuple(dict.fromkeys(row.label for row in rows if row.id.startswith(about) and not is_answered(row)))
    if asked:
        yield Heading("Still open")
        yield Paragraph("The listing asks about this, and it was not known when this was written:")
        yield Bullets(asked)


def part_blocks(part: Part, notes: Notes, to: str) -> Iterator[Block]:
    """A section, without what already stands at the top."""
    rows = [row for row in part.rows if row.id not in FIRST and not (row.id in {OWN_WORDS, to} and is_answered(row))]
    if rows:
        yield Heading(part.title)
        yield Facts(tuple(fact_of(row, notes) for row in rows), part.title)


def fact_of(row: Row, notes: Notes) -> Fact:
    """An answer, with where it came from in small."""
    parts = [row.origin.rstrip("."), numbered(notes.of(row.citations))]
    if row.id == LEVEL:
        parts.append(OURS)
    return Fact(row.label, row.value, ". ".join(part for part in parts if part))


def is_answered(row: Row) -> bool:
    """Whether somebody answered."""
    return row.value.strip().casefold() not in {"", NOT_ANSWERED}


def reply_sheet(replies: tuple[Reply, ...], rows: dict[str, Row], name: str) -> Iterator[Block]:
    """A page for the receiving service."""
    yield NewPage()
    yield Heading(f"Reply sheet: {name}")
    yield Paragraph(HOW_TO_REPLY)
    reached = (Fact(label, rows[one].value) for one, label in REACHED_AT.items() if one in rows and is_answered(rows[one]))
    to = (*sender("To", rows), *reached)
    if to:
        yield Facts(to, "To whom the reply goes", ("Send the reply to", "Details"))
    yield Boxes("What happened (tick one)", tuple(f"{reply.label} [{reply.code}]" for reply in replies))
    for reply in replies:
        if reply.reasons:
            yield Boxes(f"{reply.label}: why", tuple(f"{reason.label} [{reason.code}]" for reason in reply.reasons))
    yield Boxes("Signed", (), SIGNED)


def sender_sheet(warnings: tuple[ReferralWarning, ...], reference: Reference) -> Iterator[Block]:
    """A page that stays with the sender: what to know before it goes."""
    if not warnings:
        return
    yield NewPage()
    yield Heading("Before you send it")
    yield Callout("Keep this page", KEEP)
    yield Bullets(tuple(" ".join(part for part in (one.text, places(one, reference)) if part) for one in warnings))


def places(one: ReferralWarning, reference: Reference) -> str:
    """Where a warning's reason is printed, in full: this page is on its own."""
    found = dict.fromkeys(f"{reference.sources[cite.source].short_title}, line {cite.line}" for cite in one.citations)
    return f"({'; '.join(found)})" if found else ""
