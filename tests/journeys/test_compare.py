"""From a listing to a comparison, wide and on a phone, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])


@everywhere
@with_and_without
def test_from_a_listing_to_a_comparison_of_two(page: Page) -> None:
    page.goto("/programmes/gang-exit-team")
    page.get_by_role("link", name="Add to comparison").click()
    expect(page.locator("#chosen")).to_be_visible()
    page.locator("#q").fill("operation shield")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Add Operation Shield", exact=True).click()
    expect(page.locator("#cautions")).to_contain_text("no London result for Operation Shield")
    tab_to(page, ".app-compare")
    page.keyboard.press("ArrowDown")
    page.get_by_role("link", name="Show only rows that differ").click()
    expect(page.locator("tbody tr").first).to_be_visible()


@everywhere
def test_axe_objects_to_nothing_and_the_heads_stay_in_view(page: Page) -> None:
    page.goto("/compare?slug=gang-exit-team&slug=operation-shield&slug=dwp-innovation-fund&slug=chance-uk")
    keep(page, "compare")
    assert violations(page) == []
    width: int = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= (page.viewport_size or WIDE)["width"]
    region = page.locator(".app-compare")
    region.evaluate("one => { one.scrollTop = 900; one.scrollLeft = 200; }")
    keep(page, "compare-scrolled")
    inside = region.bounding_box()
    for head in (page.locator(".app-compare__corner"), page.locator("thead th").nth(1)):
        box = head.bounding_box()
        assert inside
        assert box
        assert abs(box["y"] - inside["y"]) < 3


@everywhere
def test_the_claims_are_narrowed_and_axe_objects_to_nothing(page: Page) -> None:
    page.goto("/about/evidence")
    page.get_by_role("link", name="which were said to be evaluated").click()
    expect(page.locator("#found")).to_have_text("7 claims")
    page.locator("#kind").select_option("outcome")
    page.get_by_role("button", name="Show claims").click()
    expect(page.locator("#kind")).to_have_value("outcome")
    keep(page, "claims")
    assert violations(page) == []
