"""What should not be typed about a young person, and is: a sentence beside its field. Nothing is logged and nothing breaks."""

import logging
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.inspection import faults, words
from tests.site import Site
from tests.web.matching import MAN, Answers, asked, results

FORM = "application/x-www-form-urlencoded"
FIELDS = (
    "age", "year_group", "sdq_score", "sdq_informant", "gender", "ethnicity", "borough", "education", "needs", "gang_involvement",
    "justice_status", "setting", "referrer", "willing", "band", "band_reason",
    "added", "added_reason", "add", "choose", "remove", "before", "show_place", "show_need", "show_tier", "show_only",
)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        pytest.param({}, "age", "Enter an age or a school year", id="nothing"),
        pytest.param({"age": "abc"}, "age", "whole number from 0 to 120", id="letters"),
        pytest.param({"age": "-1"}, "age", "whole number from 0 to 120", id="below nought"),
        pytest.param({"age": "121"}, "age", "whole number from 0 to 120", id="beyond any age"),
        pytest.param({"age": "9" * 5000}, "age", "whole number", id="a number without end"),
        pytest.param({"age": "٩"}, "age", "whole number", id="other digits"),
        pytest.param({"age": "9", "sdq_score": "41"}, "sdq_score", "from 0 to 40", id="a score too high"),
        pytest.param({"age": "9", "borough": "atlantis"}, "borough", "choose one", id="no borough"),
        pytest.param({"age": "9", "needs": ["mentoring", "x"]}, "need-immediate_danger", "choose from", id="no need"),
        pytest.param({"age": "9", "gang_involvement": "boss"}, "gang_involvement", "choose one", id="no answer of ours"),
        pytest.param({"age": "9", "band": "high"}, "band_reason", "Say why", id="a level without a reason"),
        pytest.param({"age": "9", "band": "high", "band_reason": "x" * 501}, "band_reason", "500", id="a reason too long"),
    ],
)
def test_what_is_refused_is_said_above_and_beside_its_field(site: Site, wrong: Answers, field: str, said: str) -> None:
    page = results(site, {"gender": "female", "needs": ["bereavement"]} | wrong, status=400)
    links = page.select(".govuk-error-summary a")
    assert [str(link["href"]) for link in links] == [f"#{field}"]
    assert said in words(links[0])
    assert page.select_one(f"#{field}")
    assert said in words(page.select_one(".govuk-form-group--error .govuk-error-message"))
    assert page.select_one("input[name=gender][value=female][checked]")
    assert page.select_one("#need-bereavement[checked]") or "needs" in wrong


def test_results_without_answers_lead_to_the_questions(site: Site) -> None:
    response = site.ask("/match/results")
    assert (response.status_code, response.location) == (302, "/match")


nonsense = st.text(st.characters(codec="utf-8"), max_size=30) | st.integers().map(str)


@given(st.dictionaries(st.sampled_from(FIELDS), nonsense | st.lists(nonsense, max_size=3)))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_in_every_field_never_breaks_it(site: Site, answers: dict[str, Any]) -> None:
    response = asked(site, answers)
    assert response.status_code in {200, 400}
    assert not faults(BeautifulSoup(response.text, "html.parser"), response)


def token(site: Site) -> str:
    """The token of the page with the questions."""
    field = site.get("/match").select_one("main input[name=csrf_token]")
    assert field
    return str(field["value"])


@pytest.mark.parametrize("body", [b"\xff\xfe=%00&age=%FF", b"age", b"&&&", b"age=9&age=x", b"needs=" + b"&needs=x" * 300])
def test_no_bytes_break_it(site: Site, body: bytes) -> None:
    response = site.ask("/match/results", "POST", data=body + b"&" + urlencode({"csrf_token": token(site)}).encode(), content_type=FORM)
    assert response.status_code in {200, 400}


def test_nothing_that_is_answered_is_logged(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        results(site, MAN | {"band": "low", "band_reason": "zebra-words"})
        results(site, MAN | {"added": "chance-uk", "added_reason": "zebra-words", "before": "age=23&band_reason=zebra-words"})
        results(site, {"age": "zebra-age", "band_reason": "zebra-words"}, status=400)
    assert "zebra" not in caplog.text
    assert "southwark" not in caplog.text
