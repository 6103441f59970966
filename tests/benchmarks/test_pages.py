"""How long the pages people use most take, beside a bare Flask route in the same process.

The figures are printed (`uv run pytest tests/benchmarks -s -n 0`) and never decide anything: only wrong answers fail.
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import pytest
from flask import Flask
from flask.testing import FlaskClient

TIMES = 30
BARE = "a bare Flask route"
MEASURED = {
    "the whole list": ("/programmes", "listings"),
    "a search": ("/programmes?q=mentoring+for+girls", "mentoring for girls"),
    "a filtered search": ("/programmes?q=mentoring&borough=lewisham&age=14&age=not_stated", "Lewisham"),
    "a listing": ("/programmes/chance-uk", "Chance UK"),
    "the API's list": ("/api/v1/programmes?q=mentoring", "items"),
    "the API's listing": ("/api/v1/programmes/chance-uk", "citations"),
}


@pytest.fixture(scope="module")
def bare() -> FlaskClient:
    """A Flask application that does nothing but answer."""
    app = Flask("bare")
    app.add_url_rule("/", "answer", lambda: "Hello")
    return app.test_client()


def milliseconds(ask: Callable[[], object]) -> float:
    """The median time of one answer, after a first that is not counted."""
    ask()
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        ask()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def test_the_pages_beside_a_bare_route(app: Flask, bare: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client = app.test_client()
    floor = milliseconds(lambda: bare.get("/"))
    lines = [f"{BARE:24} {floor:8.2f} ms"]
    for name, (address, expected) in MEASURED.items():
        response = client.get(address)
        assert response.status_code == 200
        assert expected in response.text
        taken = milliseconds(partial(client.get, address))
        lines.append(f"{name:24} {taken:8.2f} ms  {taken / floor:6.1f} times as long")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - the figures are what this is for
