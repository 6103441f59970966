"""POST /api/v1/matches: what follows from situations."""

import pytest

from tests.api.asking import asked, coded, reasons_against
from tests.site import Site
from tests.unit.domain.profiles import BOROUGHS


def test_a_child_of_9_with_an_sdq_of_18_in_hackney(site: Site) -> None:
    answer = asked(site, age=9, sdq_score=18, borough="Hackney")
    assert answer["matches"][0]["slug"] == "chance-uk"
    assert (answer["matches"][0]["standing"], answer["matches"][0]["availability"]) == ("fits", "local")
    assert "sdq-above-16" in {why["rule"] for why in answer["band"]["reasons"]}


def test_with_an_sdq_of_16_chance_uk_is_ruled_out_for_the_score(site: Site) -> None:
    assert reasons_against(asked(site, age=9, sdq_score=16, borough="Hackney"), "chance-uk") == {"sdq"}


def test_without_a_score_chance_uk_asks_for_it(site: Site) -> None:
    answer = asked(site, age=9, borough="Hackney")
    (found,) = [one for one in answer["matches"] if one["slug"] == "chance-uk"]
    assert found["standing"] == "ask"
    assert any("SDQ" in question for question in found["questions"])
    assert "check_sdq" in coded(answer["messages"])


@pytest.mark.parametrize(("age", "out"), [(4, True), (5, False), (11, False), (12, True)])
def test_chance_uk_is_for_5_to_11(site: Site, age: int, out: bool) -> None:
    assert ("age" in reasons_against(asked(site, age=age, sdq_score=18, borough="Hackney"), "chance-uk")) is out


def test_chance_uk_is_not_offered_where_it_does_not_work(site: Site) -> None:
    assert reasons_against(asked(site, age=9, sdq_score=18, borough="Croydon"), "chance-uk") == {"borough"}


def test_a_boy_of_15_in_haringey_of_whom_nothing_else_is_known(site: Site) -> None:
    answer = asked(site, age=15, gender="male", borough="Haringey")
    assert (answer["band"]["level"], answer["band"]["provisional"]) == ("unknown", True)
    assert "insufficient_information" in coded(answer["messages"])
    assert answer["matches"]
    assert not answer["emergency"]


def test_nothing_known_at_all_is_answered_with_questions(site: Site) -> None:
    answer = asked(site)
    assert answer["band"]["level"] == "unknown"
    assert {"age", "gender", "ethnicity", "sdq"}.isdisjoint(code for one in answer["ruled_out"] for code in coded(one["reasons"]))


def test_a_man_of_24_on_probation_who_wants_out(site: Site) -> None:
    answer = asked(
        site, age=24, gender="male", borough="Hackney", justice_status="probation", gang_involvement="wants_to_leave", needs=["gang_exit"]
    )
    assert (answer["band"]["level"], answer["band"]["provisional"]) == ("high", False)
    assert len(answer["package"]) == 1
    assert "gang_exit" in answer["matches"][0]["covers"]


def test_a_calm_child_is_low_and_surely_so(site: Site) -> None:
    band = asked(site, age=12, education={"status": "in_secondary"}, gang_involvement="none", justice_status="none", needs=["mentoring"])[
        "band"
    ]
    assert band == {"level": "low", "provisional": False, "reasons": [], "missing": []}


def test_home_outside_london_is_not_offered_what_boroughs_have(site: Site) -> None:
    offered = asked(site, age=14, borough="outside London")["matches"]
    assert {one["availability"] for one in offered} <= {"not_confirmed"}


def test_a_fire_setter_in_bromley_finds_who_works_on_that(site: Site) -> None:
    answer = asked(site, age=12, borough="Bromley", needs=["fire_setting"])
    assert answer["matches"][0]["covers"] == ["fire_setting"]
    assert answer["package"] == [answer["matches"][0]["slug"]]


def test_a_boy_is_not_offered_what_is_for_girls(site: Site) -> None:
    assert "gender" in reasons_against(asked(site, age=15, gender="male"), "young-peoples-advocates")
    assert not reasons_against(asked(site, age=15), "young-peoples-advocates") & {"gender"}


def test_an_unanswered_ethnicity_rules_nothing_out(site: Site) -> None:
    assert "ethnicity" in reasons_against(asked(site, age=15, ethnicity="White British"), "horizons")
    assert not reasons_against(asked(site, age=15), "horizons") & {"ethnicity"}
    assert not reasons_against(asked(site, age=15, ethnicity="rather not say"), "horizons") & {"ethnicity"}


@pytest.mark.parametrize("borough", BOROUGHS)
def test_next_door_is_always_labelled_and_said(site: Site, borough: str) -> None:
    answer = asked(site, age=15, borough=borough, needs=["gang_exit", "mentoring"])
    beside = [one for one in answer["matches"] if one["availability"] == "neighbouring"]
    assert all("next door" in one["reasons"][0]["text"] for one in beside)
    assert ("neighbouring_labelled" in coded(answer["messages"])) is bool(beside)
