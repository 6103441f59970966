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


class CatalogueStore(Protocol):
    """Where the listings are kept."""

    def digest(self) -> str | None:
        """The digest of the catalogue that is kept; None where nothing was ever loaded. Cheap: asked on every request."""

    def programmes(self) -> tuple[Programme, ...]:
        """Every listing, by slug."""

    def replace(self, programmes: Iterable[Programme], digest: str) -> LoadReport:
        """Makes these the listings, all or nothing, writing only what differs. Raises StoreUnavailable."""
