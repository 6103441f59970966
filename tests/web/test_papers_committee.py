"""A paper for a committee: what the author typed, what the documents say with where, and what nobody knows. The same in every file."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from catalogue.services.compare import chosen, compare
from catalogue.services.snapshot import Snapshot
from catalogue.web.files import TYPES
from seed.figures import figure_rules
from tests.inspection import faults, words
from tests.opened import READERS, pdf_facts, pdf_text, squeezed
from tests.site import Site, use_cases

SLUGS = ["chance-uk", "operation-shield", "domestic-violence-projects-haringey"]
OPTIONS = {"slug": SLUGS}
BOROUGHS = ["lewisham", "havering", "city-of-london"]
TYPED = {
    "title": "Paper on options",
    "role": "Head of something",
    "purpose": "To decide.\nFor one year.",
    "budget": "=£120,000",
    "recommendation": "<b>None</b> yet",
}
HEADINGS = (
    "Purpose", "Recommendation", "Budget", "Background", "Figures", "Gaps", "Costs", "Risks", "What we do not know", "References",
)  # fmt: skip


def made(site: Site, kind: str, about: Mapping[str, Any], typed: Mapping[str, str] = TYPED) -> str:
    """A paper opened again, without space."""
    response = site.send(f"/paper.{kind}", {**about, **typed})
    assert response.status_code == 200, response.text[:300]
    assert response.content_type == TYPES[kind]
    assert response.headers["Content-Disposition"] == f'attachment; filename="committee-paper.{kind}"'
    assert response.headers["Cache-Control"] == "no-store"
    return squeezed(READERS[kind](response.data))


def printed(site: Site, about: Mapping[str, Any], typed: Mapping[str, str] = TYPED) -> BeautifulSoup:
    """The print view, inspected."""
    response = site.send("/paper", {**about, **typed})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    page = BeautifulSoup(response.text, "html.parser")
    assert not faults(page, response)
    return page


@pytest.mark.parametrize("kind", READERS)
def test_every_file_of_a_comparison_says_what_was_typed_and_every_figure(site: Site, snapshot: Snapshot, kind: str) -> None:
    found = made(site, kind, OPTIONS)
    expected = [*TYPED.values(), *HEADINGS]
    for one in chosen(SLUGS, snapshot):
        expected += [one.name.text, one.summary.text]
        expected += [part for claim in one.claims for figure in claim.figures for part in (figure.value, figure.measures)]
    expected += [caution.text for caution in compare(chosen(SLUGS, snapshot), figure_rules()).cautions]
    assert [text for text in expected if squeezed(text) not in found] == []


def test_the_print_view_says_the_same(site: Site, snapshot: Snapshot) -> None:
    page = printed(site, OPTIONS)
    found = words(page.main)
    assert all(" ".join(text.split()) in found for text in TYPED.values())
    assert all(one.name.text in found for one in chosen(SLUGS, snapshot))
    assert words(page.h1) == "Paper on options"


def test_every_number_in_brackets_leads_to_a_place(site: Site) -> None:
    page = printed(site, OPTIONS)
    places = [words(one) for one in page.select("article ol li")]
    used = {int(number) for found in re.findall(r"\[(\d+(?:, \d+)*)\]", words(page.article)) for number in found.split(", ")}
    assert used == set(range(1, len(places) + 1))
    assert all(re.search(r", line \d+: “.+”$", place) for place in places)


def test_enforcement_says_that_it_is_and_nothing_is_ranked(site: Site) -> None:
    page = printed(site, OPTIONS)
    row = next(one for one in page.select("article tr") if words(one.th) == "Operation Shield")
    assert "Enforcement: cannot be referred to" in words(row)
    short = page.select("article table")[0]
    assert [words(one) for one in short.select("tbody th")] == [
        "Chance UK", "Operation Shield", "Domestic Violence Projects (Haringey)",
    ], "in the order of choosing"  # fmt: skip


def test_a_misprint_stands_with_its_arithmetic(site: Site) -> None:
    assert "4 × £1,511,000 is £6,044,000, but £6,044.000 is printed" in words(printed(site, OPTIONS).article)


def test_what_nobody_knows_is_said_option_by_option(site: Site) -> None:
    heading = next(one for one in printed(site, OPTIONS).select("article h2") if words(one) == "What we do not know")
    table = heading.find_next("table")
    assert table
    told = {words(row.th): words(row.td) for row in table.select("tbody tr")}
    assert "Whether it works: no outcome is reported" in told["Chance UK"]
    assert "Ages" not in told["Chance UK"]
    assert "Ages: Not stated" in told["Operation Shield"]


@pytest.mark.parametrize("borough", BOROUGHS)
@pytest.mark.parametrize("kind", READERS)
def test_every_file_of_a_borough_says_what_is_here_and_what_is_missing(site: Site, app: Flask, kind: str, borough: str) -> None:
    found = made(site, kind, {"borough": borough})
    gaps = use_cases(app).gaps.borough(borough)
    expected = [*TYPED.values(), *(heading for heading in HEADINGS if heading not in {"Figures", "Costs", "Risks"})]
    expected += [one.programme.name.text for one in (*gaps.here, *gaps.ask, *gaps.planned)]
    expected += [one.offer.programme.name.text for one in gaps.neighbours]
    assert [text for text in expected if squeezed(text) not in found] == []
    assert squeezed("Nothing is named in") in found


def test_a_borough_with_nothing_says_so_and_not_that_there_is_nothing(site: Site, app: Flask) -> None:
    gaps = use_cases(app).gaps
    empty = next(one for one in gaps.reference.areas.boroughs if not (found := gaps.borough(one.slug)).here and not found.ask)
    text = words(printed(site, {"borough": empty.slug}).article)
    assert f"No document names help in {empty.name}" in text
    assert "does not mean that there is none" in text


def test_what_is_said_apart_has_both_places(site: Site) -> None:
    page = printed(site, {"borough": "haringey"})
    row = next(one for one in page.select("article tr") if one.th and words(one.th) == "Victim Support")
    said = re.search(r"different passages, so ask: .+? \[(.+?)\]; named there \[(.+?)\]", words(row))
    assert said
    places = [words(one) for one in page.select("article ol li")]
    need, borough = ([places[int(number) - 1] for number in found.split(", ")] for found in said.groups())
    assert any("line 447" in one for one in need)
    assert any("Haringey" in one and "line 66" in one for one in borough)


def test_what_runs_is_not_called_never_confirmed(site: Site, app: Flask) -> None:
    found = use_cases(app).gaps.borough("havering")
    page = printed(site, {"borough": "havering"})
    heading = next(one for one in page.select("h2, h3") if words(one) == "Planned and never confirmed")
    told = words(heading.find_next("ul"))
    running = [one.programme.name.text for one in found.planned if one.confirmed]
    waiting = [one.programme.name.text for one in found.planned if not one.confirmed and one.programme.status]
    assert running
    assert [name for name in running if f"{name}: " in told] == []
    assert [name for name in waiting if f"{name}: " not in told] == []


def test_the_paper_is_tagged_and_its_title_holds_what_the_author_typed(site: Site) -> None:
    response = site.send("/paper.pdf", {**OPTIONS, **TYPED})
    facts = pdf_facts(response.data)
    assert (facts["Tagged"], facts["Title"]) == ("yes", "Paper on options")


def test_nothing_typed_is_lost_when_a_field_is_refused(site: Site) -> None:
    typed = {**TYPED, "purpose": "long " * 700}
    response = site.send("/paper.docx", {**OPTIONS, **typed})
    assert response.status_code == 400
    page = BeautifulSoup(response.text, "html.parser")
    assert not faults(page, response)
    assert words(page.select_one("#purpose-error")) == "Error: The purpose must be 3,000 characters or fewer"
    assert page.select_one(".govuk-error-summary a[href='#purpose']")
    area, title = page.select_one("#purpose"), page.select_one("#title")
    assert area
    assert title
    assert area.text.strip() == typed["purpose"].strip()
    assert title["value"] == TYPED["title"]


def test_a_machine_that_makes_no_pdf_says_so_and_loses_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    response = site.send("/paper.pdf", {**OPTIONS, **TYPED})
    assert response.status_code == 501
    page = BeautifulSoup(response.text, "html.parser")
    assert "use Print or DOCX" in words(page.select_one(".govuk-error-summary"))
    assert "For one year." in words(page.select_one("#purpose"))


def test_the_way_there_is_a_link(site: Site) -> None:
    slugs = "&".join(f"slug={slug}" for slug in SLUGS)
    link = site.get(f"/compare?{slugs}").select_one("main a[href^='/paper?']")
    assert link
    page = site.get(str(link["href"]))
    assert all(page.select_one(f"form [name={name}]") for name in TYPED)
    assert {str(one["formaction"]) for one in page.select("button[formaction]")} == {f"/paper.{kind}" for kind in READERS}
    assert site.get("/gaps/lewisham").select_one("main a[href='/paper?borough=lewisham']")


@pytest.mark.parametrize(
    ("query", "status"), [("", 400), ("?slug=chance-uk", 400), ("?slug=nothing&slug=chance-uk", 404), ("?borough=x", 404)]
)
def test_a_paper_about_nothing_is_refused(site: Site, query: str, status: int) -> None:
    site.get(f"/paper{query}", status=status)


@pytest.mark.parametrize("about", [OPTIONS, {"borough": "lewisham"}], ids=["options", "borough"])
def test_no_heading_is_left_alone_at_the_foot_of_a_page(site: Site, about: Mapping[str, Any]) -> None:
    headings = {words(one) for one in printed(site, about).select("article h2, article h3, article caption")}
    pages = pdf_text(site.send("/paper.pdf", {**about, **TYPED}).data).split("\f")
    last = [line for page in pages for line in page.splitlines()[-2:-1]]
    assert len(last) > 5
    assert not headings & set(last)
    assert not [line for line in last if line.startswith(("Question What", "Listing "))], "the head of a table stays with its rows"


def test_each_figure_says_where_it_is_printed_and_who_reports_it(site: Site) -> None:
    table = next(one for one in printed(site, OPTIONS).select("article table") if "Every figure" in words(one.caption))
    for row in table.select("tbody tr"):
        _, measures, kind, reporter = (words(cell) for cell in row.select("td"))
        assert re.search(r"\[\d+(, \d+)*\]$", measures), measures
        assert kind
        assert reporter
