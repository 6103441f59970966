"""A database that cannot be used: a sentence that says what is wrong and what to do, and never a password."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from catalogue.domain.errors import StoreUnavailable
from catalogue.storage.engine import alone, open_engine
from catalogue.storage.errors import store_errors
from catalogue.storage.migrate import migrate
from catalogue.storage.repository import SqlCatalogueStore
from tests.ports import free_port
from tests.storage.conftest import Opens
from tests.storage.examples import a_programme, a_store

NOBODY = 65534


def test_a_database_that_another_process_keeps_locked(store: SqlCatalogueStore, other_engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    with alone(other_engine), pytest.raises(StoreUnavailable, match=r"in use by another process.* try again"):
        store.replace([a_programme("b")], "second")
    assert store.programmes() == (a_programme("a"),)


def test_a_locked_database_cannot_be_migrated(empty_engine: Engine, url: str, opened: Opens) -> None:
    with alone(opened(url)), pytest.raises(StoreUnavailable, match="in use by another process"):
        migrate(empty_engine)
    migrate(empty_engine)


def test_reading_goes_on_while_another_process_loads(store: SqlCatalogueStore, other_engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    with alone(other_engine) as connection:
        connection.execute(text("DELETE FROM statement"))
        assert store.programmes() == (a_programme("a"),)
        connection.rollback()


def test_a_database_without_tables(empty_engine: Engine) -> None:
    with pytest.raises(StoreUnavailable, match=r"does not have the tables.* Run `catalogue load`"):
        a_store(empty_engine).digest()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user of this machine can get to."""
    made = Path(tempfile.mkdtemp(prefix="catalogue-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def kept(folder: Path, opened: Opens) -> SqlCatalogueStore:
    """A store in that folder with one listing."""
    engine = opened(f"sqlite:///{folder}/catalogue.db")
    migrate(engine)
    store = a_store(engine)
    store.replace([a_programme("a")], "first")
    engine.dispose()  # a fresh look afterwards
    return store


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_file(kept: SqlCatalogueStore, folder: Path) -> None:
    (folder / "catalogue.db").chmod(0o444)
    folder.chmod(0o777)
    with as_nobody(), pytest.raises(StoreUnavailable, match=r"catalogue.db cannot be changed: it is read-only.* CATALOGUE_DATA_DIR"):
        kept.replace([a_programme("b")], "second")


def test_a_read_only_folder(folder: Path, opened: Opens) -> None:
    folder.chmod(0o555)
    with as_nobody(), pytest.raises(StoreUnavailable, match=r"cannot be opened: .* CATALOGUE_DATA_DIR"):
        migrate(opened(f"sqlite:///{folder}/catalogue.db"))


def test_a_missing_folder(tmp_path: Path, opened: Opens) -> None:
    with pytest.raises(StoreUnavailable, match=r"its folder is missing, or this user may not use it. Make the folder"):
        migrate(opened(f"sqlite:///{tmp_path}/nowhere/catalogue.db"))


def test_a_folder_in_the_files_place(tmp_path: Path, opened: Opens) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        migrate(opened(f"sqlite:///{tmp_path}"))


def test_a_file_that_is_no_database(tmp_path: Path, opened: Opens) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"These are not the tables you are looking for. " * 200)
    with pytest.raises(StoreUnavailable, match=r"catalogue.db is damaged, or is not a database. Move the file away"):
        migrate(opened(f"sqlite:///{tmp_path}/catalogue.db"))


def test_a_file_with_a_damaged_middle(kept: SqlCatalogueStore, folder: Path) -> None:
    for left in folder.glob("catalogue.db-*"):
        left.unlink()
    file = folder / "catalogue.db"
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="is damaged, or is not a database"):
        kept.programmes()


def test_a_full_disk(folder: Path, opened: Opens) -> None:
    engine = opened(f"sqlite:///{folder}/catalogue.db")
    migrate(engine)
    a_store(engine).replace([a_programme("a")], "first")
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1"))
    many = [a_programme(f"b{number}") for number in range(500)]
    with pytest.raises(StoreUnavailable, match="is full; what was there before is still there"):
        a_store(engine).replace(many, "second")
    assert a_store(engine).programmes() == (a_programme("a"),)


def test_a_server_that_does_not_answer(opened: Opens) -> None:
    port = free_port()
    engine = opened(f"postgresql://someone:s3cret@127.0.0.1:{port}/catalogue")
    with pytest.raises(StoreUnavailable, match=rf"127.0.0.1:{port}/catalogue cannot be reached.* DATABASE_URL") as raised:
        a_store(engine).digest()
    assert "s3cret" not in str(raised.value)


def test_a_database_that_does_not_exist(postgres_url: str, opened: Opens) -> None:
    with pytest.raises(StoreUnavailable, match=r"There is no database .*_not. Create it, or correct DATABASE_URL"):
        migrate(opened(f"{postgres_url}_not"))


def test_a_server_that_only_reads(postgres_url: str, opened: Opens) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {make_url(postgres_url).database} SET default_transaction_read_only = on")
    with pytest.raises(StoreUnavailable, match="cannot be changed: it is read-only"):
        migrate(opened(postgres_url))


def test_both_spellings_of_a_postgres_url(postgres_url: str, opened: Opens) -> None:
    for url in (postgres_url, postgres_url.replace("postgresql://", "postgres://")):
        migrate(opened(url))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("mysql://someone:s3cret@host/catalogue", id="another kind"),
        pytest.param("postgresql://someone:more:s3cret@host:s3cret/catalogue", id="no port"),
        pytest.param("s3cret", id="no url"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_the_url_of_a_database(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="DATABASE_URL is not the address of a database") as raised:
        open_engine(url)
    assert "s3cret" not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('connection failed: FATAL: password authentication failed for user "someone"', "does not let this user in"),
        ('connection failed: FATAL: no pg_hba.conf entry for host "1.2.3.4"', "does not let this user in"),
        ("connection failed: FATAL: sorry, too many clients already", "too busy"),
        ('could not translate host name "hots" to address', "cannot be reached"),
        ("server closed the connection unexpectedly", "cannot be reached"),
    ],
)
def test_what_a_server_says_before_it_lets_us_in(words: str, sentence: str) -> None:
    with pytest.raises(StoreUnavailable, match=sentence), store_errors(make_url("postgresql://someone:s3cret@host/name")):
        raise OperationalError("SELECT 1", {}, psycopg.OperationalError(words))


@pytest.mark.parametrize("error", [psycopg.DataError("text cannot hold NUL bytes"), sqlite3.ProgrammingError("closed")])
def test_an_error_that_nobody_foresaw_is_not_blamed_on_the_network(error: Exception) -> None:
    with pytest.raises(StoreUnavailable, match="could not do what was asked"), store_errors(make_url("sqlite:///x.db")):
        raise DBAPIError("SELECT 1", {}, error)


def test_an_engine_does_not_print_its_password() -> None:
    assert "s3cret" not in repr(open_engine("postgresql://someone:s3cret@host/name"))
