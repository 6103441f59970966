"""What should not be typed into a referral, and is: a sentence beside its field. Nothing breaks and nothing typed is lost."""

import logging
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.inspection import words
from tests.web.referring import GATE, PERSON, Writer, at_the_check, at_the_form, fields_of

BIRTH = "young_person.birth"
CONTROL = "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\x9f\ufffe\uffff"
KEPT = [
    pytest.param("ישראל שָׁלוֹם مرحبا", id="from right to left"),
    pytest.param("👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧", id="emoji"),
    pytest.param("<script>alert(1)</script> & \"quotes\" 'single' </textarea>", id="HTML"),
    pytest.param("{{ 7 * 7 }} {% raw %} ${x} %s", id="templates"),
    pytest.param('=HYPERLINK("http://x") +1 -1 @SUM(A1)', id="a spreadsheet formula"),
    pytest.param("\u202eevil\u202c \u200b \ufeff", id="what turns and what is not seen"),
    pytest.param("'; DROP TABLE programme; --", id="SQL"),
    pytest.param("Zoë O’Brien-Łukasz 山田", id="names as people have them"),
]  # fmt: skip


def born(day: str, month: str, year: str) -> dict[str, str]:
    """A date of birth in three parts."""
    return {f"{BIRTH}.day": day, f"{BIRTH}.month": month, f"{BIRTH}.year": year}


@pytest.mark.parametrize("typed", KEPT)
@pytest.mark.parametrize("name", ["young_person.name", "why.now"])
def test_whatever_people_write_is_kept_as_typed(app: Flask, name: str, typed: str) -> None:
    writer = at_the_check(app, "chance-uk", typed={name: typed})
    assert writer.page.select("script:not([src]):not([nonce])") == []
    assert " ".join(typed.split()) in words(writer.page.main)
    assert writer.value(name) == typed
    made: Any = writer.sent("JSON").json
    assert typed.strip() in {row["value"] for part in made["parts"] for row in part["rows"]}
    writer.press("Back to the form")
    assert writer.value(name) == typed


@pytest.mark.parametrize("sign", CONTROL, ids=ascii)
def test_what_cannot_be_printed_is_shown_and_refused(app: Flask, sign: str) -> None:
    writer = at_the_form(app, "chance-uk").press("Check your answers", {**PERSON, "young_person.name": f"Ro{sign}bin"}, status=400)
    assert list(writer.problems) == ["young_person.name"]
    assert writer.value("young_person.name") == "Ro�bin"
    assert sign not in writer.page.get_text()


@pytest.mark.parametrize("name", ["young_person.name", "why.now", "chance-uk"])
def test_what_is_too_long_says_by_how_much_and_is_all_still_there(app: Flask, name: str) -> None:
    writer = at_the_form(app, "chance-uk")
    if name == "chance-uk":
        texts = [str(one["name"]) for one in writer.page.select(".app-listing input[type=text], .app-listing textarea")]
        if not texts:
            pytest.fail("the listing asks for nothing in words")
        name = texts[0]
    typed = "ä" * 10_000
    writer.press("Check your answers", {**PERSON, name: typed}, status=400)
    assert "10,000" in writer.problems[name]
    assert "characters or fewer" in writer.problems[name]
    assert writer.value(name) == typed


def test_every_field_far_too_long_at_once_comes_back_with_messages(app: Flask) -> None:
    writer = at_the_form(app, "chance-uk", "kickz", "leap")
    texts = {str(one["name"]): "x" * 9_000 for one in writer.page.select("main input[type=text], main textarea")}
    writer.press("Check your answers", texts, status=400)
    assert set(texts) - {
        f"{name}.{part}" for name in {one.rpartition(".")[0] for one in texts} for part in ("day", "month", "year")
    } <= set(writer.problems)
    assert writer.value("why.now") == "x" * 9_000


def test_what_has_no_end_is_refused_with_what_to_do(app: Flask) -> None:
    writer = at_the_form(app, "chance-uk").press("Check your answers", {**PERSON, "why.now": "x" * 3_000_000}, status=413)
    assert "go back and shorten" in words(writer.page.main)


