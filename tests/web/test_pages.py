"""Every page there is, fetched and inspected."""

from collections.abc import Iterable

import pytest

from catalogue.main import Application
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.about import ABOUT_PAGES
from tests.inspection import words
from tests.site import Site

SEARCHES = [
    "/programmes",
    "/programmes?page=3",
    "/programmes?q=knife",
    "/programmes?borough=lewisham&age=14",
    "/programmes?borough=not_stated&age=not_stated&setting=not_stated&route=not_stated&sex=not_stated",
    "/programmes?help=enforcement&sort=newest",
    "/programmes?q=zzyzx",
    "/programmes?q=mentorng",
    "/programmes?q=%3Cscript%3Ealert(1)%3C/script%3E",
]


def faults_at(site: Site, addresses: Iterable[str], status: int = 200) -> list[str]:
    """What is wrong with these pages, a line each: one broken page does not hide another."""
    found = []
    for address in addresses:
        try:
            site.get(address, status=status)
        except AssertionError as error:
            found.append(str(error))
    return found


def test_the_first_page_is_sound(site: Site, application: Application) -> None:
    page = site.get("/")
    assert f"{len(application.store.programmes())} listings" in words(page.select_one("main"))
    assert "999" in words(page.select_one(".app-danger"))


@pytest.mark.parametrize("address", SEARCHES)
def test_lists_are_sound(site: Site, address: str) -> None:
    assert site.get(address).select_one("#result[role=status]")


def test_the_pages_of_the_documents_are_sound(site: Site, application: Application) -> None:
    assert not faults_at(site, ["/sources", *(f"/sources/{slug}" for slug in application.reference.sources)])


def test_a_document_lists_everything_that_stands_on_it(site: Site, application: Application, snapshot: Snapshot) -> None:
    for slug, source in application.reference.sources.items():
        page = site.get(f"/sources/{slug}")
        expected = {f"/programmes/{one.slug}" for one in snapshot.on_source(slug)}
        listed = {str(link["href"]) for link in page.select(".app-section a")}
        assert listed == expected, slug
        assert {source.publisher, source.licence or "Not stated"} <= {words(dd) for dd in page.select("dd")}


def test_the_pages_about_the_catalogue_are_sound(site: Site) -> None:
    assert not faults_at(site, ["/about", *(f"/about/{name}" for name in ABOUT_PAGES)])


@pytest.mark.parametrize("name", ABOUT_PAGES)
def test_every_page_about_the_catalogue_can_be_reached(site: Site, name: str) -> None:
    assert site.get("/about").select(f'a[href="/about/{name}"]') or name == "catalogue"


@pytest.mark.parametrize("address", ["/no-such-page", "/programmes/no-such-listing", "/sources/no-such-source", "/about/no-such-page"])
def test_what_is_not_there_is_said_with_ways_on(site: Site, address: str) -> None:
    page = site.get(address, status=404)
    assert page.select_one('form[action="/programmes"] input[name=q]')
    assert {"/programmes", "/sources", "/"} <= {str(link["href"]) for link in page.select("main a")}


def test_a_listing_that_is_not_there_is_named(site: Site) -> None:
    assert "no-such-listing" in words(site.get("/programmes/no-such-listing", status=404).select_one("main"))


def test_every_link_of_the_menu_and_the_footer_leads_somewhere(site: Site) -> None:
    links = {str(link["href"]) for link in site.get("/").select("a[href^='/']")}
    lost = [link for link in links if site.ask(link).status_code != 200]
    assert not lost
