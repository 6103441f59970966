"""From a comparison, or a borough, to a paper for a committee: wide and on a phone, by keyboard, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@everywhere
@with_and_without
def test_from_a_comparison_to_a_file_and_to_print(page: Page) -> None:
    page.goto("/compare?slug=chance-uk&slug=gang-exit-team&slug=operation-shield")
    with next_page(page):
        page.get_by_role("link", name="Make a paper for a committee").click()
    expect(page.locator("h1")).to_have_text("Paper for a committee")
    page.locator("#title").fill("Options for the grant")
    page.locator("#purpose").fill("To decide.")
    with page.expect_download() as file:
        page.get_by_role("button", name="Download for Word").click()
    assert file.value.suggested_filename == "committee-paper.docx"
    expect(page.locator("#purpose")).to_have_value("To decide.")  # what was typed is still there for another kind of file
    with next_page(page):
        page.get_by_role("button", name="Show it here to print").click()
    expect(page.locator("h1")).to_have_text("Options for the grant")
    expect(page.locator("article")).to_contain_text("To decide.")
    assert page.url.endswith("/paper")
    page.go_back()
    expect(page.locator("#title")).to_have_value("Options for the grant")


@everywhere
def test_axe_objects_to_nothing_and_nothing_scrolls_sideways(page: Page) -> None:
    page.goto("/gaps/lewisham")
    with next_page(page):
        page.get_by_role("link", name="Make a paper for a committee").click()
    tab_to(page, "#title")
    page.keyboard.type("Lewisham")
    tab_to(page, "button:not([formaction])")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Lewisham")
    keep(page, "paper-print")
    assert violations(page) == []
    assert not page.evaluate(SIDEWAYS)


def test_on_paper_there_is_nothing_but_the_paper(page: Page) -> None:
    page.goto("/paper?borough=havering")
    with next_page(page):
        page.get_by_role("button", name="Show it here to print").click()
    page.emulate_media(media="print")
    for hidden in (".app-header", ".app-footer", ".govuk-service-navigation", ".app-no-print"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("article h1")).to_be_visible()
