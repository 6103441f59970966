"""Every number of the engines stands in one place, and each of them decides something."""

import ast
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import search
from search import AgePreference, MemoryIndex, Preference, Ranking, SearchQuery, SearchResults, SynonymRule, Synonyms
from tests.unit.search.samples import DOCUMENTS, a_document

FOLDER = Path(search.__file__).parent
NONE, ALL = 0.0, 1.0
ELSEWHERE = {"scoring.py": {0.5}, "synonyms.py": {0.7}}
"""The half in the formula of how telling a word is; the usual weight of a rule that gives none."""

MORE = (
    a_document("whole", "Fire Cadets", body="cadets " * 3, part_of=""),
    a_document("part", "Cadets Summer School", summary="Fire cadets in summer.", part_of="whole"),
    a_document("kniver", "Kniver", body="kniver"),
    a_document("told", "Other", summary="knives knives knives"),
    a_document("board", "Silent Board", weight=0.4),
)
LANGUAGE = Synonyms((SynonymRule(("arson",), ("set fires",)), SynonymRule(("arson",), ("fire",))), frozenset({"work"}))
TEXTS = (
    "mentoring in schools", "mentroing", "exculsoin", "kniven", "youngvictims", "fir", "knif", "chance uk for zebras and others",
    "fire cadets", "cadets", "red thread work", "juvenile firesetters scheme help for a boy at school", "arson", "zebra mentoring",
    "forum theatre zebra", "zebra knife crime yak theatre", "zebra knife yak theatre unicorn", "crime zebra",
    "youth theatre zebra crime yak", "silent board of mentors",
    "school families victims gangs crime theatre plays young mentoring hospital",
)  # fmt: skip
QUERIES = (
    *map(SearchQuery, TEXTS),
    SearchQuery("mentoring", near=AgePreference(9, 30)), SearchQuery("theatre", near=AgePreference(16, 30)),
    SearchQuery("zebra", near=AgePreference(5, 11)), SearchQuery("gangs rehousing", near=AgePreference(9, 12)),
    SearchQuery("mentoring", hints="hackney"),
    SearchQuery("council", near=AgePreference(5, 11), preferences=(Preference("borough", {"hackney": 1.0, "lambeth": 0.5}, telling=True),)),
)  # fmt: skip
OTHERWISE: dict[str, tuple[Any, ...]] = {
    "weights": (MappingProxyType(dict.fromkeys(Ranking().weights, 1.0)),), "open_ages": ((10, 40), (0, 60)),
    "story": (1, 2, 3, 9), "one_edit_from": (9, 30), "two_edits_from": (4, 30), "spelt_to": (4,), "half_from": (1, 7),
    "spelt_from": (1, 8), "spelt_names": (1, 0), "alternatives": (1, 0),
}  # fmt: skip
FRACTIONS = (0.0, 0.05, 0.2, 0.35, 0.65, 0.8, 0.95, 1.0, 4.0)


def answers(ranking: Ranking) -> list[SearchResults]:
    index = MemoryIndex(LANGUAGE, ranking)
    index.replace_all((*DOCUMENTS, *MORE))
    return [index.search(query) for query in QUERIES]


def numbers_in(path: Path) -> set[float]:
    """The fractions that are written in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)} - {NONE, ALL}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_no_number_that_weighs_stands_elsewhere(path: Path) -> None:
    if path.name != "ranking.py":
        assert numbers_in(path) == ELSEWHERE.get(path.name, set())


@pytest.mark.parametrize("name", [field.name for field in fields(Ranking)])
def test_each_number_decides_something(name: str) -> None:
    usual = answers(Ranking())
    others: tuple[Any, ...] = OTHERWISE.get(name, FRACTIONS)
    assert any(answers(replace(Ranking(), **{name: value})) != usual for value in others)
