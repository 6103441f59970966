"""Suggestions while typing."""

import pytest

from catalogue.main import House
from catalogue.services.reading import Reader
from catalogue.services.shelf import Shelf
from catalogue.services.suggest import MOST, Suggest
from seed.words import reading_rules
from tests.site import Site


@pytest.fixture(scope="module")
def suggest(house: House) -> Suggest:
    shelf = Shelf(house.store, house.refresh_index)
    shelf.current()
    return Suggest(shelf, house.search_index, house.reference, Reader(reading_rules()))


@pytest.mark.parametrize(
    ("typed", "first", "kind"),
    [
        ("chance", "Chance UK", "name"),
        ("PRINCE'S TR", "The Prince's Trust Team Programme", "name"),
        ("hack", "Hackney", "borough"),
        ("restorative j", "Restorative Justice service", "name"),
        ("tower h", "Tower Hamlets", "borough"),
    ],
)
def test_a_beginning_is_finished(suggest: Suggest, typed: str, first: str, kind: str) -> None:
    assert (first, kind) in [(one.text, one.kind) for one in suggest.like(typed)]


def test_beginnings_stand_before_words_within(suggest: Suggest) -> None:
    found = [one.text.casefold().removeprefix("the ") for one in suggest.like("chance")]
    begins = [text.startswith("chance") for text in found]
    assert begins == sorted(begins, reverse=True)


@pytest.mark.parametrize("typed", ["", " ", "a", "zzzz", "x" * 61, "*", "%%", "\x00\x00"])
def test_nothing_to_suggest(suggest: Suggest, typed: str) -> None:
    assert suggest.like(typed) == ()


@pytest.mark.parametrize("typed", ["st", "ga", "me", "vi", "yo", "ha", "su", "an", "th", "co"])
def test_every_suggestion_returns_something(suggest: Suggest, site: Site, typed: str) -> None:
    found = suggest.like(typed)
    assert 0 < len(found) <= MOST
    for one in found:
        assert site.json(f"/api/v1/programmes?q={one.text.replace('&', '%26').replace('#', '%23').replace('+', '%2B')}")["total"] > 0


def test_the_address_gives_words_and_kinds(site: Site) -> None:
    found = site.json("/programmes/suggest?q=hackn")["suggestions"]
    assert {"text": "Hackney", "kind": "borough"} in found
    assert site.json("/programmes/suggest")["suggestions"] == []
