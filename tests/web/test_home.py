"""The ways in: none of them leads to an empty list."""

from bs4 import Tag

from catalogue.main import Application
from tests.inspection import words
from tests.site import Site
from tests.web.lists import total


def ways_in(site: Site) -> list[Tag]:
    """Every link of the first page to a list."""
    return site.get("/").select('main a[href^="/programmes?"]')


def test_what_is_often_asked_is_answered(site: Site) -> None:
    empty = [str(link["href"]) for link in ways_in(site) if "q=" in link["href"] and not total(site.get(str(link["href"])))]
    assert not empty, f"these find nothing: {empty}"


def test_every_way_in_finds_something(site: Site) -> None:
    empty = {words(link): str(link["href"]) for link in ways_in(site) if not total(site.get(str(link["href"])))}
    assert not empty, f"these find nothing: {empty}"


def test_the_first_page_leads_to_every_borough_and_none_is_empty(site: Site, application: Application) -> None:
    links = site.get("/").select('main a[href^="/boroughs/"]')
    assert {words(link) for link in links} == {area.name for area in application.reference.areas.boroughs}
    for link in links:
        assert site.get(str(link["href"])).select('main a[href^="/programmes/"]')


def test_the_first_page_leads_to_the_map(site: Site) -> None:
    assert site.get("/").select_one('main a[href="/browse/boroughs"]')


def test_the_counts_beside_the_tiers_are_those_of_the_lists(site: Site) -> None:
    for row in site.get("/").select(".govuk-summary-list__row"):
        link = row.select_one("a")
        assert link
        assert words(row.select_one(".govuk-summary-list__actions")) == f"{total(site.get(str(link['href'])))} listings"
