"""A real record, damaged in one place: refused with the file, the field and the reason, and never a traceback."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.domain.errors import SeedRefused
from catalogue.domain.programme import Programme
from seed.loader import PROGRAMMES_FOLDER, load_programme, load_programmes
from tests.seed.toml import written

RECORD = PROGRAMMES_FOLDER / "chance-uk.toml"
SLUG = "chance-uk"
CITES = [{"source": "bromley-2012", "line": 579, "anchor": "Chance UK"}]
Damage = Callable[[dict[str, Any]], object]


def record() -> dict[str, Any]:
    """The record as TOML has it, free to be damaged."""
    return tomllib.loads(RECORD.read_text(encoding="utf-8"))


def put(folder: Path, document: dict[str, Any], slug: str = SLUG) -> Path:
    """Writes a record into a folder."""
    path = folder / f"{slug}.toml"
    path.write_text(written(document), encoding="utf-8")
    return path


def refusal(folder: Path, document: dict[str, Any]) -> tuple[str, ...]:
    """Why a record is refused."""
    with pytest.raises(SeedRefused) as refused:
        load_programme(put(folder, document))
    assert refused.value.problems
    assert all(problem.startswith(f"{SLUG}.toml: ") for problem in refused.value.problems)
    return refused.value.problems


def test_a_record_goes_through_the_writer_of_these_tests_unchanged(tmp_path: Path) -> None:
    assert load_programme(put(tmp_path, record())) == load_programme(RECORD)


def figure(**fields: Any) -> dict[str, Any]:
    """A claim with one figure."""
    return {
        "id": "one", "kind": "outcome", "text": "Fewer.", "reported_by": "provider", "scope": "this",
        "figures": [fields], "cites": CITES,
    }  # fmt: skip


DAMAGES: dict[str, tuple[Damage, str, str]] = {
    "an unknown key": (lambda r: r.update(colour="red"), "colour", "Unknown field"),
    "an unknown key deep inside": (lambda r: r["age"].update(minimum=5), "age.minimum", "Unknown field"),
    "an unknown theme": (lambda r: r["themes"][0].update(theme="knitting"), "themes.0.theme", "knitting"),
    "an unknown tier": (lambda r: r["tiers"][0].update(tier="detention"), "tiers.0.tier", "detention"),
    "an unknown need": (lambda r: r["needs"][0].update(need="money"), "needs.0.need", "money"),
    "an unknown route": (lambda r: r["routes"][0].update(route="owl"), "routes.0.route", "owl"),
    "an unknown kind": (lambda r: r["kind"].update(value="thing"), "kind.value", "thing"),
    "an unknown area": (lambda r: r["areas"][0].update(area="atlantis"), "areas.0.area", "atlantis"),
    "an area with the wrong extent": (lambda r: r["areas"][0].update(extent="london_wide"), "areas.0.extent", "lambeth"),
    "an unknown source": (lambda r: r["name"]["cites"][0].update(source="hearsay"), "name.cites.0.source", "hearsay"),
    "a basis that is neither": (lambda r: r["age"].update(basis="guessed"), "age.basis", "Must be one of"),
    "no citation": (lambda r: r["summary"].pop("cites"), "summary.cites", "citation"),
    "an empty list of citations": (lambda r: r["age"].update(cites=[]), "age.cites", "citation"),
    "a citation without a line": (lambda r: r["name"]["cites"][0].pop("line"), "name.cites.0.line", "Missing"),
    "a line below the first": (lambda r: r["name"]["cites"][0].update(line=0), "name.cites.0.line", "1"),
    "an anchor of nine words": (lambda r: r["name"]["cites"][0].update(anchor="a b c d e f g h i"), "name.cites.0.anchor", "8 words"),
    "an anchor without words": (lambda r: r["name"]["cites"][0].update(anchor="  "), "name.cites.0", "word"),
    "a minimum above the maximum": (lambda r: r["age"].update(min=12), "age", "12"),
    "an age without limits": (lambda r: (r["age"].pop("min"), r["age"].pop("max")), "age", "minimum or a maximum"),
    "an age below nought": (lambda r: r["age"].update(min=-1), "age.min", "0"),
    "an age in letters": (lambda r: r["age"].update(min="five"), "age.min", "integer"),
    "a year long ago": (lambda r: r["start"].update(year=95), "start.year", "1900"),
    "no name": (lambda r: r.pop("name"), "name", "Missing"),
    "an empty name": (lambda r: r["name"].update(text=""), "name.text", "Length"),
    "a name that is a number": (lambda r: r["name"].update(text=7), "name.text", "string"),
    "a list where a table belongs": (lambda r: r.update(name=[]), "name", "Invalid"),
    "a table where a list belongs": (lambda r: r.update(themes={"a": 1}), "themes", "list"),
    "an e-mail address": (lambda r: r["summary"].update(text="Ask jo.bloggs@example.gov.uk."), "summary.text", "e-mail"),
    "a control character": (lambda r: r["summary"].update(text="One\u0007two"), "summary.text", "control character"),
    "a line break": (lambda r: r["description"][0].update(text="One\ntwo"), "description.0.text", "control character"),
    "a null": (lambda r: r["summary"].update(text="One\u0000two"), "summary.text", "control character"),
    "a figure without its measure": (lambda r: r.update(claims=[figure(value="7")]), "claims.0.figures.0.measures", "what it measures"),
    "a claim by nobody known": (lambda r: r.update(claims=[{**figure(value="7", measures="x"), "reported_by": "me"}]), "reported_by", "me"),
    "a score that is text": (lambda r: r["criteria"][0].update(value="high"), "criteria.0.value", "whole number"),
    "a condition without its question": (lambda r: r["criteria"][1].pop("question"), "criteria.1.question", "question"),
    "a relation without a citation": (lambda r: r["relations"][0].pop("cites"), "relations.0.cites", "citation"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_record_is_refused_with_field_and_reason(tmp_path: Path, name: str) -> None:
    damage, field, reason = DAMAGES[name]
    document = record()
    damage(document)
    said = refusal(tmp_path, document)
    assert any(field in problem and reason in problem for problem in said), said


def test_every_problem_of_a_record_is_named_at_once(tmp_path: Path) -> None:
    document = record()
    for name in ("an unknown key", "an unknown theme", "an e-mail address"):
        DAMAGES[name][0](document)
    assert len(refusal(tmp_path, document)) == 3


@pytest.mark.parametrize("text", ["[name", "\x00", "a = 1\na = 2", "\ufeff[name]", "name = "])
def test_what_is_not_toml_is_refused_with_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "chance-uk.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedRefused, match=r"chance-uk\.toml: .*"):
        load_programme(tmp_path / "chance-uk.toml")


def test_what_is_not_text_is_refused_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "chance-uk.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SeedRefused, match=r"chance-uk\.toml: "):
        load_programme(tmp_path / "chance-uk.toml")


@pytest.mark.parametrize("name", ["Chance-UK", "chance_uk", "-chance", "chance--uk", "chänce", "chance uk"])
def test_a_file_that_is_no_slug_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(RECORD.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SeedRefused, match="slug"):
        load_programme(path)


def lone(**changes: Any) -> dict[str, Any]:
    """The record without its links to others."""
    document = record() | changes
    document.pop("relations", None)
    return document


def between(folder: Path, **documents: dict[str, Any]) -> tuple[str, ...]:
    """Why a folder of records is refused."""
    for slug, document in documents.items():
        put(folder, document, slug)
    with pytest.raises(SeedRefused) as refused:
        load_programmes(folder)
    return refused.value.problems


def test_two_records_with_one_name_are_refused(tmp_path: Path) -> None:
    shouted = lone(name={"text": "CHANCE UK", "cites": CITES})
    said = between(tmp_path, one=lone(), two=shouted)
    assert any("one.toml" in problem and "two.toml" in problem and "name" in problem for problem in said)


@pytest.mark.parametrize("parent", ["nowhere", "one"])
def test_an_unknown_parent_or_oneself_is_refused(tmp_path: Path, parent: str) -> None:
    said = between(tmp_path, one=lone(parent={"slug": parent, "basis": "stated", "cites": CITES}))
    assert said == (f"one.toml: parent.slug: there is no other listing “{parent}”.",)


def part_of(slug: str, parent: str) -> dict[str, Any]:
    """The record under a name of its own, as a part of another."""
    return lone(name={"text": slug, "cites": CITES}, parent={"slug": parent, "basis": "stated", "cites": CITES})


def test_parents_in_a_circle_are_refused_once_with_every_slug(tmp_path: Path) -> None:
    said = between(
        tmp_path, one=part_of("one", "two"), two=part_of("two", "three"), three=part_of("three", "one"), four=part_of("four", "one")
    )
    assert len(said) == 1
    assert all(f"{slug}.toml" in said[0] for slug in ("one", "two", "three"))
    assert "parent.slug" in said[0]
    assert "four" not in said[0]


def test_a_line_of_parents_is_no_circle(tmp_path: Path) -> None:
    for slug, document in {"one": part_of("one", "two"), "two": part_of("two", "three"), "three": lone()}.items():
        put(tmp_path, document, slug)
    assert len(load_programmes(tmp_path)) == 3


def test_a_relation_to_nothing_is_refused(tmp_path: Path) -> None:
    one_link = lone() | {"relations": record()["relations"][:1]}
    assert between(tmp_path, one=one_link) == ("one.toml: relations: there is no listing “street-chance”.",)


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    document = lone()
    document["criteria"].append(document["criteria"][0])
    assert "twice" in between(tmp_path, one=document)[0]


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    assert "no listings" in between(tmp_path)[0]


def test_good_records_beside_a_bad_one_are_not_blamed(tmp_path: Path) -> None:
    said = between(tmp_path, good=lone(), bad={"colour": "red"})
    assert all(problem.startswith("bad.toml: ") for problem in said)


def paths_of(value: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a record."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [trail] * bool(trail) + [path for key, one in inner for path in paths_of(one, (*trail, key))]


def read_or_refused(folder: Path, document: dict[str, Any]) -> None:
    """A record is a listing in which every fact has its citation, or is refused by name; nothing else happens."""
    read: object = None
    problems: tuple[str, ...] = ()
    try:
        read = load_programme(put(folder, document))
    except SeedRefused as refused:
        problems = refused.problems
    assert all(problem.startswith(f"{SLUG}.toml: ") for problem in problems)
    assert problems or isinstance(read, Programme)
    assert not isinstance(read, Programme) or all(cites or field == "relations" for field, cites in read.statements)


WAYS = paths_of(record())
junk = st.one_of(
    st.text(max_size=20), st.integers(-(10**6), 10**6), st.floats(allow_nan=False), st.booleans(), st.just([]), st.just({}),
    st.just([[]]), st.just({"": ""}), st.text("\x00\x07\u202e@.", min_size=1, max_size=5),
)  # fmt: skip


@given(way=st.sampled_from(WAYS), value=junk)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_field_is_read_or_refused(tmp_path: Path, way: tuple[Any, ...], value: Any) -> None:
    document = record()
    place: Any = document
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    read_or_refused(tmp_path, document)


@given(way=st.sampled_from(WAYS))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_missing_is_read_or_refused(tmp_path: Path, way: tuple[Any, ...]) -> None:
    document = record()
    place: Any = document
    for key in way[:-1]:
        place = place[key]
    place.pop(way[-1])
    read_or_refused(tmp_path, document)


def test_a_group_named_like_a_condition_outside_it_is_refused(tmp_path: Path) -> None:
    document = lone()
    first = document["criteria"][0]
    document["criteria"] += [{**first, "id": "one", "group": first["id"]}, {**first, "id": "two", "group": first["id"]}]
    (said,) = between(tmp_path, one=document)
    assert said.startswith(f"one.toml: criteria: “{first['id']}” is the id of a condition and the name of a group")
