"""POST /api/v1/matches: what was promised (design, section 5), situations as sentences, and whatever else may be sent."""

import json
import logging
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.main import House
from tests.site import Site
from tests.unit.domain.profiles import BOROUGHS, FEW, codes

ADDRESS = "/api/v1/matches"
PROBLEM = "application/problem+json"
KEYS = {
    "emergency": bool, "advice": list, "messages": list, "band": dict, "matches": list, "package": list, "ruled_out": list,
    "rules_version": str,
}  # fmt: skip
MATCH_KEYS = {
    "slug": str, "name": str, "other_names": list, "kind_of_help": str, "standing": str, "availability": str, "reasons": list,
    "questions": list, "covers": list,
}  # fmt: skip
ADVICE = {"emergency_999", "safeguarding_referral", "childline", "gangline", "crimestoppers"}
MESSAGES = {
    "availability_unconfirmed", "neighbouring_labelled", "no_local_provision", "no_programme_fits", "no_specific_programme",
    "insufficient_information", "contradictory_information", "outside_all_age_ranges", "check_sdq",
}  # fmt: skip
ALSO_MESSAGES = {"emergency_999", "safeguarding_referral"}  # advice that is said among the messages as well
RULED_OUT = {"age", "borough", "gender", "sdq", "ethnicity", "condition", "enforcement"}
FIELDS = {
    "age", "year_group", "sdq_score", "sdq_informant", "gender", "ethnicity", "borough", "education", "needs", "gang_involvement",
    "justice_status", "setting", "referrer", "willing_to_engage",
}  # fmt: skip


def asked(site: Site, **profile: Any) -> dict[str, Any]:
    """The answer to a profile."""
    response = site.ask(ADDRESS, "POST", json=profile)
    assert response.status_code == 200, response.text[:300]
    found: dict[str, Any] = response.get_json()
    return found


def slugs(rows: list[dict[str, Any]]) -> list[str]:
    return [row["slug"] for row in rows]


def coded(rows: list[dict[str, Any]]) -> set[str]:
    return {row["code"] for row in rows}


def reasons_against(answer: dict[str, Any], slug: str) -> set[str]:
    """The codes for which a listing is ruled out; none where it is not."""
    return {why["code"] for one in answer["ruled_out"] if one["slug"] == slug for why in one["reasons"]}


def wrong_keys(thing: Mapping[str, Any], promised: Mapping[str, type]) -> list[str]:
    return [key for key, kind in promised.items() if not isinstance(thing.get(key), kind)]


SITUATIONS: dict[str, dict[str, Any]] = {
    "nothing is known": {},
    "a child of 9 with an SDQ of 18 in Hackney": {"age": 9, "sdq_score": 18, "borough": "Hackney"},
    "a girl of 15 next to an exploited friend": {
        "age": 15,
        "gender": "female",
        "borough": "Lewisham",
        "needs": ["peer_conflict"],
        "gang_involvement": "at_risk",
    },
    "a stabbed 16-year-old in A&E": {
        "age": 16,
        "setting": "hospital",
        "referrer": "a_and_e",
        "needs": ["victim_of_violence"],
        "borough": "Southwark",
    },
    "a man of 24 on probation who wants out": {
        "age": 24,
        "gender": "male",
        "justice_status": "probation",
        "needs": ["gang_exit", "employment"],
        "gang_involvement": "wants_to_leave",
    },
    "a boy of 17 leaving custody": {
        "age": 17,
        "justice_status": "custody",
        "setting": "custody",
        "needs": ["leaving_custody"],
        "borough": "Newham",
    },
    "a child of 8 who is said to be on an order": {"age": 8, "justice_status": "community_order", "borough": "Brent"},
    "a disclosure of abuse": {"age": 13, "needs": ["abuse_at_home"]},
    "a two-year-old": {"age": 2, "borough": "Camden"},
    "every need but abuse": {"age": 15, "needs": sorted(set(codes("needs")) - {"abuse_at_home"})},
    "a girl at risk of sexual exploitation": {
        "age": 15,
        "gender": "female",
        "needs": ["sexual_exploitation_risk"],
        "borough": "Croydon",
        "ethnicity": "Somali",
    },
    "somebody from outside London": {"age": 14, "borough": "outside London", "needs": ["mentoring"]},
}


