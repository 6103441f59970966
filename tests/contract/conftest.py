"""Every engine that the search contract holds for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search import MemoryIndex, SearchIndex, Synonyms, WhooshIndex
from tests.unit.search.samples import DOCUMENTS

MakeIndex = Callable[[Synonyms | None], SearchIndex]


@pytest.fixture(params=["memory", "whoosh"])
def make_index(request: pytest.FixtureRequest, tmp_path: Path) -> MakeIndex:
    """An empty index of each engine."""

    def make(synonyms: Synonyms | None = None) -> SearchIndex:
        if request.param == "memory":
            return MemoryIndex(synonyms)
        return WhooshIndex(tmp_path / "index", synonyms)

    return make


@pytest.fixture
def index(make_index: MakeIndex) -> SearchIndex:
    """Each engine with the small catalogue in it."""
    filled = make_index(None)
    filled.replace_all(DOCUMENTS, "first")
    return filled
