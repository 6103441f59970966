"""POST /api/v1/matches: danger, disclosures, contradictions and enforcement."""

from typing import Any, TypeAlias

import pytest

from tests.api.asking import SITUATIONS, asked, coded, reasons_against, slugs
from tests.site import Site

Profile: TypeAlias = dict[str, Any]


@pytest.mark.parametrize("age", [2, 70])
def test_an_age_that_no_range_holds_gets_advice_and_no_programme(site: Site, age: int) -> None:
    answer = asked(site, age=age)
    assert (answer["matches"], answer["for_groups"], answer["package"]) == ([], [], [])
    assert {"outside_all_age_ranges", "no_programme_fits"} <= coded(answer["messages"])
    assert "safeguarding_referral" in coded(answer["advice"])
    assert answer["band"]["provisional"]


def test_a_disclosure_of_abuse_gets_no_programme(site: Site) -> None:
    answer = asked(site, age=13, needs=["abuse_at_home", "mentoring"], borough="Hackney")
    assert (answer["matches"], answer["for_groups"], answer["package"]) == ([], [], [])
    assert answer["emergency"]
    assert {"emergency_999", "safeguarding_referral", "childline"} <= coded(answer["advice"])
    assert answer["band"]["level"] == "high"


@pytest.mark.parametrize(
    ("needs", "emergency"),
    [
        (["immediate_danger"], True), (["self_harm"], True), (["victim_of_violence", "housing_safety"], True),
        (["victim_of_violence"], False),
        (["housing_safety"], False), (["sexual_exploitation_risk"], False), (["weapon_carrying"], False),
    ],
)  # fmt: skip
def test_what_is_an_emergency(site: Site, needs: list[str], emergency: bool) -> None:
    answer = asked(site, age=16, needs=needs)
    assert answer["emergency"] is emergency
    assert ("emergency_999" in coded(answer["advice"])) is emergency


@pytest.mark.parametrize(("age", "said"), [(18, True), (19, False)])
def test_childline_is_for_those_under_19(site: Site, age: int, said: bool) -> None:
    assert ("childline" in coded(asked(site, age=age, needs=["self_harm"])["advice"])) is said


@pytest.mark.parametrize(
    "need", ["domestic_abuse_at_home", "sexual_exploitation_risk", "missing_episodes", "weapon_carrying", "gang_exit"],
)  # fmt: skip
@pytest.mark.parametrize(("age", "said"), [(17, True), (18, False)])
def test_safeguarding_advice_is_for_those_under_18(site: Site, need: str, age: int, said: bool) -> None:
    assert ("safeguarding_referral" in coded(asked(site, age=age, needs=[need])["advice"])) is said


def test_gangline_for_who_wants_to_leave_a_gang(site: Site) -> None:
    assert "gangline" in coded(asked(site, age=24, gang_involvement="wants_to_leave")["advice"])
    assert "gangline" not in coded(asked(site, age=24, gang_involvement="none", needs=["self_harm"])["advice"])


def test_crimestoppers_where_violence_is_known(site: Site) -> None:
    assert "crimestoppers" in coded(asked(site, age=17, needs=["victim_of_violence", "housing_safety"])["advice"])
    assert "crimestoppers" not in coded(asked(site, age=17, needs=["self_harm"])["advice"])


def test_a_child_of_9_on_probation_is_a_contradiction(site: Site) -> None:
    answer = asked(site, age=9, justice_status="probation", needs=["mentoring"], gang_involvement="none")
    assert "contradictory_information" in coded(answer["messages"])
    assert answer["band"]["provisional"]


def test_enforcement_is_ruled_out_for_everyone(site: Site) -> None:
    for profile in SITUATIONS.values():
        answer = asked(site, **profile)
        assert reasons_against(answer, "gang-injunctions") >= {"enforcement"}
        assert "gang-injunctions" not in slugs([*answer["matches"], *answer["for_groups"]])


@pytest.mark.parametrize("with_it", ["sexual_exploitation_risk", "criminal_exploitation", "looked_after"])
def test_a_child_who_goes_missing_and_is_used_by_others_is_told_of_999(site: Site, with_it: str) -> None:
    answer = asked(site, age=15, needs=["missing_episodes", with_it])
    assert [one["text"] for one in answer["advice"] if one["code"] == "emergency_999"] == [
        "If they are missing now, or in danger, call 999."
    ]
    assert not answer["emergency"]
    assert "emergency_999" not in coded(asked(site, age=15, needs=[with_it])["advice"])


@pytest.mark.parametrize("age", [17, 19, 24])
def test_who_leaves_a_gang_and_is_not_safe_at_home_is_told_of_social_care_at_any_age(site: Site, age: int) -> None:
    assert "safeguarding_referral" in coded(asked(site, age=age, needs=["gang_exit", "housing_safety"])["advice"])
    assert "safeguarding_referral" not in coded(asked(site, age=24, needs=["housing_safety"])["advice"])


DANGER = {"needs": ["immediate_danger"]}
LEAVING = {"needs": ["mentoring"], "gang_involvement": "wants_to_leave"}
MISSING = {"needs": ["missing_episodes", "looked_after"]}
ABUSED = {"needs": ["abuse_at_home"]}


@pytest.mark.parametrize("profile", [DANGER, LEAVING, MISSING, ABUSED], ids=["danger", "leaving a gang", "missing", "abuse at home"])
@pytest.mark.parametrize(("age", "adult"), [(17, False), (18, True), (24, True)])
def test_an_adult_is_told_of_adult_social_care_and_a_child_of_children_s(site: Site, profile: Profile, age: int, *, adult: bool) -> None:
    answer = asked(site, age=age, **profile)
    said = " ".join(one["text"] for one in answer["advice"]).replace("For an adult, tell adult social care.", "")
    assert ("adult social care" in said) is adult
    assert ("children's social care" in said) is not adult


@pytest.mark.parametrize("profile", [DANGER, LEAVING, MISSING])
def test_advice_to_adults_has_the_codes_that_it_has_for_somebody_a_year_younger_but_those_for_children(
    site: Site, profile: Profile
) -> None:
    younger, older = (coded(asked(site, age=age, **profile)["advice"]) for age in (17, 18))
    assert older == (younger if profile == DANGER else younger - {"safeguarding_referral"})


@pytest.mark.parametrize(("age", "adult"), [(2, False), (70, True)])
def test_an_age_that_no_range_holds_is_told_whom_to_ask(site: Site, age: int, *, adult: bool) -> None:
    answer = asked(site, age=age)
    said = [one["text"] for one in answer["messages"] if one["code"] == "no_programme_fits"]
    assert len(said) == 1
    for text in (*said, *(one["text"] for one in answer["advice"] if one["code"] == "safeguarding_referral")):
        assert ("adult social care" in text, "children's social care" in text) == (adult, not adult)


def test_who_does_not_give_an_age_is_told_of_both(site: Site) -> None:
    (said,) = (one["text"] for one in asked(site, **DANGER)["advice"] if one["code"] == "safeguarding_referral")
    assert "children's social care" in said
    assert "adult social care" in said
