"""The same suite on both databases: `engine` and `store` come once with SQLite and once with PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from catalogue.storage.engine import open_engine
from catalogue.storage.migrate import migrate
from catalogue.storage.repository import SqlCatalogueStore
from tests.postgres import postgres_server, postgres_url  # noqa: F401 - fixtures
from tests.storage.examples import a_store

IMPATIENT = 0.3  # seconds to wait for a lock, where tests hold one


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/catalogue.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def empty_engine(url: str) -> Iterator[Engine]:
    """A database without tables."""
    engine = open_engine(url, IMPATIENT)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """A database with tables and nothing in them."""
    migrate(empty_engine)
    return empty_engine


@pytest.fixture
def store(engine: Engine) -> SqlCatalogueStore:
    """A store that nothing was loaded into, with the real controlled words."""
    return a_store(engine)


@pytest.fixture
def other_engine(engine: Engine, url: str) -> Iterator[Engine]:
    """Another process' engine on the same database."""
    assert engine
    other = open_engine(url, IMPATIENT)
    yield other
    other.dispose()
