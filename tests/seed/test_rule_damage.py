"""Rules, readings and referrals damaged in one place: refused with file, field and reason, whatever the damage."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.domain.errors import SeedRefused
from seed.checked import read_folder
from seed.rule_schemas import SCHEMAS
from seed.rules import FOLDER, rulebook, rulebook_of

Files = dict[str, dict[str, Any]]
Way = tuple[Any, ...]
Damage = Callable[[Files], object]
MAY_BE_LEFT_OUT = {"cite", "helped_by", "agency_of_referrer"}
"""What a file of rules may do without: for the tables, any of their rows."""
FREE_TEXT = {"text", "why", "version", "id", "anchor", *("contract_only", "enforcement", "no_referral")}
"""Words that no list holds."""


def files() -> Files:
    """Every file of rules as TOML has it, free to be damaged."""
    return deepcopy(READ)


READ = read_folder(FOLDER, SCHEMAS)


def ways(value: Any, trail: Way = ()) -> Iterator[Way]:
    """The way to every value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*trail, key)
        yield from ways(one, (*trail, key))


def at(document: Any, way: Way) -> Any:
    """What stands there."""
    for key in way:
        document = document[key]
    return document


def refusal(damaged: Files) -> tuple[str, ...]:
    with pytest.raises(SeedRefused) as refused:
        rulebook_of(damaged)
    return refused.value.problems


KEYS = [way for way in ways(READ) if isinstance(at(READ, way[:-1]), dict) and len(way) > 1]
NEEDED = [way for way in KEYS if MAY_BE_LEFT_OUT.isdisjoint({way[-1], way[-2]})]
CODES = [
    way for way in ways(READ) if isinstance(at(READ, way), str) and FREE_TEXT.isdisjoint(key for key in way[-2:] if isinstance(key, str))
]


def test_the_files_as_they_are_give_the_book_in_use() -> None:
    assert rulebook_of(files()) == rulebook()
    assert len(KEYS) > 500
    assert len(CODES) > 500


@pytest.mark.parametrize(
    ("field", "reason", "damage"),
    [
        ("rules.0 (danger).any.0.0.fact", "neeed", lambda f: f["emergencies"]["rules"][0]["any"][0][0].update(fact="neeed")),
        ("rules.0 (danger).any.0.0.operator", "at_least", lambda f: f["emergencies"]["rules"][0]["any"][0][0].update(operator="at_least")),
        ("rules.0 (danger).any", "empty", lambda f: f["emergencies"]["rules"][0].update(any=[])),
        ("rules.0 (danger).any.0", "empty", lambda f: f["emergencies"]["rules"][0].update(any=[[]])),
        ("rules", "self-harm", lambda f: f["emergencies"]["rules"][0].update(id="self-harm")),
        ("rules.0 (in-a-gang).any.0.0.operator", "includes", lambda f: f["bands"]["rules"][0]["any"][0][0].update(operator="includes")),
        ("rules.0 (in-a-gang).any.0.0.fact", "ethnicity", lambda f: f["bands"]["rules"][0]["any"][0][0].update(fact="ethnicity")),
        ("rules.0 (in-a-gang).any.0.0.fact", "printed_ages", lambda f: f["bands"]["rules"][0]["any"][0][0].update(fact="printed_ages")),
        ("rules.0 (in-a-gang).cite.source", "hearsay", lambda f: f["bands"]["rules"][0]["cite"].update(source="hearsay")),
        ("rules.0 (in-a-gang).code", "extreme", lambda f: f["bands"]["rules"][0].update(code="extreme")),
        ("weights.locla", "Unknown", lambda f: f["matching"]["weights"].update(locla=1)),
        ("weights.local", "Missing", lambda f: f["matching"]["weights"].pop("local")),
        ("weights.local", "integer", lambda f: f["matching"]["weights"].update(local="5")),
        ("routes_of_referrer.school.0", "owl", lambda f: f["matching"]["routes_of_referrer"].update(school=["owl"])),
        ("limits.enough_words.why", "Missing", lambda f: f["matching"]["limits"]["enough_words"].pop("why")),
        ("limits.enough_words.value", "integer", lambda f: f["matching"]["limits"]["enough_words"].update(value=[18])),
        ("limits.place_facts.value", "list", lambda f: f["matching"]["limits"]["place_facts"].update(value="residence")),
        ("limits.place_facts.value", "twice", lambda f: f["matching"]["limits"]["place_facts"].update(value=["residence"] * 2)),
        ("limits.more", "Unknown", lambda f: f["matching"]["limits"].update(more={"value": 1, "why": "Not known."})),
        ("order", "once", lambda f: f["matching"]["order"].pop()),
        ("order.0 (evidence).step", "evidence", lambda f: f["matching"]["order"][0].update(step="evidence")),
        ("help_texts.enforcement", "{name}", lambda f: f["matching"]["help_texts"].update(enforcement="{name} is enforcement.")),
    ],
)  # fmt: skip
def test_damage_is_refused_by_its_field_with_the_reason(field: str, reason: str, damage: Damage) -> None:
    damaged = files()
    damage(damaged)
    said = refusal(damaged)
    assert any(f": {field}: " in problem and reason in problem for problem in said), said


def test_everything_that_is_wrong_is_named_at_once() -> None:
    damaged = files()
    damaged["bands"]["rules"][0]["code"] = "extreme"
    damaged["matching"]["weights"]["locla"] = damaged["matching"]["weights"].pop("local")
    assert [problem.split(": ")[0] for problem in refusal(damaged)] == ["rules/bands.toml", *["rules/matching.toml"] * 2]


@given(way=st.sampled_from(NEEDED))
@settings(max_examples=60, deadline=None)
def test_a_key_that_is_missing_is_refused_by_file_and_field(way: Way) -> None:
    damaged = files()
    del at(damaged, way[:-1])[way[-1]]
    said = refusal(damaged)
    assert any(problem.startswith(f"rules/{way[0]}.toml: ") and str(way[-1]) in problem for problem in said), said
    assert all(problem.startswith(f"rules/{way[0]}.toml: ") for problem in said)


@given(way=st.sampled_from(KEYS))
@settings(max_examples=60, deadline=None)
def test_a_key_that_is_misspelt_is_refused_by_file_and_field(way: Way) -> None:
    damaged = files()
    table = at(damaged, way[:-1])
    table[f"{way[-1]}x"] = table.pop(way[-1])
    said = refusal(damaged)
    assert any(problem.startswith(f"rules/{way[0]}.toml: ") and f"{way[-1]}x" in problem for problem in said), said


@given(way=st.sampled_from(CODES))
@settings(max_examples=60, deadline=None)
def test_a_code_that_is_misspelt_is_refused_by_file_and_field(way: Way) -> None:
    damaged = files()
    at(damaged, way[:-1])[way[-1]] += "x"
    said = refusal(damaged)
    field = next(key for key in reversed(way) if isinstance(key, str))
    assert any(problem.startswith(f"rules/{way[0]}.toml: ") and field in problem for problem in said), said
