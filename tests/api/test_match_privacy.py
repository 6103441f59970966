"""POST /api/v1/matches: nothing of a profile is kept."""

import logging
from typing import Any

import pytest

from catalogue.main import Application
from tests.api.asking import ADDRESS, PROBLEM
from tests.site import Site

MARKER = "Zyxwvutian Qqmarker"


@pytest.mark.parametrize("profile", [{"age": 9}, {"age": "x"}, {"borough": "Atlantis"}])
def test_nothing_is_kept_by_anybody_on_the_way(site: Site, profile: dict[str, Any]) -> None:
    response = site.ask(ADDRESS, "POST", json=profile)
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


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
    site: Site, application: Application, caplog: pytest.LogCaptureFixture, profile: dict[str, Any]
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = site.ask(ADDRESS, "POST", json=profile)
    assert response.status_code in {200, 422}
    assert "qqmarker" not in caplog.text.casefold()
    assert not [record for record in caplog.records if "qqmarker" in repr(record.__dict__).casefold()]
    for path in application.settings.data_dir.rglob("*"):
        assert not path.is_file() or b"qqmarker" not in path.read_bytes().lower(), path


def test_an_error_of_ours_logs_nothing_of_the_profile(
    site: Site, application: Application, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
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
    assert application.settings.data_dir.is_dir()
