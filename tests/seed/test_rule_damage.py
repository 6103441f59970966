"""Rules of matching, referrals, search and reading, damaged in one place: refused with file, field and reason, whatever the damage."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.domain.errors import SeedRefused
from seed.checked import Schemas, checked_files, read_folder
from seed.files import SEED_FOLDER, read_toml
from seed.readings import SCHEMAS as READINGS
from seed.readings import reading_rules, reading_rules_of
from seed.referral_rules import FILES, referral_rules, rules_of
from seed.referral_rules import FOLDER as REFERRAL_FOLDER
from seed.rule_schemas import SCHEMAS, codes
from seed.rules import FOLDER, rulebook, rulebook_of
from seed.search_rules import search_rules_of
from seed.word_schemas import AreasSchema, ethnic_words_schema, word_list_schema

Files = dict[str, dict[str, Any]]
Way = tuple[Any, ...]
Damage = Callable[[Files], object]


@dataclass(frozen=True)
class Folder:
    """A folder of rules: what it holds, how it is read, what in it may be left out and what in it is a code."""

    name: str
    read: Files
    build: Callable[[Files], object]
    optional: frozenset[str]
    is_code: Callable[[Way], bool]

    @property
    def files(self) -> Files:
        """Every file as TOML has it, free to be damaged."""
        return deepcopy(self.read)

    @property
    def keys(self) -> list[Way]:
        """The way to everything that has a key; the keys of `numbers` may be any words."""
        named = [way for way in ways(self.read) if len(way) > 1 and isinstance(at(self.read, way[:-1]), dict)]
        return [way for way in named if way[-2] != "numbers"]

    @property
    def needed(self) -> list[Way]:
        """The way to every key that has to be there."""
        return [way for way in self.keys if self.optional.isdisjoint(way[-2:])]

    @property
    def codes(self) -> list[Way]:
        """The way to every word that has to be known."""
        return [way for way in ways(self.read) if isinstance(at(self.read, way), str) and self.is_code(way)]

    def refusal(self, damaged: Files) -> tuple[str, ...]:
        """Why it is refused."""
        with pytest.raises(SeedRefused) as refused:
            self.build(damaged)
        return refused.value.problems


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


def field_of(way: Way) -> str:
    """The last key on a way that is a name."""
    return next(key for key in reversed(way) if isinstance(key, str))


def words_of(files: Files) -> dict[str, Any]:
    """The controlled words, areas and words of ethnicity that the files hold."""
    return checked_files("vocabulary", files, {name: OWN_SHAPES.get(name, partial(word_list_schema, name)) for name in files})


FREE_TEXT = {"text", "why", "version", "id", "anchor", "contract_only", "enforcement", "no_referral"}
REFERRAL_CODES = {
    "section", "shape", "choices_from", "prefill", "question", "answer", "fact", "draft", "codes", "route", "setting", "open_routes",
    "not_asked", "not_warned", "parts",
}  # fmt: skip
SAID = {("words", "words"), ("words", "warnings"), ("words", "labels")}
MATCHING = Folder(
    "rules", read_folder(FOLDER, SCHEMAS), rulebook_of, frozenset({"cite", "helped_by", "agency_of_referrer"}),
    lambda way: FREE_TEXT.isdisjoint(key for key in way[-2:] if isinstance(key, str)),
)  # fmt: skip
REFERRAL = Folder(
    "referral", {name: read_toml(REFERRAL_FOLDER / f"{name}.toml") for name in FILES}, rules_of,
    frozenset({
        "required", "longest", "identifying", "only_known", "blank", "hint", "prefill", "professional", "parent", "young_person", "text",
        "codes", "reasons", "about_people",
    }),
    lambda way: way[:2] == ("words", "referrer_of_writer") or (field_of(way) in REFERRAL_CODES and way[:2] not in SAID),
)  # fmt: skip
READING = Folder(
    "vocabulary", read_folder(SEED_FOLDER / "vocabulary", READINGS), reading_rules_of, frozenset(),
    lambda way: field_of(way) in {"code", "codes", "boroughs"},
)  # fmt: skip
OWN_SHAPES: Schemas = {"areas": AreasSchema, "ethnic_words": lambda: ethnic_words_schema(codes("ethnic_groups"))}
WORD_FILES = sorted({path.stem for path in (SEED_FOLDER / "vocabulary").glob("*.toml")} - {*READINGS, "areas", "tiers"})
WORDS = Folder(
    "vocabulary", {name: read_toml(SEED_FOLDER / "vocabulary" / f"{name}.toml") for name in WORD_FILES}, words_of, frozenset({"unless"}),
    lambda way: field_of(way) in {"groups", "help"},
)  # fmt: skip
PLACES = Folder(
    "vocabulary", {"areas": read_toml(SEED_FOLDER / "vocabulary" / "areas.toml")}, words_of,
    frozenset({"code", "neighbours", "wider", "also"}), lambda way: field_of(way) in {"neighbours", "wider"},
)  # fmt: skip
SEARCH = Folder(
    "rules", {"search": read_toml(FOLDER / "search.toml")}, lambda files: search_rules_of(files["search"]),
    frozenset({"kinds", "frames"}), lambda _way: False,
)  # fmt: skip


def named(folder: Folder) -> str:
    """What a folder is called among the tests."""
    return "-".join((folder.name, *folder.read))[:40]


FOLDERS = pytest.mark.parametrize(
    "folder", [MATCHING, REFERRAL, READING, WORDS, PLACES, SEARCH], ids=lambda folder: "-".join(folder.read)[:40]
)
CODED = pytest.mark.parametrize("folder", [MATCHING, REFERRAL, READING, WORDS, PLACES], ids=named)


def files() -> Files:
    """The rules of matching, free to be damaged."""
    return MATCHING.files


def test_the_files_as_they_are_give_the_book_in_use() -> None:
    assert rulebook_of(files()) == rulebook()
    assert rules_of(REFERRAL.files) == referral_rules()
    assert reading_rules_of(READING.files) == reading_rules()
    assert all(len(ways) > 50 for one in (MATCHING, REFERRAL, READING) for ways in (one.keys, one.needed, one.codes))


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
    said = MATCHING.refusal(damaged)
    assert any(f": {field}: " in problem and reason in problem for problem in said), said


def test_everything_that_is_wrong_is_named_at_once() -> None:
    damaged = files()
    damaged["bands"]["rules"][0]["code"] = "extreme"
    damaged["matching"]["weights"]["locla"] = damaged["matching"]["weights"].pop("local")
    assert [problem.split(": ")[0] for problem in MATCHING.refusal(damaged)] == ["rules/bands.toml", *["rules/matching.toml"] * 2]


@FOLDERS
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_key_that_is_missing_is_refused_by_file_and_field(folder: Folder, data: st.DataObject) -> None:
    way, damaged = data.draw(st.sampled_from(folder.needed)), folder.files
    del at(damaged, way[:-1])[way[-1]]
    said = folder.refusal(damaged)
    assert any(problem.startswith(f"{folder.name}/{way[0]}.toml: ") and way[-1] in problem for problem in said), said


@FOLDERS
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_key_that_is_misspelt_is_refused_by_file_and_field(folder: Folder, data: st.DataObject) -> None:
    way, damaged = data.draw(st.sampled_from(folder.keys)), folder.files
    table = at(damaged, way[:-1])
    table[f"{way[-1]}x"] = table.pop(way[-1])
    said = folder.refusal(damaged)
    assert any(problem.startswith(f"{folder.name}/{way[0]}.toml: ") and f"{way[-1]}x" in problem for problem in said), said


@CODED
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_code_that_is_misspelt_is_refused_by_file_and_field(folder: Folder, data: st.DataObject) -> None:
    way, damaged = data.draw(st.sampled_from(folder.codes)), folder.files
    at(damaged, way[:-1])[way[-1]] += "x"
    said = folder.refusal(damaged)
    assert any(problem.startswith(f"{folder.name}/{way[0]}.toml: ") and field_of(way) in problem for problem in said), said
