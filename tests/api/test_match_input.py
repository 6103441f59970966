"""POST /api/v1/matches: whatever else may be sent."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.asking import ADDRESS, FIELDS, PROBLEM
from tests.site import Site
from tests.unit.domain.profiles import FEW, codes


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


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_answers_are_never_in_an_address(site: Site, method: str) -> None:
    assert site.ask(f"{ADDRESS}?age=9", method).status_code == 405
