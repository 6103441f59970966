"""The search box: suggestions by keyboard, words that were read, did-you-mean, nothing found, back, no JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.helpers import keep, tab_to, violations

BOX, LIST = "#q", "[role=listbox]"
without_javascript = pytest.mark.parametrize("javascript", [False], ids=["no JavaScript"])


def type_into_the_box(page: Page, text: str) -> None:
    tab_to(page, BOX)
    page.keyboard.type(text)


@pytest.mark.parametrize("address", ["/", "/programmes"])
def test_a_suggestion_is_chosen_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    type_into_the_box(page, "chance u")
    expect(page.locator(f"{LIST} [role=option]").first).to_contain_text("Chance UK")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "true")
    keep(page, "search-suggestions")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    active = page.locator(BOX).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_have_value("Chance UK")
    expect(page.locator(".app-result__name a").first).to_have_text("Chance UK")


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page) -> None:
    page.goto("/programmes")
    type_into_the_box(page, "hack")
    expect(page.locator(LIST)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator(BOX)).to_have_value("hack")
    expect(page.locator(BOX)).to_be_focused()


def test_up_from_the_first_suggestion_comes_back_to_the_box(page: Page) -> None:
    page.goto("/programmes")
    type_into_the_box(page, "hack")
    expect(page.locator(LIST)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator(BOX).get_attribute("aria-activedescendant") is None
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_contain_text("hack")


def test_a_suggestion_is_chosen_with_the_mouse(page: Page) -> None:
    page.goto("/programmes")
    page.locator(BOX).fill("hackn")
    page.locator(BOX).press("e")
    page.locator(f"{LIST} [role=option]").first.click()
    expect(page.locator("a.app-chip--read")).to_contain_text("Hackney")


def test_what_was_read_is_taken_back_and_back_again(page: Page) -> None:
    page.goto("/programmes")
    type_into_the_box(page, "9 year old in Peckham")
    page.keyboard.press("Enter")
    expect(page.locator("a.app-chip--read")).to_have_count(2)
    keep(page, "search-read")
    assert violations(page) == []
    page.locator("a.app-chip--read").filter(has_text="Peckham").press("Enter")
    expect(page.locator("a.app-chip--read")).to_have_count(1)
    expect(page).to_have_url(re.compile("not_read=borough"))
    page.go_back()
    expect(page.locator("a.app-chip--read")).to_have_count(2)
    expect(page.locator(BOX)).to_have_value("9 year old in Peckham")


def test_did_you_mean(page: Page) -> None:
    page.goto("/programmes?q=excluson+from+school")
    expect(page.locator(".app-results > li").first).to_be_visible()
    page.get_by_role("link", name="exclusion from school").press("Enter")
    expect(page.locator(BOX)).to_have_value("exclusion from school")


def test_nothing_found_says_so_and_offers_ways_out(page: Page) -> None:
    page.goto("/programmes?q=dementia+day+centre")
    expect(page.locator("main")).to_contain_text("Nothing in the catalogue fits all of this")
    expect(page.locator("main")).to_contain_text("No listing has “dementia”")
    assert violations(page) == []
    keep(page, "search-nothing")
    page.get_by_role("link", name="See every listing").press("Enter")
    expect(page.locator(".app-results > li").first).to_be_visible()


@without_javascript
def test_without_javascript_it_is_a_plain_box(page: Page) -> None:
    page.goto("/programmes")
    assert page.locator(BOX).get_attribute("role") is None
    expect(page.locator(LIST)).to_have_count(0)
    page.locator(BOX).fill("mentoring in Hackney")
    page.locator(BOX).press("Enter")
    expect(page.locator("a.app-chip--read")).to_contain_text("Hackney")
    expect(page.locator(".app-results > li").first).to_be_visible()