@pytest.mark.parametrize(
    ("date", "wrong", "said"),
    [
        pytest.param(born("31", "2", "2009"), "day", "Enter a date that exists", id="a day that is none"),
        pytest.param(born("29", "2", "2011"), "day", "Enter a date that exists", id="no leap year"),
        pytest.param(born("1", "13", "2009"), "month", "Enter a date that exists", id="a thirteenth month"),
        pytest.param(born("1", "1", "09"), "year", "Enter a date that exists", id="a year in short"),
        pytest.param(born("one", "1", "2009"), "day", "Enter a date that exists", id="letters"),
        pytest.param(born("٣", "1", "2009"), "day", "Enter a date that exists", id="other digits"),
        pytest.param(born("1", "", ""), "month", "must have a month and a year", id="one part"),
        pytest.param(born("", "1", "2009"), "day", "must have a day", id="no day"),
        pytest.param(born("-1", "1", "2009"), "day", "Enter a date that exists", id="below nought"),
        pytest.param(born("1" * 5000, "1", "2009"), "day", "Enter a date that exists", id="without end"),
        pytest.param(born("<b>", "\x00", "="), "day", "Enter a date that exists", id="signs"),
    ],
)
def test_a_date_that_is_none_leads_to_the_part_that_is_wrong(app: Flask, date: dict[str, str], wrong: str, said: str) -> None:
    writer = at_the_form(app, "chance-uk").press("Check your answers", {**PERSON, **date}, status=400)
    assert list(writer.problems) == [f"{BIRTH}.{wrong}"]
    assert said in writer.problems[f"{BIRTH}.{wrong}"]
    assert all(writer.value(name) == typed.replace("\x00", "�") for name, typed in date.items())
    assert writer.page.find(id=f"{BIRTH}.{wrong}")


def test_a_date_is_read_with_or_without_noughts(app: Flask) -> None:
    for day, month in (("7", "3"), ("07", "03"), (" 7 ", "3")):
        writer = at_the_check(app, "chance-uk", typed=born(day, month, "2010"))
        assert "7 March 2010" in words(writer.page.main)


def test_an_answer_that_is_no_choice_is_refused(app: Flask) -> None:
    writer = at_the_form(app, "chance-uk").press("Check your answers", {**PERSON, "why.willing": "perhaps"}, status=400)
    assert list(writer.problems) == ["why.willing"]
    Writer(app).open("/refer?programme=chance-uk&writer=professional").press("Continue", {**GATE, "gate.basis": "because"}, status=400)


anything = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("<>&\"'={}%\x00\u202e\n\r\t 👍é", max_size=60)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_in_every_field_never_breaks_it_and_nothing_is_lost(at_form: Writer, data: st.DataObject) -> None:
    names = [str(one["name"]) for one in at_form.page.select("main input[type=text], main textarea")]
    typed: dict[str, Any] = data.draw(st.fixed_dictionaries(dict.fromkeys(names, anything)))
    choices = sorted({str(one["name"]) for one in at_form.page.select("main input[type=radio], main input[type=checkbox], main select")})
    typed |= data.draw(st.dictionaries(st.sampled_from(choices), anything, max_size=3))
    answer = at_form.sent("Check your answers", typed)
    assert answer.status_code in {200, 400}
    seen = Writer(at_form.app)
    seen._shown(answer, answer.status_code)
    now = dict(fields_of(seen.page))
    for name in names:
        if typed[name].isprintable():
            assert now[name] == typed[name]


@pytest.fixture(scope="module")
def at_form(app: Flask) -> Writer:
    """Somebody at the form for a listing with conditions of its own."""
    return at_the_form(app, "chance-uk")


@given(
    st.dictionaries(
        st.sampled_from(["programme", "writer", "added", "added_reason", "leave_out", "filled", "age", "needs", "only"]) | anything,
        anything | st.lists(anything, max_size=3),
        max_size=6,
    )
)
@example({"programme": ["chance-uk", "chance-uk"], "writer": "professional"})
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_fields_of_any_name_break_any_page(app: Flask, fields: dict[str, Any]) -> None:
    writer = Writer(app).open("/match")
    token = writer.value("csrf_token")
    for step in ("", "/form", "/check", "/document.json"):
        answer = writer.site.ask(f"/refer{step}", "POST", data={"programme": "chance-uk", **fields, "csrf_token": token})
        assert answer.status_code in {200, 400, 404, 409}


def test_nothing_that_is_typed_is_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        writer = at_the_check(app, "chance-uk", typed={"why.now": "zebra-words", "young_person.name": "zebra-name"})
        for button in ("Print", "Word", "PDF", "JSON"):
            assert b"zebra" in writer.sent(button).data or button in {"Word", "PDF"}
        at_the_form(app, "chance-uk").press("Check your answers", {"why.now": "zebra-words"}, status=400)
    assert "zebra" not in caplog.text
