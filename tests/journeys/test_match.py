"""Matching in a browser: by keyboard alone, wide and on a phone, with JavaScript and without; nothing that axe objects to."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, WIDE
from tests.journeys.helpers import keep, next_page, tab_to, violations

everywhere = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
desktop_and_bare_phone = pytest.mark.parametrize(
    ("viewport", "javascript"), [(WIDE, True), (PHONE, False)], ids=["wide", "phone without JavaScript"]
)
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
FIRST_HEADING = {
    "stabbed": "Danger: do this first",
    "disclosure": "Danger: do this first",
    "friend": "Before any referral",
    "man": "Before any referral",
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
    with next_page(page):
        page.get_by_role("button", name="See what fits").click()


def open_all(page: Page) -> None:
    """Unfolds everything that is folded, at once: a click each takes seconds, and that they unfold is tested by keyboard."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


@each_situation
@everywhere
def test_axe_objects_to_nothing(page: Page, name: str) -> None:
    fill(page, name)
    keep(page, f"match-{name}")
    open_all(page)  # what is shown before is all there still, and one run over thousands of elements takes seconds
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
    expect(page.locator(".app-danger--now").first).to_be_in_viewport()
    expect(page.locator(".app-danger--now")).to_contain_text("999")


@with_and_without
def test_what_is_refused_keeps_the_answers_and_leads_to_its_field(page: Page) -> None:
    fill(page, "refused")
    expect(page.locator("#need-mentoring")).to_be_checked()
    page.locator(".govuk-error-summary a").first.press("Enter")
    expect(page.locator("#age").first).to_be_in_viewport()


@everywhere
def test_another_level_is_chosen_and_said(page: Page) -> None:
    fill(page, "child")
    page.get_by_text("Choose another level", exact=True).click()
    page.locator("input[name=band][value=high]").check()
    page.locator("#band_reason").fill("Older boys wait for him")
    page.get_by_role("button", name="Use my level").click()
    expect(page.locator(".app-band")).to_contain_text("Chosen by you, because: Older boys wait for him")
    expect(page.locator(".app-told")).to_contain_text("Hackney")


@desktop_and_bare_phone
@pytest.mark.parametrize("name", [one for one in SITUATIONS if one != "refused"])
def test_every_situation_by_keyboard_from_the_questions_to_the_answer(page: Page, name: str) -> None:
    page.goto("/match")
    for field, answer in in_order(page, SITUATIONS[name]):
        if field in {"age", "sdq_score", "borough", "setting"}:
            tab_to(page, f"#{field}")
            page.keyboard.type(answer)
        elif field == "needs":
            tab_to(page, f"#need-{answer}")
            page.keyboard.press("Space")
        else:
            tab_to(page, f"input[name={field}]")
            while not page.locator(f"input[name={field}][value={answer}]").is_checked():
                page.keyboard.press("ArrowUp")
    tab_to(page, "form[action='/match/results'] > button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("What fits")
    first = page.locator("main h2").first
    expect(first).to_have_text(FIRST_HEADING.get(name, "In short"))
    expect(page.locator("main h2").first).to_be_in_viewport()
    tab_to(page, ".app-short__lines a")
    with next_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("#band-heading" if name != "contradiction" else "#contradictions").first).to_be_in_viewport()


def in_order(page: Page, answers: dict[str, str | list[str]]) -> list[tuple[str, str]]:
    """Each answer on its own, in the order in which Tab meets its field."""
    single = [(field, one) for field, value in answers.items() for one in ([value] if isinstance(value, str) else value)]
    names: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('main form input, main form select')].map((one) => one.id || one.name)"
    )
    return sorted(single, key=lambda pair: names.index(f"need-{pair[1]}" if pair[0] == "needs" else pair[0]))


@desktop_and_bare_phone
def test_matches_are_narrowed_and_shown_again(page: Page, *, javascript: bool) -> None:
    fill(page, "child")
    page.get_by_text("Show fewer: here, fits, a need, a tier").click()
    page.locator("#narrow input[value=local]").check()
    with next_page(page):
        page.get_by_role("button", name="Show these").click()
    expect(page.locator("#matches ~ p strong").first).to_contain_text("shown: Here.")
    assert not javascript or violations(page) == []  # axe needs it
    page.get_by_role("button", name="again").click()
    expect(page.locator("#matches ~ p strong").first).to_contain_text("fit or may fit")


@desktop_and_bare_phone
def test_a_listing_is_chosen_anyway_and_taken_out(page: Page, *, javascript: bool) -> None:
    fill(page, "child")
    page.get_by_text("Choose a listing that is not offered", exact=True).click()
    page.locator("#added-new").select_option(index=3)
    page.get_by_role("button", name="Choose it").click()
    expect(page.locator("#add .govuk-error-message")).to_contain_text("Say why")
    assert not javascript or violations(page) == []  # axe needs it
    page.locator("#added-reason-new").fill("His brother was helped there")
    page.get_by_role("button", name="Choose it").click()
    expect(page.locator("#chosen ~ ul").first).to_contain_text("His brother was helped there")
    keep(page, "match-chosen")
    assert not javascript or violations(page) == []  # axe needs it
    page.get_by_role("button", name="Take it out again").click()
    expect(page.locator("#chosen")).to_have_count(0)


@everywhere
def test_choose_this_anyway_leads_to_the_reason(page: Page) -> None:
    fill(page, "child")
    open_all(page)
    page.get_by_role("button", name="Choose this anyway").first.click()
    expect(page.locator("#added-reason-new")).to_be_focused()
    expect(page.locator("#added-reason-new").first).to_be_in_viewport()


@desktop_and_bare_phone
def test_a_referral_starts_from_one_from_those_selected_and_from_the_package(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.url.endswith("/refer") else None)
    for start in (".app-selected button", "#best button[name=programme]", "#package ~ form button, #package ~ button"):
        fill(page, "man")
        page.locator("#best input[name=programme]").nth(0).check()
        page.locator("#best input[name=programme]").nth(1).check()
        page.locator(start).first.click()
        expect(page.locator("h1")).not_to_have_text("What fits")
        expect(page.locator("main")).not_to_contain_text("There is a problem")
    assert [one.count("programme=") for one in sent] == [2, 1, 1]
    assert all("age=24" in one for one in sent)


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
