"""From a question about a gap to the nearest there is, wide and on a phone, by keyboard, with JavaScript and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
PAGES = {
    "gaps": "/gaps",
    "gaps-girls": "/gaps?by=sex&need=gang_exit",
    "gaps-one-borough": "/gaps?borough=lewisham&by=tier",
    "gaps-borough": "/gaps/havering",
    "gaps-cell": "/gaps/lewisham?need=gang_exit",
    "gaps-wider": "/gaps/london_wide",
}


@everywhere
@with_and_without
def test_which_boroughs_have_no_gang_exit_for_girls_only(page: Page) -> None:
    page.goto("/gaps")
    page.locator("#by").select_option("sex")
    page.locator("#need").select_option("gang_exit")
    page.get_by_role("button", name="Show").click()
    girls = page.locator(".app-gap-answer").first
    expect(girls).to_contain_text("No borough has an offer for “In a gang, or leaving one”, for girls and young women only.")
    girls.get_by_role("link", name="Gang exit programme for young women").click()
    expect(page.locator("h1")).to_contain_text("Gang exit programme for young women")


@everywhere
def test_from_a_cell_to_its_list_by_keyboard(page: Page) -> None:
    page.goto("/gaps?by=sex&need=gang_exit#grid")
    tab_to(page, ".app-gaps")
    tab_to(page, 'a[href="/gaps/croydon?need=gang_exit"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Gaps: Croydon")
    expect(page.locator('section[aria-labelledby="here"] li')).not_to_have_count(0)


@everywhere
def test_on_a_small_screen_a_borough_is_a_list(page: Page) -> None:
    page.goto("/gaps")
    page.locator("#borough").select_option("lewisham")
    page.get_by_role("button", name="Show").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="In a gang, or leaving one", exact=True))
    expect(row).to_contain_text("London-wide")
    row.get_by_role("link", name="In a gang, or leaving one, Lewisham").click()
    expect(page.locator("h1")).to_have_text("Gaps: Lewisham")


@everywhere
def test_the_heads_stay_in_view(page: Page) -> None:
    page.goto("/gaps")
    region = page.locator(".app-gaps")
    region.scroll_into_view_if_needed()
    region.evaluate("one => { one.scrollTop = 600; one.scrollLeft = 500; }")
    keep(page, "gaps-scrolled")
    inside = region.bounding_box()
    box = page.locator(".app-gaps thead th").nth(8).bounding_box()
    assert inside
    assert box
    assert abs(box["y"] - inside["y"]) < 3
    first = page.locator(".app-gaps tbody th").nth(12).bounding_box()
    assert first
    assert abs(first["x"] - inside["x"]) < 3
    expect(page.locator(".app-gaps").first).to_be_in_viewport()


@everywhere
@pytest.mark.parametrize("name", PAGES)
def test_axe_objects_to_nothing_and_nothing_is_scrolled_sideways(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    keep(page, name)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    width: int = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 320


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_the_lists_are_open_and_the_form_is_gone(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    page.emulate_media(media="print")
    assert not [one for one in page.locator("form, nav, .app-header, .app-footer").all() if one.is_visible()]
    for one in page.locator("details .app-gap-offers").all():
        assert one.is_visible()


def test_the_grid_fits_a_sheet_on_its_side(page: Page) -> None:
    page.goto("/gaps")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 718})  # A4 on its side less the margins, at 96 to the inch
    wide: int = page.locator(".app-gaps table").evaluate("one => one.scrollWidth")
    assert wide <= 1047
