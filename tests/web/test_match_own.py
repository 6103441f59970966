"""What a practitioner does with results: shows fewer, adds a listing with a reason, changes an answer, starts a referral, takes a file."""

import sys
from collections.abc import Iterable
from io import BytesIO

import docx
import pytest
from werkzeug.datastructures import MultiDict

from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.web.forms.journey import journey_of
from catalogue.web.forms.profile import ProfileForm
from tests.inspection import words
from tests.site import Site
from tests.web.matching import CHILD, DISCLOSURE, MAN, SITUATIONS, STABBED, Answers, best, button, fields_of, headings, press, results

REASON = "His brother was helped <there>"


def offered(site: Site, answers: object) -> list[str]:
    """Every listing on the page that is offered, in order."""
    names = results(site, answers).select("#best .app-result__name a, ol[start] .app-result__name a")
    return [str(one["href"]).removeprefix("/programmes/") for one in names]


def with_added(answers: Answers, slugs: Iterable[str]) -> MultiDict[str, str]:
    """The answers with these listings added, each with a reason."""
    return MultiDict(
        [*MultiDict(answers).items(multi=True), *(pair for one in slugs for pair in (("added", one), ("added_reason", "yes")))]
    )


def ruled_out(site: Site, answers: object) -> list[str]:
    """Every listing that may be chosen although it is not offered."""
    return [str(one["value"]) for one in results(site, answers).select("#added-new option") if one["value"]]


@pytest.mark.parametrize("name", [one for one in SITUATIONS if one != "disclosure"])
def test_a_referral_starts_with_every_answer_and_one_listing(site: Site, application: Application, name: str) -> None:
    page = results(site, SITUATIONS[name])
    first = page.select_one("#best button[name=programme]")
    assert first
    address, pairs = fields_of(page, first)
    journey = journey_of(MultiDict(pairs))
    assert address == "/refer"
    assert journey.programmes == (best(page)[0],)
    _, profile = journey.profile(application.reference)
    expected = ProfileForm(MultiDict(SITUATIONS[name]), application.reference).profile()
    assert profile
    assert expected
    assert profile.answers == expected.answers


def test_a_referral_starts_for_the_whole_package(site: Site) -> None:
    page = results(site, CHILD)
    package = [str(link["href"]).rpartition("/")[2] for link in page.select("#package ~ ul")[0].select("a")]
    assert len(package) > 1
    _, pairs = fields_of(page, button(page, "Start a referral to both"))
    assert list(journey_of(MultiDict(pairs)).programmes) == package


def test_a_referral_starts_for_those_that_are_ticked(site: Site) -> None:
    page = results(site, MAN)
    for box in page.select("#best input[name=programme]")[1:3]:
        box["checked"] = ""
    address, pairs = fields_of(page, button(page, "Start one referral to all selected"))
    assert address == "/refer"
    assert list(journey_of(MultiDict(pairs)).programmes) == best(page)[1:3]


def test_the_practitioners_own_level_and_listings_go_along_to_the_referral(site: Site) -> None:
    out = ruled_out(site, CHILD)[0]
    page = results(site, CHILD | {"band": "high", "band_reason": "Older boys", "added": out, "added_reason": REASON})
    _, pairs = fields_of(page, button(page, "Start a referral to both"))
    journey = journey_of(MultiDict(pairs))
    assert journey.added == {out: REASON}
    assert (journey.sent["band"], journey.sent["band_reason"]) == ("high", "Older boys")


def test_where_no_programme_is_the_answer_no_referral_starts(site: Site) -> None:
    page = results(site, DISCLOSURE | {"added": "chance-uk", "added_reason": REASON})
    assert not page.select("form[action='/refer'], #add, [name=programme]")


def test_matches_are_narrowed_and_shown_again(site: Site) -> None:
    page = results(site, CHILD)
    every = offered(site, CHILD)
    here = [str(one["value"]) for one in page.select("#narrow input[name=show_place]")]
    assert "local" in here
    fewer = press(site, page, "Show these", ("show_place", "local"))
    left = best(fewer)
    assert left
    assert set(left) < set(every)
    assert f"{len(left)} of {len(every)} shown: Here." in words(fewer.main)
    assert {words(one) for one in fewer.select("#best .govuk-tag--blue")} == {"Here"}
    assert not fewer.select("#best .govuk-tag--grey")
    assert fewer.select_one("#narrow[open] input[value=local][checked]")
    assert best(press(site, fewer, f"Show all {len(every)} again")) == every[:10]


