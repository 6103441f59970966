"""Which borough has what: numbers that are their lists, nothing told by a blank, and the nearest there is named and cited."""

import csv
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook

from catalogue.domain.availability import says_all_of_london
from catalogue.domain.gaps import WIDER
from catalogue.schemas.sheets import FORMULA_STARTS
from catalogue.services.snapshot import Snapshot
from seed.gaps import gap_rules
from tests.inspection import words
from tests.site import Site

APART = "need and place in different passages, ask"
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
    assert len(rows) == 33 + 1 + 6
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
        for name, said in (("ask", "on a list, ask"), ("parts", "parts, counted with their whole"), ("apart", APART)):
            found = [place["total"][name], *(cell[name] for cell in place["cells"])]
            assert [int(rows[number][f"{head}: {said}"]) for head in heads] == found
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
        found = behind.select(".app-gap-offers > li") if wider else behind.select('section[aria-labelledby="here"] li')
        parts = [one for one in found if "and counted with it" in words(one)]
        assert len(found) - len(parts) == int(words(link).split()[0]), address
        more = link.find_next_sibling(class_="app-gap__more")
        assert (words(more) if more else "") == ("" if not parts else f", with {len(parts)} part{'s' if len(parts) > 1 else ''}"), address


def test_which_boroughs_have_no_gang_exit_for_girls_only(site: Site) -> None:
    page = site.get("/gaps?by=sex&need=gang_exit")
    girls, _, neither = page.select(".app-gap-answer")
    assert words(girls.h3) == "Girls and young women only"
    assert words(girls.p) == "No borough has an offer for “In a gang, or leaving one”, for girls and young women only."
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
    (head,) = (link for link in page.select(".app-gaps thead a") if words(link) == "In a gang, or leaving one")
    answer = words(site.get(str(head["href"])).select_one(".app-gap-answer p"))
    assert answer.startswith("Croydon, Hackney")
    assert "The need and the place are printed in different passages, so ask: Greenwich" in answer


def test_one_borough_is_a_list_and_says_what_is_near(site: Site) -> None:
    page = site.get("/gaps?need=gang_exit&borough=sutton")
    assert not page.select(".app-gaps")
    assert [words(row.th) for row in page.select(".app-gap-lines tbody tr")] == ["All offers", "In a gang, or leaving one"]
    answer = words(page.select_one(".app-gap-answer"))
    assert "No document names in Sutton an offer for “In a gang, or leaving one”." in answer
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
    assert chips["Remove Need: In a gang, or leaving one ×"] == "/gaps?need=mentoring&borough=sutton&borough=brent"


def test_what_havering_planned_and_by_when(site: Site) -> None:
    page = site.get("/gaps/havering")
    after = page.select_one("#planned")
    assert after
    rows = after.find_next("ul")
    assert rows
    plans = {words(item.a): item for item in rows.select("li")}
    mentoring = plans["Locally sustainable diversionary activities and mentoring schemes"]
    assert "Planned (2019): Printed to start in October 2019 and run to 2022." in words(mentoring)
    assert mentoring.select('a[href^="#note-"]')
    assert "Chance Programme" not in plans
    confirmed = page.select_one("#confirmed")
    assert confirmed
    assert "Chance Programme" in words(confirmed.find_next("ul"))


@pytest.mark.parametrize("address", ["/gaps/bromley", "/gaps/bromley?need=peer_conflict", "/gaps/haringey?need=gang_exit"])
def test_notes_are_numbered_from_list_to_list_down_the_page(site: Site, address: str) -> None:
    seen: set[int] = set()
    for section in site.get(address).select("main section"):
        numbers = {int(str(link["href"]).removeprefix("#note-")) for link in section.select('a[href^="#note-"]')}
        assert min(numbers - seen, default=len(seen) + 1) > max(seen, default=0)
        seen |= numbers
    assert seen


