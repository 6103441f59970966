"""A referral in a browser: wide and on a phone, by keyboard, with JavaScript and without, back and forth; axe objects to nothing."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
NARROW = {"width": 320, "height": 640}
GATE = ("No, there is no safeguarding concern that we know of", "Public task", "The young person, and a parent or carer")
TYPED = {
    "referrer.name": "Rowan Referrer", "referrer.agency": "Oak School", "referrer.telephone": "020 7946 0000",
    "young_person.name": "Robin Young", "why.now": "Stays out late and wants help.", "contact.young_person": "Through the school",
}  # fmt: skip


def field(name: str) -> str:
    """How to find a field by its name."""
    return f"[id='{name}']"


def pass_gate(page: Page) -> None:
    """Answers the gate with the mouse."""
    for answer in GATE:
        page.get_by_label(answer, exact=True).check()
    page.get_by_label("I will not name anybody else").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("h1")).to_have_text("Write the referral")


def to_form(page: Page, *slugs: str) -> None:
    """Goes from listings to the form."""
    page.goto(f"/refer?writer=professional&{'&'.join(f'programme={slug}' for slug in slugs)}")
    pass_gate(page)


def fill(page: Page, **more: str) -> None:
    """Types what is needed."""
    for name, typed in {**TYPED, **more}.items():
        if page.locator(field(name)).count():
            page.locator(field(name)).fill(typed)


def check(page: Page) -> None:
    """Goes on to the answers to check."""
    with next_page(page):
        page.get_by_role("button", name="Check your answers").click()


def sound(page: Page, name: str) -> None:
    """Keeps a picture; axe objects to nothing."""
    keep(page, f"refer-{name}")
    assert violations(page) == []


@everywhere
def test_a_referral_from_a_match(page: Page) -> None:
    page.goto("/match")
    page.locator("#age").fill("9")
    page.locator("#sdq_score").fill("18")
    page.locator("#borough").select_option(label="Hackney")
    page.locator("#need-mentoring").check()
    page.locator("#referrer").select_option(label="School or college")
    page.get_by_role("button", name="See what fits").click()
    with next_page(page):
        page.locator("li.app-match", has=page.locator("a[href='/programmes/chance-uk']")).get_by_role(
            "button", name=re.compile("Start a referral")
        ).first.click()
    if page.locator("h1").inner_text() == "Who is writing this?":
        sound(page, "writer")
        page.get_by_label("A professional").check()
        with next_page(page):
            page.get_by_role("button", name="Continue", exact=True).click()
    sound(page, "gate")
    pass_gate(page)
    expect(page.locator(".app-origin").first).to_be_visible()
    sound(page, "form")
    fill(page)
    check(page)
    expect(page.locator("h1")).to_have_text("Check your answers")
    sound(page, "check")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^JSON")).first.click()
    assert download.value.suggested_filename == "referral-chance-uk.json"
    told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert "Robin Young" in str(told)
    page.get_by_role("button", name=re.compile("^Print")).first.click()
    expect(page.locator("article.paper")).to_contain_text("Robin Young")
    sound(page, "print")


@everywhere
def test_a_package_of_three_with_one_left_out(page: Page) -> None:
    to_form(page, "chance-uk", "kickz", "leap")
    fill(page)
    page.get_by_label("Leave this one out: no referral to Kickz").check()
    check(page)
    expect(page.locator("main")).to_contain_text("Left out: Kickz")
    sound(page, "check-three")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Word")).first.click()
    assert download.value.suggested_filename == "referrals-docx.zip"


@everywhere
@with_and_without
def test_a_parents_own(page: Page) -> None:
    page.goto("/refer?programme=chance-uk&writer=parent")
    expect(page.locator(".govuk-exit-this-page a")).to_be_visible()
    page.get_by_label("I will not name anybody else").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("h1")).to_have_text("Ask for help")
    keep(page, "refer-parent")
    fill(page)
    check(page)
    expect(page.locator("h1")).to_have_text("Check your answers")
    keep(page, "refer-parent-check")


@everywhere
@with_and_without
def test_by_keyboard_alone_and_what_is_wrong_is_met_first(page: Page, javascript: bool) -> None:
    page.goto("/refer?programme=chance-uk&writer=professional")
    for name in ("gate.safeguarding", "gate.basis", "gate.told", "gate.names"):
        tab_to(page, f"[name='{name}']")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Write the referral")
    for name, typed in TYPED.items():
        if name not in {"young_person.name", "why.now"}:
            tab_to(page, f"[id='{name}']")
            page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert page.title().startswith("Error: ")
    expect(page.locator(".govuk-error-summary").first).to_be_in_viewport()
    if javascript:
        expect(page.locator(".govuk-error-summary")).to_be_focused()
    else:
        tab_to(page, ".govuk-error-summary a")
    page.locator(".govuk-error-summary a").first.press("Enter")
    expect(page.locator("[id='young_person.name']").first).to_be_in_viewport()
    if javascript:
        expect(page.locator("[id='young_person.name']")).to_be_focused()


@with_and_without
def test_back_and_forth_with_a_half_filled_page(page: Page) -> None:
    to_form(page, "chance-uk")
    page.locator("[id='young_person.name']").fill("Robin Half")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Before you write a referral")
    page.go_forward()
    expect(page.locator("[id='young_person.name']")).to_have_value("Robin Half")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("h1")).to_have_text("Before you write a referral")
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("[id='young_person.name']")).to_have_value("Robin Half")


@with_and_without
def test_going_back_from_the_answers_finds_the_form_as_it_was(page: Page) -> None:
    to_form(page, "chance-uk")
    fill(page)
    check(page)
    expect(page.locator("h1")).to_have_text("Check your answers")
    page.go_back()
    expect(page.locator("[id='young_person.name']")).to_have_value("Robin Young")
    expect(page.locator("[id='why.now']")).to_have_value(TYPED["why.now"])


@with_and_without
def test_one_answer_is_changed_and_the_page_opens_at_it(page: Page) -> None:
    to_form(page, "chance-uk")
    fill(page)
    check(page)
    with next_page(page):
        page.get_by_role("button", name="Change Why now?").click()
    expect(page.locator("[id='why.now']").first).to_be_in_viewport()
    page.locator("[id='why.now']").fill("Something else")
    check(page)
    expect(page.locator("main")).to_contain_text("Something else")
    expect(page.locator("main")).to_contain_text("Robin Young")


def test_a_double_click_does_no_harm(page: Page) -> None:
    to_form(page, "chance-uk")
    fill(page)
    page.get_by_role("button", name="Check your answers").dblclick()
    expect(page.locator("h1")).to_have_text("Check your answers")
    expect(page.locator("main")).to_contain_text("Robin Young")


def test_two_tabs_do_not_disturb_each_other(page: Page) -> None:
    to_form(page, "chance-uk")
    page.locator("[id='young_person.name']").fill("First")
    second = page.context.new_page()
    to_form(second, "kickz")
    fill(second, **{"young_person.name": "Second"})
    check(second)
    expect(second.locator("main")).to_contain_text("Second")
    fill(page, **{"young_person.name": "First"})
    check(page)
    expect(page.locator("main")).to_contain_text("First")
    expect(page.locator("main")).not_to_contain_text("Second")


def test_a_tab_whose_cookie_is_gone_loses_nothing(page: Page) -> None:
    to_form(page, "chance-uk")
    fill(page)
    page.context.clear_cookies()
    check(page)
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Nothing is lost")
    expect(page.locator("[id='young_person.name']")).to_have_value("Robin Young")
    check(page)
    expect(page.locator("h1")).to_have_text("Check your answers")


@pytest.mark.parametrize("how", ["click", "Shift three times"])
def test_leaving_at_once_leaves_no_way_back_to_the_page(page: Page, how: str) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto("/about")
    page.goto("/refer?programme=chance-uk&writer=young_person")
    if how == "click":
        page.get_by_role("button", name="Exit this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page).to_have_title("Weather")
    page.go_back()
    assert page.url.endswith("/about")


@pytest.mark.parametrize("javascript", [False], ids=["no JavaScript"])
def test_leaving_at_once_works_without_javascript(page: Page) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page.goto("/match")
    page.get_by_role("button", name="Exit this page").click()
    expect(page).to_have_title("Weather")


@everywhere
def test_axe_objects_to_nothing_where_something_is_wrong(page: Page) -> None:
    page.goto("/refer?programme=chance-uk&writer=professional")
    with next_page(page):
        page.get_by_role("button", name="Continue", exact=True).click()
    sound(page, "gate-wrong")
    page.get_by_label("Somebody is in danger now").check()
    for answer in GATE:
        page.get_by_label(answer, exact=True).check()
    page.get_by_label("I will not name anybody else").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("h1")).to_contain_text("999")
    sound(page, "stop")
    with next_page(page):
        page.get_by_role("button", name="Go back").click()
    page.get_by_label("Somebody is in danger now").uncheck()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.locator("[id='young_person.birth.day']").fill("31")
    page.locator("[id='young_person.birth.month']").fill("2")
    check(page)
    page.locator(".govuk-error-summary a", has_text="Date of birth").click()
    expect(page.locator("[id='young_person.birth.year']")).to_be_focused()
    sound(page, "form-wrong")


@pytest.mark.parametrize("viewport", [NARROW], ids=["320 pixels"])
def test_nothing_has_to_be_scrolled_sideways(page: Page) -> None:
    def fits(name: str) -> None:
        width: int = page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= NARROW["width"], name

    to_form(page, "chance-uk", "kickz")
    fits("form")
    check(page)
    fits("form with problems")
    fill(page, **{"why.now": "w" * 300})
    check(page)
    fits("check")
