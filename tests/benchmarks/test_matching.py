"""How long one match takes: over the real catalogue, and over one with 10,000 generated listings.

The figures are printed (`uv run pytest tests/benchmarks -s -n 0`) and never decide anything: only wrong answers fail.
"""

import random
from collections.abc import Mapping
from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter

import pytest

from catalogue.domain.matching import match
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.programme import Programme
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from seed.words import areas
from tests.unit.domain.profiles import NEEDS

GENERATED = 10_000
SITUATIONS: tuple[dict[str, Answer], ...] = (
    {"age": 15},
    {"age": 9, "sdq_score": 18, "residence": "hackney"},
    {"age": 15, "sex": "female", "residence": "lewisham", "need": frozenset({"peer_conflict"}), "gang_involvement": "at_risk"},
    {"age": 24, "justice_status": "probation", "gang_involvement": "wants_to_leave", "need": frozenset({"gang_exit", "employment"})},
    {"need": frozenset(NEEDS) - {"abuse_at_home"}},
)


def generated(real: Mapping[str, Programme]) -> dict[str, Programme]:
    """Listings like the real ones, with their needs, ages, areas and conditions dealt anew."""
    dealer = random.Random(1)  # the same catalogue in every run
    like = list(real.values())
    made = {}
    for number in range(GENERATED):
        needs, ages, places, conditions = (dealer.choice(like) for _ in range(4))
        made[f"made-{number}"] = replace(
            like[number % len(like)],
            slug=f"made-{number}",
            needs=needs.needs,
            age=ages.age,
            areas=places.areas,
            criteria=conditions.criteria,
        )
    return made


def milliseconds(listings: Mapping[str, Programme], rounds: int) -> list[float]:
    """How long each match took, over every situation."""
    rules, places, times = rulebook(), areas(), []
    for situation in SITUATIONS * rounds:
        start = perf_counter()
        answer = match(Profile(situation), listings.values(), rules, places)
        times.append((perf_counter() - start) * 1000)
        assert len(answer.matches) + len(answer.for_groups) + len(answer.ruled_out) == len(listings)
    return times


def test_one_match(snapshot: Snapshot, capsys: pytest.CaptureFixture[str]) -> None:
    real = milliseconds(snapshot.programmes, 20)
    many = milliseconds(generated(snapshot.programmes), 2)
    lines = [
        f"{name:28} median {median(times):8.1f} ms   p95 {quantiles(times, n=20)[-1]:8.1f} ms"
        for name, times in ((f"{len(snapshot.programmes)} real listings", real), (f"{GENERATED} generated listings", many))
    ]
    growth = median(many) / median(real)
    lines.append(f"{GENERATED / len(snapshot.programmes):.1f} times as many listings, {growth:.1f} times as long")
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - the figures are what this is for
