"""What views need: the services of the site, handed over once by the composition root, and of each request the one catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import current_app, g

from catalogue.domain.filters import Filters
from catalogue.services.browse import Browse, FoundAll, FoundPage
from catalogue.services.gaps import Gaps
from catalogue.services.match import Matching
from catalogue.services.places import Places
from catalogue.services.refer import Referring
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.services.snapshot_cache import SnapshotCache
from catalogue.services.suggest import Suggest
from catalogue.services.use_cases import UseCases

KEY = "catalogue"


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings in force that the site acts on and tells of; no path of the machine, since pages tell of them.

    `secure`: the cookie travels over HTTPS only. `kept_secret`: the secret is kept in the data folder, not given.
    """

    secret: str = field(repr=False)
    secure: bool
    database: str
    counts: str
    kept_secret: bool

    @property
    def cookie(self) -> str:
        """What the cookie is called: browsers hold a name that begins with __Host- to HTTPS and to this site alone."""
        return "__Host-catalogue" if self.secure else "catalogue"


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases of the site, whichever the catalogue, and the words they are spoken of in."""

    snapshots: SnapshotCache
    browse: Browse
    suggest: Suggest
    over: Callable[[Snapshot], UseCases]
    reference: Reference
    places: Places
    index_digest: Callable[[], str]
    setup: Setup


class RequestContext:
    """What one request is answered from: one catalogue, and no other.

    What it asks for first, listings or a search, settles which; everything after is from the same.
    """

    def __init__(self, site: Services) -> None:
        self._site = site
        self._over: UseCases | None = None
        self.reference, self.places, self.suggest, self.setup = site.reference, site.places, site.suggest, site.setup
        self.index_digest = site.index_digest

    @property
    def snapshot(self) -> Snapshot:
        """The listings. Raises StoreUnavailable."""
        return self._settled.snapshot

    @property
    def matching(self) -> Matching:
        """Matching over them."""
        return self._settled.matching

    @property
    def referring(self) -> Referring:
        """Referring to them."""
        return self._settled.referring

    @property
    def gaps(self) -> Gaps:
        """The gaps between them."""
        return self._settled.gaps

    def find(self, filters: Filters, page: int = 1, per_page: int = 20) -> FoundPage:
        """A page of those that fit. Raises IndexUnavailable."""
        found = self._site.browse.find(filters, page, per_page, self._held)
        self._settle(found.snapshot)
        return found

    def find_all(self, filters: Filters) -> FoundAll:
        """All of those that fit. Raises IndexUnavailable."""
        found = self._site.browse.all(filters, self._held)
        self._settle(found.snapshot)
        return found

    def count(self, filters: Filters, found: FoundPage) -> None:
        """Counts a search of somebody's that found nothing."""
        self._site.browse.count(filters, found)

    @property
    def _held(self) -> Snapshot | None:
        return self._over.snapshot if self._over else None

    @property
    def _settled(self) -> UseCases:
        return self._over or self._settle(self._site.snapshots.current())

    def _settle(self, snapshot: Snapshot) -> UseCases:
        if self._over is None:
            self._over = self._site.over(snapshot)
        return self._over


def services() -> RequestContext:
    """What the request that is being answered is answered from."""
    if "here" not in g:
        g.here = RequestContext(current_app.extensions[KEY])
    found: RequestContext = g.here
    return found
