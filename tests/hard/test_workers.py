"""Two gunicorn workers on PostgreSQL, asked without pause, while the catalogue changes and workers are killed.

    CATALOGUE_HARD_SECONDS=300 uv run pytest tests/hard -s -n 0

No answer may be wrong: each is that of one whole catalogue, the one before a change or the one after it. No request may fail
but those that a killed worker was answering. Only loopback; the database is thrown away.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest

from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.settings import Settings
from tests.ports import free_port

SECONDS = int(os.environ.get("CATALOGUE_HARD_SECONDS", "60"))
REBUILD_EVERY = 20
KILL_EVERY = min(60, SECONDS // 2)
CLIENTS = 4
PATIENCE = 15
AROUND_A_KILL = 0.5
SETTLING = 60
"""Seconds for a worker that was killed last to start and build its index, while other work has the cores."""
ASKED = (
    "knife crime", "mentoring in Hackney", "kicked out of school", "girl in a gang", "9 year old", "14-16", "Peckham", "Barnados", "CSE",
    "mentroing for young offenders", "dementia day centre", "year 8 assembly on gangs", "St Giles Trust", "rehousing",
    "reoffending results",
)  # fmt: skip

Answer = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Failure:
    """A request that had no answer."""

    began: float
    ended: float
    what: str

    def during(self, kills: list[float]) -> bool:
        """Whether a worker was killed while it was asked, or just before, when the killed one still held the port."""
        return any(self.began - AROUND_A_KILL <= kill <= self.ended for kill in kills)


@dataclass
class Record:
    """What the clients saw: milliseconds, wrong answers, and failures with when they began and ended."""

    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)

    @property
    def unexplained(self) -> list[str]:
        """What failed though no worker was killed while it was asked, each with what had happened shortly before."""
        return [self._told(one) for one in self.failed if not one.during(self.kills)]

    def _told(self, one: Failure) -> str:
        past = {"a kill": self.kills, "a change": self.changes}
        told = (
            f"{one.began - max(before):.1f} s after {what}"
            for what, when in past.items()
            if (before := [at for at in when if at <= one.began])
        )
        return f"{one.what}, after {one.ended - one.began:.1f} s, asked {' and '.join(told)}"


def fetch(url: str) -> dict[str, object]:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def ask(base: str, text: str) -> Answer:
    found = fetch(f"{base}/api/v1/programmes?{urllib.parse.urlencode({'q': text, 'per_page': 10})}")
    items = found["items"]
    assert isinstance(items, list)
    assert isinstance(found["total"], int)
    return found["total"], tuple(item["slug"] for item in items)


@contextmanager
def workers(settings: Settings) -> Iterator[str]:
    """Two workers on a free port; whatever happens, they end with the test."""
    port = free_port()
    environment = {**os.environ, "CATALOGUE_DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url}
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "--threads", "4", "-b", f"127.0.0.1:{port}", "tests.hard.wsgi:app"]
    with (settings.data_dir / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2], stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def wait_for(base: str) -> None:
    for _ in range(120):
        try:
            fetch(f"{base}/healthz")
        except (urllib.error.URLError, ConnectionError, TimeoutError):  # the port is open before a worker answers
            time.sleep(0.5)
        else:
            return
    pytest.fail("gunicorn did not come up")


def two_catalogues(application: Application) -> dict[str, tuple[Programme, ...]]:
    """The whole catalogue, and one without some listings that no other refers to."""
    whole = application.store.programmes()
    needed = {one.parent.code for one in whole if one.parent} | {link.to for one in whole for link in one.relations}
    free = [one.slug for one in whole if one.slug not in needed]
    return {"whole": whole, "less": tuple(one for one in whole if one.slug not in set(free[::4]))}


def expected(application: Application, catalogues: dict[str, tuple[Programme, ...]]) -> dict[str, set[Answer]]:
    """What each search may be answered with: the answer of either catalogue, worked out here by a site of our own."""
    answers: dict[str, set[Answer]] = {text: set() for text in ASKED}
    app = application.app().test_client()
    for digest, programmes in catalogues.items():
        application.store.replace(programmes, digest)
        for text in ASKED:
            found = app.get("/api/v1/programmes", query_string={"q": text, "per_page": 10}).json
            assert found is not None
            answers[text].add((found["total"], tuple(item["slug"] for item in found["items"])))
    return answers


def client(base: str, allowed: dict[str, set[Answer]], record: Record, stop: Event, first: int) -> None:
    turn = first
    while not stop.is_set():
        turn += 1
        text = ASKED[turn % len(ASKED)]
        started = time.monotonic()
        try:
            answer = ask(base, text)
        except (urllib.error.URLError, ConnectionError, TimeoutError, OSError, ValueError) as error:
            record.failed.append(Failure(started, time.monotonic(), f"{text}: {error!r}"))
            continue
        record.times.append((time.monotonic() - started) * 1000)
        if answer not in allowed[text]:
            record.wrong.append(f"{text}: {answer[0]} {answer[1][:4]}")


def disturb(base: str, application: Application, catalogues: dict[str, tuple[Programme, ...]], record: Record) -> None:
    """Changes the catalogue and kills a worker, each at its interval, until the time is over."""
    begun = time.monotonic()
    next_rebuild, next_kill = begun + REBUILD_EVERY / 2, begun + KILL_EVERY / 2
    while time.monotonic() < begun + SECONDS:
        time.sleep(0.25)
        if time.monotonic() >= next_rebuild:
            record.changes.append(time.monotonic())
            digest = ("less", "whole")[len(record.changes) % 2]
            application.store.replace(catalogues[digest], digest)
            next_rebuild += REBUILD_EVERY
        if time.monotonic() >= next_kill:
            pid = fetch(f"{base}/healthz")["process"]
            assert isinstance(pid, int)
            record.kills.append(time.monotonic())
            os.kill(pid, signal.SIGKILL)
            next_kill += KILL_EVERY


def settled(base: str, digest: str) -> bool:
    """Whether, some time after the last change, every worker that answers serves that catalogue with an index of its own digest."""
    until = time.monotonic() + SETTLING
    while time.monotonic() < until:
        time.sleep(1)
        found = [fetch(f"{base}/healthz") for _ in range(20)]
        if all((one["digest"], one["index_digest"]) == (digest, digest) for one in found):
            return True
    return False


def test_no_answer_is_wrong_while_all_changes(postgres_url: str, tmp_path: Path) -> None:
    seen = Application(Settings(tmp_path / "own", postgres_url))
    seen.load(lambda _done, _of: None)
    catalogues = two_catalogues(seen)
    allowed = expected(seen, catalogues)
    seen.store.replace(catalogues["whole"], "whole")
    record, stop = Record(), Event()
    (tmp_path / "served").mkdir()
    with workers(Settings(tmp_path / "served", postgres_url)) as base:
        threads = [Thread(target=client, args=(base, allowed, record, stop, number * 4), daemon=True) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            disturb(base, seen, catalogues, record)
        finally:
            stop.set()
            for thread in threads:
                thread.join(PATIENCE + 5)
        assert settled(base, ("less", "whole")[len(record.changes) % 2] if record.changes else "whole")
    seen.store._engine.dispose()
    report(record)
    assert not record.wrong, record.wrong[:5]
    assert not record.unexplained, record.unexplained[:5]
    assert len(record.failed) <= CLIENTS * len(record.kills), record.failed[:5]


def report(record: Record) -> None:
    times = sorted(record.times)
    print(  # noqa: T201 - the figures are what the run is for
        f"\n{SECONDS} s, {len(times)} answers ({len(times) / SECONDS:.0f} a second), {len(record.changes)} changes of the catalogue, "
        f"{len(record.kills)} workers killed, {len(record.failed)} requests failed, "
        f"{len(record.unexplained)} of them with no worker killed meanwhile, "
        f"{len(record.wrong)} wrong; median {statistics.median(times):.1f} ms, 95th percentile {times[int(len(times) * 0.95)]:.1f} ms, "
        f"longest {times[-1]:.0f} ms"
    )
