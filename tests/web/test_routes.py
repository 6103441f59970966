"""A URL once published is a promise: the table of routes is written down in tests/routes.txt and compared, never rewritten."""

from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

WRITTEN = Path(__file__).parents[1] / "routes.txt"


def told(rule: Rule) -> str:
    """An address, who answers it, and the methods it takes."""
    return f"{rule.rule} {rule.endpoint} {','.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))}"


def test_the_routes_are_those_we_promised(app: Flask) -> None:
    assert sorted(told(rule) for rule in app.url_map.iter_rules()) == WRITTEN.read_text(encoding="utf-8").splitlines()


ASKED_BY_POST = {
    "/api/v1/matches", "/match/results", "/match/results.docx", "/match/results.pdf", "/paper",
    "/paper.<any(docx, pdf, xlsx, csv):kind>",
    "/refer", "/refer/form", "/refer/check", "/refer/print", "/refer/document.docx", "/refer/document.pdf", "/refer/document.json",
}  # fmt: skip
"""Answers about a person, and an author's own words, are in no address. These change nothing either: they keep nothing."""


def test_nothing_on_the_site_changes_anything(app: Flask) -> None:
    unsafe = {rule.rule for rule in app.url_map.iter_rules() if (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}}
    assert unsafe == ASKED_BY_POST
    assert {method for rule in app.url_map.iter_rules() for method in rule.methods or ()} <= {"GET", "HEAD", "OPTIONS", "POST"}


def test_a_trailing_slash_does_no_harm(app: Flask) -> None:
    for address in ("/programmes/", "/sources/", "/about/", "/programmes/chance-uk/"):
        assert app.test_client().get(address).status_code == 200
