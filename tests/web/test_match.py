"""Matching as a practitioner meets it: questions, and results in the order in which one thinks."""

import re
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from catalogue.main import Application
from catalogue.web.forms import words as plain
from catalogue.web.forms.profile import ProfileForm
from seed.rules import rulebook
from tests.inspection import words
from tests.site import Site
from tests.web.matching import CHILD, CONTRADICTION, DISCLOSURE, FRIEND, MAN, SITUATIONS, STABBED, asked, best, headings, results


def test_the_questions_put_safety_first_and_ask_for_no_name(site: Site) -> None:
    page = site.get("/match")
    assert "999" in words(page.select_one("main .app-danger"))
    assert "Do not type a name" in words(page.main)
    assert words(page.select_one("form .app-question-group legend")) == "Is anybody in danger now?"
    assert not page.select("main textarea")
    typed = {str(one["name"]) for one in page.select("form input[type=text]")}
    assert typed == {"age", "year_group", "sdq_score"}


def test_not_known_is_an_answer_and_chosen_from_the_start(site: Site) -> None:
    page = site.get("/match")
    radios = {str(one["name"]) for one in page.select("input[type=radio]")}
    assert radios == {"gender", "education", "gang_involvement", "justice_status", "willing"}
    for name in radios:
        chosen = page.select(f"input[name={name}][checked]")
        assert [words(page.select_one(f"label[for={one['id']}]")) for one in chosen] == ["Not known"], name
    for select in page.select("main select"):
        assert words(select.select_one("option")) == "Not known"
        assert [words(one) for one in select.select("option[selected]")] == ["Not known"]


def test_every_word_of_the_vocabularies_is_asked_for_in_plain_words(application: Application) -> None:
    lists = {"education_statuses": plain.EDUCATION, "gang_involvements": plain.GANG, "justice_statuses": plain.JUSTICE}
    for name, found in (lists | {"profile_settings": plain.SETTINGS, "needs": plain.NEEDS}).items():
        assert {term.code for term in application.reference.vocabulary[name]} == set(found), name
    assert sorted(code for codes in plain.NEED_GROUPS.values() for code in codes) == sorted(plain.NEEDS)


def test_every_ethnic_group_that_can_be_chosen_is_understood(application: Application) -> None:
    for term in application.reference.vocabulary["ethnic_groups"]:
        assert term.code in application.reference.ethnic_groups_of(term.label), term.label


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_has_a_sound_page_that_nobody_keeps(site: Site, name: str) -> None:
    response = asked(site, SITUATIONS[name])
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    page = results(site, SITUATIONS[name])
    assert "not a validated score" in words(page.main)
    assert not [link["href"] for link in page.select("a[href]") if re.search(r"[?&](age|needs?|borough)=", str(link["href"]))]


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_page_and_the_api_agree(site: Site, name: str, application: Application) -> None:
    form = ProfileForm(MultiDict(SITUATIONS[name]), application.reference)
    answer: Any = site.ask("/api/v1/matches", "POST", json=form.plain()).json
    page = results(site, SITUATIONS[name])
    assert best(page) == [one["slug"] for one in answer["matches"][:10]]
    assert bool(page.select(".app-danger--now")) == answer["emergency"]
    assert len(page.select(".app-band li")) >= len(answer["band"]["reasons"])


def test_a_child_of_nine_with_a_score_of_18_in_hackney(site: Site) -> None:
    page = results(site, CHILD)
    assert "chance-uk" in best(page)
    card = next(one for one in page.select("#best .app-match") if one.select_one("a[href='/programmes/chance-uk']"))
    assert "Here" in words(card)
    assert "Met: " in words(card)
    assert "Scores above 16" in words(page.select_one(".app-band"))
    assert not page.select(".app-danger--now")


def test_a_girl_beside_an_exploited_friend_has_safeguarding_first(site: Site) -> None:
    page = results(site, FRIEND)
    assert headings(page)[0] == "Before any referral"
    assert "children's social care" in words(page.select_one(".app-advice"))
    assert "Childline" in words(page.select_one(".app-advice"))
    assert "High" in words(page.select_one("#band-heading"))


def test_a_stabbed_boy_in_hospital_is_an_emergency_before_everything(site: Site) -> None:
    page = results(site, STABBED)
    assert headings(page)[0] == "Danger: do this first"
    danger = words(page.select_one(".app-danger--now"))
    assert all(said in danger for said in ("999", "social care", "Childline", "Gangline", "2012"))
    assert best(page)


def test_a_man_of_24_is_an_adult(site: Site) -> None:
    page = results(site, MAN)
    assert "children's social care" not in words(page.select_one("main")).split("Change an answer")[0]
    assert best(page)
    assert "High" in words(page.select_one("#band-heading"))


def test_an_adult_in_danger_is_for_adult_social_care(site: Site) -> None:
    danger = words(results(site, {"age": "24", "needs": ["immediate_danger"]}).select_one(".app-danger--now"))
    assert "adult social care" in danger
    assert "children" not in danger


def test_nothing_but_an_age_is_not_low(site: Site) -> None:
    page = results(site, {"age": "14"})
    band = words(page.select_one(".app-band"))
    assert "Not enough is known" in band
    assert "not the same as low" in band
    assert "gang involvement" in band
    assert page.select("#ask")
    assert words(page.select_one("#ask ~ ul a[href='#borough']")) == "Which borough do they live in?"