def test_a_boroughs_senses_are_told_apart_and_nothing_stands_twice(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/gaps/lewisham")
    sections = {
        name: listed(page, name) for name in ("here", "ask", "next-door", "london-wide", "london-wide-read", "not-confirmed", "elsewhere")
    }
    every = [slug for slugs in sections.values() for slug in slugs]
    assert len(every) == len(set(every))
    assert "trilogy-plus-team" in sections["here"]
    assert "london-gang-exit" in sections["london-wide-read"]
    assert "transport-for-london-safety-and-citizenship" in sections["london-wide"]
    for slug in sections["next-door"] + sections["elsewhere"]:
        assert "lewisham" not in {place.area for place in snapshot.programmes[slug].areas if place.extent == "named"}
    for row in page.select("#needs + table tbody tr"):
        assert all(words(cell) for cell in row.select("td"))


def test_what_is_said_apart_is_listed_apart_with_both_places(site: Site) -> None:
    page = site.get("/gaps/bromley?need=peer_conflict")
    here = page.select_one("#here")
    assert here
    assert words(here.find_next("p")) == "No document names one here."
    (item,) = page.select('section[aria-labelledby="apart"] li')
    assert "The need and the place are printed in different passages, so ask" in words(item)
    places = " ".join(words(page.select_one(str(link["href"]))) for link in item.select('a[href^="#note-"]'))
    assert "line 447" in places
    assert "line 157" in places
    whole = site.get("/gaps/bromley")
    (row,) = (one for one in whole.select("#needs + table tbody tr") if words(one.th) == "Conflict with others")
    told = {words(head): words(cell) for head, cell in zip(whole.select("#needs + table thead th")[1:], row.select("td"), strict=True)}
    assert told["Here"].endswith("none")
    assert told["Need and place apart: ask"].endswith("1")


def test_the_rule_is_in_words_wherever_the_numbers_are(site: Site) -> None:
    rule = gap_rules().words["together"]
    assert site.json("/api/v1/gaps")["rules"]["together"] == rule
    for address in ("/gaps", "/gaps?by=sex", "/gaps/bromley"):
        assert rule in words(site.get(address).main), address
    assert rule in site.ask("/gaps/bromley.csv").data.decode("utf-8-sig").replace('""', '"')
    assert rule in words(BeautifulSoup(site.send("/paper", {"borough": "bromley", "title": "A paper"}).text, "html.parser"))


def test_london_wide_is_never_said_of_a_document_that_does_not_say_it(site: Site, snapshot: Snapshot) -> None:
    read = {
        slug
        for slug, one in snapshot.programmes.items()
        if any(place.extent == "london_wide" for place in one.areas) and not says_all_of_london(one.areas)
    }
    for address in ("/boroughs/harrow", "/gaps/harrow", "/gaps/london_wide"):
        page = site.get(address)
        stated = set(listed(page, "london-wide")) or {
            str(one["href"]).rpartition("/")[2] for one in page.select(".app-gap-offers > li > a")
        }
        assert stated, address
        assert not stated & read, address
    answer = site.get("/gaps?need=gang_exit").select_one(".app-gap-answer")
    assert answer
    for heading in answer.select("strong"):
        if words(heading).startswith("London-wide: a document says"):
            items = heading.find_next("ul")
            assert items
            assert not {str(one["href"]).rpartition("/")[2] for one in items.select("a")} & read
    assert "London-wide by our own reading" in words(answer)


def test_no_line_ties_what_is_not_said_to_be_tied(site: Site) -> None:
    told = {words(item.a): words(item) for item in site.get("/gaps/waltham-forest").select('section[aria-labelledby="next-door"] li')}
    assert "No document says whether it takes people from here" in told["Chance UK"]
    assert not [name for name, text in told.items() if "Who runs it, or a condition, ties it" in text]
    harrow = {words(item.a): words(item) for item in site.get("/gaps/harrow").select('section[aria-labelledby="next-door"] li')}
    assert "No document says whether it takes people from here" in harrow["YES (Youth Engagement Scheme)"]
    croydon = {words(item.a): words(item) for item in site.get("/gaps/croydon").select('section[aria-labelledby="next-door"] li')}
    assert "A public body runs it (" in croydon["Targeted Youth Support Programme"]
    bromley = {words(item.a): words(item) for item in site.get("/gaps/bromley").select('section[aria-labelledby="next-door"] li')}
    assert "A condition ties it to people who live in its own area" in bromley["Lewisham Action on Mediation Project (LAMP)"]
    assert "As we read it, a condition ties it" in bromley["Family Health ISIS"]


def test_a_whole_and_its_parts_are_told_in_the_list_and_in_the_number(site: Site) -> None:
    page = site.get("/gaps/bromley?need=positive_activities")
    items = {words(item.a): words(item) for item in page.select('section[aria-labelledby="here"] li')}
    assert "Part of Jus B, Magpie Dance, Kickz, and counted with it" in items["Kickz"]
    assert "Part of" not in items["Jus B, Magpie Dance, Kickz"]
    counted = len([text for text in items.values() if "and counted with it" not in text])
    assert words(page.select_one(".govuk-body-l + ul + p")).startswith(
        f"The documents name {counted} offers, with {len(items) - counted} parts,"
    )


def test_what_is_for_women_with_no_age_printed_is_said_beside_the_answer_and_in_the_list(site: Site) -> None:
    girls = site.get("/gaps?by=sex").select_one(".app-gap-answer p")
    assert words(girls).startswith("Bromley has an offer for girls and young women only. For Bromley no age is printed (")
    item = site.get("/gaps/bromley?sex=female").select_one('section[aria-labelledby="here"] li')
    assert "it may be for adults, so ask whether anybody under 18 can use it" in words(item)


@pytest.mark.parametrize("borough", ["hackney", "newham"])
def test_a_control_area_is_told_as_what_it_is(site: Site, borough: str) -> None:
    assert "Operation Shield" in words(site.get("/gaps").select_one("#compared + ul"))
    page = site.get(f"/gaps/{borough}")
    shield = words(page.select_one("#compared + ul"))
    assert "Operation Shield" in shield
    assert "to compare with, not as a place where it runs" in shield
    assert "operation-shield" not in listed(page, "here")
    assert "Operation Shield" in words(site.get(f"/boroughs/{borough}").select_one("#compared + p + ul"))
    assert "operation-shield" not in listed(site.get(f"/boroughs/{borough}"), "here")


def test_a_wider_place_alone_leads_to_its_page_and_with_a_borough_stays_in_the_form(site: Site) -> None:
    assert site.ask("/gaps?borough=Place+not+stated&need=mentoring").headers["Location"] == "/gaps/not_stated?need=mentoring"
    page = site.get("/gaps?borough=London-wide&borough=lewisham")
    assert [str(one["value"]) for one in page.select('input[type=hidden][name="borough"]')] == ["london_wide", "london_wide_read"]
    site.get("/gaps?borough=London-wide")


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


@pytest.mark.parametrize("place", WIDER)
@pytest.mark.parametrize("query", ["", "?need=mentoring"])
def test_a_wider_place_downloads_the_offers_on_its_page(site: Site, place: str, query: str) -> None:
    page = site.get(f"/gaps/{place}{query}")
    names = [words(link) for link in page.select(".app-gap-offers > li a[href^='/programmes/']") if "chosen=" not in str(link["href"])]
    assert names or "None." in words(page.select_one("main"))
    files = {words(link): str(link["href"]) for link in page.select("main a") if words(link) in {"CSV", "Excel", "JSON"}}
    rows = list(csv.reader(StringIO(site.ask(files["CSV"]).data.decode("utf-8-sig"))))
    assert [name for name in dict.fromkeys(names) if not any(name in row for row in rows)] == []
    assert load_workbook(BytesIO(site.ask(files["Excel"]).data)).active
    api = site.json(files["JSON"])
    assert len(api["wider"]) == 1
    assert api["rows"] == []


@pytest.mark.parametrize("query", ["by=x", "need=x", "tier=x", "age=14", "sex=x", "borough=leeds"])
@pytest.mark.parametrize("address", ["/gaps", "/gaps/harrow", "/gaps.csv"])
def test_a_wrong_parameter_is_named(site: Site, address: str, query: str) -> None:
    (problem,) = site.get(f"{address}?{query}", status=400).select("main li")
    assert words(problem).startswith(query.partition("=")[0])


def test_a_form_sent_empty_asks_nothing(site: Site) -> None:
    assert words(site.get("/gaps?by=&need=&tier=&age=&sex=&borough=").main) == words(site.get("/gaps").main)
