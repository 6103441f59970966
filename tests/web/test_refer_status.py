"""What was only planned or proposed, or is over: the page says so before anybody is referred, and a family is not sent on."""

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask

from catalogue.domain.status import ReferralAccess, StatusNotice, known_first
from catalogue.main import Application
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.opened import docx_text, squeezed
from tests.site import Site
from tests.web.matching import Answers, results
from tests.web.referring import GATE, OWN_GATE, PERSON, Writer, at_the_check
from tests.web.test_refer_broken import STARTED, sent

PLANNED, PROPOSED, ENDED = "havering-restorative-justice-service", "havering-cse-service", "youth-activity-summer-programme"
EXPECTED = {
    ReferralAccess.CLOSED: {PROPOSED, "havering-girls-gang-offending-support", "st-marys-hospital-youth-workers-in-ae", ENDED},
    ReferralAccess.ASK_FIRST: {
        PLANNED, "havering-education-and-employment-support", "havering-diversionary-activities-and-mentoring",
        "havering-parenting-and-family-support",
    },
}  # fmt: skip
FAMILY = ("parent", "young_person")
GIRL: Answers = {
    "age": "15", "gender": "female", "borough": "havering", "needs": ["sexual_exploitation_risk", "employment", "victim_of_violence"],
    "gang_involvement": "peripheral", "justice_status": "none", "referrer": "school",
}  # fmt: skip

PROPOSED_ONLY: Answers = {"age": "15", "gender": "female", "borough": "havering", "needs": ["criminal_exploitation"]}
PROPOSED_TOO: Answers = {**PROPOSED_ONLY, "needs": ["sexual_exploitation_risk", "mentoring", "family_support"]}
PLANNED_ONLY: Answers = {
    "age": "7", "gender": "male", "borough": "havering", "needs": ["positive_activities", "mentoring", "gang_risk"],
    "gang_involvement": "member",
}  # fmt: skip


@pytest.fixture(scope="module")
def unsure(application: Application, snapshot: Snapshot) -> dict[str, StatusNotice]:
    """Every listing of which something has to be known first."""
    found = {slug: known_first(one, application.reference.statuses) for slug, one in snapshot.programmes.items()}
    return {slug: one for slug, one in found.items() if one}


def test_which_listings_they_are(unsure: dict[str, StatusNotice]) -> None:
    for way, slugs in EXPECTED.items():
        assert slugs <= {slug for slug, one in unsure.items() if one.way is way}


def test_the_page_of_a_listing_offers_no_referral_to_what_may_not_exist_without_saying_so(
    site: Site, unsure: dict[str, StatusNotice]
) -> None:
    for slug, before in unsure.items():
        page = site.get(f"/programmes/{slug}")
        (warning,) = page.select("#refer ~ .govuk-warning-text")
        assert before.text in words(warning), slug
        assert warning.select("a[href^='#note-']"), slug
        links = page.select("main a[href^='/refer']")
        assert len(links) == (before.way is ReferralAccess.ASK_FIRST), slug
        assert not links or warning in links[0].find_all_previous("div"), slug


def test_a_pilot_and_what_is_already_in_use_can_be_referred_to_as_usual(site: Site) -> None:
    for slug in ("identity-matters", "chance-programme", "chance-uk"):
        page = site.get(f"/programmes/{slug}")
        assert page.select("main a[href^='/refer']"), slug
        assert not page.select("#refer ~ .govuk-warning-text"), slug
    warned = words(at_the_check(site._client.application, "chance-programme").page.main)
    assert "It is also said: The main text says the partners were looking to launch it" in warned


@pytest.mark.parametrize("slug", [PLANNED, PROPOSED, ENDED])
def test_the_first_page_says_so_before_anything_else_and_a_professional_may_go_on(
    app: Flask, unsure: dict[str, StatusNotice], slug: str
) -> None:
    writer = Writer(app).open(f"/refer?programme={slug}")
    assert writer.heading == "Who is writing this?"
    for _ in range(2):
        after = writer.page.select_one("h1 + .govuk-warning-text")
        assert unsure[slug].text in words(after)
        assert after
        assert after.select("a.app-cite")
        if writer.heading == "Who is writing this?":
            writer.press("Continue", {"writer": "professional"})
    writer.press("Continue", GATE).press("Check your answers", PERSON)
    assert unsure[slug].text in words(writer.page.main)


@pytest.mark.parametrize("who", FAMILY)
def test_a_family_is_told_and_not_sent_on(app: Flask, unsure: dict[str, StatusNotice], who: str) -> None:
    for slug, before in unsure.items():
        writer = Writer(app).open(f"/refer?programme={slug}&writer={who}")
        assert writer.heading == "You cannot ask for this here", slug
        assert before.text in words(writer.page.main)
        assert writer.page.select("main li a.app-cite")
        assert "999" in words(writer.page.main)
        assert not writer.page.select("main form")
        writer.open(f"/refer?programme={slug}").press("Continue", {"writer": who})
        assert writer.heading == "You cannot ask for this here", slug


