"""A referral that cannot go on as it was sent: it says what is wrong, goes on without it, and nothing else is lost."""

import pytest
from flask import Flask

from tests.inspection import words
from tests.web.matching import CHILD
from tests.web.referring import GATE, PERSON, AuthorInput, Writer, at_the_check, at_the_form

STEPS = ("", "/form", "/check", "/print", "/document.docx", "/document.pdf", "/document.json")
STARTED: AuthorInput = {"programme": "chance-uk", "writer": "professional", **GATE, **PERSON, "filled": "yes"}


def sent(app: Flask, step: str, fields: AuthorInput, status: int) -> Writer:
    """The page that a form with these fields leads to, sent from outside with a right token."""
    writer = Writer(app).open("/match")
    data = {**fields, "csrf_token": writer.value("csrf_token")}
    return writer._shown(writer.site.ask(f"/refer{step}", "POST", data=data), status)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fields", [{}, {"why.now": "x"}, {"programme": []}], ids=["nothing", "no listing", "no listing at all"])
def test_without_a_listing_it_is_refused_with_where_to_begin(app: Flask, step: str, fields: AuthorInput) -> None:
    assert sent(app, step, fields, 400).page.select_one("main a[href='/match']")


def test_nothing_selected_on_the_page_of_a_match_leads_back_to_it(app: Flask) -> None:
    writer = sent(app, "", {**CHILD, "referrer": "school"}, 400).press("Back to what fits")
    assert writer.page.select_one("a[href='/programmes/chance-uk']")


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"])
def test_what_is_no_form_is_refused(app: Flask, content_type: str) -> None:
    writer = Writer(app)
    for step in STEPS:
        answer = writer.site.ask(f"/refer{step}", "POST", data=b'{"programme": "chance-uk"}', content_type=content_type)
        assert answer.status_code == 400


@pytest.mark.parametrize("step", STEPS)
def test_somebody_who_does_not_say_who_writes_is_asked_again(app: Flask, step: str) -> None:
    writer = sent(app, step, {**STARTED, "writer": "boss"}, 400)
    assert writer.problems == {"writer": "Choose who is writing this"}
    writer.press("Continue", {"writer": "professional"}).press("Continue")
    assert writer.value("why.now") == PERSON["why.now"]


def test_the_question_who_writes_is_not_refused_before_it_is_asked(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk")
    assert not writer.problems
    writer.press("Continue", status=400)
    assert set(writer.problems) == {"writer"}


@pytest.mark.parametrize(("slug", "status"), [("gone-since", 404), ("dispersal-zones", 409), ("growing-against-gangs-and-violence", 409)])
@pytest.mark.parametrize("step", STEPS)
def test_a_listing_that_takes_nobody_any_more_is_left_out_and_nothing_typed_is_lost(app: Flask, step: str, slug: str, status: int) -> None:
    writer = sent(app, step, {**STARTED, "programme": ["chance-uk", slug]}, status)
    writer.press("Go on without it")
    if writer.heading.startswith("Before"):
        writer.press("Continue")
    assert writer.value("why.now") == PERSON["why.now"]
    assert [words(one) for one in writer.page.select(".app-listing > h2")] == ["Chance UK"]


def test_where_no_listing_is_left_what_was_typed_can_be_copied(app: Flask) -> None:
    page = sent(app, "/check", {**STARTED, "programme": "gone-since", "gate.names": "agreed"}, 404).page
    assert {"Robin Young", "Oak School"} <= {words(one) for one in page.select("main li")}
    assert "agreed" not in words(page.main)
    assert not page.select("main form button")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param({"age": "nine"}, "Age must be a whole number", id="an age in letters"),
        pytest.param({"age": "9", "needs": "nonsense"}, "Needs: choose from the answers", id="an unknown need"),
        pytest.param({"age": "9", "borough": "Atlantis"}, "Borough: choose one of the answers", id="an unknown borough"),
        pytest.param({"age": "9", "band": "high"}, "Say why you choose another level", id="a level without a reason"),
        pytest.param({"age": "9", "added": "chance-uk"}, "why you choose a listing that did not match", id="a choice without a reason"),
        pytest.param({"age": "9", "added": "chance-uk", "added_reason": "x" * 501}, "at most 500", id="a reason without end"),
    ],
)
def test_answers_of_a_match_that_cannot_be_used_are_named_and_left_out(app: Flask, step: str, answers: AuthorInput, said: str) -> None:
    writer = sent(app, step, {**STARTED, **answers}, 400)
    assert said in words(writer.page.select_one("main ul"))
    writer.press("Go on without them")
    if writer.heading.startswith("Before"):
        writer.press("Continue")
    assert writer.value("why.now") == PERSON["why.now"]


@pytest.mark.parametrize("step", STEPS[3:])
def test_a_paper_of_a_listing_that_is_left_out_is_no_paper_of_another(app: Flask, step: str) -> None:
    fields = {**STARTED, "programme": ["chance-uk", "kickz"], "leave_out": "chance-uk", "only": "chance-uk"}
    writer = sent(app, step, fields, 400)
    assert writer.heading == "Check your answers"
    assert "left out" in words(writer.page.select_one(".govuk-notification-banner"))


def test_nothing_is_said_to_be_filled_in_that_is_blank(app: Flask) -> None:
    groups = at_the_form(app, "chance-uk").page.select(".govuk-form-group:has(.app-origin)")
    assert groups
    for one in groups:
        answered = one.select("input[checked], option[selected]:not([value=''])") or any(
            str(field.get("value", "")) or field.get_text(strip=True) for field in one.select("input[type=text], textarea")
        )
        assert bool(answered) == ("Already filled in" in words(one.select_one(".app-origin"))), words(one)


def test_a_paper_goes_to_whoever_the_sender_says(app: Flask) -> None:
    writer = at_the_check(app, "chance-uk", typed={"chance-uk.to": "The new name of it"}).press("Print")
    table = next(one for one in writer.page.select("article table") if "From" in words(one))
    assert "The new name of it" in words(table)
    assert words(writer.page.main).count("The new name of it") == 1
