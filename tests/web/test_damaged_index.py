"""The site while its search index is damaged: it builds it anew, and where it cannot it says so and goes on with the rest."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.main import Application
from catalogue.settings import Settings
from search import generations
from search.generations import Generations
from tests.inspection import words
from tests.site import Site

SEARCH = "/api/v1/programmes?q=mentoring"
ALSO = ("/programmes?q=mentoring", "/programmes/table?q=mentoring", "/programmes.csv?q=mentoring", "/programmes/suggest?q=men",
        "/compare?q=mentoring")  # fmt: skip


@pytest.fixture
def made(application: Application, tmp_path: Path) -> Application:
    """The same records with a data folder of their own."""
    return Application(Settings(tmp_path, application.settings.database_url))


def in_use(folder: Path) -> Path:
    return folder / (folder / "current").read_text().split()[0]


def noticed(folder: Path) -> None:
    """Another process has put its build in use: the pointer is a new file."""
    fresh = folder / "fresh"
    fresh.write_bytes((folder / "current").read_bytes())
    fresh.replace(folder / "current")


def cut_a_segment(folder: Path) -> None:
    (segment,) = in_use(folder).glob("*.seg")
    segment.write_bytes(segment.read_bytes()[:-7])
    noticed(folder)


def of_another_version(folder: Path) -> None:
    """A process of another version has published what this one does not read."""
    files = {file.name: file.read_bytes() for file in in_use(folder).iterdir() if file.name != "manifest.json"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generations, "FORMAT", 99)
        Generations(folder).publish(files, "another")


def pointing_nowhere(folder: Path) -> None:
    (folder / "current").write_text("nowhere at all")


Harm = Callable[[Path], None]
HARMS = pytest.mark.parametrize("harm", [cut_a_segment, of_another_version, pointing_nowhere])


@HARMS
def test_a_damaged_index_is_built_anew_under_a_running_site(made: Application, harm: Harm) -> None:
    site = Site(made.prepared_app())
    before = site.json(SEARCH)
    assert site.json("/healthz")["status"] == "ok"
    harm(made.settings.index_dir)
    health = site.json("/healthz", status=503)
    assert (health["status"], health["index_digest"]) == ("the search index cannot be used", "")
    assert site.json(SEARCH) == before
    health = site.json("/healthz")
    assert (health["status"], health["index_digest"]) == ("ok", health["digest"])


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@HARMS
def test_an_index_that_cannot_be_built_is_a_503_that_says_when_to_come_back(
    made: Application, harm: Harm, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = Site(made.prepared_app())
    harm(made.settings.index_dir)
    monkeypatch.setattr(Generations, "publish", full)
    with caplog.at_level(logging.ERROR):
        problem = site.ask(SEARCH)
    assert (problem.status_code, problem.mimetype) == (503, "application/problem+json")
    assert json.loads(problem.text)["detail"] == "Try again in a minute."
    assert "No space left on device" in caplog.text
    assert "mentoring" not in caplog.text
    for address in ALSO:
        page = site.get(address, status=503)
        assert words(page.h1) == "Sorry, the catalogue is not ready"
        assert str(made.settings.data_dir) not in str(page)
    assert site.json("/healthz", status=503)["status"] != "ok"
    site.get("/programmes/chance-uk")
    site.get("/gaps")
