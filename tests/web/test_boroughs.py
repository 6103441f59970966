"""A borough's page: London-wide by whether a document says so, and no place that only another document's listing has."""

from bs4 import BeautifulSoup

from catalogue.domain.availability import says_all_of_london
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.site import Site
from tests.web.lists import by_api


def listed(page: BeautifulSoup, section: str) -> set[str]:
    """The listings under a heading."""
    return {str(link["href"]).rpartition("/")[2] for link in page.select(f'section[aria-labelledby="{section}"] li > a:first-child')}


def test_london_wide_is_told_by_whether_a_document_says_so(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/boroughs/harrow")
    said, ours = listed(page, "london-wide"), listed(page, "london-wide-read")
    assert said
    assert all(says_all_of_london(snapshot.programmes[slug].areas) for slug in said)
    assert ours
    assert not any(says_all_of_london(snapshot.programmes[slug].areas) for slug in ours)
    assert said | ours <= by_api(site, "borough=london_wide")
    assert "No document says so in as many words" in words(page.select_one('section[aria-labelledby="london-wide-read"]'))


def test_the_list_of_places_says_of_how_many_a_document_says_london_wide(site: Site, snapshot: Snapshot) -> None:
    stated = sum(says_all_of_london(one.areas) for one in snapshot.programmes.values())
    every = len(by_api(site, "borough=london_wide"))
    assert 0 < stated < every
    assert f"London-wide, a document says so of {stated} and the rest is our reading: {every}." in words(site.get("/browse/boroughs").main)


def test_what_the_report_of_2013_names_is_not_in_havering(site: Site) -> None:
    here = listed(site.get("/boroughs/havering"), "here")
    assert here
    assert not {"women-girls-and-gangs-working-group", "egyv-fact-pack-for-police-and-crime-commissioners", "egyv-knowledge-hub"} & here
