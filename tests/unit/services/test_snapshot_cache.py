"""The catalogue as one process holds it, while others change it."""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from catalogue.domain.errors import IndexUnavailable, StoreUnavailable
from catalogue.domain.programme import Programme
from catalogue.services import snapshot_cache
from catalogue.services.ports import LoadReport, StoredCatalogue
from catalogue.services.snapshot import PerCatalogue, Snapshot, snapshot_of
from catalogue.services.snapshot_cache import PAUSE, SnapshotCache
from tests.storage.examples import a_programme


class Kept:
    """A store in memory: each catalogue has one listing, called as its digest is."""

    def __init__(self, digest: str | None = "one") -> None:
        self.now = digest
        self.after_the_next_question: str | None = None
        self.away = False
        self.asked = 0

    def digest(self) -> str | None:
        self.asked += 1
        if self.away:
            raise StoreUnavailable("the database is away")
        answer = self.now
        self.now, self.after_the_next_question = self.after_the_next_question or self.now, None
        return answer

    def stored(self) -> StoredCatalogue | None:
        if self.away:
            raise StoreUnavailable("the database is away")
        return StoredCatalogue(self.now, (a_programme(self.now),)) if self.now else None

    def replace(self, programmes: Iterable[Programme], digest: str) -> LoadReport:
        raise NotImplementedError


class Builds:
    """What prepares a snapshot: writes down of what, waits if it is told to, fails if it is told to."""

    def __init__(self) -> None:
        self.of: list[str] = []
        self.error: Exception | None = None
        self.begun, self.may_end = Event(), Event()
        self.may_end.set()

    def __call__(self, snapshot: Snapshot) -> None:
        self.of.append(snapshot.digest)
        self.begun.set()
        assert self.may_end.wait(10)
        if self.error:
            raise self.error


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(snapshot_cache, "monotonic", made)
    return made


def is_whole(snapshot: Snapshot) -> bool:
    """Whether the listings are those of the digest."""
    return list(snapshot.programmes) == [snapshot.digest]


def test_a_catalogue_that_changes_between_two_questions_has_its_own_digest() -> None:
    store, builds = Kept(), Builds()
    store.after_the_next_question = "two"
    snapshots = SnapshotCache(store, builds)
    assert is_whole(snapshots.current())
    store.now, store.after_the_next_question = "three", "four"
    assert is_whole(snapshots.current())
    assert is_whole(snapshots.current())
    assert snapshots.current().digest == "four"


def test_whoever_waits_gets_the_newest_and_each_is_built_once() -> None:
    store, builds = Kept(), Builds()
    snapshots = SnapshotCache(store, builds)
    snapshots.current()
    builds.begun.clear()
    builds.may_end.clear()
    store.now = "two"
    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(snapshots.current)
        assert builds.begun.wait(10)
        assert snapshots.current().digest == "one", "who does not wait goes on with the old"
        waiting = [threads.submit(snapshots.current, wait=True) for _ in range(3)]
        while not all(one.running() for one in waiting):
            pass
        store.now = "three"
        builds.may_end.set()
        assert first.result().digest == "two"
        assert {one.result().digest for one in waiting} == {"three"}
        assert all(is_whole(one.result()) for one in waiting)
    assert builds.of == ["one", "two", "three"]


@pytest.mark.parametrize(
    "error", [IndexUnavailable("no room"), StoreUnavailable("gone"), KeyError("a word that this version does not know")]
)
def test_where_the_new_one_cannot_be_prepared_the_old_one_serves(clock: Clock, caplog: pytest.LogCaptureFixture, error: Exception) -> None:
    store, builds = Kept(), Builds()
    snapshots = SnapshotCache(store, builds)
    snapshots.current()
    store.now, builds.error = "two", error
    with caplog.at_level(logging.ERROR):
        assert [snapshots.current(wait=wait).digest for wait in (False, True, False)] == ["one"] * 3
    assert builds.of == ["one", "two"], "it is not tried at each request"
    assert str(error) in caplog.text
    clock.now += PAUSE
    assert snapshots.current().digest == "one"
    builds.error = None
    clock.now += PAUSE
    assert snapshots.current().digest == "two"
    assert builds.of == ["one", "two", "two", "two"]


def test_while_the_store_is_away_the_catalogue_that_was_read_serves_and_the_store_is_left_in_peace(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    store, builds = Kept(), Builds()
    snapshots = SnapshotCache(store, builds)
    snapshots.current()
    store.away, store.now, store.asked = True, "two", 0
    with caplog.at_level(logging.ERROR):
        assert [snapshots.current(wait=wait).digest for wait in (False, True, False)] == ["one"] * 3
    assert store.asked == 1, "a database that does not answer makes each question wait"
    assert caplog.text.count("still served") == 1
    store.away = False
    clock.now += PAUSE
    assert snapshots.current().digest == "two"


def test_a_store_that_was_away_from_the_start_is_said() -> None:
    store = Kept()
    store.away = True
    with pytest.raises(StoreUnavailable, match="the database is away"):
        SnapshotCache(store, Builds()).current()


def test_where_the_first_cannot_be_prepared_the_reason_is_given() -> None:
    store, builds = Kept(), Builds()
    builds.error = IndexUnavailable("no room")
    snapshots = SnapshotCache(store, builds)
    with pytest.raises(IndexUnavailable, match="no room"):
        snapshots.current()
    builds.error = None
    assert is_whole(snapshots.current())
    with pytest.raises(StoreUnavailable, match="catalogue load"):
        SnapshotCache(Kept(None), builds).current()


def test_mending_prepares_the_newest_once_more(clock: Clock) -> None:
    store, builds = Kept(), Builds()
    snapshots = SnapshotCache(store, builds)
    held = snapshots.current()
    assert snapshots.mended() is held
    assert builds.of == ["one", "one"]
    store.now = "two"
    assert is_whole(snapshots.mended())
    assert snapshots.current().digest == "two"
    builds.error = IndexUnavailable("no room")
    tried = len(builds.of)
    for _ in range(3):
        with pytest.raises(IndexUnavailable):
            snapshots.mended()
    assert len(builds.of) == tried + 1, "it is not tried at each request"
    builds.error = None
    clock.now += PAUSE
    assert snapshots.mended().digest == "two"


def test_an_old_catalogue_is_never_prepared_in_place_of_a_newer(clock: Clock) -> None:
    assert clock.now
    store, builds = Kept(), Builds()
    snapshots = SnapshotCache(store, builds)
    snapshots.current()
    store.now, builds.error = "two", KeyError("unknown")
    with pytest.raises(IndexUnavailable):
        snapshots.mended()
    assert builds.of == ["one", "two"]


def test_what_follows_from_a_catalogue_is_worked_out_once_for_each() -> None:
    worked: list[str] = []

    def names(snapshot: Snapshot) -> tuple[str, ...]:
        worked.append(snapshot.digest)
        return tuple(snapshot.programmes)

    one, two = (snapshot_of((a_programme(slug),), slug) for slug in ("a", "b"))
    follows = PerCatalogue(names)
    assert [follows.of(snapshot) for snapshot in (one, one, two, two)] == [("a",), ("a",), ("b",), ("b",)]
    assert worked == ["a", "b"]
