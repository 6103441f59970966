"""Data folders for commands: an empty one, and copies of one that was loaded once."""

import shutil
from pathlib import Path

import pytest

from tests.cli.commands import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Commands over an empty data folder."""
    return Shell(tmp_path / "data")


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after `catalogue load` and `catalogue index`."""
    once = Shell(tmp_path_factory.mktemp("once") / "data")
    for command in ("load", "index"):
        done = once.run(command)
        assert done.returncode == 0, done.stderr
    return once.data


@pytest.fixture
def loaded(loaded_once: Path, shell: Shell) -> Shell:
    """Commands over a data folder with the whole catalogue in it."""
    shutil.copytree(loaded_once, shell.data)
    return shell
