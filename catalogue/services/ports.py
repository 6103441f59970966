"""What the use cases need from outside, as small as it can be. Storage and search stand behind these."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from catalogue.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, as slugs in alphabetical order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """Every listing, by slug, and the digest of the catalogue that they are, both of one and the same moment."""

    digest: str
    programmes: tuple[Programme, ...]


class CatalogueStore(Protocol):
    """Where the listings are kept."""

    def digest(self) -> str | None:
        """The digest of the catalogue that is kept; None where nothing was ever loaded. Cheap: asked on every request."""

    def stored(self) -> StoredCatalogue | None:
        """The catalogue that is kept, whole; None where nothing was ever loaded."""

    def replace(self, programmes: Iterable[Programme], digest: str) -> LoadReport:
        """Makes these the listings, all or nothing, writing only what differs. Raises StoreUnavailable."""
