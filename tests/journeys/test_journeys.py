"""What people come to do, by keyboard alone, on a wide screen and a phone, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])


@everywhere
@with_and_without
def test_find_chance_uk(page: Page) -> None:
    page.goto("/")
    tab_to(page, "#q")
    page.keyboard.type("chance uk")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_contain_text("for “chance uk”")
    tab_to(page, ".app-result__name a")
    keep(page, "journey-find")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Chance UK")
    expect(page.locator("article")).to_contain_text("5 to 11")


@everywhere
@with_and_without
def test_filter_to_lewisham_and_14_and_take_it_away_again(page: Page, viewport: dict[str, int]) -> None:
    page.goto("/programmes")
    if viewport == PHONE:
        tab_to(page, ".app-filters__summary")
        page.keyboard.press("Enter")
    tab_to(page, "#age")
    page.keyboard.type("14")
    tab_to(page, "#borough-lewisham")
    page.keyboard.press("Space")
    tab_to(page, "button[form=search]")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_contain_text("Lewisham")
    expect(page.locator("#result")).to_contain_text("14")
    expect(page.locator(".app-results > li").first).to_contain_text("Lewisham")
    keep(page, "journey-filter")
    tab_to(page, ".app-chip")
    page.keyboard.press("Enter")
    expect(page.locator(".app-chip")).to_have_count(1)


@everywhere
@with_and_without
def test_read_a_listing_and_follow_a_citation_to_its_section(page: Page) -> None:
    page.goto("/programmes/chance-uk")
    tab_to(page, 'article a[href="#note-1"]')
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#note-1$"))
    expect(page.locator("#note-1:target").first).to_be_in_viewport()
    keep(page, "journey-note")
    tab_to(page, "#note-1 a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sources/bromley-2012#line-\d+$"))
    expect(page.locator("h3:target").first).to_be_in_viewport()
    expect(page.locator("section:has(h3:target)")).to_contain_text("Chance UK")
    keep(page, "journey-source")
    tab_to(page, "section:has(h3:target) a")


def test_the_skip_link_passes_the_menu_over(page: Page) -> None:
    page.goto("/programmes/chance-uk")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "main a")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


@with_and_without
def test_from_nothing_found_there_is_a_way_on(page: Page) -> None:
    page.goto("/programmes?q=mentorng&borough=harrow")
    tab_to(page, ".govuk-inset-text a")
    with next_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("#q")).not_to_have_value("mentorng")
    page.goto("/programmes?q=mentorng")
    page.get_by_role("link", name="mentoring", exact=True).first.click()
    expect(page.locator("#q")).to_have_value("mentoring")
    expect(page.locator(".app-results > li").first).to_be_visible()


@with_and_without
def test_sorting_and_paging_keep_the_search(page: Page) -> None:
    page.goto("/programmes?q=young+people&help=support")
    page.locator("#sort").select_option("name")
    with next_page(page):
        page.get_by_role("button", name="Sort").click()
    with next_page(page):
        page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.locator("#result")).to_contain_text("young people")
    expect(page.locator("#sort")).to_have_value("name")
    expect(page.locator('[aria-current="page"]').last).to_have_text("2")


def test_the_policy_stops_what_is_not_ours(browser: Browser, live_server: str) -> None:
    page = browser.new_page()
    page.goto(live_server)
    stopped = page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective));
          const script = document.createElement('script');
          script.textContent = 'window.broken = true';
          document.head.append(script);
          setTimeout(() => done('nothing'), 1000);
        })"""
    )
    assert "script-src" in stopped
    assert page.evaluate("() => window.broken") is None
    page.close()
