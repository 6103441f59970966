"""Which borough has what: numbers that are their lists, nothing told by a blank, and the nearest there is named and cited."""

import csv
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook

from catalogue.schemas.sheets import FORMULA_STARTS
from catalogue.services.shelf import Snapshot
from tests.inspection import words
from tests.site import Site

GRIDS = ["", "?by=tier", "?by=age", "?by=sex&need=gang_exit", "?need=mentoring&need=gang_exit&age=from_14_to_17&age=not_stated"]
each_grid = pytest.mark.parametrize("query", GRIDS)


def row_of(page: BeautifulSoup, name: str) -> list[Tag]:
    """The cells of a place."""
    (row,) = (row for row in page.select(".app-gaps tbody tr") if words(row.th) == name)
    return row.select("td")


def listed(page: BeautifulSoup, section: str) -> list[str]:
    """The offers under a heading of a borough's page."""
    return [str(link["href"]).rpartition("/")[2] for link in page.select(f'section[aria-labelledby="{section}"] li > a')]


@each_grid
def test_every_cell_is_a_number_with_words_or_the_word_none(site: Site, query: str) -> None:
    page = site.get(f"/gaps{query}")
    rows = page.select(".app-gaps tbody tr")
    assert len(rows) == 33 + 1 + 5
    for cell in page.select(".app-gaps tbody td"):
        said = words(cell)
        assert said.startswith("none") or (said[0].isdigit() and ("no outcome stated" in said or "with an outcome stated" in said)), said


@each_grid
def test_the_page_its_files_and_the_api_have_the_same_numbers(site: Site, query: str) -> None:
    api = site.json(f"/api/v1/gaps{query}")
    rows = list(csv.DictReader(StringIO(site.ask(f"/gaps.csv{query}").data.decode("utf-8-sig"), newline="")))
    sheet = load_workbook(BytesIO(site.ask(f"/gaps.xlsx{query}").data)).active
    assert sheet
    table = list(sheet.iter_rows(values_only=True))
    page = site.get(f"/gaps{query}")
    for number, place in enumerate([*api["rows"], *api["wider"]]):
        counts = [place["total"]["offers"], *(cell["offers"] for cell in place["cells"])]
        heads = ["all", *(column["label"] for column in api["columns"])]
        shown = [words(cell).split()[0] for cell in row_of(page, place["name"])]
        assert [0 if one == "none" else int(one) for one in shown] == counts
        assert [int(rows[number][head]) for head in heads] == counts
        assert [table[number + 1][list(table[0]).index(head)] for head in heads] == counts
        asked = [place["total"]["ask"], *(cell["ask"] for cell in place["cells"])]
        assert [int(rows[number][f"{head}: on a list, ask"]) for head in heads] == asked
    assert not [cell for row in rows for cell in row.values() if cell.startswith(FORMULA_STARTS)]
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


