"""A PostgreSQL server for tests, and a throw-away database on it for each test that asks.

The server is the one that CATALOGUE_TEST_POSTGRES names, else one on 127.0.0.1:5432 that lets `postgres` in, else a private
one, started from Debian's binaries and stopped afterwards. Without any, tests are skipped; with CATALOGUE_NO_SKIPS=1 they fail.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.ports import free_port

USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"
HOW = "No PostgreSQL server: install Debian's `postgresql` package, or name a server in CATALOGUE_TEST_POSTGRES."


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server's database `postgres`, with the right to create databases."""
    named = os.environ.get("CATALOGUE_TEST_POSTGRES")
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if named or answers(USUAL):
        yield named or USUAL
    elif binaries:
        with private_server(binaries[-1].parent) as url:
            yield url
    elif os.environ.get("CATALOGUE_NO_SKIPS") == "1":
        pytest.fail(HOW)
    else:
        pytest.skip(HOW)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database that goes when the test is over."""
    with throw_away_database(postgres_server) as url:
        yield url


def answers(url: str) -> bool:
    """Whether a server lets us in there."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def throw_away_database(server: str) -> Iterator[str]:
    """An empty database. Its collation skips hyphens, as many servers' do, so that nobody leans on theirs."""
    name = f"catalogue_test_{os.getpid()}_{secrets.token_hex(4)}"
    create = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-GB-u-ka-shifted'"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(sql.SQL(create).format(sql.Identifier(name)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def private_server(binaries: Path) -> Iterator[str]:
    """A server of our own on a free port; what it holds goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="catalogue-postgres-"))
    data = folder / "data"
    who = as_postgres(folder)
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    # Its output goes to files: a pipe would stay open for as long as the server runs.
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    try:
        subprocess.run([str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"], check=True, **quiet)
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], check=True, **quiet)
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def as_postgres(folder: Path) -> dict[str, Any]:
    """How to run a command as the user `postgres`, whom the folder is given to: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
