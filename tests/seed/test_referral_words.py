"""The words, blanks and questions that the schemas of a referral ask for are those that the code reads, and no others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import catalogue
from catalogue.domain.referral import Writer
from catalogue.domain.referral_warnings import OWN_CODES
from seed.referral_schemas import FORM_IDS, GATE_IDS, SAID, WARNED

HERE = Path(catalogue.__file__).parent
DOMAIN = sorted((HERE / "domain").glob("referral*.py"))
SHOWN = [*DOMAIN, *sorted((HERE / "web").rglob("*refer*.py"))]
BY_NAME = {"group_only", "nobody"} | {f"needs_sentence_{writer.value}" for writer in Writer}
"""Words whose names are put together while the code runs; those for facts have a test of their own."""
ID = re.compile(r"\"((?:gate|referrer|young_person|parent|contact|situation|why|risks|support)\.[a-z_]+)\"")


def nodes() -> Iterator[ast.AST]:
    for path in DOMAIN:
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def key_of(node: ast.AST) -> str | None:
    """The name under which a table is read: `words["answered"]`."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        table = node.value
        name = table.attr if isinstance(table, ast.Attribute) else table.id if isinstance(table, ast.Name) else ""
        return f"{name}:{node.slice.value}"
    return None


def test_every_word_that_is_read_is_asked_for_and_every_one_asked_for_is_read() -> None:
    read = {key.removeprefix("words:") for node in nodes() if (key := key_of(node)) and key.startswith("words:")}
    assert read | BY_NAME == {name for name in SAID if not name.startswith("fact_")}


def test_the_blanks_of_a_word_are_those_that_are_filled_in() -> None:
    filled = {}
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            key = key_of(node.func.value)
            if key and key.startswith("words:"):
                filled[key.removeprefix("words:")] = {one.arg for one in node.keywords}
    assert {name: set(blanks) for name, blanks in SAID.items() if blanks and name not in BY_NAME} == filled


def test_every_warning_is_asked_for_with_the_blanks_that_are_filled_in() -> None:
    calls = [
        (str(node.args[0].value), {one.arg for one in node.keywords})
        for node in nodes()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_warning" and isinstance(node.args[0], ast.Constant)
    ]
    assert {code for code, _ in calls} | OWN_CODES | {"condition", "priority", "untold"} == set(WARNED)
    assert all(blanks == set(WARNED[code]) for code, blanks in calls), calls


def test_every_question_that_code_names_is_asked_for() -> None:
    named = {one for path in SHOWN for one in ID.findall(path.read_text(encoding="utf-8"))}
    assert named == FORM_IDS | GATE_IDS
