"""Matching in a browser: by keyboard alone, wide and on a phone, with JavaScript and without; nothing that axe objects to."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import in_view, keep, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
NARROW = {"width": 320, "height": 640}
SITUATIONS: dict[str, dict[str, str | list[str]]] = {
    "child": {"age": "9", "sdq_score": "18", "borough": "Hackney", "needs": ["mentoring"]},
    "friend": {"age": "15", "gender": "female", "needs": ["sexual_exploitation_risk"], "gang_involvement": "peripheral"},
    "stabbed": {"age": "16", "borough": "Lambeth", "needs": ["victim_of_violence", "housing_safety"], "setting": "Hospital"},
    "man": {"age": "24", "needs": ["gang_exit"], "gang_involvement": "wants_to_leave", "justice_status": "probation"},
    "age": {"age": "14"},
    "contradiction": {"age": "8", "needs": ["on_yot_order"], "justice_status": "community_order"},
    "disclosure": {"age": "12", "needs": ["abuse_at_home"]},
    "refused": {"age": "twelve", "needs": ["mentoring"]},
}
each_situation = pytest.mark.parametrize("name", SITUATIONS)


def fill(page: Page, name: str) -> None:
    """Answers the questions with the mouse and sends them."""
    page.goto("/match")
    for field, answer in SITUATIONS[name].items():
        if field in {"age", "sdq_score"}:
            page.locator(f"#{field}").fill(str(answer))
        elif field in {"borough", "setting"}:
            page.locator(f"#{field}").select_option(label=str(answer))
        elif field == "needs":
            for need in answer:
                page.locator(f"#need-{need}").check()
        else:
            page.locator(f"input[name={field}][value={answer}]").check()
    page.get_by_role("button", name="See what fits").click()
    expect(page.locator("h1")).to_be_visible()


def open_all(page: Page) -> None:
    """Unfolds everything that is folded."""
    for details in page.locator("main details:not([open]) > summary").all():
        if details.is_visible():
            details.click()


@each_situation
@everywhere
def test_axe_objects_to_nothing(page: Page, name: str) -> None:
    fill(page, name)
    keep(page, f"match-{name}")
    assert violations(page) == []
    open_all(page)
    assert violations(page) == []


@pytest.mark.parametrize("viewport", [NARROW], ids=["320 pixels"])
def test_nothing_has_to_be_scrolled_sideways(page: Page) -> None:
    wide = []
    for name in SITUATIONS:
        fill(page, name)
        open_all(page)
        width: int = page.evaluate("() => document.documentElement.scrollWidth")
        wide += [f"{name}: {width} pixels"] if width > NARROW["width"] else []
    assert not wide


@everywhere
@with_and_without
def test_a_child_of_nine_by_keyboard_and_one_answer_changed(page: Page) -> None:
    page.goto("/match")
    tab_to(page, "#age")
    page.keyboard.type("9")
    tab_to(page, "#borough")
    page.keyboard.type("Hackney")
    tab_to(page, "#need-mentoring")
    page.keyboard.press("Space")
    tab_to(page, "#sdq_score")
    page.keyboard.type("18")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What fits")
    expect(page.locator(".app-told")).to_contain_text("Hackney")
    expect(page.locator("#best")).to_contain_text("Chance UK")
    assert page.url.endswith("/match/results")
    tab_to(page, "#change > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#age")
    page.keyboard.press("Control+A")
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(page.locator(".app-told")).to_contain_text("15")
    expect(page.locator(".app-told")).to_contain_text("Hackney")
    expect(page.locator("#best")).not_to_contain_text("Chance UK")


@everywhere
def test_danger_is_the_first_thing_in_view(page: Page) -> None:
    fill(page, "stabbed")
    assert in_view(page, ".app-danger--now")
    expect(page.locator(".app-danger--now")).to_contain_text("999")


@with_and_without
def test_what_is_refused_keeps_the_answers_and_leads_to_its_field(page: Page) -> None:
    fill(page, "refused")
    expect(page.locator("#need-mentoring")).to_be_checked()
    page.locator(".govuk-error-summary a").first.press("Enter")
    assert in_view(page, "#age")


@everywhere
def test_another_level_is_chosen_and_said(page: Page) -> None:
    fill(page, "child")
    page.get_by_text("Choose another level", exact=True).click()
    page.locator("input[name=band][value=high]").check()
    page.locator("#band_reason").fill("Older boys wait for him")
    page.get_by_role("button", name="Use my level").click()
    expect(page.locator(".app-band")).to_contain_text("Chosen by you, because: Older boys wait for him")
    expect(page.locator(".app-told")).to_contain_text("Hackney")


def test_a_listing_opens_beside_the_answers(page: Page) -> None:
    fill(page, "child")
    with page.context.expect_page() as opened:
        page.locator("#best .app-result__name a").first.click()
    expect(opened.value.locator("article h1")).to_be_visible()
    expect(page.locator(".app-told")).to_contain_text("Hackney")


def test_the_answers_are_there_after_going_back(page: Page) -> None:
    fill(page, "child")
    page.go_back()
    expect(page.locator("#age")).to_have_value("9")
    expect(page.locator("#need-mentoring")).to_be_checked()


def test_on_paper_there_is_the_answer_and_no_form(page: Page) -> None:
    fill(page, "stabbed")
    page.emulate_media(media="print")
    keep(page, "print-match")
    assert page.locator(".app-danger--now").is_visible()
    assert page.locator("#best").is_visible()
    assert page.locator(".app-told").is_visible()
    for gone in ("form", "nav", ".app-header", ".app-footer"):
        assert not [one for one in page.locator(gone).all() if one.is_visible()], gone