@pytest.mark.parametrize("profile", SITUATIONS.values(), ids=SITUATIONS)
def test_an_answer_has_what_was_promised(site: Site, profile: dict[str, Any]) -> None:
    answer = asked(site, **profile)
    assert not wrong_keys(answer, KEYS)
    band = answer["band"]
    assert set(band) == {"level", "provisional", "reasons", "missing"}
    assert band["level"] in {"low", "medium", "high", "unknown"}
    assert isinstance(band["provisional"], bool)
    assert all(set(why) == {"rule", "text", "citation"} for why in band["reasons"])
    assert coded(answer["advice"]) <= ADVICE
    assert coded(answer["messages"]) <= MESSAGES | ALSO_MESSAGES
    assert all(row["text"].strip() for row in (*answer["advice"], *answer["messages"]))
    assert all(one["need"] in profile["needs"] for one in answer["messages"] if one["code"] == "no_specific_programme")
    assert set(answer["package"]) <= set(slugs(answer["matches"]))


@pytest.mark.parametrize("profile", SITUATIONS.values(), ids=SITUATIONS)
def test_a_match_and_what_is_ruled_out_have_what_was_promised(site: Site, profile: dict[str, Any]) -> None:
    answer = asked(site, **profile)
    for one in (*answer["matches"], *answer["for_groups"]):
        assert not wrong_keys(one, MATCH_KEYS), one["slug"]
        assert one["kind_of_help"] == "support"
        assert one["standing"] in {"fits", "ask"}
        assert bool(one["questions"]) is (one["standing"] == "ask"), one["slug"]
        assert one["availability"] in {"local", "london_wide", "not_confirmed", "neighbouring"}
    for one in answer["ruled_out"]:
        assert one["reasons"], one["slug"]
        assert coded(one["reasons"]) <= RULED_OUT
        for why in one["reasons"]:
            assert set(why) == {"code", "text", "citation"}
            assert set(why["citation"]) == {"source", "section", "line", "anchor"}, one["slug"]


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


def test_an_empty_list_of_needs_was_not_asked(site: Site) -> None:
    empty, absent = asked(site, age=14, needs=[]), asked(site, age=14)
    assert empty == absent
    assert "need" in empty["band"]["missing"]


def test_nulls_are_as_good_as_nothing(site: Site) -> None:
    assert asked(site, **dict.fromkeys(FIELDS)) == asked(site)


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


@pytest.mark.parametrize("written", ["hackney", "Hackney", "HACKNEY", "E09000012", " e09000012 "])
def test_a_borough_by_slug_name_or_code(site: Site, written: str) -> None:
    assert asked(site, age=9, borough=written) == asked(site, age=9, borough="Hackney")


@pytest.mark.parametrize("borough", BOROUGHS)
def test_next_door_is_always_labelled_and_said(site: Site, borough: str) -> None:
    answer = asked(site, age=15, borough=borough, needs=["gang_exit", "mentoring"])
    beside = [one for one in answer["matches"] if one["availability"] == "neighbouring"]
    assert all("next door" in one["reasons"][0]["text"] for one in beside)
    assert ("neighbouring_labelled" in coded(answer["messages"])) is bool(beside)


def test_enforcement_is_ruled_out_for_everyone(site: Site) -> None:
    for profile in SITUATIONS.values():
        answer = asked(site, **profile)
        assert reasons_against(answer, "gang-injunctions") >= {"enforcement"}
        assert "gang-injunctions" not in slugs([*answer["matches"], *answer["for_groups"]])


@pytest.mark.parametrize(
    ("profile", "named"),
    [
        ({"agee": 9}, "agee"), ({"name": "A Person"}, "name"), ({"age": "nine"}, "age"), ({"age": -1}, "age"), ({"age": 121}, "age"),
        ({"age": 9.5}, "age"), ({"age": True}, "age"), ({"age": [9]}, "age"), ({"age": 10**30}, "age"),
        ({"sdq_score": 41}, "sdq_score"), ({"year_group": 15}, "year_group"), ({"sdq_informant": "dog"}, "sdq_informant"),
        ({"gender": "Female"}, "gender"),
        ({"ethnicity": 3}, "ethnicity"), ({"ethnicity": "x" * 10_000}, "ethnicity"), ({"borough": "Atlantis"}, "borough"),
        ({"borough": "London"}, "borough"), ({"borough": 12}, "borough"), ({"education": "pru"}, "education"),
        ({"education": {"status": "x"}}, "education"), ({"education": {"state": "pru"}}, "education"), ({"needs": "mentoring"}, "needs"),
        ({"needs": ["no_such_need"]}, "needs"), ({"needs": [None]}, "needs"), ({"needs": ["mentoring"] * 1000}, "needs"),
        ({"gang_involvement": "boss"}, "gang_involvement"), ({"justice_status": 1}, "justice_status"), ({"setting": "moon"}, "setting"),
        ({"referrer": "nobody"}, "referrer"), ({"willing_to_engage": "yes"}, "willing_to_engage"),
    ],
    ids=lambda one: json.dumps(one)[:40] if isinstance(one, dict) else one,
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(site: Site, profile: dict[str, Any], named: str) -> None:
    response = site.ask(ADDRESS, "POST", json=profile)
    assert (response.status_code, response.mimetype) == (422, PROBLEM)
    assert [one for one in response.get_json(force=True)["errors"] if one.startswith(f"{named}: ")]


def test_every_field_that_is_wrong_is_named(site: Site) -> None:
    wrong = {field: {"no": "answer"} for field in FIELDS}
    errors = site.ask(ADDRESS, "POST", json=wrong).get_json(force=True)["errors"]
    assert {one.split(":")[0] for one in errors} == FIELDS


SCALARS = st.none() | st.booleans() | st.integers(-5, 150) | st.floats() | st.text(max_size=12)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8
)
CODES = st.sampled_from(
    [*codes("needs"), *codes("gang_involvements"), *codes("justice_statuses"), *codes("profile_settings"), "female", "Hackney"]
)
NEARLY = st.dictionaries(
    st.sampled_from(sorted(FIELDS)),
    SCALARS | CODES | st.lists(CODES | SCALARS, max_size=4) | st.fixed_dictionaries({"status": JSON | CODES}),
    max_size=6,
)


