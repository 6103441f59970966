"""Every listing to which somebody can be referred: its form opens, can be filled in, and all four papers say the same."""

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from catalogue.domain.programme import Programme
from catalogue.services.shelf import Snapshot
from tests.inspection import words
from tests.opened import docx_text, pdf_text, squeezed
from tests.web.referring import GATE, Typed, Writer, at_the_form

PARTS = 8
"""The listings are tried in so many runs, so that one that fails does not hide the others."""


def generated(page: BeautifulSoup) -> Typed:
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
    yield from (one["text"] for one in referral["beware"])
    for reply in referral["replies"]:
        yield from (reply["label"], *(reason["label"] for reason in reply["reasons"]))


def check_one(app: Flask, slug: str) -> None:
    """One listing from its form to its four papers."""
    writer = at_the_form(app, slug)
    typed = generated(writer.page)
    writer.press("Check your answers", typed)
    assert writer.heading == "Check your answers", slug
    values = [squeezed(one) for one in told(writer.sent("JSON").data)]
    for answer in typed.values():
        assert not str(answer).startswith("Z") or str(answer) in values, f"{slug}: {answer} is lost"
    papers = {
        "DOCX": docx_text(writer.sent("Word").data), "PDF": pdf_text(writer.sent("PDF").data),
        "print": words(BeautifulSoup(writer.sent("Print").text, "html.parser").main),
    }  # fmt: skip
    for kind, text in papers.items():
        whole = squeezed(text)
        assert not [one for one in values if one not in whole], f"{slug}, {kind}"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_listing_has_a_form_that_can_be_filled_in_and_four_papers_that_agree(app: Flask, snapshot: Snapshot, part: int) -> None:
    slugs = sorted(slug for slug, one in snapshot.programmes.items() if one.can_refer)
    assert len(slugs) > 100
    for slug in slugs[part::PARTS]:
        check_one(app, slug)


def test_what_nobody_can_be_referred_to_says_so(app: Flask, programmes: dict[str, Programme]) -> None:
    others = sorted(slug for slug, one in programmes.items() if not one.can_refer)
    for slug in others[::12]:
        page = Writer(app).open(f"/refer?programme={slug}&writer=professional", status=409).page
        assert programmes[slug].name.text in words(page.main), slug


def test_the_gate_is_passed_once_for_all(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk&programme=leap&writer=professional").press("Continue", GATE)
    assert len(writer.page.select(".app-listing")) == 2