def test_kinds_of_narrowing_all_hold_and_values_of_one_are_alternatives(site: Site) -> None:
    either = set(offered(site, CHILD | {"show_need": ["mentoring", "violent_behaviour"]}))
    assert either == set(offered(site, CHILD | {"show_need": "mentoring"})) | set(offered(site, CHILD | {"show_need": "violent_behaviour"}))
    assert set(offered(site, CHILD | {"show_need": "mentoring", "show_only": "fits"})) == (
        set(offered(site, CHILD | {"show_need": "mentoring"})) & set(offered(site, CHILD | {"show_only": "fits"}))
    )


def test_narrowing_says_how_many_each_choice_shows(site: Site) -> None:
    for field in results(site, STABBED).select("#narrow input[type=checkbox]"):
        name, value = str(field["name"]), str(field["value"])
        label = field.find_next_sibling("label")
        assert label
        assert words(label).endswith(f"({len(offered(site, STABBED | {name: value}))})"), (name, value)


def test_my_agency_is_asked_only_where_it_is_known(site: Site) -> None:
    assert results(site, STABBED).select("#narrow input[value=sendable]")
    assert not results(site, CHILD).select("#narrow input[value=sendable]")


def test_narrowing_to_nothing_says_so_and_can_be_taken_back(site: Site) -> None:
    page = results(site, CHILD | {"show_place": "local", "show_need": "violent_behaviour", "show_only": "fits"})
    assert not best(page)
    assert "Take something out" in words(page.main)
    assert button(page, f"Show all {len(offered(site, CHILD))} again")


def test_a_listing_is_chosen_against_the_answer_with_a_reason(site: Site, programmes: dict[str, Programme]) -> None:
    page = results(site, CHILD)
    row = next(one for one in page.select(".app-out li") if one.select_one("button[name=choose]"))
    slug = str(row.select("button[name=choose]")[0]["value"])
    name = programmes[slug].name.text
    picked = press(site, page, f"Choose this anyway: {name}")
    assert picked.select_one(f"#add[open] option[value='{slug}'][selected]")
    done = press(site, picked, "Choose it", ("added_reason", REASON))
    assert "Chosen by you" in headings(done)
    card = done.select_one("#chosen ~ ul li")
    assert name in words(card)
    assert f"Chosen by you, because: {REASON}" in words(card)
    assert "Speaks against it:" in words(card)
    assert card
    assert [words(one) for one in card.select(".govuk-tag")][1] == "Does not fit"
    assert card.select_one(f"button[form=refer-one][value='{slug}']")
    assert not best(done) or slug not in best(done)
    assert "Chosen by you" not in headings(press(site, done, f"Take it out again: {name}"))


