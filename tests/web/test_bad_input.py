"""What should not be typed, and is: a sentence that names what is wrong, or a page. Never a 500, never something lost."""

import logging
from typing import NoReturn
from urllib.parse import urlencode

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.domain.errors import StoreUnavailable
from catalogue.domain.filters import FACETS
from catalogue.domain.programme import Programme
from catalogue.services.browse import Browse
from tests.inspection import words
from tests.site import Site

PARAMETERS = ("q", "age", "sort", "page", "per_page", *FACETS)
TRICKS = [
    "*", "?", "[a TO z]", '~^:"', "name:*", "AND OR NOT", "((((", "a* OR b*", "\\", "'; DROP TABLE programme; --", ".*", "(a+)+$",
    "{{ 7 * 7 }}", "%", "_", "\u202e", "\u0000", "\x1b[31m", "\ufeff", "é" * 200, "𝒻𝓊𝓁𝓁", "ﬁ", "👍", "\n\r\t", "-", "'", "’", "a" * 500,
]  # fmt: skip


@pytest.mark.parametrize("typed", TRICKS, ids=ascii)
def test_signs_in_the_search_box_have_no_meaning(site: Site, typed: str) -> None:
    site.get("/programmes?" + urlencode({"q": typed}))
    assert site.json("/api/v1/programmes?" + urlencode({"q": typed}))["total"] >= 0


@pytest.mark.parametrize(
    ("query", "named"),
    [
        pytest.param("q=" + "x" * 10_000, "q", id="ten thousand characters"),
        pytest.param("q=" + "%C3%A9" * 501, "q", id="one character too many"),
        pytest.param("page=-1", "page", id="a page below the first"),
        pytest.param("page=0", "page", id="page nought"),
        pytest.param("page=9999", "page", id="a page beyond the last"),
        pytest.param("page=" + "9" * 30, "page", id="a page beyond all numbers"),
        pytest.param("page=two", "page", id="a page in words"),
        pytest.param("per_page=0", "per_page", id="pages of nothing"),
        pytest.param("per_page=101", "per_page", id="pages too long"),
        pytest.param("sort=best", "sort", id="an unknown order"),
        pytest.param("age=abc", "age", id="an age in letters"),
        pytest.param("age=-1", "age", id="an age below nought"),
        pytest.param("age=200", "age", id="an age of 200"),
        pytest.param("age=16-14", "age", id="ages the wrong way round"),
        pytest.param("age=14&age=x", "age", id="one good age and one bad"),
        *(pytest.param(f"{facet}=no_such_thing", facet, id=f"an unknown {facet}") for facet in FACETS),
        pytest.param("borough=Atlantis", "borough", id="a borough that is none"),
        pytest.param("tier=prevention&tier=no_such_thing", "tier", id="one good tier and one bad"),
        pytest.param("tier=%00", "tier", id="a null for a tier"),
    ],
)
def test_a_wrong_parameter_is_named_with_the_reason(site: Site, query: str, named: str) -> None:
    page = site.get(f"/programmes?{query}", status=400)
    problems = [words(item) for item in page.select("main li")]
    assert len(problems) == 1
    assert problems[0].startswith(f"{named}: ")
    assert 20 < len(problems[0]) < 1500


def test_every_wrong_parameter_is_named_at_once(site: Site) -> None:
    page = site.get("/programmes?page=0&sort=best&tier=no&age=x", status=400)
    assert {words(item).partition(":")[0] for item in page.select("main li")} == {"page", "sort", "tier", "age"}


@pytest.mark.parametrize(
    "query", ["utm_source=x&fbclid=y", "q=&tier=&age=&page=", "q=a&q=b&page=1&page=1", "age=%2014%20", "q=%FF%FE", "&&&===", "q"]
)
def test_what_does_no_harm_is_let_through(site: Site, query: str) -> None:
    site.get(f"/programmes?{query}")


def test_blank_fields_of_a_form_ask_nothing(site: Site, programmes: dict[str, Programme]) -> None:
    result = site.get("/programmes?q=+&age=&tier=&borough=").select_one("#result")
    assert words(result) == f"{len(programmes)} listings"


@pytest.mark.parametrize("slug", ["%00", "..", "a%2Fb", "%F0%9F%92%A9", "x" * 3000, "chance-uk%0A", "CHANCE-UK", "'", "<b>"])
def test_an_address_that_is_no_listing_is_404(site: Site, slug: str) -> None:
    site.get(f"/programmes/{slug}", status=404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", ["/", "/programmes", "/programmes/chance-uk", "/sources", "/about"])
def test_other_methods_are_refused_with_a_page(site: Site, method: str, address: str) -> None:
    response = site.ask(address, method)
    assert response.status_code == 405
    assert response.mimetype == "text/html"


anything = st.text(st.characters(codec="utf-8"), max_size=40)
pairs = st.lists(st.tuples(st.sampled_from(PARAMETERS) | anything, anything | st.integers().map(str)), max_size=6)


@given(pairs)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_the_list(site: Site, asked: list[tuple[str, str]]) -> None:
    response = site.answer("/programmes?" + urlencode(asked))
    assert response.status_code in {200, 400}


@given(st.binary(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_list(site: Site, query: bytes) -> None:
    response = site.ask("/programmes", query_string=query.decode("latin-1"))
    assert response.status_code in {200, 400}


def fail(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("made up by a test")


def no_store(*_: object, **__: object) -> NoReturn:
    raise StoreUnavailable("The database is locked.")


def test_a_mistake_of_ours_is_a_page_that_tells_nothing_and_logs_no_words(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Browse, "find", fail)
    with caplog.at_level(logging.ERROR):
        page = Site(app).get("/programmes?q=a-name-typed-by-mistake", status=500)
    assert "made up by a test" not in words(page.html)
    assert "made up by a test" in caplog.text
    assert "a-name-typed-by-mistake" not in caplog.text
    problem = Site(app).ask("/api/v1/programmes")
    assert (problem.status_code, problem.mimetype) == (500, "application/problem+json")


def test_a_store_that_cannot_be_used_is_a_503_that_says_when_to_come_back(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Browse, "find", no_store)
    assert "minute" in words(Site(app).get("/programmes", status=503).select_one("main"))


@pytest.mark.parametrize(
    "address", ["/", "/programmes?q=knife", "/programmes/chance-uk", "/sources", "/about", "/no-such-page", "/healthz"]
)
def test_nothing_is_kept_about_a_visitor(site: Site, address: str) -> None:
    headers = site.ask(address).headers
    assert "Set-Cookie" not in headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
