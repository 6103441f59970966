"""A referral as a person meets it: the gate, the form, the answers to check, the papers. Nothing that was typed is ever lost."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask

from catalogue.domain.programme import Programme
from tests.inspection import words
from tests.site import Site
from tests.web.matching import CHILD
from tests.web.referring import GATE, OWN_GATE, PERSON, Writer, at_the_check, at_the_form

SLUGS = ("chance-uk", "kickz", "leap")


def from_match(app: Flask, *slugs: str, typed: dict[str, str | list[str]] | None = None) -> Writer:
    """Somebody who comes to the gate from a match."""
    writer = Writer(app)
    token = words_of_token(writer)
    answer = writer.site.ask("/refer", "POST", data={**CHILD, **(typed or {}), "programme": list(slugs), "csrf_token": token})
    return writer._shown(answer, 200)


def words_of_token(writer: Writer) -> str:
    """The token of the page of questions."""
    return writer.open("/match").value("csrf_token")


def test_without_a_listing_the_page_says_where_to_begin(site: Site) -> None:
    page = site.get("/refer")
    assert page.select_one("main a[href='/match']")
    assert page.select_one("main a[href='/programmes?referral=individual']")


@pytest.mark.parametrize("step", ["form", "check", "print", "document.docx", "document.pdf", "document.json"])
def test_a_later_page_without_answers_leads_to_the_beginning(site: Site, step: str) -> None:
    response = site.ask(f"/refer/{step}")
    assert (response.status_code, response.location) == (302, "/refer")


def test_an_unknown_listing_is_404_and_enforcement_is_never_a_referral(site: Site) -> None:
    site.get("/refer?programme=no-such-thing&writer=professional", status=404)
    page = Writer(site._client.application).open("/refer?programme=dispersal-zones&writer=professional", status=409).page
    assert "enforcement" in words(page.main)


def test_seven_listings_are_too_many_and_which_stay_can_be_chosen(app: Flask, programmes: dict[str, Programme]) -> None:
    seven = [slug for slug, one in sorted(programmes.items()) if one.can_refer][:7]
    many = "&".join(f"programme={slug}" for slug in seven)
    writer = Writer(app).open(f"/refer?{many}", status=400)
    assert len(writer.page.select("input[name=programme][checked]")) == 6
    writer.press("Continue", {"programme": ["kickz", "chance-uk"]}).press("Continue", {"writer": "professional"})
    assert "Kickz and Chance UK" in words(writer.page.main)


def test_who_writes_is_asked_and_can_be_changed(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk")
    assert writer.heading == "Who is writing this?"
    writer.press("Continue", {"writer": "parent"})
    assert "gate.basis" not in str(writer.page)
    writer.press("Somebody else writes this").press("Continue", {"writer": "professional"})
    assert writer.page.select("input[name='gate.basis']")


def test_consent_is_not_chosen_beforehand_and_nothing_else_is(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk&writer=professional")
    assert not writer.page.select("main input[checked]")


def test_danger_stops_it_and_nothing_is_lost(app: Flask) -> None:
    writer = at_the_check(app, "chance-uk").press("Change Is anybody in danger now?")
    writer.press("Continue", {"gate.danger": "now"})
    assert "999" in writer.heading
    writer.press("Go back to the questions").press("Continue", without=["gate.danger"])
    assert writer.value("young_person.name") == PERSON["young_person.name"]


def test_a_concern_that_nobody_shared_comes_first(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk&writer=professional").press("Continue", {**GATE, "gate.safeguarding": "not_yet"})
    assert "safeguarding" in writer.heading
    writer.press("Go back to the questions").press("Continue", {"gate.safeguarding": "shared"})
    assert writer.heading == "Write the referral"


def test_the_gate_says_what_is_missing_and_keeps_the_rest(app: Flask) -> None:
    writer = Writer(app).open("/refer?programme=chance-uk&writer=professional").press("Continue", {"gate.basis": "consent"}, status=400)
    assert set(writer.problems) == {"gate.safeguarding", "gate.told", "gate.names"}
    assert words(writer.page.title).startswith("Error: ")
    assert writer.value("gate.basis") == "consent"


def test_what_matching_knows_is_filled_in_and_says_where_it_came_from(app: Flask) -> None:
    writer = from_match(app, "chance-uk", typed={"referrer": "school", "band": "high", "band_reason": "Older boys wait"})
    if writer.heading == "Who is writing this?":
        writer.press("Continue", {"writer": "professional"})
    writer.press("Continue", GATE)
    assert writer.value("situation.age") == "9"
    filled_in = re.search(r"We filled in (\d+) of (\d+) questions, apart from names and contacts", words(writer.page.main))
    assert filled_in
    assert 0 < int(filled_in[1]) < int(filled_in[2])
    origins = [words(one) for one in writer.page.select(".app-origin")]
    assert any("You answered this in matching" in one for one in origins)
    assert all(not writer.value(name) for name in ("young_person.name", "referrer.name", "contact.young_person", "parent.name"))
    writer.press("Check your answers", {**PERSON, "situation.age": "10"})
    assert "Older boys wait" in words(writer.page.main)
    row = next(one for one in writer.page.select(".govuk-summary-list__row") if words(one.dt) == "Age in years")
    assert words(row.select_one("dd")) == "10"  # changed: it no longer says where it came from


def test_what_was_filled_in_and_is_deleted_stays_deleted(app: Flask) -> None:
    writer = from_match(app, "chance-uk").press("Continue", {"writer": "professional"}).press("Continue", GATE)
    writer.press("Check your answers", {**PERSON, "situation.age": ""})
    row = next(one for one in writer.page.select(".govuk-summary-list__row") if words(one.dt) == "Age in years")
    assert words(row.select_one("dd")) == "Not answered"
    writer.press("Change Age in years")
    assert not writer.value("situation.age")


def test_every_answer_can_be_changed_and_the_rest_stays(app: Flask) -> None:
    writer = at_the_check(app, "chance-uk")
    buttons = list(writer.page.select(".govuk-summary-list__row button"))
    assert len(buttons) == len(writer.page.select(".govuk-summary-list__row"))
    for one in buttons:
        step, _, place = str(one["formaction"]).partition("#")
        back = Writer(app, writer.page)
        back.site = writer.site
        back.press(words(one))
        assert back.page.find(id=place), place
        assert step in {"/refer", "/refer/form"}
    back = writer.press("Change Full name").press("Check your answers", {"young_person.name": "Sam"})
    assert "Sam" in words(back.page.main)
    assert "Oak School" in words(back.page.main)


def test_several_share_what_they_have_in_common_and_one_can_be_left_out(app: Flask) -> None:
    writer = at_the_form(app, *SLUGS)
    assert len(writer.page.select("[id='young_person.name']")) == 1
    assert [words(one) for one in writer.page.select(".app-listing > h2")] == ["Chance UK", "Kickz", "Leap"]
    writer.press("Check your answers", {**PERSON, "leave_out": ["kickz"]})
    assert "Left out: Kickz" in words(writer.page.main)
    assert [words(one) for one in writer.page.select(".app-papers h3")] == ["All 2 referrals", "Chance UK", "Leap"]
    writer.press("Change what is left out", {})
    assert writer.page.select_one("input[name=leave_out][value=kickz][checked]")
    writer.press("Check your answers", {"leave_out": list(SLUGS)}, status=400)
    assert set(writer.problems) == {"leave_out"}


def test_json_carries_the_answers_and_the_reply_sheet(app: Flask) -> None:
    made = at_the_check(app, "chance-uk").sent("JSON")
    assert made.headers["Content-Disposition"] == 'attachment; filename="referral-chance-uk.json"'
    told = json.loads(made.data)
    values = {row["id"]: row["value"] for part in told["parts"] for row in part["rows"]}
    assert values["young_person.name"] == PERSON["young_person.name"]
    assert values["why.now"] == PERSON["why.now"]
    assert told["programme"] == {"slug": "chance-uk", "name": "Chance UK"}
    assert {one["code"] for one in told["replies"]} >= {"received", "accepted", "declined"}


@pytest.mark.parametrize(("button", "kind"), [("Word", "docx"), ("PDF", "pdf"), ("JSON", "json")])
def test_several_papers_come_as_one_file_whose_names_tell_nothing(app: Flask, button: str, kind: str) -> None:
    made = at_the_check(app, *SLUGS).sent(button)
    assert made.headers["Content-Disposition"] == f'attachment; filename="referrals-{kind}.zip"'
    with ZipFile(BytesIO(made.data)) as packed:
        assert packed.namelist() == [f"referral-{slug}.{kind}" for slug in SLUGS]
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_to_print_has_every_paper(app: Flask) -> None:
    writer = at_the_check(app, *SLUGS).press("Print")
    text = words(writer.page.main)
    assert text.count("Robin Young") >= len(SLUGS)


@pytest.mark.parametrize("button", ["Print", "Word", "PDF", "JSON", "Change Full name", "Back to the form"])
def test_a_page_open_too_long_loses_nothing_anywhere(app: Flask, button: str) -> None:
    writer = at_the_check(app, "chance-uk", typed={"why.own_words": "I <want> out"})
    writer.press(button, without=["csrf_token"], status=400)
    assert "Nothing is lost" in words(writer.page.select_one(".govuk-notification-banner"))
    assert writer.value("why.own_words") == "I <want> out"
    assert writer.value("csrf_token")


def test_the_form_comes_again_with_everything_where_the_token_is_missing(app: Flask) -> None:
    writer = at_the_form(app, "chance-uk").press("Check your answers", PERSON, without=["csrf_token"], status=400)
    assert writer.value("why.now") == PERSON["why.now"] or writer.value("young_person.name") == PERSON["young_person.name"]
    writer.press("Back to the form" if writer.heading == "Check your answers" else "Check your answers")


def test_pages_with_what_was_typed_are_kept_by_nobody(app: Flask) -> None:
    writer = at_the_check(app, "chance-uk")
    assert writer.answer
    assert writer.answer.headers["Cache-Control"] == "no-store"
    assert writer.answer.headers["Referrer-Policy"] == "same-origin"
    for button in ("Print", "Word", "PDF", "JSON", "Change Full name", "Change Is anybody in danger now?"):
        assert writer.sent(button).headers["Cache-Control"] == "no-store", button
    bad = at_the_form(app, "chance-uk").press("Check your answers", {"referrer.name": "x"}, status=400).answer
    assert bad
    assert bad.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("who", ["parent", "young_person"])
def test_a_parent_or_a_young_person_is_asked_less_and_can_leave_at_once(app: Flask, who: str) -> None:
    ours = at_the_form(app, "chance-uk")
    writer = Writer(app).open(f"/refer?programme=chance-uk&writer={who}")
    assert writer.page.select_one(".govuk-exit-this-page a[href='https://www.bbc.co.uk/weather']")
    writer.press("Continue", OWN_GATE)
    assert writer.heading == "Ask for help"
    assert writer.page.select_one(".govuk-exit-this-page")
    assert not ours.page.select_one(".govuk-exit-this-page")
    assert len(writer.page.select(".govuk-form-group")) < len(ours.page.select(".govuk-form-group"))
    assert "your" in words(writer.page.form).casefold()
    assert "referrer.agency" not in str(writer.page)


def test_a_listing_says_how_to_begin_and_for_whom_the_documents_print_a_way(site: Site, programmes: dict[str, Programme]) -> None:
    ways = {"self": "young_person", "parent_or_family": "parent"}
    for slug in ("chance-uk", *SLUGS, next(slug for slug, one in programmes.items() if any(way.route == "self" for way in one.routes))):
        page, printed = site.get(f"/programmes/{slug}"), {ways[way.route] for way in programmes[slug].routes if way.route in ways}
        assert page.select_one(f"a[href='/refer?programme={slug}']")
        assert {str(one["href"]).partition("writer=")[2] for one in page.select("a[href*='writer=']")} == printed
        assert ("print no way for a young person or a parent" in words(page.main)) == (not printed)
    assert not site.get("/programmes/dispersal-zones").select("a[href^='/refer']")


SAID = "He told me his brother carries a knife"


def test_no_page_on_the_way_from_a_match_is_kept_while_it_holds_an_answer(app: Flask) -> None:
    writer = from_match(app, "chance-uk", typed={"band": "high", "band_reason": SAID})
    seen = [writer.answer]
    seen.append(writer.press("Continue", {"writer": "professional"}).answer)
    seen.append(writer.press("Continue", GATE).answer)
    seen.append(writer.press("Back").answer)
    assert len({one.text for one in seen if one}) == len(seen)
    for one in seen:
        assert one
        assert SAID in one.text
        assert one.headers["Cache-Control"] == "no-store"


def test_a_form_from_a_listing_may_be_gone_back_to_until_something_is_typed(app: Flask) -> None:
    writer = at_the_form(app, "chance-uk")
    assert writer.answer
    assert writer.answer.headers["Cache-Control"] == "private, no-cache"