def test_a_listing_chosen_stays_when_an_answer_changes_and_when_one_is_refused(site: Site) -> None:
    out = ruled_out(site, CHILD)[0]
    page = results(site, CHILD | {"added": out, "added_reason": REASON})
    changed = press(site, page, "See what changes", ("sdq_score", "19"))
    assert REASON in words(changed.select_one("#chosen ~ ul"))
    refused = press(site, changed, "See what changes", ("age", "nine"), status=400)
    mended = press(site, refused, "See what fits", ("age", "10"))
    assert REASON in words(mended.select_one("#chosen ~ ul"))
    assert "10 now" in words(mended.select_one(".app-changed"))


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        pytest.param(("", ""), "added-new", "Choose a listing", id="nothing"),
        pytest.param(("", "because"), "added-new", "Choose a listing", id="no listing"),
        pytest.param(("some", ""), "added-reason-new", "Say why", id="no reason"),
        pytest.param(("some", "x" * 501), "added-reason-new", "500 characters", id="a reason too long"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(site: Site, typed: tuple[str, str], field: str, said: str) -> None:
    slug = ruled_out(site, CHILD)[0] if typed[0] else ""
    page = press(site, results(site, CHILD), "Choose it", ("added", slug), ("added_reason", typed[1]), status=400)
    first = page.select_one(".govuk-error-summary a")
    assert first
    assert first["href"] == f"#{field}"
    assert said in words(first)
    assert said in words(page.select_one("#add[open] .govuk-error-message"))
    assert words(page.select_one("#added-reason-new")) == typed[1]
    assert best(page) == best(results(site, CHILD))


def test_a_seventh_is_refused_with_what_was_typed(site: Site) -> None:
    *six, seventh = ruled_out(site, CHILD)[:7]
    page = results(site, with_added(CHILD, six))
    page = press(site, page, "Choose it", ("added", seventh), ("added_reason", REASON), status=400)
    assert "at most" in words(page.select_one(".govuk-error-summary"))
    assert words(page.select_one("#added-reason-new")) == REASON
    assert len(page.select("#chosen ~ ul li.app-match")) == 6


def test_enforcement_and_what_nobody_is_referred_to_cannot_be_chosen(site: Site, programmes: dict[str, Programme]) -> None:
    refused = {slug for slug, one in programmes.items() if not one.can_refer}
    for name in set(SITUATIONS) - {"disclosure"}:
        assert not set(ruled_out(site, SITUATIONS[name])) & refused, name
    page = results(site, with_added(MAN, sorted(refused)))
    assert "Chosen by you" not in headings(page)
    assert not {str(one["value"]) for one in page.select("[name=programme]")} & refused


def test_another_answer_says_what_it_changes(site: Site) -> None:
    page = press(site, results(site, CHILD), "See what changes", ("age", "15"), ("education", "in_secondary"))
    told = words(page.select_one(".app-changed"))
    assert "How old are they: 9 before, 15 now." in told
    assert "Offered now, and not before" in told
    gone = words(page.select_one(".app-changed details"))
    assert "Chance UK" in gone
    assert "ages 5 to 11" in gone
    before, now = set(offered(site, CHILD)), set(offered(site, CHILD | {"age": "15", "education": "in_secondary"}))
    assert f"Offered now, and not before ({len(now - before)})" in told
    assert f"Offered no longer ({len(before - now)})" in gone


def test_a_change_of_level_and_new_advice_are_said(site: Site) -> None:
    before = {"age": "15", "needs": ["mentoring"], "gang_involvement": "none", "justice_status": "none", "education": "in_secondary"}
    page = results(site, before)
    after = press(site, page, "See what changes", ("gang_involvement", "wants_to_leave"))
    told = words(after.select_one(".app-changed"))
    assert "Low before, High now" in told
    assert "New advice:" in told
    again = press(site, after, "Show these", ("show_only", "fits"))
    assert not again.select(".app-changed")


def test_no_change_is_not_called_one(site: Site) -> None:
    assert not press(site, results(site, CHILD), "See what changes").select(".app-changed")
    assert not results(site, CHILD).select(".app-changed")


@pytest.mark.parametrize("before", ["%%%", "age=x", "age=9&" * 2000, "&".join(f"needs={n}" for n in range(99)), "\x00"])
def test_answers_before_that_cannot_be_read_change_nothing(site: Site, before: str) -> None:
    assert not results(site, CHILD | {"before": before}).select(".app-changed")


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_word_file_has_what_the_page_has_and_a_name_without_anybody(site: Site, name: str) -> None:
    page = results(site, SITUATIONS[name])
    address, pairs = fields_of(page, button(page, "Download for Word (DOCX)"))
    response = site.ask(address, "POST", data=MultiDict(pairs))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"] == 'attachment; filename="what-fits.docx"'
    found = docx.Document(BytesIO(response.data))
    text = "\n".join(
        [*(one.text for one in found.paragraphs), *(cell.text for table in found.tables for row in table.rows for cell in row.cells)]
    )
    assert words(page.select_one("#band-heading")) in text
    for link in page.select("#best .app-result__name a"):
        assert words(link).removesuffix(" (opens in a new tab)") in text


def test_a_word_file_says_what_was_chosen_and_narrowed(site: Site) -> None:
    out = ruled_out(site, CHILD)[0]
    page = results(site, CHILD | {"added": out, "added_reason": REASON, "show_place": "local"})
    address, pairs = fields_of(page, button(page, "Download for Word (DOCX)"))
    found = docx.Document(BytesIO(site.ask(address, "POST", data=MultiDict(pairs)).data))
    text = "\n".join(
        [*(one.text for one in found.paragraphs), *(cell.text for table in found.tables for row in table.rows for cell in row.cells)]
    )
    assert REASON in text
    assert "shown: Here." in text


def test_a_pdf_has_its_name_or_the_page_says_that_there_is_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    page = results(site, CHILD)
    made, pairs = fields_of(page, button(page, "Download as PDF"))
    assert made == "/match/results.pdf"
    response = site.ask(made, "POST", data=MultiDict(pairs))
    assert response.data.startswith(b"%PDF")
    assert response.headers["Content-Disposition"] == 'attachment; filename="what-fits.pdf"'
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    without = press(site, page, "Download as PDF", status=501)
    assert "PDF" in words(without.select_one(".govuk-notification-banner"))
    assert best(without) == best(page)


def test_a_file_of_answers_that_cannot_be_used_is_the_questions_again(site: Site) -> None:
    response = site.send("/match/results.docx", {"age": "nine", "gender": "female"})
    assert response.status_code == 400
    assert "whole number" in response.text
