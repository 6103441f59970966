"""The catalogue as one process holds it: read once, and read again when what is stored has changed."""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic

from catalogue.domain.errors import IndexUnavailable, StoreUnavailable
from catalogue.services.ports import CatalogueStore
from catalogue.services.snapshot import Snapshot, snapshot_of

PAUSE = 30.0
"""Seconds after which a catalogue that could not be prepared, or a store that did not answer, is tried again.

The catalogue before serves meanwhile.
"""

log = logging.getLogger(__name__)


class SnapshotCache:
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
        self._ask_after = 0.0

    def current(self, *, wait: bool = False) -> Snapshot:
        """The listings as stored now; with `wait`, those before only where the new ones cannot be read or prepared.

        Raises StoreUnavailable where nothing was ever loaded, or nothing can be read and nothing was before.
        """
        held = self._held
        if held is not None and not self._is_old(held):
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
        elif self._is_old(held):
            try:
                self._held = self._read()
            except Exception:
                log.exception("a new catalogue cannot be used yet, so the one before is still served")
                self._not_before = monotonic() + PAUSE
        assert self._held is not None
        return self._held

    def _is_old(self, held: Snapshot) -> bool:
        """Whether the store has another catalogue, as far as it can be asked just now."""
        if monotonic() < max(self._not_before, self._ask_after):
            return False
        try:
            return held.digest != self._store.digest()
        except StoreUnavailable:
            log.exception("the store cannot be asked, so the catalogue that was read before is still served")
            self._ask_after = monotonic() + PAUSE
            return False

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
