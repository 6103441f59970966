"""The table of claims: narrowed by several values at once, which it keeps; sorted by its heads; what it costs; what was planned."""

import re
from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from catalogue.services.claims import CHOICES
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.opened import READERS, squeezed
from tests.site import Site


def checked(page: BeautifulSoup) -> set[tuple[str, str]]:
    return {(str(box["name"]), str(box["value"])) for box in page.select("input[type=checkbox][checked]")}


def number(page: BeautifulSoup) -> int:
    return int(words(page.select_one("#found")).split()[0])


def kinds(page: BeautifulSoup) -> list[str]:
    return [words(row.select("td")[0]) for row in page.select("tbody tr")]


def test_every_value_that_is_chosen_stays_chosen_and_widens(site: Site) -> None:
    query = "kind=outcome&kind=target&scope=this&source=haringey-2015&source=hmg-2013"
    page = site.get(f"/evidence/claims?{query}&sort=kind")
    assert checked(page) == set(parse_qsl(query))
    assert set(kinds(page)) == {"Outcome", "Target"}
    assert page.select_one("#search input[type=hidden][name=sort][value=kind]")
    assert number(page) > number(site.get("/evidence/claims?kind=target&scope=this&source=haringey-2015&source=hmg-2013"))
    assert "kind of claim: outcome or target" in words(page.select_one("#found"))


@pytest.mark.parametrize("choice", CHOICES)
def test_the_number_beside_a_value_is_what_it_shows(site: Site, choice: str) -> None:
    page = site.get("/evidence/claims?figures=printed")
    boxes = page.select(f"input[type=checkbox][name={choice}]")
    assert boxes
    for box in boxes[:4]:
        label = page.select_one(f'label[for="{box["id"]}"] .app-count')
        rest = "" if choice == "figures" else "figures=printed&"
        assert int(words(label).split()[0]) == number(site.get(f"/evidence/claims?{rest}{choice}={box['value']}"))


@pytest.mark.parametrize("sort", ["Kind", "Who says so", "Document", "Listing"])
def test_the_head_of_a_column_sorts_by_it(site: Site, sort: str) -> None:
    heads = site.get("/evidence/claims?scope=this").select("thead th")
    link = next(head.a for head in heads if words(head).startswith(sort))
    assert link
    page = site.get(str(link["href"]))
    (sorted_head,) = page.select("thead th[aria-sort=ascending]")
    assert words(sorted_head).startswith(sort)
    assert ("scope", "this") in checked(page)


def test_by_kind_the_kinds_stand_together(site: Site) -> None:
    assert sum(one != other for one, other in pairwise(kinds(site.get("/evidence/claims?sort=kind&per_page=100")))) == 4


def test_no_figure_sorts_the_table(site: Site) -> None:
    head = next(head for head in site.get("/evidence/claims").select("thead th") if words(head) == "Figures")
    assert not head.a


