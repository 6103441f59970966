"""What is chosen to compare stays chosen, whatever a person does next, and is kept nowhere but in the address."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from tests.inspection import words
from tests.site import Site
from tests.web.lists import listed, submitted

LISTS = ("/programmes?q=mentoring&borough=hackney", "/browse/tiers", "/browse/status", "/browse/ages", "/boroughs/hackney")
CHOSEN = "chosen=chance-uk&chosen=gang-exit-team"


def bar(page: BeautifulSoup) -> str:
    return words(page.select_one(".app-chosen"))


def link(page: BeautifulSoup | Tag, start: str) -> str:
    return next(str(one["href"]) for one in page.select("a") if words(one).startswith(start))


@pytest.mark.parametrize("address", LISTS)
def test_a_listing_is_added_and_taken_away_wherever_it_is_listed(site: Site, address: str) -> None:
    page = site.get(address)
    assert not page.select(".app-chosen")
    adding = page.select("a.app-choose")[1]
    name = words(adding).removeprefix("Add ").removesuffix(" to comparison")
    place = str(adding["href"]).rpartition("#")[2]
    after = site.get(str(adding["href"]))
    assert bar(after).startswith("1 chosen. Add at least one more")
    assert name in bar(after)
    there = after.select_one(f"#{place}")
    assert there
    assert "Chosen Remove" in words(there)
    before = site.get(link(there, "Remove"))
    assert not before.select(".app-chosen")


def test_from_its_own_page_too(site: Site) -> None:
    page = site.get(link(site.get("/programmes/chance-uk"), "Add Chance UK to comparison"))
    assert "1 chosen" in bar(page)
    assert words(page.select_one("h1")) == "Chance UK"


def test_the_choice_survives_pages_filters_chips_and_searches(site: Site) -> None:
    page = site.get(f"/programmes?q=young+people&help=support&{CHOSEN}")
    following = page.select_one("a[rel=next]")
    assert following
    for address in (str(following["href"]), str(page.select(".app-chip")[0]["href"]), submitted(page, q="girls"), listing(page)):
        after = site.get(address)
        assert bar(after).startswith("2 chosen: compare"), address
    assert listed(site.get(str(following["href"])))[0] != listed(page)[0]


def listing(page: BeautifulSoup) -> str:
    return str(page.select(".app-result__name a")[0]["href"])


@pytest.mark.parametrize("address", ["/", "/browse", "/sources", "/about/evidence", "/evidence/claims", *LISTS])
def test_every_link_to_a_page_carries_the_choice_and_no_link_to_a_file_does(site: Site, address: str) -> None:
    page = site.get(f"{address}{'&' if '?' in address else '?'}{CHOSEN}")
    for one in page.select("a[href^='/']:not([rel=nofollow])"):
        address = str(one["href"])
        if re.match(r"/(programmes|browse|boroughs|sources|about|evidence|gaps)?(?=[/?#]|$)", address) and not re.search(
            r"\.(csv|xlsx)", address
        ):
            assert "chosen=chance-uk&chosen=gang-exit-team" in address
        else:
            assert "chosen=" not in address
    for form in page.select("form[method=get]"):
        assert [field["value"] for field in form.select("[name=chosen]")] == ["chance-uk", "gang-exit-team"]


def test_the_choice_leads_to_the_comparison_and_back(site: Site) -> None:
    compared = site.get(link(site.get(f"/programmes?{CHOSEN}"), "compare"))
    assert [words(one) for one in compared.select("thead a:first-child")] == ["Chance UK", "Gang Exit Team (Haringey)"]
    assert not compared.select(".app-chosen")
    assert bar(site.get(link(compared, "Find help"))).startswith("2 chosen")


def test_six_are_the_most(site: Site) -> None:
    slugs = [str(one["href"]).partition("chosen=")[2].partition("#")[0] for one in site.get("/programmes").select("a.app-choose")[:7]]
    page = site.get("/programmes?" + "&".join(f"chosen={slug}" for slug in slugs))
    assert bar(page).startswith("6 chosen: compare That is the most.")
    assert not [one for one in page.select("a.app-choose") if words(one).startswith("Add")]
    site.get(link(page, "compare"))


@pytest.mark.parametrize("slug", ["no-such-listing", "<b>x</b>", "%00", '"><script>', "x" * 3000])
def test_what_is_not_a_listing_is_passed_over(site: Site, slug: str) -> None:
    page = site.get(f"/programmes?chosen={slug}&chosen=chance-uk&chosen=chance-uk")
    assert bar(page).startswith("1 chosen.")
    assert "<b>x" not in str(page)


def test_a_page_with_a_choice_is_for_nobody_else_to_find(site: Site) -> None:
    assert site.get(f"/programmes?{CHOSEN}").select_one('meta[name=robots][content="noindex"]')
    assert not site.get("/programmes").select("meta[name=robots]")


def test_clear_gives_the_same_page_with_nothing_chosen(site: Site) -> None:
    assert link(site.get(f"/programmes?q=sport&page=1&{CHOSEN}"), "Clear what is chosen") == "/programmes?q=sport&page=1"


def test_a_missing_page_keeps_the_choice(site: Site) -> None:
    assert bar(site.get(f"/programmes/no-such-listing?{CHOSEN}", status=404)).startswith("2 chosen")


@pytest.mark.parametrize("path", ["/%5Cevil.example/x", "/%09/evil.example", "/%0A/evil.example", "/a%3Fb", "/%2F%2Fevil.example"])
def test_no_link_of_a_page_that_is_not_there_leads_to_another_site(site: Site, path: str) -> None:
    page = site.get(f"{path}?{CHOSEN}", status=404)
    removing = [str(link["href"]) for link in page.select("a[href]") if "evil" in str(link["href"]) or "%3F" in str(link["href"])]
    assert removing, "the links that change the choice lead to this page"
    for address in removing:
        assert re.match(r"/[^/\\\s]", address), address
        assert not set(address) & set("\\\t\n"), address


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/boroughs/E09000012", "/boroughs/hackney"),
        ("/gaps/E09000012?tier=prevention", "/gaps/hackney"),
        ("/gaps?borough=london_wide", "/gaps/london_wide"),
        ("/browse/documents", "/sources"),
    ],
)
def test_a_page_that_leads_to_another_keeps_what_was_chosen(site: Site, address: str, to: str) -> None:
    answer = site.ask(f"{address}{'&' if '?' in address else '?'}{CHOSEN}")
    assert answer.status_code == 302
    path, _, query = answer.headers["Location"].partition("?")
    assert path == to
    assert CHOSEN in query
