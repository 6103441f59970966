"""POST /api/v1/matches: the shape of what was promised (design, section 5)."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.api.asking import FIELDS, SITUATIONS, asked, coded, slugs
from tests.site import Site

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


def wrong_keys(thing: Mapping[str, Any], promised: Mapping[str, type]) -> list[str]:
    return [key for key, kind in promised.items() if not isinstance(thing.get(key), kind)]


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


def test_an_empty_list_of_needs_was_not_asked(site: Site) -> None:
    empty, absent = asked(site, age=14, needs=[]), asked(site, age=14)
    assert empty == absent
    assert "need" in empty["band"]["missing"]


def test_nulls_are_as_good_as_nothing(site: Site) -> None:
    assert asked(site, **dict.fromkeys(FIELDS)) == asked(site)


@pytest.mark.parametrize("written", ["hackney", "Hackney", "HACKNEY", "E09000012", " e09000012 "])
def test_a_borough_by_slug_name_or_code(site: Site, written: str) -> None:
    assert asked(site, age=9, borough=written) == asked(site, age=9, borough="Hackney")
