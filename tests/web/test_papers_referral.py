"""A referral on paper: what allows it first, the young person's own words, each answer with where it came from, a reply sheet."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from catalogue.domain.programme import Programme
from catalogue.domain.referral import Choice, Part, Referral, ReferralWarning, Reply, Row, Writer
from catalogue.main import Application
from catalogue.web.papers.files import write
from catalogue.web.papers.page import print_page
from catalogue.web.papers.paper import Bullets, Fact, Facts, Heading, NewPage, Paper, Quote
from catalogue.web.papers.referral import referral_paper
from tests.inspection import words
from tests.opened import READERS, pdf_text, squeezed

FILES = ("docx", "pdf")
NAME, TELEPHONE, WORDS = "Zebedee Example", "020 7946 0001", "I want to stay at my school.\nI like the boxing club."
REASONS = (Choice("age", "Outside our ages"), Choice("area", "Outside our area"), Choice("closed", "The service has closed"))
REPLIES = (
    Reply("received", "Received"),
    Reply("accepted", "Accepted"),
    Reply("waiting_list", "On the waiting list"),
    Reply("declined", "Declined", REASONS),
    Reply("ended", "Ended", (Choice("completed", "Completed"), Choice("moved", "Moved away"))),
)
ORIGIN = "You answered this in matching"


def parts_for(programme: Programme) -> tuple[Part, ...]:
    """Sections as the service gives them, in the order in which a receiving worker reads."""
    score = programme.criteria[0]
    return (
        Part("The young person", (Row("young_person.name", "Full name", NAME), Row("young_person.birth", "Date of birth", "not answered"))),
        Part("Safe ways to get in touch", (Row("contact.young_person", "Telephone", "07700 900123"),)),
        Part(
            "Why",
            (
                Row("why.now", "Why now?", "Drafted from answers.", "Drafted from your answers: change it"),
                Row("why.own_words", "In their own words", WORDS),
            ),
        ),
        Part(
            f"For {programme.name.text}",
            (
                Row(f"{programme.slug}.{score.id}", score.text, "18 (teacher)", ORIGIN, score.citations),
                Row(f"{programme.slug}.consent", "Does the hospital have consent?", "not answered"),
            ),
        ),
        Part("The situation", (Row("situation.age", "Age", "9", ORIGIN), Row("situation.level", "How serious it looks", "Medium"))),
        Part(
            "Sharing",
            (
                Row("gate.basis", "What allows you to share this?", "Public task"),
                Row("gate.safeguarding", "Is there a safeguarding concern?", "Yes, and it has been shared"),
            ),
        ),
        Part(
            "About you",
            (
                Row("referrer.name", "Your name", "A. Teacher"),
                Row("referrer.agency", "Your organisation", "Example School"),
                Row("referrer.telephone", "Your work telephone", TELEPHONE),
            ),
        ),
    )


def referral_to(programme: Programme) -> Referral:
    """A finished referral as the service gives it."""
    warnings = (ReferralWarning("old", programme.slug, "Call before you send.", programme.name.citations),)
    return Referral(programme, Writer.PROFESSIONAL, parts_for(programme), warnings, REPLIES, "7")


@pytest.fixture
def referral(programmes: dict[str, Programme]) -> Referral:
    return referral_to(programmes["chance-uk"])


@pytest.fixture
def paper(referral: Referral, application: Application) -> Paper:
    return referral_paper(referral, application.reference)


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    """Papers are made while a request is answered."""
    with app.test_request_context("/paper"):
        app.preprocess_request()
        yield


@pytest.mark.parametrize("kind", FILES)
def test_every_answer_warning_and_reply_is_in_every_file(kind: str, referral: Referral, paper: Paper) -> None:
    found = squeezed(READERS[kind](write(kind, paper)))
    expected = [text for part in referral.parts for row in part.rows for text in (row.label, row.value, row.origin)]
    expected += [one.text for one in referral.warnings]
    expected += [text for reply in REPLIES for text in (reply.label, f"[{reply.code}]", *(reason.label for reason in reply.reasons))]
    assert [text for text in expected if squeezed(text) not in found] == []


def test_the_print_page_says_the_same(referral: Referral, paper: Paper) -> None:
    found = words(BeautifulSoup(print_page((paper,)), "html.parser").article)
    rows = [row for part in referral.parts for row in part.rows]
    assert [row.id for row in rows if " ".join(row.value.split()) not in found or row.label not in found] == []


def test_what_allows_the_sharing_comes_first_and_then_their_own_words(paper: Paper) -> None:
    first, second = paper.blocks[:2]
    assert isinstance(first, Facts)
    assert [fact.label for fact in first.rows] == [
        "To", "From", "What allows you to share this?", "Is there a safeguarding concern?",
    ]  # fmt: skip
    assert first.rows[1].value == "A. Teacher, Example School"
    assert second == Quote(WORDS, "In their own words")


def test_each_answer_says_where_it_came_from_and_each_condition_where_it_is_printed(paper: Paper) -> None:
    facts = {fact.label: fact for block in paper.blocks if isinstance(block, Facts) for fact in block.rows}
    assert facts["Age"].note == "You answered this in matching"
    assert facts["Full name"].note == "", "what a person typed needs no origin"
    assert facts["The child's score on Goodman's SDQ is above 16."].note == "You answered this in matching. [1]"
    assert "not a validated score" in facts["How serious it looks"].note


def test_what_the_listing_asks_and_nobody_answered_is_open(paper: Paper) -> None:
    heading = paper.blocks.index(Heading("Still open"))
    assert paper.blocks[heading + 2] == Bullets(("Does the hospital have consent?",))


def sheets(paper: Paper) -> list[Paper]:
    """The paper in pieces that begin on pages of their own."""
    starts = [0, *(number for number, block in enumerate(paper.blocks) if isinstance(block, NewPage)), len(paper.blocks)]
    return [replace(paper, blocks=paper.blocks[start:end]) for start, end in pairwise(starts)]


def test_the_reply_sheet_names_the_sender_and_not_the_young_person(paper: Paper) -> None:
    _, reply, _ = sheets(paper)
    text = squeezed(pdf_text(write("pdf", reply)))
    assert squeezed(TELEPHONE) in text
    assert squeezed(NAME) not in text
    assert squeezed("Declined: why") in text


def test_warnings_are_on_a_page_that_the_sender_keeps(paper: Paper) -> None:
    sent, reply, kept = sheets(paper)
    told = [squeezed(pdf_text(write("pdf", one))) for one in (sent, reply, kept)]
    warning = squeezed("Call before you send. (Bromley, September 2012, line")
    assert [warning in text for text in told] == [False, False, True]
    assert squeezed("Take it out before you send the rest.") in told[2]


def test_without_warnings_there_is_no_such_page(referral: Referral, application: Application) -> None:
    blocks = referral_paper(replace(referral, warnings=()), application.reference).blocks
    assert sum(isinstance(block, NewPage) for block in blocks) == 1
    assert Heading("Before you send it") not in blocks


@pytest.mark.parametrize("writer", Writer)
def test_title_and_foot_name_the_listing_and_nobody(referral: Referral, application: Application, writer: Writer) -> None:
    paper = referral_paper(replace(referral, writer=writer), application.reference)
    assert paper.title == "Referral to Chance UK"
    assert NAME not in paper.subtitle + paper.footer + paper.title
    assert paper.subtitle.startswith("Written by ")
    assert paper.subtitle.endswith("Questions, version 7.")


def test_nothing_is_asked_of_who_did_not_answer_at_all(referral: Referral, application: Application) -> None:
    bare = replace(referral, parts=(), warnings=(), replies=())
    first = referral_paper(bare, application.reference).blocks[0]
    assert isinstance(first, Facts)
    assert first.rows == (Fact("To", "Chance UK"),)
