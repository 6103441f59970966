"""The catalogue as one process holds it: read once, and read again when what is stored has changed."""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from catalogue.domain.errors import IndexUnavailable, NoSuchProgramme, StoreUnavailable
from catalogue.domain.inheritance import with_inherited
from catalogue.domain.programme import Programme
from catalogue.services.ports import CatalogueStore

PAUSE = 30.0
"""Seconds after which a catalogue that could not be prepared is tried again; the one before serves meanwhile."""

Made = TypeVar("Made")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every listing at one moment, each with what it takes from its parent, and who belongs to whom."""

    digest: str
    programmes: Mapping[str, Programme]
    inherited: Mapping[str, frozenset[str]]
    parts: Mapping[str, tuple[str, ...]]

    def programme(self, slug: str) -> Programme:
        """The listing with this slug. Raises NoSuchProgramme."""
        try:
            return self.programmes[slug]
        except KeyError:
            raise NoSuchProgramme(slug) from None

    def on_source(self, slug: str) -> tuple[Programme, ...]:
        """The listings that stand on a source, by name."""
        found = (programme for programme in self.programmes.values() if slug in programme.sources)
        return tuple(sorted(found, key=by_name))


def by_name(programme: Programme) -> tuple[str, str]:
    """The order in which people look for a name: without case, signs and a leading “the”."""
    letters = "".join(letter for letter in programme.name.text.casefold() if letter.isalnum() or letter == " ")
    return (letters.strip().removeprefix("the "), programme.slug)


def snapshot_of(programmes: tuple[Programme, ...], digest: str) -> Snapshot:
    """The listings with what follows from them."""
    whole, taken = with_inherited(programmes)
    parts = defaultdict(list)
    for programme in programmes:
        if programme.parent:
            parts[programme.parent.code].append(programme.slug)
    return Snapshot(digest, whole, taken, {slug: tuple(children) for slug, children in parts.items()})


class PerCatalogue(Generic[Made]):
    """What follows from a snapshot, worked out once for each. Safe between threads: one value in one attribute, read once."""

    def __init__(self, make: Callable[[Snapshot], Made]) -> None:
        self._make = make
        self._held: tuple[Snapshot, Made] | None = None

    def of(self, snapshot: Snapshot) -> Made:
        """What follows from this one."""
        held = self._held
        if held is None or held[0] is not snapshot:
            held = (snapshot, self._make(snapshot))
            self._held = held
        return held[1]


class Shelf:
    """Gives the current snapshot. Asks the store for its digest each time and reads again only when it differs.

    `prepare` is called with a new snapshot before anybody sees it, by one thread at a time: the search index is
    built there. Others go on with the old snapshot meanwhile, and everybody does where the new one cannot be read or prepared.
    """

    def __init__(self, store: CatalogueStore, prepare: Callable[[Snapshot], None]) -> None:
        self._store = store
        self._prepare = prepare
        self._lock = Lock()
        self._held: Snapshot | None = None
        self._not_before = 0.0

    def current(self, *, wait: bool = False) -> Snapshot:
        """The listings as stored now; with `wait`, those before only where the new ones cannot be prepared.

        Raises StoreUnavailable where nothing was ever loaded.
        """
        held = self._held
        if held is not None and held.digest == self._store.digest():
            return held
        if not self._lock.acquire(blocking=wait or held is None):
            assert held is not None
            return held
        try:
            return self._renewed()
        finally:
            self._lock.release()

    def mended(self) -> Snapshot:
        """The listings as stored now, prepared once more: for when what was prepared turns out to be no use.

        Raises IndexUnavailable where that cannot be done.
        """
        with self._lock:
            snapshot = self._renewed()
            if snapshot.digest != self._store.digest() or monotonic() < self._not_before:
                raise IndexUnavailable("The search index cannot be built just now; the log says why.")
            self._prepared(snapshot)
            return snapshot

    def _renewed(self) -> Snapshot:
        """The newest that can be had. The digest is asked for anew: whoever waited here may find that all is done."""
        held = self._held
        if held is None:
            self._held = self._read()
        elif monotonic() >= self._not_before and held.digest != self._store.digest():
            try:
                self._held = self._read()
            except Exception:
                log.exception("a new catalogue cannot be used yet, so the one before is still served")
                self._not_before = monotonic() + PAUSE
        assert self._held is not None
        return self._held

    def _read(self) -> Snapshot:
        stored = self._store.stored()
        if stored is None:
            raise StoreUnavailable("There are no listings yet. Run “catalogue load”, or “catalogue” alone, which prepares everything.")
        snapshot = snapshot_of(stored.programmes, stored.digest)
        self._prepare(snapshot)
        return snapshot

    def _prepared(self, snapshot: Snapshot) -> None:
        try:
            self._prepare(snapshot)
        except IndexUnavailable:
            self._not_before = monotonic() + PAUSE
            raise
