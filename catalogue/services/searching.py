"""Listings and search index together: every answer is of one catalogue, and a damaged index is built anew."""

from collections.abc import Callable
from typing import TypeVar

from catalogue.domain.errors import IndexUnavailable
from catalogue.services.snapshot import Snapshot
from catalogue.services.snapshot_cache import SnapshotCache
from search.errors import IndexDamaged
from search.protocol import SearchIndex
from search.query import SearchQuery, SearchResults

TRIES = 3
"""How often an answer is begun anew where index and listings are not of one catalogue: only while it is being changed."""

Answer = TypeVar("Answer")
Ask = Callable[[SearchQuery], SearchResults]
"""A search of the catalogue that the answer is about."""


class IndexMismatch(Exception):
    """The index is not of the catalogue that was asked about."""


class Searching:
    """Answers from listings and searches of one and the same catalogue, whatever happens to either meanwhile."""

    def __init__(self, snapshots: SnapshotCache, index: SearchIndex) -> None:
        self._snapshots = snapshots
        self._index = index

    def answer(self, make: Callable[[Snapshot, Ask], Answer], held: Snapshot | None = None) -> Answer:
        """What `make` makes of a catalogue and of searches in it; of `held`, where the catalogue is settled already.

        Where the catalogue changes meanwhile, it is made anew from the newer one. Where the index is damaged, or stays another
        catalogue's, it is built once. Raises IndexUnavailable where that does not help.
        """
        snapshot = held or self._snapshots.current()
        for _ in range(TRIES):
            try:
                return make(snapshot, self._asking(snapshot))
            except IndexMismatch:
                snapshot = self._renewed(held)
            except IndexDamaged:
                break
        snapshot = self._snapshots.mended()
        if held is not None and held is not snapshot:
            raise IndexUnavailable("The catalogue was changed while this was answered.")
        try:
            return make(snapshot, self._asking(snapshot))
        except (IndexDamaged, IndexMismatch) as error:
            raise IndexUnavailable(f"The search index cannot be used though it was built anew: {error}") from error

    def _renewed(self, held: Snapshot | None) -> Snapshot:
        if held is not None:
            raise IndexUnavailable("The catalogue is being changed while this is answered.")
        return self._snapshots.current(wait=True)

    def _asking(self, snapshot: Snapshot) -> Ask:
        def ask(query: SearchQuery) -> SearchResults:
            results = self._index.search(query)
            if results.digest != snapshot.digest:
                raise IndexMismatch
            return results

        return ask
