"""The commands, run as a person runs them: what they say, what they leave behind, how they end."""

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import Shell, answer
from tests.ports import free_port
from tests.skips import skip_unless

COUNTS = re.compile(r"(\d+) added, (\d+) changed, (\d+) removed, (\d+) left as they were\.")


def counts(done: "subprocess.CompletedProcess[str]") -> tuple[int, ...]:
    """Added, changed, removed, left, as `load` reports them."""
    found = COUNTS.search(done.stdout)
    assert found, done.stdout + done.stderr
    return tuple(int(number) for number in found.groups())


def kept(data: Path) -> int:
    """How many listings a data folder holds."""
    connection = sqlite3.connect(data / "catalogue.db")
    try:
        return int(connection.execute("SELECT count(*) FROM programme").fetchone()[0])
    finally:
        connection.close()


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """The words of a command that was refused: said on the error stream, without a traceback, with a status of its own."""
    assert done.returncode not in {0, -9}, done.stdout
    assert "Traceback" not in done.stderr, done.stderr
    assert done.stderr.strip()
    return done.stderr


def test_loading_twice_leaves_everything_as_it_was(shell: Shell) -> None:
    first, second = counts(shell.run("load")), counts(shell.run("load"))
    assert first[0] > 100
    assert first[1:] == (0, 0, 0)
    assert second == (0, 0, 0, first[0])


def test_loading_says_what_changed_and_was_removed(loaded: Shell) -> None:
    before = kept(loaded.data)
    copy = loaded.copied_seed()
    assert copy.seed
    record = copy.seed / "programmes" / "chance-uk.toml"
    record.write_text(record.read_text(encoding="utf-8").replace("A year of one-to-one", "Twelve months of one-to-one"), encoding="utf-8")
    done = copy.run("load")
    assert counts(done) == (0, 1, 0, before - 1)
    assert "chance-uk" in done.stdout


def test_the_index_is_built_from_what_was_loaded(loaded: Shell) -> None:
    done = loaded.run("index")
    assert done.stdout == f"{kept(loaded.data)} listings indexed.\n"


def test_an_index_of_nothing_says_what_to_do_first(shell: Shell) -> None:
    assert "catalogue load" in refused(shell.run("index"))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param("[age]", "[age", ("this is not TOML", "line"), id="not TOML"),
        pytest.param('area = "lambeth"', 'area = "lambath"', ("areas.0.area", "lambath"), id="an unknown area"),
    ],
)
def test_a_damaged_record_is_named_and_the_catalogue_stays(loaded: Shell, old: str, new: str, named: tuple[str, ...]) -> None:
    copy = loaded.copied_seed()
    assert copy.seed
    record = copy.seed / "programmes" / "chance-uk.toml"
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = (loaded.data / "catalogue.db").read_bytes()
    said = refused(copy.run("load"))
    assert all(part in said for part in ("chance-uk.toml", "unchanged", *named)), said
    assert kept(loaded.data) > 100
    assert (loaded.data / "catalogue.db").read_bytes() == before


