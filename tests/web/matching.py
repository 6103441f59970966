"""The situations that matching is tried on, and the page that each leads to."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from werkzeug.datastructures import MultiDict
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


def fields_of(page: BeautifulSoup, button: Tag) -> tuple[str, list[tuple[str, str]]]:
    """Where a button sends its form, and everything that goes along: as a browser puts it together."""
    form = page.find("form", id=button["form"]) if button.has_attr("form") else button.find_parent("form")
    assert isinstance(form, Tag)
    own = [one for one in form.select("input, select, textarea") if not one.has_attr("form")]
    apart = page.select(f"[form={form['id']}]") if form.has_attr("id") else []
    pairs = [pair for one in (*own, *(one for one in apart if one.name != "button")) for pair in sends(one)]
    if button.has_attr("name"):
        pairs.append((str(button["name"]), str(button.get("value", ""))))
    return str(button.get("formaction", form["action"])), pairs


def sends(field: Tag) -> list[tuple[str, str]]:
    """What one field sends."""
    name = str(field.get("name", ""))
    if not name or (field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")):
        return []
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return [(name, str(chosen["value"]))] if chosen else []
    return [(name, field.get_text().removeprefix("\n") if field.name == "textarea" else str(field.get("value", "")))]


def button(page: BeautifulSoup, label: str) -> Tag:
    """The first button whose words are these."""
    found = next((one for one in page.select("main button") if words(one) == label), None)
    assert found, f"no button “{label}”: {sorted({words(one) for one in page.select('main button')})}"
    return found


def press(site: Site, page: BeautifulSoup, label: str, *typed: tuple[str, str], status: int = 200) -> BeautifulSoup:
    """The page that a button leads to; what is typed takes the place of what the form had under that name last."""
    address, pairs = fields_of(page, button(page, label))
    for name, value in typed:
        held = [place for place, (one, _) in enumerate(pairs) if one == name]
        if held:
            pairs[held[-1]] = (name, value)
        else:
            pairs.append((name, value))
    response = site.ask(address.partition("#")[0], "POST", data=MultiDict(pairs))
    assert response.status_code == status, response.text[:300]
    found = BeautifulSoup(response.text, "html.parser")
    assert not faults(found, response)
    return found
