"""How long a comparison of six takes: over the real catalogue, and over one with 10,000 generated listings.

The figures are printed (`uv run pytest tests/benchmarks -s -n 0`) and never decide anything: only wrong answers fail.
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import cycle, islice
from statistics import median, quantiles
from time import perf_counter

import pytest
from flask import Flask

from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.services.claims import ClaimFilters, claims_page
from catalogue.services.compare import MOST, chosen, compare
from catalogue.services.snapshot import Snapshot, snapshot_of
from catalogue.web.pages.compare import Choosing, compare_page
from tests.benchmarks.test_matching import GENERATED, generated

ROUNDS = 60
RICHEST = ("gang-exit-team", "operation-shield", "dwp-innovation-fund", "chance-uk", "gangs-matrix", "drug-intervention-programme-haringey")


def sixes(slugs: list[str], rounds: int) -> list[tuple[str, ...]]:
    """Six listings at a time, going through the catalogue."""
    endless = cycle(slugs)
    return [tuple(islice(endless, MOST)) for _ in range(rounds)]


def timed(tasks: list[Callable[[], object]]) -> list[float]:
    """How long each took, in milliseconds, after a first that is not counted."""
    tasks[0]()
    times = []
    for task in tasks:
        start = perf_counter()
        task()
        times.append((perf_counter() - start) * 1000)
    return times


def line(name: str, times: list[float]) -> str:
    """A line of the report."""
    return f"{name:44} median {median(times):8.2f} ms   p95 {quantiles(times, n=20)[-1]:8.2f} ms"


def grown(many: list[float], few: list[float]) -> str:
    """How many times as long."""
    return f"{median(many) / median(few):.1f} times"


def made(listings: Mapping[str, Programme], application: Application) -> tuple[list[float], list[float]]:
    """How long it takes to make the page of a comparison, and one page of the claims."""
    snapshot = snapshot_of(tuple(listings.values()), "bench")

    def page(slugs: tuple[str, ...]) -> object:
        found = compare_page(
            compare(chosen(slugs, snapshot), application.reference.figures), Choosing("", None), snapshot, application.reference, only=False
        )
        assert len(found.columns) == MOST
        return found

    comparisons = timed([partial(page, six) for six in sixes(sorted(listings), ROUNDS)])
    asked = ClaimFilters(chosen={"kind": ("outcome",)})
    return comparisons, timed([lambda: claims_page(snapshot, asked, 1, 25)] * 10)


def test_a_comparison_of_six(app: Flask, application: Application, snapshot: Snapshot, capsys: pytest.CaptureFixture[str]) -> None:
    client = app.test_client()

    def ask(slugs: tuple[str, ...]) -> None:
        response = client.get("/compare?" + "&".join(f"slug={slug}" for slug in slugs))
        assert response.status_code == 200
        assert response.text.count('class="govuk-link app-compare__remove') == MOST

    whole = timed([partial(ask, six) for six in sixes(sorted(snapshot.programmes), ROUNDS)])
    richest = timed([lambda: ask(RICHEST)] * ROUNDS)
    real, real_claims = made(snapshot.programmes, application)
    many, many_claims = made({**snapshot.programmes, **generated(snapshot.programmes)}, application)
    report = (
        line("the page, any six", whole),
        line("the page, the six with most said of them", richest),
        line(f"made without HTML, {len(snapshot.programmes)} real listings", real),
        line(f"made without HTML, {GENERATED} generated ones too", many),
        line("a page of claims, real", real_claims),
        line("a page of claims, generated ones too", many_claims),
        f"{GENERATED / len(snapshot.programmes) + 1:.1f} times as many listings",
        f"{grown(many, real)} as long for a comparison, {grown(many_claims, real_claims)} for a page of claims",
    )
    with capsys.disabled():
        print("\n" + "\n".join(report))  # noqa: T201 - the figures are what this is for
