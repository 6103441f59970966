"""How long the grid of gaps takes beside a plain search, and how it grows to 10,000 generated listings.

The figures are printed (`uv run pytest tests/benchmarks -s -n 0`) and never decide anything: only wrong answers fail.
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import pytest
from flask import Flask

from catalogue.domain.filters import Filters
from catalogue.domain.gaps import GapDimension, GapQuery
from catalogue.main import Application
from catalogue.services.gaps import Gaps, offers_of
from catalogue.services.snapshot import Snapshot
from catalogue.services.unmet import NothingCounted
from catalogue.web.context import KEY, Services
from seed.gaps import gap_rules
from seed.rules import rulebook
from tests.benchmarks.test_matching import GENERATED, generated

TIMES = 30


def milliseconds(ask: Callable[[], object], times: int = TIMES) -> float:
    """The median time of one answer, after a first that is not counted."""
    ask()
    taken = []
    for _ in range(times):
        start = perf_counter()
        ask()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def answered(gaps: Gaps, query: GapQuery) -> int:
    return len(gaps.answers(gaps.grid(query)))


def measured(gaps: Gaps) -> dict[str, float]:
    """Each grid with its answers, and one borough."""
    found = {}
    for by in GapDimension:
        grid = gaps.grid(GapQuery(by))
        assert len(grid.rows) == 33
        assert any(cell.offers for row in grid.rows for cell in row.cells)
        found[f"the grid by {by.value}, with answers"] = milliseconds(partial(answered, gaps, GapQuery(by)))
    found["one borough"] = milliseconds(lambda: gaps.borough("lewisham"))
    return found


def test_the_grid_beside_a_plain_search(
    app: Flask, application: Application, snapshot: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    services: Services = app.extensions[KEY]
    plain = milliseconds(lambda: services.browse.find(Filters("mentoring")))
    made = Snapshot("made", generated(snapshot.programmes), {}, {})
    grown = Gaps(offers_of(made, gap_rules()), application.reference, rulebook().places, gap_rules(), NothingCounted())
    real, many = measured(services.over(snapshot).gaps), measured(grown)
    client = app.test_client()
    addresses = ("/gaps", "/gaps?by=sex&need=gang_exit", "/api/v1/gaps")
    pages = {address: milliseconds(partial(client.get, address)) for address in addresses}
    lines = [f"{'a plain search':34} {plain:8.2f} ms"]
    for name, taken in real.items():
        lines.append(
            f"{name:34} {taken:8.2f} ms  {taken / plain:6.1f} times a search; {GENERATED} listings {many[name]:8.1f} ms, "
            f"{many[name] / taken:5.1f} times as long"
        )
    lines += [f"{address:34} {taken:8.2f} ms  {taken / plain:6.1f} times a search" for address, taken in pages.items()]
    once = milliseconds(lambda: offers_of(made, gap_rules()), 3)
    lines.append(
        f"{'reading the offers, once a change':34} {milliseconds(lambda: offers_of(snapshot, gap_rules()), 5):8.2f} ms; {once:8.1f} ms"
    )
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - the figures are what this is for
