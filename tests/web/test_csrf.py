"""A form is taken only from a page of this site. What was typed is never lost, and the cookie holds a token and nothing else."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from werkzeug.test import TestResponse

from catalogue.cli import about_http
from catalogue.domain.errors import StoreUnavailable
from catalogue.main import Application
from catalogue.settings import Settings
from catalogue.storage.secret import kept_secret
from tests.inspection import faults, words
from tests.site import Site

TYPED = {"age": "9", "borough": "hackney", "needs": ["mentoring", "bereavement"], "band": "high", "band_reason": "Older <boys> wait"}


def token_of(site: Site, address: str = "/match") -> str:
    """The token of a page."""
    field = site.get(address).select_one("main input[name=csrf_token]")
    assert field
    return str(field["value"])


def sent(site: Site, token: str | None) -> TestResponse:
    """The answer to the questions with this token."""
    return site.ask("/match/results", "POST", data=TYPED | ({} if token is None else {"csrf_token": token}))


def page_of(response: TestResponse) -> BeautifulSoup:
    """The page of an answer, inspected."""
    page = BeautifulSoup(response.text, "html.parser")
    assert not faults(page, response)
    return page


def test_a_form_is_taken_from_a_page_of_the_visitor_in_any_tab(app: Flask) -> None:
    site = Site(app)
    first, second = token_of(site), token_of(site)
    assert [sent(site, token).status_code for token in (second, first, first)] == [200, 200, 200]


@pytest.mark.parametrize("wrong", [None, "", "x", "é", "a.b.c", "somebody else’s"], ids=ascii)
def test_without_the_token_the_page_comes_again_with_everything_that_was_typed(app: Flask, wrong: str | None) -> None:
    site = Site(app)
    site.get("/match")
    response = sent(site, token_of(Site(app)) if wrong == "somebody else’s" else wrong)
    assert response.status_code == 400
    page = page_of(response)
    assert "Nothing is lost" in words(page.select_one(".govuk-notification-banner"))
    assert page.select_one("#age[value='9']")
    assert words(page.select_one("#borough option[selected]")) == "Hackney"
    assert page.select_one("#need-mentoring[checked]")
    assert page.select_one("#need-bereavement[checked]")
    assert page.select_one("#band_reason[value='Older <boys> wait']")
    fresh = page.select_one("main input[name=csrf_token]")
    assert fresh
    assert sent(site, str(fresh["value"])).status_code == 200


def test_a_page_that_was_open_for_years_is_still_taken(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(app)
    token = token_of(site)
    with monkeypatch.context() as patched:
        patched.setattr("time.time", lambda: 4_000_000_000.0)
        assert sent(site, token).status_code == 200


def test_a_page_from_before_the_secret_changed_loses_nothing(application: Application, tmp_path: Path) -> None:
    database = application.settings.database_url
    old, new = (Application(Settings(tmp_path / name, database)).prepared_app(loopback=True) for name in ("old", "new"))
    token = token_of(Site(old))
    page = page_of(sent(Site(new), token))
    assert page.select_one("#age[value='9']")


def test_a_form_from_another_site_does_nothing(app: Flask) -> None:
    stranger = Site(app)  # a browser does not send the cookie across sites
    assert sent(stranger, token_of(Site(app))).status_code == 400


def test_the_cookie_holds_a_token_and_nothing_else(app: Flask) -> None:
    client = app.test_client()
    (cookie,) = client.get("/match").headers.getlist("Set-Cookie")
    assert cookie.startswith("catalogue=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    signing = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signing
    held: dict[str, Any] = signing.loads(cookie.partition("=")[2].partition(";")[0])
    assert list(held) == ["csrf_token"]


@pytest.mark.parametrize(
    ("setting", "loopback", "secure"),
    [
        pytest.param(None, False, True, id="a server that nobody told otherwise"),
        pytest.param(None, True, False, id="the built-in server on this machine"),
        pytest.param(True, False, False, id="plain HTTP by setting"),
        pytest.param(False, True, True, id="a proxy with HTTPS before this machine"),
    ],
)
def test_the_cookie_travels_over_https_unless_told_otherwise(
    application: Application, tmp_path: Path, setting: bool | None, loopback: bool, secure: bool
) -> None:
    app = Application(Settings(tmp_path, application.settings.database_url, plain_http=setting)).prepared_app(loopback=loopback)
    (cookie,) = app.test_client().get("/match", base_url="https://catalogue.example").headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-catalogue=") is secure
    assert ("Secure" in cookie) is secure
    assert "Path=/" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(("word", "plain"), [("on", True), ("TRUE", True), (" 1 ", True), ("off", False), ("0", False), ("", None)])
def test_the_setting_for_plain_http(word: str, plain: bool | None) -> None:
    assert Settings.from_environment({"CATALOGUE_PLAIN_HTTP": word}).plain_http is plain


def test_the_start_says_how_answers_travel() -> None:
    assert about_http("127.0.0.1", plain=None) == about_http("::1", plain=None) == about_http("localhost", plain=True) == ""
    assert "HTTPS" in about_http("0.0.0.0", plain=None)
    assert "CATALOGUE_PLAIN_HTTP" in about_http("0.0.0.0", plain=None)
    assert "unencrypted" in about_http("192.168.1.4", plain=True)


def test_the_secret_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret.key"
    with ThreadPoolExecutor(16) as workers:
        made = set(workers.map(lambda _: kept_secret(file), range(64)))
    assert len(made) == 1
    assert len(made.pop()) == 64
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["secret.key"]


def test_a_secret_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("short", encoding="ascii")
    with pytest.raises(StoreUnavailable, match="Delete the file"):
        kept_secret(tmp_path / "secret.key")
    with pytest.raises(StoreUnavailable, match="openssl rand"):
        _ = Application(Settings(tmp_path, "sqlite://", secret_key="guess")).secret
    assert "guess" not in repr(Settings(tmp_path, "sqlite://", secret_key="guess"))


@pytest.mark.parametrize("address", ["/match", "/refer?programme=chance-uk&writer=professional", "/paper?borough=bromley"])
def test_a_page_with_a_token_is_kept_by_nothing_between(site: Site, address: str) -> None:
    answer = site.ask(address)
    assert "csrf_token" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-cache"
