"""A person who writes a referral: reads a page, fills in what is on it, presses a button, and gets what a browser would get."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.inspection import faults, words
from tests.site import HTML, Site

AuthorInput = Mapping[str, str | list[str]]
GATE: AuthorInput = {
    "gate.safeguarding": "none", "gate.basis": "public_task", "gate.told": "both", "gate.names": "agreed",
}  # fmt: skip
OWN_GATE: AuthorInput = {"gate.names": "agreed"}
PERSON: AuthorInput = {
    "referrer.name": "Rowan Referrer", "referrer.agency": "Oak School", "referrer.telephone": "020 7946 0000",
    "young_person.name": "Robin Young", "why.now": "Started to stay out late.\nWants help.", "contact.young_person": "Through the school",
}  # fmt: skip


@dataclass
class Writer:
    """Somebody at a browser. `page` is what is on the screen, `answer` how it came."""

    app: Flask
    page: BeautifulSoup = field(default_factory=lambda: BeautifulSoup("", "html.parser"))
    answer: TestResponse | None = None

    def __post_init__(self) -> None:
        self.site = Site(self.app)

    def open(self, address: str, status: int = 200) -> "Writer":
        """Goes to an address."""
        return self._shown(self.site.ask(address), status)

    def press(self, button: str, typed: AuthorInput | None = None, *, status: int = 200, without: Iterable[str] = ()) -> "Writer":
        """Fills in fields and presses the button with these words. `without` leaves fields out, as a broken page does."""
        return self._shown(self.sent(button, typed, without), status)

    def sent(self, button: str, typed: AuthorInput | None = None, without: Iterable[str] = ()) -> TestResponse:
        """The bare answer to a button, for what is no page."""
        pressed = next(one for one in self.page.select("main button") if words(one).startswith(button))
        form = pressed.find_parent("form") or self.page.select_one(f"form#{pressed.get('form')}")
        assert form
        pairs = [pair for pair in fields_of(form) if pair[0] not in {*(typed or {}), *without}]
        for name, value in (typed or {}).items():
            pairs += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        if pressed.get("name"):
            pairs.append((str(pressed["name"]), str(pressed.get("value", ""))))
        address = str(pressed.get("formaction") or form["action"]).partition("#")[0]
        return self.site.ask(address, "POST", data=MultiDict(pairs))

    def _shown(self, answer: TestResponse, status: int) -> "Writer":
        assert answer.status_code == status, f"{answer.status}: {words(BeautifulSoup(answer.text, 'html.parser').main)[:600]}"
        assert answer.mimetype == HTML
        self.page, self.answer = BeautifulSoup(answer.text, "html.parser"), answer
        assert not faults(self.page, answer)
        return self

    @property
    def heading(self) -> str:
        """What the page is called."""
        return words(self.page.h1)

    @property
    def problems(self) -> dict[str, str]:
        """What is said to be wrong, by the field to which it leads."""
        return {str(one["href"])[1:]: words(one) for one in self.page.select(".govuk-error-summary a")}

    def value(self, name: str) -> str:
        """What stands in a field."""
        return next((value for one, value in fields_of(self.page) if one == name), "")


def fields_of(form: Tag) -> Iterator[tuple[str, str]]:
    """What a browser sends of a form, in order."""
    for one in form.select("input[name], textarea[name], select[name]"):
        name = str(one["name"])
        if one.name == "textarea":
            yield name, one.get_text().removeprefix("\n")
        elif one.name == "select":
            chosen = one.select_one("option[selected]") or one.select_one("option")
            yield name, str(chosen["value"]) if chosen else ""
        elif one.get("type") not in {"radio", "checkbox"} or one.has_attr("checked"):
            yield name, str(one.get("value", ""))


def at_the_form(app: Flask, *slugs: str) -> Writer:
    """Somebody who has come to the form, from listings' pages."""
    listings = "&".join(f"programme={slug}" for slug in slugs)
    return Writer(app).open(f"/refer?{listings}&writer=professional").press("Continue", GATE)


def at_the_check(app: Flask, *slugs: str, typed: AuthorInput | None = None) -> Writer:
    """Somebody who has come to the answers to check."""
    return at_the_form(app, *slugs).press("Check your answers", {**PERSON, **(typed or {})})