def test_what_it_costs_has_every_listing_for_which_money_is_named(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/evidence/money")
    expected = {slug for slug, one in snapshot.programmes.items() if one.funding or any(claim.kind == "cost" for claim in one.claims)}
    assert {str(link["href"]).rpartition("/")[2] for link in page.select("tbody th a:first-child")} == expected
    for row in page.select("tbody tr"):
        assert "Cannot be worked out, because" in words(row) or "our sum" in words(row.select("td")[1])
    assert "For none of them can it be worked out" in words(page.select_one("#for-one"))
    assert "4 × £321,000 is £1,284,000, but £128,400,000 is printed" in words(page.main)


def test_each_printed_sum_is_counted_once_and_a_row_says_where_else_it_stands(site: Site) -> None:
    page = site.get("/evidence/money")
    assert "8 sums can be checked; 2 are not what the document prints." in words(page.main)
    row = words(page.select_one("#money-mopac-crime-reduction-fund"))
    assert "£245,000 p.a.: grant for the Integrated Gang Unit (a year). It is printed once and stands beside Integrated Gang Unit" in row
    unit = words(page.select_one("#money-integrated-gang-unit"))
    assert unit.count("It is the same printed money as above.") == 2
    assert "do not add it" not in words(page.select_one("#money-community-safety-fund"))
    for kind in ("csv", "xlsx"):
        text = squeezed(READERS[kind](site.ask(f"/evidence/money.{kind}").data))
        assert text.count(squeezed("do not add it")) == words(page.main).count("do not add it") > 0


def test_what_is_spent_is_said_to_stand_under_money(site: Site) -> None:
    page = site.get("/evidence/claims")
    (link,) = page.select('main p a[href="/evidence/money"]')
    assert "no claim" in words(link.parent)


def test_what_was_planned_has_every_plan_under_its_document(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/browse/plans")
    plans = [
        (one, status) for one in snapshot.programmes.values() for status in one.status if status.code in {"planned", "proposed", "pilot"}
    ]
    assert len(page.select("tbody tr")) == len(plans)
    for one, status in plans:
        section = page.select_one(f"section[aria-labelledby={status.citations[0].source}]")
        assert section
        assert [row for row in section.select("tr") if one.name.text in words(row) and status.text in words(row)]
    assert not [row for row in page.select("tbody tr") if not row.select(".app-note")]


def test_plans_of_one_borough_and_of_none(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/browse/plans?borough=havering")
    slugs = {str(link["href"]).rpartition("/")[2] for link in page.select("tbody th a:first-child")}
    assert all(any(place.area == "havering" for place in snapshot.programmes[slug].areas) for slug in slugs)
    assert "gang-injunctions" not in slugs
    assert page.select_one("option[value=havering][selected]")
    assert "no plan that names Barnet" in words(site.get("/browse/plans?borough=barnet").main)
    assert "nowhere" in words(site.get("/browse/plans?borough=nowhere", status=400).main)


@pytest.mark.parametrize("query", ["", "?borough=lambeth", "?borough=havering", "?borough=barnet"])
def test_plans_are_counted_once_a_row_and_the_sentence_has_both_numbers(site: Site, query: str) -> None:
    page = site.get(f"/browse/plans{query}")
    rows = page.select("tbody tr")
    listings = {str(link["href"]) for link in page.select("tbody th a:first-child")}
    sentence = words(page.select_one("#result"))
    said = [int(number) for number in re.findall(r"[0-9]+", sentence)]
    assert said == ([len(rows), len(listings)] if rows else [])
    assert rows or sentence == "The documents describe no plan that names Barnet. That does not mean that nothing was planned there."
    assert ("is there twice" in sentence) is (len(rows) > len(listings))
    assert sum(int(words(item).rpartition(": ")[2]) for item in page.select("#result ~ ul li")) == len(rows)
    chosen = page.select_one("option[selected]")
    assert not query or words(chosen).endswith(f"({len(rows)})")


def test_a_plan_of_2013_has_no_place_that_only_documents_of_other_years_give(site: Site) -> None:
    rows = site.get("/browse/plans").select('section[aria-labelledby="hmg-2013"] tbody tr')
    (injunctions,) = (row for row in rows if row.select_one('a[href="/programmes/gang-injunctions"]'))
    where = words(injunctions.select("td")[-1])
    assert "Bromley" not in where
    assert "Havering" not in where


@pytest.mark.parametrize("query", ["", "?route=self", "?q=mentoring&borough=hackney", "?age=0-10&page=1", "?page=2", "?q=zzyzx"])
def test_a_table_of_listings_has_what_the_list_has_and_where_it_stands(site: Site, query: str) -> None:
    page = site.get(f"/programmes/table{query}")
    assert words(page.select_one("#result")) == words(site.get(f"/programmes{query}").select_one("#result"))
    for row in page.select("tbody tr"):
        assert len(row.select("td")) == 6
        assert row.select(".app-note")


def test_a_table_of_listings_refuses_what_the_list_refuses(site: Site) -> None:
    site.get("/programmes/table?page=999", status=400)
    site.get("/programmes/table?route=nobody", status=400)


def test_every_page_of_the_table_is_reached(site: Site, snapshot: Snapshot) -> None:
    found: list[str] = []
    at: str | None = "/programmes/table"
    while at:
        page = site.get(at)
        found += [str(link["href"]) for link in page.select("tbody th a:first-child")]
        following = page.select_one("a[rel=next]")
        at = str(following["href"]) if following else None
    assert sorted(found) == sorted(f"/programmes/{slug}" for slug in snapshot.programmes)


def test_the_scales_are_explained_where_a_standard_is_shown(site: Site) -> None:
    page = site.get("/about/scales")
    rows = {words(row.th): words(row) for row in page.select("#what-is-rated tbody tr")}
    assert set(rows) == {"Project Oracle", "Nesta", "EIF, now Foundations", "Maryland scale", "EMMIE", "YEF Toolkit", "This catalogue"}
    assert "One study" in rows["Maryland scale"]
    assert "not confirmed here" in words(page.main)
    for address in (
        "/about/evidence",
        "/programmes/growing-against-gangs-and-violence",
        "/compare?slug=growing-against-gangs-and-violence&slug=chance-uk",
    ):
        assert [link for link in site.get(address).select("main a") if str(link["href"]).startswith("/about/scales")], address
