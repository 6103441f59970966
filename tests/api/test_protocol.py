"""The manners of the API: its own document, problem documents, tags for caches, open to readers from anywhere."""

from typing import Any

import pytest
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator
from werkzeug.test import TestResponse

from tests.site import Site

LIST = "/api/v1/programmes"
DOCUMENT = "/api/v1/openapi.json"
PROBLEM = "application/problem+json"
PARAMETERS = {
    "q", "tier", "theme", "need", "borough", "age", "evidence", "kind", "setting", "route", "sex", "sort", "page", "per_page",
}  # fmt: skip


@pytest.fixture(scope="module")
def document(site: Site) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = site.json(DOCUMENT)
    return found


def test_the_document_is_a_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_the_document_names_every_parameter(document: dict[str, Any]) -> None:
    assert {one["name"] for one in document["paths"][LIST]["get"]["parameters"]} >= PARAMETERS


def test_the_document_names_every_address_of_the_api(document: dict[str, Any], app: Flask) -> None:
    rules = {rule.rule.replace("<string:slug>", "{slug}") for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert set(document["paths"]) == rules - {DOCUMENT}


def refused(response: TestResponse, status: int) -> dict[str, Any]:
    """A problem document with this status."""
    assert (response.status_code, response.mimetype) == (status, PROBLEM)
    problem: dict[str, Any] = response.get_json(force=True)
    assert problem["status"] == status
    assert problem["type"]
    assert problem["title"]
    assert problem["detail"]
    return problem


def test_a_listing_that_is_not_there(site: Site) -> None:
    assert "no-such-thing" in refused(site.ask(f"{LIST}/no-such-thing"), 404)["detail"]


def test_an_address_that_is_not_there(site: Site) -> None:
    refused(site.ask("/api/v1/nothing"), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", [LIST, f"{LIST}/chance-uk"])
def test_what_would_change_something_is_refused(site: Site, method: str, address: str) -> None:
    response = site.ask(address, method)
    refused(response, 405)
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("page=-1", "page"), ("page=x", "page"), ("per_page=1000", "per_page"), ("sort=best", "sort"), ("age=old", "age"),
        ("tier=no", "tier"), ("borough=Atlantis", "borough"), ("q=" + "x" * 10_000, "q"), ("tier=prevention&tier=no", "tier"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named(site: Site, query: str, named: str) -> None:
    problem = refused(site.ask(f"{LIST}?{query}"), 422)
    assert [one for one in problem["errors"] if one.startswith(f"{named}: ")]


@pytest.mark.parametrize("address", [LIST, f"{LIST}?q=knife", f"{LIST}/chance-uk"])
def test_what_was_seen_is_not_sent_again(site: Site, address: str) -> None:
    first = site.ask(address)
    again = site.ask(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert site.ask(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_different_answers_have_different_tags(site: Site) -> None:
    tags = [site.ask(address).headers["ETag"] for address in (LIST, f"{LIST}?page=2", f"{LIST}/chance-uk", f"{LIST}/kickz")]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("address", [LIST, f"{LIST}/chance-uk", f"{LIST}/no-such-thing", f"{LIST}?page=-1", DOCUMENT])
def test_any_website_may_read(site: Site, address: str) -> None:
    response = site.ask(address, headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_pages_may_not_be_read_by_other_websites(site: Site) -> None:
    assert "Access-Control-Allow-Origin" not in site.ask("/programmes").headers


@pytest.mark.parametrize("address", [LIST, f"{LIST}/chance-uk", DOCUMENT, f"{LIST}?page=-1"])
def test_answers_carry_the_strict_headers(site: Site, address: str) -> None:
    headers = site.ask(address).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_head_of_an_answer_has_no_body(site: Site) -> None:
    response = site.ask(LIST, "HEAD")
    assert (response.status_code, response.data) == (200, b"")
