"""The catalogue as one process holds it: read once, and read again when what is stored has changed."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from catalogue.domain.errors import NoSuchProgramme, StoreUnavailable
from catalogue.domain.inheritance import with_inherited
from catalogue.domain.programme import Programme
from catalogue.services.ports import CatalogueStore


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


class Shelf:
    """Gives the current snapshot. Asks the store for its digest each time and reads again only when it differs.

    `prepare` is called with a new snapshot before anybody sees it, by one thread at a time: the search index is
    built there. Others go on with the old snapshot meanwhile.
    """

    def __init__(self, store: CatalogueStore, prepare: Callable[[Snapshot], None]) -> None:
        self._store = store
        self._prepare = prepare
        self._lock = Lock()
        self._held: Snapshot | None = None

    def current(self, *, wait: bool = False) -> Snapshot:
        """The listings as stored now; with `wait`, never those before. Raises StoreUnavailable where nothing was ever loaded."""
        digest = self._store.digest()
        held = self._held
        if held is not None and held.digest == digest:
            return held
        if not self._lock.acquire(blocking=wait or held is None):
            assert held is not None
            return held
        try:
            return self._renew(digest)
        finally:
            self._lock.release()

    def _renew(self, digest: str | None) -> Snapshot:
        if self._held is not None and self._held.digest == digest:
            return self._held
        if digest is None:
            raise StoreUnavailable("There are no listings yet. Run “catalogue load”, or “catalogue” alone, which prepares everything.")
        snapshot = snapshot_of(self._store.programmes(), digest)
        self._prepare(snapshot)
        self._held = snapshot
        return snapshot
