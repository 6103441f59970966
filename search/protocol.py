"""The port: two verbs, and which catalogue the index in use was made from."""

from collections.abc import Iterable
from typing import Protocol

from search.query import SearchDocument, SearchQuery, SearchResults


class SearchIndex(Protocol):
    """An index that is replaced as a whole and searched."""

    @property
    def digest(self) -> str:
        """The digest that the index in use was built with, "" where there is none to use.

        Compare it with the catalogue's own: where they differ, call `replace_all`. A missing or
        damaged index serves no digest.
        """
        ...

    def replace_all(self, documents: Iterable[SearchDocument], digest: str = "") -> int:
        """Make these the only documents and say how many they are.

        All or nothing: an error, or a kill, at any moment leaves the previous index in use.
        Raises ValueError where two documents have one key, and OSError where the index cannot be
        written.
        """
        ...

    def search(self, query: SearchQuery) -> SearchResults:
        """Answer from the newest complete index.

        Raises IndexMissing before the first `replace_all`, and IndexDamaged where what is on disk
        differs from what was written: call `replace_all` and ask again.
        """
        ...