@pytest.mark.parametrize("command", ["load", "serve"])
@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("rules/emergencies.toml", 'fact = "need"', 'fact = "neeed"', "rules.0 (danger).any.0.0.fact"),
        ("rules/matching.toml", "\nneighbouring =", "\nneighbuoring =", "weights.neighbouring"),
        ("referral/form.toml", 'shape = "line"', 'shape = "lien"', "questions.0 (referrer.name).shape"),
    ],
)
def test_a_damaged_rule_is_named_and_nothing_is_loaded_or_served(
    loaded: Shell, command: str, file: str, old: str, new: str, field: str
) -> None:
    copy = loaded.copied_seed()
    assert copy.seed
    text = (copy.seed / file).read_text(encoding="utf-8")
    assert old in text
    (copy.seed / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = (loaded.data / "catalogue.db").read_bytes()
    said = refused(copy.run(command, *(["--port", str(free_port())] if command == "serve" else [])))
    assert f"{file}: {field}: " in said, said
    assert (loaded.data / "catalogue.db").read_bytes() == before


def test_every_damaged_record_is_named_at_once(shell: Shell) -> None:
    copy = shell.copied_seed()
    assert copy.seed
    for slug in ("chance-uk", "kickz"):
        (copy.seed / "programmes" / f"{slug}.toml").write_text("[name]\n", encoding="utf-8")
    said = refused(copy.run("load"))
    assert "chance-uk.toml: name.text" in said
    assert "kickz.toml: name.text" in said


def test_a_seed_folder_without_records_is_refused(shell: Shell) -> None:
    copy = shell.copied_seed()
    assert copy.seed
    shutil.rmtree(copy.seed / "programmes")
    assert "programmes" in refused(copy.run("load"))


def test_a_port_in_use_is_said_before_anything_is_prepared(shell: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = refused(shell.run("serve", "--port", port))
    assert port in said
    assert "--port" in said
    assert not shell.data.exists()


@pytest.mark.parametrize("command", ["load", "serve"])
def test_a_data_folder_that_is_a_file_is_refused(shell: Shell, command: str) -> None:
    shell.data.write_text("not a folder", encoding="utf-8")
    port = ["--port", str(free_port())] if command == "serve" else []
    assert "CATALOGUE_DATA_DIR" in refused(shell.run(command, *port))
    assert shell.data.read_text(encoding="utf-8") == "not a folder"


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "CATALOGUE_DATA_DIR" in refused(Shell(tmp_path / "file" / "data", cwd=tmp_path).run("index"))


@pytest.fixture
def read_only(loaded: Shell) -> Iterator[Shell]:
    """A data folder that cannot be written to: by its mode, or for the superuser by the disk."""
    paths = [loaded.data, *loaded.data.rglob("*")]
    if os.geteuid() != 0:
        loaded.data.chmod(0o500)
        (loaded.data / "catalogue.db").chmod(0o400)
    else:
        skip_unless(changed("+i", paths), "the superuser may write to a read-only folder, and chattr does not work here")
    yield loaded
    if os.geteuid() == 0:
        changed("-i", paths)
    loaded.data.chmod(0o700)


def changed(attribute: str, paths: list[Path]) -> bool:
    """Whether chattr could give all these an attribute."""
    if shutil.which("chattr") is None:
        return False
    return subprocess.run(["chattr", attribute, *map(str, paths)], capture_output=True, check=False).returncode == 0


def test_a_data_folder_that_may_not_be_written_to_is_refused(read_only: Shell) -> None:
    said = refused(read_only.run("load"))
    assert "CATALOGUE_DATA_DIR" in said
    assert "written to" in refused(read_only.run("index"))


def test_a_database_that_is_none_is_refused_with_what_to_do(shell: Shell) -> None:
    shell.data.mkdir()
    (shell.data / "catalogue.db").write_bytes(b"this is not a database" * 100)
    assert "catalogue load" in refused(shell.run("load"))


def test_a_database_of_a_later_version_is_refused_and_left(loaded: Shell) -> None:
    connection = sqlite3.connect(loaded.data / "catalogue.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    connection.commit()
    connection.close()
    said = refused(loaded.run("load"))
    assert "newer" in said or "later" in said
    assert kept(loaded.data) > 100


@pytest.mark.parametrize("url", ["nonsense", "mysql://u:secret@h/d", "postgresql://u:secret@127.0.0.1:1/none"])
def test_a_database_address_that_leads_nowhere_is_said_without_the_password(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setattr(Shell, "environment", {**shell.environment, "DATABASE_URL": url})
    said = refused(shell.run("load"))
    assert "DATABASE_URL" in said
    assert "secret" not in said


def test_a_damaged_index_is_built_again_when_the_site_starts(loaded: Shell) -> None:
    for file in (loaded.data / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    port = free_port()
    with loaded.serving("serve", "--port", str(port)):
        found = json.loads(answer(f"http://127.0.0.1:{port}/api/v1/programmes?q=chance+uk"))
    assert found["items"][0]["slug"] == "chance-uk"


def test_the_command_alone_prepares_everything_serves_and_stops(shell: Shell) -> None:
    with socket.socket() as probe:
        skip_unless(probe.connect_ex(("127.0.0.1", 8000)) != 0, "port 8000, which `catalogue` alone uses, is taken")
    with shell.serving() as process:
        health = json.loads(answer("http://127.0.0.1:8000/healthz"))
        assert "<h1" in answer("http://127.0.0.1:8000/programmes/chance-uk")
    assert health["status"] == "ok"
    assert health["listings"] == kept(shell.data)
    assert process.returncode == 0


def test_the_site_says_where_it_is(loaded: Shell) -> None:
    port = free_port()
    with loaded.serving("serve", "--port", str(port)) as process:
        assert process.stdout
        assert f"http://127.0.0.1:{port}" in process.stdout.readline()


@pytest.mark.parametrize("arguments", [("nothing",), ("serve", "--port", "0"), ("serve", "--port", "x"), ("check-sources", "/nowhere")])
def test_commands_used_wrongly_say_so(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell.run(*arguments)
    assert "Error" in refused(done)
    assert done.returncode == 2


def test_help_names_every_command(shell: Shell) -> None:
    done = shell.run("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("serve", "load", "index", "check-sources"))


def test_every_citation_holds(shell: Shell) -> None:
    folder = os.environ.get("CATALOGUE_SOURCES_DIR")
    skip_unless(folder, "CATALOGUE_SOURCES_DIR does not say where the texts are")
    done = shell.run("check-sources", str(folder))
    assert done.returncode == 0, done.stderr[:2000]
    found = re.match(r"(\d+) citations, (\d+) hold, 0 problems", done.stdout)
    assert found
    assert found[1] == found[2] != "0"


def test_texts_that_are_not_there_are_named(shell: Shell, tmp_path: Path) -> None:
    assert ".txt" in refused(shell.run("check-sources", str(tmp_path)))
