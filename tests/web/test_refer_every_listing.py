"""Every listing to which somebody can be referred: its form opens, can be filled in, and all its papers say the same."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.test import TestResponse

from catalogue.domain.programme import Programme
from catalogue.domain.status import known_first
from catalogue.services.snapshot import Snapshot
from catalogue.web.forms.journey import MOST_LISTINGS
from seed.statuses import status_rules
from tests.inspection import words
from tests.opened import docx_text, pdf_text, squeezed
from tests.web.referring import GATE, AuthorInput, Writer, at_the_form

PARTS = 8
"""The listings are tried in so many runs, so that one that fails does not hide the others."""


def generated(page: BeautifulSoup) -> AuthorInput:
    """An answer to every question of a form: something of its own in each field, one of the choices for each choice."""
    typed: dict[str, str | list[str]] = {}
    for number, one in enumerate(page.select("form#answers input[type=text], form#answers textarea")):
        typed[str(one["name"])] = f"Z{number}"
    for part, value in (("day", "7"), ("month", "3"), ("year", "2010")):
        typed |= {name: value for name in typed if name.endswith(f".{part}")}
    for one in page.select("form#answers input[type=radio], form#answers input[type=checkbox]"):
        typed.setdefault(str(one["name"]), str(one["value"]))
    typed.pop("leave_out", None)
    for one in page.select("form#answers select"):
        typed[str(one["name"])] = str(one.select("option")[1]["value"])
    return typed


def told(made: bytes) -> Iterator[str]:
    """Every answer of the referral as JSON has it."""
    referral = json.loads(made)
    yield referral["programme"]["name"]
    for part in referral["parts"]:
        yield from (row["value"] for row in part["rows"])
    yield from (one["text"] for one in referral["warnings"])
    for reply in referral["replies"]:
        yield from (reply["label"], *(reason["label"] for reason in reply["reasons"]))


def files_of(answer: TestResponse, slugs: list[str]) -> list[bytes]:
    """The papers of an answer in the order of the listings: an archive where there are several."""
    if len(slugs) == 1:
        return [answer.data]
    with ZipFile(BytesIO(answer.data)) as packed:
        return [packed.read(name) for name in packed.namelist()]


def check_together(app: Flask, slugs: list[str], *, as_pdf: bool) -> None:
    """Some listings from one form to the papers of each: every paper has its own answers and nobody else's."""
    writer = at_the_form(app, *slugs)
    typed = generated(writer.page)
    writer.press("Check your answers", typed)
    assert writer.heading == "Check your answers", slugs
    referrals = [[squeezed(one) for one in told(made)] for made in files_of(writer.sent("JSON"), slugs)]
    articles = BeautifulSoup(writer.sent("Print").text, "html.parser").select("article")
    papers = {
        "DOCX": [docx_text(made) for made in files_of(writer.sent("Word"), slugs)],
        "print": [words(one) for one in articles],
    }  # fmt: skip
    if as_pdf:
        papers["PDF"] = [pdf_text(made) for made in files_of(writer.sent("PDF"), slugs)]
    for number, (slug, values) in enumerate(zip(slugs, referrals, strict=True)):
        others = {f"{other}." for other in slugs if other != slug}
        for name, answer in typed.items():
            if str(answer).startswith("Z"):
                assert (str(answer) in values) == (not name.startswith(tuple(others))), f"{slug}: {name}"
        for kind, texts in papers.items():
            assert len(texts) == len(slugs)
            whole = squeezed(texts[number])
            assert not [one for one in values if one not in whole], f"{slug}, {kind}"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_listing_has_a_form_that_can_be_filled_in_and_papers_that_agree(app: Flask, snapshot: Snapshot, part: int) -> None:
    """PDF, the slowest, is drawn from the same blocks as Word and tried for the first of each run only."""
    slugs = sorted(slug for slug, one in snapshot.programmes.items() if one.can_refer)[part::PARTS]
    assert len(slugs) > 100 / PARTS
    for start in range(0, len(slugs), MOST_LISTINGS):
        check_together(app, slugs[start : start + MOST_LISTINGS], as_pdf=start == 0)


def test_every_paper_says_that_a_listing_may_not_exist_and_no_other_paper_does(app: Flask, snapshot: Snapshot) -> None:
    known = {slug: known_first(one, status_rules()) for slug, one in snapshot.programmes.items() if one.can_refer}
    unsure = sorted(slug for slug, first in known.items() if first)
    slugs = [*unsure[: MOST_LISTINGS - 1], "chance-uk"]
    writer = at_the_form(app, *slugs)
    writer.press("Check your answers", generated(writer.page))
    said = {first.text for first in known.values() if first}
    for slug, made in zip(slugs, files_of(writer.sent("JSON"), slugs), strict=True):
        first = known[slug]
        assert said & set(told(made)) == ({first.text} if first else set()), slug


def test_what_nobody_can_be_referred_to_says_so(app: Flask, programmes: dict[str, Programme]) -> None:
    others = sorted(slug for slug, one in programmes.items() if not one.can_refer)
    for slug in others[::12]:
        page = Writer(app).open(f"/refer?programme={slug}&writer=professional", status=409).page
        assert programmes[slug].name.text in words(page.main), slug


def test_the_gate_is_passed_once_for_all(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk&programme=leap&writer=professional").press("Continue", GATE)
    assert len(writer.page.select(".app-listing")) == 2
