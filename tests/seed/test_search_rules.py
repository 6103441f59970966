"""What listings count in a search, as data: every number says why, decides something, and nothing damaged is used."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from catalogue.domain.errors import SeedRefused
from catalogue.domain.search_weight import search_weight
from catalogue.services.reference import WIDER_EXTENTS
from catalogue.services.snapshot import Snapshot
from seed.files import SEED_FOLDER, read_toml
from seed.search_rules import WIDER, search_rules, search_rules_of
from seed.statuses import status_rules
from seed.words import vocabulary

FILE = read_toml(SEED_FOLDER / "rules" / "search.toml")
Document = dict[str, Any]
NUMBERS = [
    ("apart",), ("elsewhere",), ("not_running",),
    *((name, code) for name in ("kinds", "referrals", "frames") for code in FILE[name]),
]  # fmt: skip


def damaged(harm: Callable[[Document], object]) -> Document:
    document = deepcopy(FILE)
    harm(document)
    return document


def at(document: Document, way: tuple[str, ...]) -> Document:
    for key in way:
        document = document[key]
    return document


@pytest.mark.parametrize(
    ("field", "reason", "harm"),
    [
        ("apart.value", "Missing", lambda f: f["apart"].pop("value")),
        ("apart.why", "Missing", lambda f: f["apart"].pop("why")),
        ("apart.value", "0", lambda f: f["apart"].update(value=0)),
        ("apart.value", "1", lambda f: f["apart"].update(value=1.1)),
        ("apart.value", "number", lambda f: f["apart"].update(value="much")),
        ("kinds.panal", "panal", lambda f: f["kinds"].update(panal=f["kinds"].pop("panel"))),
        ("referrals.none", "Missing", lambda f: f["referrals"].pop("none")),
        ("referrals.crowd", "Unknown", lambda f: f["referrals"].update(crowd={"value": 0.5, "why": "Not known."})),
        ("wider_places.various", "Missing", lambda f: f["wider_places"].pop("various")),
        ("frame", "Unknown", lambda f: f.update(frame={})),
        ("initials.fewest", "integer", lambda f: f["initials"].update(fewest="three")),
        ("initials.small_words.0", "match", lambda f: f["initials"].update(small_words=["A "])),
    ],
)  # fmt: skip
def test_damage_is_refused_by_its_field_with_the_reason(field: str, reason: str, harm: Callable[[Document], object]) -> None:
    with pytest.raises(SeedRefused) as refused:
        search_rules_of(damaged(harm))
    said = refused.value.problems
    assert any(problem.startswith(f"rules/search.toml: {field}") and reason in problem for problem in said), said


def test_the_file_gives_the_rules_in_use() -> None:
    assert search_rules_of(FILE) == search_rules()
    assert set(search_rules().wider_places) == set(WIDER) < set(WIDER_EXTENTS)
    assert set(search_rules().kinds) | set(search_rules().frames) <= {term.code for term in vocabulary()["kinds"]}


@pytest.mark.parametrize("way", NUMBERS, ids=".".join)
def test_each_number_decides_what_some_listing_counts(snapshot: Snapshot, way: tuple[str, ...]) -> None:
    other = search_rules_of(damaged(lambda document: at(document, way).update(value=0.11)))
    before, after = (
        [search_weight(one, rules, status_rules()) for one in snapshot.programmes.values()] for rules in (search_rules(), other)
    )
    assert before != after
    assert all(0 < number <= 1 for number in before)
