"""The rules of the grid of gaps, read from `seed/gaps.toml` and the age groups, and checked: unknown keys and codes are refused."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from catalogue.domain.errors import SeedRefused
from catalogue.domain.gaps import AgeGroup, GapRules, PlannedHelp
from catalogue.domain.passages import Passages, Span
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import status_rules
from seed.words import areas, sources, vocabulary

KEYS = {"fewest_shown", "columns_in_full", "words", "entries", "one_table", "own_report", "planned_help"}
WORDS = {"together", "parts", "london_wide", "compared"}
TABLE = {"source", "first", "last", "also_first", "also_last", "why"}
REPORT = {"source", "first", "last", "area", "why"}
PLANNED = {"kinds": "kinds", "help": "themes", "agencies": "themes"}


@cache
def gap_rules() -> GapRules:
    """The rules in use. Raises SeedRefused naming the file where one cannot be used."""
    rows = read_toml(SEED_FOLDER / "vocabulary" / "age_groups.toml")["terms"]
    return rules_of(read_toml(SEED_FOLDER / "gaps.toml"), rows)


def rules_of(plain: Mapping[str, Any], age_groups: list[dict[str, Any]]) -> GapRules:
    """The rules that these files hold. Raises SeedRefused naming what cannot be used."""
    try:
        _known(plain, KEYS)
        _known(plain["words"], WORDS)
        groups = tuple(AgeGroup(row["code"], row["low"], row["high"]) for row in age_groups)
        fewest, columns = int(plain["fewest_shown"]), int(plain["columns_in_full"])
        return GapRules(
            status_rules(), fewest, columns, groups, _passages(plain), _planned_help(plain["planned_help"]), dict(plain["words"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SeedRefused((f"gaps.toml or age_groups.toml: cannot be read: {error}.",)) from error


def _passages(plain: Mapping[str, Any]) -> Passages:
    entries = {row["source"]: tuple(row["lines"]) for row in plain["entries"] if _known(row, {"source", "lines", "why"})}
    for source, lines in entries.items():
        if source not in sources() or list(lines) != sorted(set(lines)):
            raise ValueError(f"entries of {source}: no such document, or its lines do not go down the page")
    halves = [row for row in plain["one_table"] if _known(row, TABLE)]
    joined = tuple((_span(row), _span({**row, "first": row["also_first"], "last": row["also_last"]})) for row in halves)
    return Passages(entries, joined, tuple(_span(row) for row in plain["own_report"] if _known(row, REPORT)))


def _span(row: Mapping[str, Any]) -> Span:
    """Some lines of a document. Raises ValueError where there is no such document or borough, or the last line is before the first."""
    source, first, last, area = row["source"], row["first"], row["last"], row.get("area")
    if source not in sources() or not 1 <= first <= last:
        raise ValueError(f"{source}, lines {first} to {last}: no such document, or the lines do not go down the page")
    if area is not None and areas().borough(area) is None:
        raise ValueError(f"{area} is no borough")
    return Span(source, first, last, area)


def _planned_help(plain: Mapping[str, list[str]]) -> PlannedHelp:
    _known(plain, set(PLANNED))
    for key, word_list in PLANNED.items():
        if unknown := sorted(set(plain[key]) - {term.code for term in vocabulary()[word_list]}):
            raise ValueError(f"planned_help: {', '.join(unknown)} is not in the list of {word_list}")
    return PlannedHelp(*(frozenset(plain[key]) for key in PLANNED))


def _known(row: Mapping[str, Any], keys: set[str]) -> bool:
    """True. Raises ValueError where a key is missing or not known."""
    if wrong := sorted(set(row) ^ keys):
        raise ValueError(f"{', '.join(wrong)} is missing or not known")
    return True