def test_a_contradiction_says_which_answers_to_check(site: Site) -> None:
    band = words(results(site, CONTRADICTION).select_one(".app-band"))
    assert "provisional" in band
    assert "contradict" in band
    assert "age of criminal responsibility" in band


def test_a_disclosure_is_told_and_no_programme_is_shown(site: Site) -> None:
    page = results(site, DISCLOSURE)
    assert headings(page)[:2] == ["Danger: do this first", "No programme is the answer"]
    assert not page.select(".app-match")
    assert not page.select("#out")


def test_an_age_outside_every_range_stops(site: Site) -> None:
    assert "No programme is the answer" in headings(results(site, {"age": "2"}))


def test_what_does_not_fit_says_why_and_what_would_change_it(site: Site) -> None:
    page = results(site, {"age": "4", "borough": "hackney"})
    text = words(page.main)
    assert "It opens at" in text
    assert "could be commissioned" in text
    below = results(site, CHILD | {"sdq_score": "14"})
    assert "The score is 14" in words(below.main)


def test_enforcement_is_explained_and_never_offered(site: Site) -> None:
    for answers in SITUATIONS.values():
        page = results(site, answers)
        assert "Enforcement" not in " ".join(words(one) for one in page.select(".app-match .app-kind"))
    text = words(results(site, MAN).main)
    assert "“as a last resort”" in text
    assert "never offered" in text


def test_answers_travel_in_the_page_and_one_can_be_changed(site: Site) -> None:
    page = results(site, CHILD)
    form = page.select_one("#change form")
    assert form
    assert {str(one["value"]) for one in form.select("input[checked]")} >= {"in_primary", "mentoring", "violent_behaviour"}
    assert words(form.select_one("#borough option[selected]")) == "Hackney"
    assert form.select_one("#age[value='9']")
    hidden = page.select("details:not(#change) form[action='/match/results'] input[type=hidden]")
    carried = {(str(one["name"]), str(one["value"])) for one in hidden}
    assert carried >= {("age", "9"), ("borough", "hackney"), ("needs", "mentoring"), ("sdq_score", "18")}


def test_a_practitioner_may_choose_another_level_and_says_why(site: Site) -> None:
    page = results(site, CHILD | {"band": "high", "band_reason": "Older boys wait <for> him"})
    band = words(page.select_one(".app-band"))
    assert "How serious it looks: High (your level)" in band
    assert "Chosen by you, because: Older boys wait <for> him" in band
    assert "own level is: Medium" in band
    again = {str(one["name"]): str(one["value"]) for one in page.select("#change input[type=hidden]")}
    assert again.pop("csrf_token")
    assert again.pop("before")
    assert again == {"band": "high", "band_reason": "Older boys wait <for> him"}


def test_the_page_of_rules_has_every_rule_with_its_source_and_version(site: Site) -> None:
    page, rules = site.get("/about/matching"), rulebook()
    text = words(page.main)
    assert rules.version in text
    bands, safety = rules.bands, rules.safety
    every = (*bands.levels, *safety.emergencies, *safety.advice, *bands.contradictions, *safety.stops, *rules.needs.implied)
    shown = [words(one) for one in page.select(".app-rules dt")]
    assert shown == [rule.id for rule in every] or sorted(shown) == sorted(rule.id for rule in every)
    assert all(rule.text in text for rule in every)
    cited = [rule for rule in every if rule.citation]
    assert len(page.select(".app-rules .app-cite")) == len(cited)


def test_the_page_of_rules_says_in_which_order_matches_stand_and_what_else_they_go_by(site: Site) -> None:
    page, rules = site.get("/about/matching"), rulebook()
    said = words(page.select_one("#order"))
    places = [said.index(step.text) for step in rules.order.steps]
    assert places == sorted(places)
    assert "bare name" not in said
    shown = {words(row.dt): words(row.dd) for row in page.select("#limits > div")}
    assert len(shown) == len(rules.limits)
    assert shown["Sensitive codes"].startswith("gender, ethnicity. Nobody has to answer these.")
    assert all(limit.why in shown[limit.name.replace("_", " ").capitalize()] for limit in rules.limits)


def test_the_first_page_leads_to_matching(site: Site) -> None:
    page = site.get("/")
    assert page.select_one("main a[href='/match']")
    assert page.select_one("nav a[href='/match']")
    assert words(page.select_one("main a[href='/match']")) == "Match a young person"


def test_who_lives_outside_london_is_told_of_no_borough(site: Site) -> None:
    page = results(site, {"age": "15", "borough": "outside London", "needs": ["mentoring", "missing_episodes"]})
    text = words(page.main).split("Change an answer")[0] + words(page.select_one("#matches ~ p"))
    assert "borough" not in text.replace("various boroughs", "").replace("names no borough", "")
    assert "The documents are about London." in words(page.main)
    assert "Here" not in {words(one) for one in page.select("#best .govuk-tag")}


def test_the_answer_in_short_stands_first_and_leads_to_each_part(site: Site) -> None:
    page = results(site, CHILD)
    assert headings(page)[0] == "In short"
    lines = {words(one.dt): words(one.dd) for one in page.select(".app-short__lines div")}
    assert list(lines) == ["How serious", "Together", "Best matches", "Ask next", "Does not fit"]
    assert lines["How serious"].startswith("Medium (provisional): Scores above 16 on the SDQ")
    assert lines["Best matches"].startswith("Chance UK (here, fits)")
    assert lines["Ask next"].startswith("For the level: gang involvement, police and courts.")
    assert [words(one) for one in results(site, DISCLOSURE).select(".app-short dt")] == ["How serious"]
