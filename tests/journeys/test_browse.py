"""Walking through by keyboard, wide and on a phone, with JavaScript and without: the map, a borough, an age, an export opened again."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])


@everywhere
@with_and_without
def test_from_the_map_to_a_borough_to_a_listing(page: Page) -> None:
    page.goto("/browse")
    tab_to(page, 'main a[href="/browse/boroughs"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Browse by borough")
    tab_to(page, 'svg a[href="/boroughs/lewisham"]')
    keep(page, "journey-map")
    expect(page.locator('svg a[href="/boroughs/lewisham"]').first).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Lewisham")
    expect(page.locator("#next-door")).to_have_text("Next door")
    tab_to(page, 'main a[href="#next-door"]')
    with next_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("#next-door").first).to_be_in_viewport()
    keep(page, "journey-borough")
    tab_to(page, "section summary, footer a")
    page.goto("/boroughs/lewisham")
    tab_to(page, ".app-listed a")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_contain_text("Lewisham")


def test_a_borough_on_the_map_can_be_clicked_and_shows_where_the_focus_is(page: Page) -> None:
    page.goto("/browse/boroughs")
    tab_to(page, "svg a")
    filled = page.evaluate("() => getComputedStyle(document.activeElement.querySelector('path')).fill")
    assert filled == "rgb(255, 221, 0)"
    page.locator('svg a[href="/boroughs/city-of-london"] path').click()
    expect(page.locator("h1")).to_have_text("City of London")


def test_a_listener_hears_each_borough_with_its_number(page: Page) -> None:
    page.goto("/browse/boroughs")
    links = page.get_by_role("group", name="Map of London").get_by_role("link")
    expect(links).to_have_count(33)
    expect(page.get_by_role("group", name="Map of London").get_by_role("link", name="Lewisham: ")).to_have_count(1)


@everywhere
@with_and_without
def test_an_age_by_keyboard(page: Page) -> None:
    page.goto("/browse/ages")
    tab_to(page, '.app-ages a[href$="age=14"]')
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_contain_text("suits age 14")
    expect(page.locator(".app-results > li").first).to_be_visible()


@with_and_without
def test_a_tier_is_unfolded_by_keyboard(page: Page) -> None:
    page.goto("/browse/tiers")
    tab_to(page, "main details summary")
    page.keyboard.press("Enter")
    expect(page.locator("main details").first.locator("a").first).to_be_visible()
    tab_to(page, "main details a")


@with_and_without
def test_a_list_downloaded_and_opened_again_has_what_was_on_the_page(page: Page, tmp_path: Path) -> None:
    page.goto("/programmes?borough=lewisham&help=support")
    shown = int((page.locator("#result").text_content() or "").split()[0])
    for name in ("CSV", "Excel"):
        with page.expect_download() as caught:
            page.get_by_role("link", name=name, exact=True).click()
        caught.value.save_as(tmp_path / caught.value.suggested_filename)
    with (tmp_path / "listings-support-lewisham.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == shown
    assert all("Lewisham" in row["areas"] for row in rows)
    sheet = load_workbook(tmp_path / "listings-support-lewisham.xlsx").active
    assert sheet
    assert sheet.max_row == shown + 1


@everywhere
def test_axe_objects_to_nothing_with_every_list_unfolded(page: Page) -> None:
    for address in ("/browse/tiers", "/boroughs/bromley"):
        page.goto(address)
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(page) == []
