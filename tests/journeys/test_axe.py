"""Every kind of page, wide and narrow: nothing that axe objects to, nothing to scroll sideways, nothing but the page on paper."""

import pytest
from playwright.sync_api import Page

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, violations

PAGES = {
    "home": "/",
    "search": "/programmes",
    "filtered": "/programmes?q=mentoring&borough=lewisham&borough=london_wide&age=14&age=not_stated&help=support",
    "nothing-found": "/programmes?q=zzyzx&borough=lewisham&age=14",
    "refused": "/programmes?page=-1",
    "programme": "/programmes/chance-uk",
    "rich-programme": "/programmes/st-giles-trust-sos-project",
    "power": "/programmes/dispersal-zones",
    "browse": "/browse",
    "tiers": "/browse/tiers",
    "needs": "/browse/needs",
    "map": "/browse/boroughs",
    "borough": "/boroughs/lewisham",
    "borough-nothing-named": "/boroughs/harrow",
    "ages": "/browse/ages",
    "status": "/browse/status",
    "compare": "/compare?slug=gang-exit-team&slug=operation-shield&slug=chance-uk",
    "compare-choose": "/compare?slug=chance-uk&q=mentoring",
    "compare-refused": "/compare?slug=chance-uk",
    "paper": "/paper?slug=gang-exit-team&slug=operation-shield",
    "claims": "/evidence/claims",
    "claims-narrowed": "/evidence/claims?kind=outcome&kind=target&source=haringey-2015",
    "money": "/evidence/money",
    "plans": "/browse/plans?borough=havering",
    "table": "/programmes/table?route=self",
    "chosen": "/programmes?q=mentoring&chosen=chance-uk&chosen=gang-exit-team",
    "sources": "/sources",
    "source": "/sources/hmg-2013",
    "match": "/match",
    "about": "/about",
    "about-matching": "/about/matching",
    "about-evidence": "/about/evidence",
    "about-scales": "/about/scales",
    "about-data": "/about/data",
    "about-accessibility": "/about/accessibility",
    "about-privacy": "/about/privacy",
    "about-data-protection": "/about/data-protection",
    "refer": "/refer",
    "not-found": "/no-such-page",
}
NARROW = {"width": 320, "height": 640}
each_page = pytest.mark.parametrize("name", PAGES)


@each_page
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_objects_to_nothing(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    keep(page, name)
    assert violations(page) == []


def test_axe_objects_to_nothing_with_the_filters_open_on_a_phone(phone: Page) -> None:
    phone.goto(PAGES["filtered"])
    phone.locator(".app-filters__summary").click()
    closed = phone.locator(".app-facet:not([open]) > summary")
    while closed.count():
        closed.first.click()
    keep(phone, "filters-open")
    assert violations(phone) == []


@pytest.fixture
def phone(page: Page) -> Page:
    """A window as narrow as a phone's."""
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    return page


@pytest.mark.parametrize("viewport", [NARROW], ids=["320 pixels"])
def test_nothing_has_to_be_scrolled_sideways(page: Page) -> None:
    wide = []
    for name, address in PAGES.items():
        page.goto(address)
        for details in page.locator("details:not([open]) > summary").all():
            if details.is_visible():
                details.click()
        keep(page, name)
        width: int = page.evaluate("() => document.documentElement.scrollWidth")
        wide += [f"{address}: {width} pixels"] if width > NARROW["width"] else []
    assert not wide


@each_page
def test_on_paper_there_is_no_navigation(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    page.emulate_media(media="print")
    keep(page, f"print-{name}")
    for gone in (".app-header", ".app-footer", ".govuk-service-navigation", ".govuk-skip-link", ".app-filters", "form", "nav", "aside"):
        shown = [place.evaluate("one => one.outerHTML.slice(0, 90)") for place in page.locator(gone).all() if place.is_visible()]
        assert not shown, gone
    assert page.locator("h1").is_visible()


def test_on_paper_a_listing_keeps_its_notes(page: Page) -> None:
    page.goto(PAGES["programme"])
    page.emulate_media(media="print")
    assert page.locator("#note-1").is_visible()
    assert page.locator("article .govuk-inset-text").is_visible()
