"""The same suite on both databases: `engine` and `store` come once with SQLite and once with PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import Engine

from catalogue.storage.engine import open_engine
from catalogue.storage.migrate import migrate
from catalogue.storage.repository import SqlCatalogueStore
from tests.postgres import postgres_server, postgres_url  # noqa: F401 - fixtures
from tests.storage.examples import a_store

Opens: TypeAlias = Callable[[str], Engine]
IMPATIENT = 0.3  # seconds to wait for a lock, where tests hold one


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/catalogue.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def opened() -> Iterator[Opens]:
    """Opens engines, and closes them when the test is over."""
    with ExitStack() as stack:

        def opens(url: str) -> Engine:
            engine = open_engine(url, IMPATIENT)
            stack.callback(engine.dispose)
            return engine

        yield opens


@pytest.fixture
def empty_engine(url: str, opened: Opens) -> Engine:
    """A database without tables."""
    return opened(url)


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
def other_engine(engine: Engine, opened: Opens) -> Engine:
    """Another process' engine on the same database."""
    return opened(engine.url.render_as_string(hide_password=False))