@pytest.mark.parametrize("who", FAMILY)
def test_no_later_page_lets_a_family_through_and_what_was_typed_can_be_copied(app: Flask, who: str) -> None:
    for step in ("/form", "/check", "/print", "/document.docx", "/document.json"):
        typed = {**STARTED, **OWN_GATE, "programme": PLANNED, "writer": who}
        page = sent(app, step, typed, 200).page
        assert words(page.h1) == "You cannot ask for this here", step
        assert "Robin Young" in words(page.main), step


def test_a_family_goes_on_without_it_to_what_it_can_ask_for(app: Flask) -> None:
    writer = Writer(app).open(f"/refer?programme=chance-uk&programme={PLANNED}&programme={ENDED}&writer=parent")
    assert writer.heading == "Some of these cannot be asked for here"
    writer.press("Go on without them")
    assert writer.heading == "Before you ask for help"
    assert "To Chance UK." in words(writer.page.main)
    writer.press("Continue", OWN_GATE)
    assert [words(one) for one in writer.page.select(".app-listing > h2")] == ["Chance UK"]


def cards(page: BeautifulSoup) -> dict[str, Tag]:
    """The offers of a match by slug."""
    return {str(one.select(".app-result__name a")[0]["href"]).removeprefix("/programmes/"): one for one in page.select(".app-match")}


def test_an_offer_that_may_not_exist_has_no_button_without_the_warning(site: Site, unsure: dict[str, StatusNotice]) -> None:
    page = results(site, GIRL)
    shown = {slug: one for slug, one in cards(page).items() if not one.find_parent(id="groups")}
    assert {unsure[slug].way for slug in shown if slug in unsure} == {ReferralAccess.CLOSED, ReferralAccess.ASK_FIRST}
    for slug, one in shown.items():
        button, tick = one.select("button[name=programme]"), one.select("input[name=programme]")
        if slug in unsure:
            label = "Before you refer" if unsure[slug].way is ReferralAccess.ASK_FIRST else "No referral"
            assert words(one.select_one(".app-match__before")).startswith(f"{label}: {unsure[slug].text}"), slug
            assert len(button) == len(tick) == (unsure[slug].way is ReferralAccess.ASK_FIRST), slug
            assert not button or one.select(".app-match__before ~ .app-match__refer"), slug
        elif one.select(".app-match__refer"):
            assert not one.select(".app-match__before"), slug


def test_together_leaves_out_what_nobody_can_be_referred_to_and_says_what_to_ask(site: Site, unsure: dict[str, StatusNotice]) -> None:
    seen: set[ReferralAccess] = set()
    for answers in (PROPOSED_ONLY, PROPOSED_TOO, PLANNED_ONLY):
        page = results(site, answers)
        start = page.select_one("#package")
        assert start
        part = BeautifulSoup("".join(map(str, _until_next_heading(start))), "html.parser")
        packed = [str(one["href"]).removeprefix("/programmes/") for one in part.select("li > a")]
        sent_to = {str(one["value"]) for one in part.select("[name=programme]")}
        for slug in packed:
            if slug in unsure:
                seen.add(unsure[slug].way)
                assert unsure[slug].text in words(part)
            assert (slug in sent_to) == (slug not in unsure or unsure[slug].way is ReferralAccess.ASK_FIRST), slug
    assert seen == {ReferralAccess.CLOSED, ReferralAccess.ASK_FIRST}


def _until_next_heading(start: Tag) -> list[Tag]:
    found: list[Tag] = []
    for one in start.find_next_siblings(True):
        if one.name == "h2":
            break
        found.append(one)
    return found


def test_the_paper_says_what_the_card_says(site: Site, unsure: dict[str, StatusNotice]) -> None:
    chosen = {**GIRL, "added": ENDED, "added_reason": "They say that it is back", "borough": "bromley"}
    assert squeezed(unsure[ENDED].text) in squeezed(docx_text(site.send("/match/results.docx", chosen).data))
    text = squeezed(docx_text(site.send("/match/results.docx", GIRL).data))
    others = {slug: one for slug, one in cards(results(site, GIRL)).items() if slug in unsure}
    assert others
    for slug, one in others.items():
        name = words(one.select_one(".app-result__name a")).removesuffix(" (opens in a new tab)")
        standing, place, said = (words(one.select(".govuk-tag")[number]) for number in (1, 0, 2))
        assert squeezed(f"{name}: {standing}; {place}; {said}") in text, slug
    together = squeezed(docx_text(site.send("/match/results.docx", PROPOSED_ONLY).data))
    assert squeezed(unsure["havering-girls-gang-offending-support"].text) in together