@pytest.mark.parametrize("query", ["", "?by=age&sex=not_stated", "?by=sex&need=gang_exit"])
def test_the_list_behind_a_cell_has_as_many_as_the_cell_says(site: Site, query: str) -> None:
    page = site.get(f"/gaps{query}")
    links = page.select(".app-gaps td a.app-gap__count")
    assert links
    for link in links[:: max(1, len(links) // 25)]:
        address = str(link["href"])
        behind = site.get(address)
        wider = not behind.select_one("#here")
        found = behind.select(".app-gap-offers > li > a") if wider else listed(behind, "here")
        assert len(found) == int(words(link).split()[0]), address


def test_which_boroughs_have_no_gang_exit_for_girls_only(site: Site) -> None:
    page = site.get("/gaps?by=sex&need=gang_exit")
    girls, _, neither = page.select(".app-gap-answer")
    assert words(girls.h3) == "Girls and young women only"
    assert words(girls.p) == "No borough has an offer for “Leaving a gang”, for girls and young women only."
    near = {str(link["href"]).rpartition("/")[2]: link.parent for link in girls.select('li > a[href^="/programmes/"]')}
    assert {"young-women-gang-exit-pilot", "london-gang-exit", "gang-exit-team", "young-peoples-advocates"} <= set(near)
    assert "from-boyhood-to-manhood-foundation" not in near
    assert "Proposed (2012)" in words(near["young-women-gang-exit-pilot"])
    assert all(item and item.select('a[href^="#note-"]') for item in near.values())
    assert "Haringey" in words(neither.p).partition("None is named in")[0]
    assert "Harrow" in words(neither.p).partition("None is named in")[2]


def test_what_is_open_to_girls_is_told_apart_from_what_is_for_girls_only(site: Site) -> None:
    page = site.get("/gaps?by=sex")
    assert "condition of the provider’s own" in words(page.select_one("#counted + ul"))
    assert [words(head) for head in page.select(".app-gaps thead th")][2:] == [
        "Girls and young women only", "Boys and young men only", "No sex named",
    ]  # fmt: skip
    assert words(row_of(page, "Bromley")[1]).startswith("1 ")
    assert words(row_of(page, "Haringey")[1]) == "none"


def test_with_many_columns_what_no_borough_has_is_said_and_a_column_leads_on(site: Site) -> None:
    page = site.get("/gaps")
    assert "Self-harm" in words(page.select_one("#answers + p"))
    assert "Mentoring" not in words(page.select_one("#answers + p"))
    (head,) = (link for link in page.select(".app-gaps thead a") if words(link) == "Leaving a gang")
    assert words(site.get(str(head["href"])).select_one(".app-gap-answer p")).startswith("Croydon, Greenwich")


def test_one_borough_is_a_list_and_says_what_is_near(site: Site) -> None:
    page = site.get("/gaps?need=gang_exit&borough=sutton")
    assert not page.select(".app-gaps")
    assert [words(row.th) for row in page.select(".app-gap-lines tbody tr")] == ["All offers", "Leaving a gang"]
    answer = words(page.select_one(".app-gap-answer"))
    assert "No document names in Sutton an offer for “Leaving a gang”." in answer
    assert answer.index("Next door") < answer.index("In other boroughs") < answer.index("London-wide")
    beside = answer[answer.index("Next door") : answer.index("In other boroughs")]
    assert "Croydon" in beside


def test_several_values_in_the_address_stay_when_the_form_is_sent_again(site: Site) -> None:
    page = site.get("/gaps?need=gang_exit&need=mentoring&borough=sutton&borough=brent")
    sent = [
        (str(one["name"]), str(one["value"]))
        for one in page.select("form select option[selected], form input[type=hidden]")
        if one.get("name")
    ]
    assert sent == [("need", "mentoring"), ("borough", "brent")]
    assert [str(one["value"]) for one in page.select("#need option[selected], #borough option[selected]")] == ["gang_exit", "sutton"]
    chips = {words(one): str(one["href"]) for one in page.select(".app-chip")}
    assert chips["Remove Need: Leaving a gang ×"] == "/gaps?need=mentoring&borough=sutton&borough=brent"


def test_what_havering_planned_and_by_when(site: Site) -> None:
    page = site.get("/gaps/havering")
    after = page.select_one("#planned")
    assert after
    plans = {words(item.a): item for item in after.find_next("ul").select("li")}  # type: ignore[union-attr]
    mentoring = plans["locally sustainable diversionary activities and mentoring schemes"]
    assert "Planned (2019): Printed to start in October 2019 and run to 2022." in words(mentoring)
    assert mentoring.select('a[href^="#note-"]')
    assert "Chance Programme" not in plans
    confirmed = page.select_one("#confirmed")
    assert confirmed
    assert "Chance Programme" in words(confirmed.find_next("ul"))


def test_a_boroughs_senses_are_told_apart_and_nothing_stands_twice(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/gaps/lewisham")
    sections = {name: listed(page, name) for name in ("here", "ask", "next-door", "london-wide", "not-confirmed", "elsewhere")}
    every = [slug for slugs in sections.values() for slug in slugs]
    assert len(every) == len(set(every))
    assert "trilogy-plus-team" in sections["here"]
    assert "london-gang-exit" in sections["london-wide"]
    for slug in sections["next-door"] + sections["elsewhere"]:
        assert "lewisham" not in {place.area for place in snapshot.programmes[slug].areas if place.extent == "named"}
    for row in page.select("#needs + table tbody tr"):
        assert all(words(cell) for cell in row.select("td"))


def test_a_borough_and_its_gaps_lead_to_each_other(site: Site) -> None:
    assert site.get("/boroughs/harrow").select_one('a[href="/gaps/harrow"]')
    assert site.get("/gaps/harrow").select_one('a[href="/boroughs/harrow"]')
    assert "name 0 offers here" in words(site.get("/boroughs/harrow").select_one('section[aria-labelledby="gaps"]'))
    assert site.get("/").select_one('nav a[href="/gaps"]')
    assert site.ask("/gaps/E09000015?need=mentoring").headers["Location"] == "/gaps/harrow?need=mentoring"
    site.get("/gaps/atlantis", status=404)


def test_every_borough_and_every_wider_place_has_a_page(site: Site) -> None:
    for link in site.get("/gaps").select(".app-gaps tbody th a"):
        site.get(str(link["href"]))


@pytest.mark.parametrize("query", ["by=x", "need=x", "tier=x", "age=14", "sex=x", "borough=leeds"])
@pytest.mark.parametrize("address", ["/gaps", "/gaps/harrow", "/gaps.csv"])
def test_a_wrong_parameter_is_named(site: Site, address: str, query: str) -> None:
    (problem,) = site.get(f"{address}?{query}", status=400).select("main li")
    assert words(problem).startswith(query.partition("=")[0])


def test_a_form_sent_empty_asks_nothing(site: Site) -> None:
    assert words(site.get("/gaps?by=&need=&tier=&age=&sex=&borough=").main) == words(site.get("/gaps").main)
