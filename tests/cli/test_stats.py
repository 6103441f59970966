"""`catalogue stats`: what people searched for and did not find."""

from pathlib import Path

import pytest

from catalogue.cli import run
from catalogue.main import Application
from catalogue.services.unmet import NothingCounted
from catalogue.settings import Settings
from catalogue.storage.unmet import UnmetFile


def said_by_stats(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr("sys.argv", ["catalogue", "stats"])
    assert run(lambda: Application(Settings(folder, f"sqlite:///{folder}/catalogue.db"))) == 0
    return capsys.readouterr().out


def test_nothing_was_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert said_by_stats(tmp_path, monkeypatch, capsys) == "No search without results has been counted.\n"


def test_what_was_counted_is_shown_most_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = UnmetFile(tmp_path / "unmet.db")
    for text in ("yoga", "swimming lessons", "Swimming lesson"):
        kept.add(text)
    assert said_by_stats(tmp_path, monkeypatch, capsys).splitlines() == ["     2  lesson swim", "     1  yoga"]


@pytest.mark.parametrize(
    ("said", "counted"), [({}, True), ({"CATALOGUE_COUNT_UNMET": "off"}, False), ({"CATALOGUE_COUNT_UNMET": "0"}, False)]
)
def test_a_setting_turns_it_off(said: dict[str, str], counted: bool, tmp_path: Path) -> None:
    application = Application(Settings.from_environment({**said, "CATALOGUE_DATA_DIR": str(tmp_path)}))
    assert isinstance(application.unmet, UnmetFile if counted else NothingCounted)


def test_a_setting_that_is_misspelt_stops_every_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["catalogue", "stats"])
    assert run(lambda: Application(Settings.from_environment({"CATALOGUE_COUNT_UNMET": "none"}))) == 1
    said = capsys.readouterr()
    assert said.err == "CATALOGUE_COUNT_UNMET cannot be “none”. Set it to off, searches or needs, or do not set it.\n"
    assert not said.out
