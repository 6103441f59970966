"""A load that is killed at any moment leaves the catalogue that was there before, whole."""

import signal
import subprocess
import sys

import pytest
from sqlalchemy import Engine

from catalogue.storage.repository import SqlCatalogueStore
from tests.storage.examples import a_programme, part_of, related_to

BEFORE = (a_programme("a"), a_programme("b", parent=part_of("a"), relations=(related_to("a"),)))

# A real process, which a real SIGKILL stops before its nth statement; 0 lets it get through.
LOADS = """
import os, signal, sys
from itertools import count
from sqlalchemy import event
from catalogue.storage.engine import open_engine
from tests.storage.examples import a_programme, a_store, related_to

engine, numbers = open_engine(sys.argv[1]), count(1)

@event.listens_for(engine, "before_cursor_execute")
def perhaps_die(*_):
    if next(numbers) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

@event.listens_for(engine, "commit")
def perhaps_die_at_the_end(_):
    if sys.argv[2] == "-1":
        os.kill(os.getpid(), signal.SIGKILL)

a_store(engine).replace([a_programme("a", age=None), a_programme("c", relations=(related_to("a"),))], "second")
print(next(numbers))
"""


def load(url: str, dies_before: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", LOADS, url, str(dies_before)], check=False, capture_output=True, text=True)


@pytest.mark.parametrize("nth", [2, 5, 9, 12, 16, 20, -1])
def test_a_killed_load_leaves_the_previous_catalogue(store: SqlCatalogueStore, engine: Engine, url: str, nth: int) -> None:
    store.replace(BEFORE, "first")
    engine.dispose()  # a fresh look afterwards
    assert load(url, nth).returncode == -signal.SIGKILL
    assert (store.programmes(), store.digest()) == (BEFORE, "first")


def test_after_a_killed_load_the_next_one_gets_through(store: SqlCatalogueStore, url: str) -> None:
    store.replace(BEFORE, "first")
    load(url, 12)
    assert load(url, 0).returncode == 0
    assert ([listing.slug for listing in store.programmes()], store.digest()) == (["a", "c"], "second")
