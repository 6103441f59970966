"""The situations that matching is tried on, and the page that each leads to."""

from typing import Any

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from tests.inspection import faults, words
from tests.site import Site

Answers = dict[str, str | list[str]]
CHILD: Answers = {
    "age": "9", "sdq_score": "18", "borough": "hackney", "education": "in_primary", "needs": ["mentoring", "violent_behaviour"],
}  # fmt: skip
FRIEND: Answers = {
    "age": "15", "gender": "female", "borough": "lewisham", "needs": ["sexual_exploitation_risk"], "gang_involvement": "peripheral",
}  # fmt: skip
STABBED: Answers = {
    "age": "16", "gender": "male", "borough": "lambeth", "needs": ["victim_of_violence", "housing_safety"], "gang_involvement": "member",
    "setting": "hospital", "referrer": "a_and_e",
}  # fmt: skip
MAN: Answers = {
    "age": "24", "gender": "male", "borough": "southwark", "needs": ["gang_exit", "employment"], "gang_involvement": "wants_to_leave",
    "justice_status": "probation", "referrer": "probation", "willing": "yes",
}  # fmt: skip
CONTRADICTION: Answers = {"age": "8", "borough": "brent", "needs": ["on_yot_order"], "justice_status": "community_order"}
DISCLOSURE: Answers = {"age": "12", "borough": "brent", "needs": ["abuse_at_home"]}
SITUATIONS: dict[str, Answers] = {
    "child": CHILD, "friend": FRIEND, "stabbed": STABBED, "man": MAN, "age": {"age": "14"}, "year": {"year_group": "9"},
    "contradiction": CONTRADICTION, "disclosure": DISCLOSURE,
}  # fmt: skip


def asked(site: Site, answers: Any) -> TestResponse:
    """The bare answer to a form."""
    return site.send("/match/results", answers)


def results(site: Site, answers: Any, *, status: int = 200) -> BeautifulSoup:
    """The page that answers lead to, inspected."""
    response = asked(site, answers)
    assert response.status_code == status, response.text[:300]
    page = BeautifulSoup(response.text, "html.parser")
    assert not faults(page, response)
    return page


def best(page: BeautifulSoup) -> list[str]:
    """The slugs of the first matches, in order."""
    return [str(link["href"]).removeprefix("/programmes/") for link in page.select("#best .app-result__name a")]


def headings(page: BeautifulSoup) -> list[str]:
    """The headings of the page, in order."""
    return [words(one) for one in page.select("main h2")]
