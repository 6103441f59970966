"""Opening a database, and the two ways of using it: looking at one moment of it, and changing it alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from catalogue.domain.errors import StoreUnavailable
from catalogue.storage.errors import store_errors

LOCK_SECONDS = 30.0  # several processes that start at once migrate one after the other, and each may take seconds on a busy machine
CONNECT_SECONDS = 5
ADVISORY_LOCK = 7_205_759  # any number of our own: every process of the catalogue asks for the same one
BAD_URL = (
    "DATABASE_URL is not the address of a database. It looks like postgresql://user:password@host:5432/name, or sqlite:////path/to/file."
)


def open_engine(url: str, lock_seconds: float = LOCK_SECONDS) -> Engine:
    """The engine for a database URL: sqlite, postgres or postgresql. Connects to nothing yet.

    `lock_seconds` is how long to wait for another process that is changing the database. Raises StoreUnavailable where
    the URL is none of these.
    """
    address = _address(url)
    # hide_parameters: a traceback shows the SQL, not what was in it.
    shared: dict[str, Any] = {"hide_parameters": True, "execution_options": {"lock_seconds": lock_seconds}}
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, **shared)
        _prepare_sqlite(engine, lock_seconds)
        return engine
    return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS}, **shared)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # Without its cause: a port that is no number would be printed, and it may be half a password.
        raise StoreUnavailable(BAD_URL) from None
    if address.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in {"sqlite", "sqlite+pysqlite"}:
        return address
    raise StoreUnavailable(BAD_URL)


def _prepare_sqlite(engine: Engine, lock_seconds: float) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        # The driver would begin too late for a snapshot and not at all before DDL, so `begin` below does it.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={int(lock_seconds * 1000)}")  # first: the next one may have to wait
        connection.execute("PRAGMA journal_mode=wal")
        connection.execute("PRAGMA foreign_keys=on")
        connection.execute("PRAGMA synchronous=normal")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('sqlite_begin', 'DEFERRED')}")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the database as it is at its first question, however many follow. Raises StoreUnavailable."""
    with store_errors(engine.url), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def alone(engine: Engine, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """A transaction that no other process of the catalogue can be in at the same time: all of it is kept, or nothing.

    `foreign_keys=False` is for migrations on SQLite, where rebuilding a table drops the old one, which would empty the tables
    that refer to it. Raises StoreUnavailable, with the lock's own sentence where another process holds on to it.
    """
    with store_errors(engine.url), engine.connect() as connection:
        connection.execution_options(sqlite_begin="IMMEDIATE")
        with _foreign_keys(connection, on=foreign_keys), connection.begin():
            _wait_for_others(connection)
            yield connection


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return  # BEGIN IMMEDIATE has waited already
    seconds = connection.get_execution_options()["lock_seconds"]
    connection.execute(text("SELECT set_config('lock_timeout', :time, true)"), {"time": f"{int(seconds * 1000)}ms"})
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})


@contextmanager
def _foreign_keys(connection: Connection, *, on: bool) -> Iterator[None]:
    if on or connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection  # SQLite ignores this pragma inside a transaction
    driver.execute("PRAGMA foreign_keys=off")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=on")
