"""Suggestions while typing."""

import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalogue.main import Application
from catalogue.services.reading import Reader
from catalogue.services.searching import Ask, Searching
from catalogue.services.snapshot import Snapshot, snapshot_of
from catalogue.services.snapshot_cache import SnapshotCache
from catalogue.services.suggest import MOST, Suggest, Suggestion
from search import MemoryIndex, SearchDocument, SearchQuery
from seed.readings import reading_rules
from seed.search_rules import search_rules
from tests.site import Site
from tests.storage.examples import a_programme


@pytest.fixture(scope="module")
def suggest(application: Application) -> Suggest:
    searching = Searching(SnapshotCache(application.store, application.refresh_index), application.search_index)
    return Suggest(searching, application.reference, Reader(reading_rules(), search_rules().wider_places))


class Turning:
    """Answers now from one catalogue and now from another, as a site does whose catalogue is changed back and forth."""

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        self._snapshots = snapshots
        self._index = MemoryIndex()
        self._index.replace_all([SearchDocument("one", "One")])

    def answer(self, make: Callable[[Snapshot, Ask], tuple[Suggestion, ...]], held: Snapshot | None = None) -> tuple[Suggestion, ...]:
        snapshot = held or random.choice(self._snapshots)
        found = make(snapshot, lambda _: self._index.search(SearchQuery()))
        assert {one.text for one in found} <= {one.name.text for one in snapshot.programmes.values()}
        assert found
        return found


def test_threads_never_mix_two_catalogues(application: Application) -> None:
    few = snapshot_of((a_programme("alone"),), "few")
    many = snapshot_of(tuple(a_programme(f"number-{one}") for one in range(400)), "many")
    suggest = Suggest(Turning((few, many)), application.reference, Reader(reading_rules(), search_rules().wider_places))  # type: ignore[arg-type]  # it answers as Searching does
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for found in threads.map(lambda _: suggest.like("the"), range(400)):
                assert found
    finally:
        sys.setswitchinterval(usual)


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
