"""Answers that need listings and searches of one catalogue, while catalogue and index change or break."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from catalogue.domain.errors import IndexUnavailable
from catalogue.services.searching import Ask, Searching
from catalogue.services.snapshot import Snapshot
from catalogue.services.snapshot_cache import SnapshotCache
from search import IndexDamaged, MemoryIndex, SearchDocument, SearchQuery, SearchResults
from tests.unit.services.test_snapshot_cache import Kept

Answer = tuple[str, tuple[str, ...]]


class Index:
    """An index in memory. Before each search it may do something: break, or be another process's that is quicker or slower."""

    def __init__(self) -> None:
        self.whole = MemoryIndex()
        self.before: Iterator[Callable[[], None]] = iter(())
        self.built: list[str] = []

    @property
    def digest(self) -> str:
        return self.whole.digest

    def replace_all(self, documents: Iterable[SearchDocument], digest: str = "") -> int:
        self.built.append(digest)
        return self.whole.replace_all(documents, digest)

    def prepare(self, snapshot: Snapshot) -> None:
        if self.digest != snapshot.digest:
            self.replace_all([SearchDocument(slug, slug) for slug in snapshot.programmes], snapshot.digest)

    def search(self, query: SearchQuery) -> SearchResults:
        next(self.before, lambda: None)()
        return self.whole.search(query)


def listings(snapshot: Snapshot, ask: Ask) -> Answer:
    """The listings of a catalogue, found by two searches."""
    found = [hit.key for _ in range(2) for hit in ask(SearchQuery()).hits]
    assert set(found) == set(snapshot.programmes)
    return snapshot.digest, tuple(found)


ONE: Answer = ("one", ("one", "one"))
TWO: Answer = ("two", ("two", "two"))


@pytest.fixture
def store() -> Kept:
    return Kept()


@pytest.fixture
def index() -> Index:
    return Index()


@pytest.fixture
def snapshots(store: Kept, index: Index) -> SnapshotCache:
    made = SnapshotCache(store, index.prepare)
    made.current()
    return made


@pytest.fixture
def searching(snapshots: SnapshotCache, index: Index) -> Searching:
    return Searching(snapshots, index)


def changing(store: Kept, index: Index) -> Callable[[], None]:
    """Another process loads another catalogue and has its index ready first."""

    def change() -> None:
        store.now = "two"
        index.whole.replace_all([SearchDocument("two", "two")], "two")

    return change


def nothing() -> None:
    """As it was."""


def test_an_answer_is_of_the_catalogue_that_there_is(searching: Searching) -> None:
    assert searching.answer(listings) == ONE


@pytest.mark.parametrize("first", [[], [nothing]], ids=["before the first search", "between two searches"])
def test_an_answer_during_a_change_is_of_one_catalogue(
    searching: Searching, store: Kept, index: Index, first: list[Callable[[], None]]
) -> None:
    index.before = iter([*first, changing(store, index)])
    assert searching.answer(listings) == TWO


def test_a_request_that_has_settled_on_a_catalogue_is_answered_from_it_or_not_at_all(
    searching: Searching, snapshots: SnapshotCache, store: Kept, index: Index
) -> None:
    held = snapshots.current()
    assert searching.answer(listings, held) == ONE
    index.before = iter([changing(store, index)])
    with pytest.raises(IndexUnavailable, match="is being changed"):
        searching.answer(listings, held)
    assert searching.answer(listings) == TWO


def breaking(index: Index) -> Callable[[], None]:
    """The index is damaged until it is built again."""

    def harm() -> None:
        index.whole = MemoryIndex()
        raise IndexDamaged("here", "cut")

    return harm


def test_a_damaged_index_is_built_once_and_asked_again(searching: Searching, snapshots: SnapshotCache, index: Index) -> None:
    index.before = iter([nothing, breaking(index)])
    assert searching.answer(listings) == ONE
    index.before = iter([breaking(index)])
    assert searching.answer(listings, snapshots.current()) == ONE
    assert index.built == ["one", "one", "one"]


def test_an_index_that_stays_damaged_is_no_answer(searching: Searching, index: Index) -> None:
    index.before = iter([breaking(index)] * 2)
    with pytest.raises(IndexUnavailable, match="built anew"):
        searching.answer(listings)
    assert searching.answer(listings) == ONE


def test_an_index_that_is_taken_away_is_built_again(searching: Searching, index: Index) -> None:
    index.whole = MemoryIndex()
    assert searching.answer(listings) == ONE


def test_an_index_that_stays_another_catalogues_is_built_anew(searching: Searching, index: Index) -> None:
    index.whole.replace_all([SearchDocument("old", "old")], "old")
    assert searching.answer(listings) == ONE
    assert index.built == ["one", "one"]


def test_an_index_that_cannot_be_built_is_no_answer(store: Kept, index: Index) -> None:
    def full(snapshot: Snapshot) -> None:
        if index.built:
            raise IndexUnavailable("no room")
        index.prepare(snapshot)

    searching = Searching(SnapshotCache(store, full), index)
    assert searching.answer(listings) == ONE
    index.before = iter([breaking(index)])
    with pytest.raises(IndexUnavailable, match="no room"):
        searching.answer(listings)