@given(JSON | NEARLY)
@FEW
def test_any_json_gives_an_answer_or_a_problem_that_names_the_field(site: Site, sent: Any) -> None:
    response = site.ask(ADDRESS, "POST", data=json.dumps(sent), content_type="application/json")
    assert response.status_code in {200, 422}, (sent, response.text[:300])
    assert response.headers["Cache-Control"] == "no-store"
    if response.status_code == 422:
        assert response.mimetype == PROBLEM
        named = {one.split(":")[0] for one in response.get_json(force=True)["errors"]}
        known = {key.split(":")[0] for key in sent} if isinstance(sent, dict) else set()
        assert named
        assert named <= known | {"_schema"}


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"age": 9', b"age=9"])
def test_what_is_not_json_is_a_problem(site: Site, body: bytes) -> None:
    response = site.ask(ADDRESS, "POST", data=body, content_type="application/json")
    assert (response.status_code, response.mimetype) == (400, PROBLEM)


def test_json_nested_very_deep_is_a_problem_and_no_error_of_ours(site: Site) -> None:
    response = site.ask(ADDRESS, "POST", data=b"[" * 5000 + b"]" * 5000, content_type="application/json")
    assert 400 <= response.status_code < 500


def test_one_is_not_a_yes(site: Site) -> None:
    assert site.ask(ADDRESS, "POST", json={"willing_to_engage": 1}).status_code == 422


@pytest.mark.parametrize("profile", [{"age": 9}, {"age": "x"}, {"borough": "Atlantis"}])
def test_nothing_is_kept_by_anybody_on_the_way(site: Site, profile: dict[str, Any]) -> None:
    response = site.ask(ADDRESS, "POST", json=profile)
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_answers_are_never_in_an_address(site: Site, method: str) -> None:
    assert site.ask(f"{ADDRESS}?age=9", method).status_code == 405


MARKER = "Zyxwvutian Qqmarker"


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param({"age": 15, "ethnicity": MARKER}, id="answered"),
        pytest.param({"age": 2, "ethnicity": MARKER, "needs": ["abuse_at_home", "self_harm"]}, id="an emergency"),
        pytest.param({"age": "x", "ethnicity": MARKER}, id="refused"),
        pytest.param({"borough": MARKER}, id="refused for what it says"),
        pytest.param({"ethnicity": MARKER, MARKER: MARKER}, id="an unknown key"),
    ],
)
def test_nothing_of_a_profile_is_logged_or_stored(
    site: Site, house: House, caplog: pytest.LogCaptureFixture, profile: dict[str, Any]
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = site.ask(ADDRESS, "POST", json=profile)
    assert response.status_code in {200, 422}
    assert "qqmarker" not in caplog.text.casefold()
    assert not [record for record in caplog.records if "qqmarker" in repr(record.__dict__).casefold()]
    for path in house.settings.data_dir.rglob("*"):
        assert not path.is_file() or b"qqmarker" not in path.read_bytes().lower(), path


def test_an_error_of_ours_logs_nothing_of_the_profile(
    site: Site, house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr("catalogue.services.match.match", broken)
    with caplog.at_level(logging.DEBUG):
        response = site.ask(ADDRESS, "POST", json={"age": 15, "ethnicity": MARKER})
    assert (response.status_code, response.mimetype) == (500, PROBLEM)
    assert "broken for the test" in caplog.text
    assert "qqmarker" not in caplog.text.casefold()
    assert "qqmarker" not in response.text.casefold()
    assert house.settings.data_dir.is_dir()
