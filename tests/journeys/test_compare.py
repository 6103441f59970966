"""From a listing to a comparison, wide and on a phone, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to, violations

NOT_UNDER_THE_BAR = """() => {
  const bar = document.querySelector('.app-chosen').getBoundingClientRect();
  const one = document.activeElement, box = one.getBoundingClientRect();
  return !!one.closest('.app-chosen') || box.top < bar.top;
}"""

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])


@everywhere
@with_and_without
def test_from_a_search_over_two_pages_and_a_listing_to_a_comparison(page: Page) -> None:
    page.goto("/programmes?q=mentoring&help=support")
    with next_page(page):
        page.get_by_role("link", name="to comparison").nth(1).click()
    expect(page.locator(".app-chosen")).to_contain_text("1 chosen. Add at least one more")
    expect(page.locator(".app-choose__mark").first).to_be_in_viewport()  # the list is where it was
    with next_page(page):
        page.get_by_role("link", name="Next").click()
    with next_page(page):
        page.locator(".app-result__name a").first.click()
    with next_page(page):
        page.get_by_role("link", name="to comparison").click()
    expect(page.locator(".app-chosen")).to_contain_text("2 chosen")
    page.locator(".app-chosen").get_by_role("link", name="compare").click()
    expect(page.locator(".app-compare__table thead th")).to_have_count(3)
    page.locator("#q").fill("operation shield")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Add Operation Shield", exact=True).click()
    expect(page.locator("#cautions")).to_contain_text("no London result for Operation Shield")
    tab_to(page, ".app-compare")
    page.keyboard.press("ArrowDown")
    with next_page(page):
        page.get_by_role("link", name="Show only rows that differ").click()
    expect(page.locator(".app-compare__table tbody tr").first).to_be_visible()


@everywhere
def test_by_keyboard_one_is_chosen_and_taken_back_and_the_bar_hides_no_focus(page: Page) -> None:
    page.goto("/programmes?q=mentoring&chosen=gang-exit-team")
    tab_to(page, ".app-result .app-choose")
    with next_page(page):
        page.keyboard.press("Enter")
    expect(page.locator(".app-chosen")).to_contain_text("2 chosen")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(NOT_UNDER_THE_BAR), page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
    page.goto(page.url.partition("#")[0])
    tab_to(page, ".app-chosen a[href^='/compare']")
    page.keyboard.press("Enter")
    expect(page.locator(".app-compare__table thead th")).to_have_count(3)


@everywhere
def test_results_are_drawn_beside_their_targets_and_nothing_else_is(page: Page) -> None:
    page.goto("/compare?slug=gang-exit-team&slug=operation-shield")
    drawn = page.locator(".app-targets .app-bar")
    expect(drawn).to_have_count(5)
    for one in drawn.all():
        box = one.bounding_box()
        assert box
        assert box["width"] > 100
        assert box["x"] + box["width"] <= (page.viewport_size or WIDE)["width"]
    expect(page.locator("main")).to_contain_text("Operation Shield: nothing to draw, because no figure is printed for it")
    page.emulate_media(media="print")
    assert drawn.first.is_visible()
    keep(page, "compare-print")


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
@with_and_without
def test_the_claims_are_narrowed_by_two_values_and_sorted(page: Page) -> None:
    page.goto("/about/evidence")
    page.get_by_role("link", name="Which were said to be evaluated").click()
    expect(page.locator("#found")).to_contain_text("8 claims")
    page.locator("#kind-outcome").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#kind-outcome")).to_be_checked()
    expect(page.locator("#kind-evaluation")).to_be_checked()
    page.get_by_role("link", name="Who says so").click()
    expect(page.locator("thead th[aria-sort=ascending]")).to_contain_text("Who says so")
    expect(page.locator("#kind-outcome")).to_be_checked()
    keep(page, "claims")


@everywhere
@with_and_without
def test_from_a_named_standard_to_what_it_rates(page: Page) -> None:
    page.goto("/programmes/growing-against-gangs-and-violence")
    page.get_by_role("link", name="what such a standard rates").click()
    expect(page.locator("#project-oracle")).to_be_visible()
    expect(page.locator("main")).to_contain_text("nothing is converted, averaged or turned into stars")
