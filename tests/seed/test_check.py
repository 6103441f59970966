"""Holding citations against the texts: every one that a page shows, and each that does not hold is named."""

import ast
from pathlib import Path

import pytest

import catalogue
from catalogue.domain.errors import SeedRefused
from seed.check import check_everything, check_sources, citations
from seed.files import SEED_FOLDER, read_toml
from seed.loader import load_programmes
from seed.rules import rulebook
from seed.tiers import FILE, meanings_of, tier_meanings
from seed.words import sources

PROGRAMMES = load_programmes()
EVERY = tuple(citations(PROGRAMMES))


@pytest.fixture
def empty_texts(tmp_path: Path) -> Path:
    """Texts under the right names in which nothing stands."""
    for source in sources().values():
        (tmp_path / source.file).write_text("\n" * 2000, encoding="utf-8")
    return tmp_path


def test_listings_rules_and_tiers_are_held_together() -> None:
    files = {one.file for one in EVERY}
    assert {f"{one.slug}.toml" for one in PROGRAMMES} <= files
    assert {"rules/bands.toml", "rules/advice.toml", "rules/needs.toml", "rules/matching.toml", FILE} <= files
    shown = {one.citation for one in EVERY}
    assert {one.citation for one in tier_meanings() if one.citation} <= shown
    book = rulebook()
    assert {rule.citation for rule in (*book.bands.levels, *book.safety.advice, *book.needs.implied) if rule.citation} <= shown
    assert book.last_resort.citation in shown


def test_a_citation_that_does_not_hold_is_named_by_file_and_field(empty_texts: Path) -> None:
    checked = check_sources((one for one in EVERY if one.file in {FILE, "rules/matching.toml"}), (), empty_texts)
    assert checked.citations == len(checked.problems) == 9
    assert "rules/matching.toml: last_resort: havering:136: “as a last resort” does not stand on that line." in checked.problems
    assert any(problem.startswith(f"{FILE}: meanings (intelligence): bromley-2012:561: ") for problem in checked.problems)


def test_everything_is_checked_at_once(empty_texts: Path) -> None:
    checked = check_everything(empty_texts)
    assert checked.citations == len(checked.problems) == len(EVERY)


def test_no_page_and_no_use_case_makes_a_citation_of_its_own() -> None:
    folder = Path(catalogue.__file__).parent
    made = [
        f"{path.relative_to(folder)}:{node.lineno}"
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Citation"
        and any(isinstance(one, ast.Constant) for one in node.args)
    ]
    assert not made


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("meanings.0.tier", {"tier": "detention"}), ("meanings.0.cite.source", {"cite": {"source": "hearsay", "line": 1, "anchor": "a"}}),
        ("meanings.0.colour", {"colour": "red"}),
    ],
)  # fmt: skip
def test_a_meaning_that_cannot_be_used_is_refused(field: str, change: dict[str, object]) -> None:
    plain = read_toml(SEED_FOLDER / FILE)
    assert meanings_of(plain) == tier_meanings()
    plain["meanings"][0].update(change)
    with pytest.raises(SeedRefused, match=field):
        meanings_of(plain)
