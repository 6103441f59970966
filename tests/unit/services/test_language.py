"""The language of the field, as data: every rule says why, and finds something in the catalogue."""

import tomllib
from typing import Any

import pytest

from catalogue.main import Application
from catalogue.services.documents import documents_of, initials
from catalogue.services.snapshot import Snapshot
from search import MemoryIndex, SearchQuery
from seed.files import SEED_FOLDER
from seed.readings import reading_rules
from seed.search_rules import search_rules
from seed.words import SYNONYMS, areas, synonyms, vocabulary

FOLDER = SEED_FOLDER / "vocabulary"


def document(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


RULES = [rule for path in sorted(SYNONYMS.glob("*.toml")) for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rules", ())]


@pytest.fixture(scope="module")
def index(snapshot: Snapshot, application: Application) -> MemoryIndex:
    made = MemoryIndex(synonyms())
    made.replace_all(documents_of(snapshot.programmes.values(), application.reference, search_rules()))
    return made


def test_every_rule_says_why_and_has_a_fair_weight() -> None:
    assert [rule["when"] for rule in RULES if not rule["reason"].strip().endswith(".") or not 0.4 <= rule["weight"] <= 1] == []


def test_every_rule_brings_something(index: MemoryIndex) -> None:
    brings = [rule["then"] for rule in RULES if rule["then"]]
    assert [phrases for phrases in brings if not any(index.search(SearchQuery(phrase)).total for phrase in phrases)] == []


def test_what_is_not_in_the_catalogue_finds_nothing(index: MemoryIndex) -> None:
    elsewhere = [phrase for rule in RULES if not rule["then"] for phrase in rule["when"]]
    assert len(elsewhere) > 200
    assert [phrase for phrase in elsewhere if index.search(SearchQuery(phrase)).total] == []


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("kicked out of school", "exclu"),
        ("blade", "knife"),
        ("YJS", "offending"),
        ("casualty", "a&e"),
        ("CSE", "exploit"),
        ("county lines", "exploit"),
        ("NEET", "employment"),
        ("relocation", "housing"),
        ("grime", "music"),
        ("young women", "girls"),
        ("arsonist", "fire"),
        ("shank", "knife"),
    ],
)
def test_field_language_finds_what_the_documents_call_otherwise(index: MemoryIndex, snapshot: Snapshot, asked: str, called: str) -> None:
    (first,) = index.search(SearchQuery(asked, limit=1)).hits
    one = snapshot.programmes[first.key]
    said = " ".join([one.name.text, one.summary.text, *(fact.text for fact in one.description)])
    tags = " ".join(tag.code for tag in (*one.themes, *one.needs))
    cited = " ".join(cite.anchor for _, cites in one.statements for cite in cites)
    assert called in f"{said} {tags} {cited}".casefold()


def test_a_rule_goes_one_way(index: MemoryIndex) -> None:
    assert index.search(SearchQuery("shank")).total
    assert "shank" not in " ".join(phrase for rule in RULES for phrase in rule["then"])


def test_every_place_lies_in_boroughs_that_there_are() -> None:
    slugs = {area.slug for area in areas().boroughs}
    assert [row for row in document("places")["places"] if not set(row["boroughs"]) <= slugs] == []


def test_no_place_has_two_entries() -> None:
    names = [name.casefold() for row in document("places")["places"] for name in row["names"]]
    assert sorted(names) == sorted(set(names))


def test_every_reading_is_of_a_code_that_there_is_and_says_why() -> None:
    rules = reading_rules()
    lists = {"kinds": rules.kinds, "tiers": rules.tiers, "sexes": rules.sexes}
    assert [code for name, phrases in lists.items() for one in phrases for code in one.codes if code not in vocabulary()[name]] == []
    rows = [row for name in ("sexes", "kinds", "tiers", "evidence", "phases", "stages") for row in document("readings")[name]]
    assert [row for row in rows if not row["reason"].strip().endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Growing against Gangs and Violence", ("gagv",)),
        ("From Boyhood to Manhood Foundation", ("fbmf",)),
        ("Pupil Referral Unit", ("pru",)),
        ("Chance UK", ()),
        ("Victim Support (Havering)", ()),
    ],
)
def test_initials(name: str, short: tuple[str, ...]) -> None:
    assert set(short) <= set(initials(name, search_rules().initials))
    assert bool(short) == bool(initials(name, search_rules().initials))
