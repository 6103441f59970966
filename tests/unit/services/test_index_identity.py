"""An index serves only the catalogue and the version that it was made from."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.main import Application
from catalogue.services.snapshot import Snapshot
from search import SearchDocument, SearchQuery


@pytest.fixture
def fresh(application: Application, tmp_path: Path) -> Application:
    """The same catalogue, with no index yet."""
    return replace(application, settings=replace(application.settings, data_dir=tmp_path))


def test_an_index_that_older_code_made_of_the_same_catalogue_is_built_anew(fresh: Application, snapshot: Snapshot) -> None:
    names_only = [SearchDocument(slug, one.name.text) for slug, one in snapshot.programmes.items()]
    fresh.search_index.replace_all(names_only, snapshot.digest)
    before = fresh.search_index.search(SearchQuery("goodman")).total
    fresh.refresh_index(snapshot)
    assert (before, fresh.search_index.search(SearchQuery("goodman")).total) == (0, 2)


def test_an_index_of_this_catalogue_and_version_is_left_alone(fresh: Application, snapshot: Snapshot) -> None:
    fresh.refresh_index(snapshot)
    made = (fresh.settings.index_dir / "current").read_text()
    fresh.refresh_index(snapshot)
    assert (fresh.settings.index_dir / "current").read_text() == made
