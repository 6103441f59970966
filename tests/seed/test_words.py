"""The controlled words and the records: every word explained, every code known on both sides, nobody named."""

import re
import tomllib
from enum import StrEnum

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.evidence import ClaimKind, Evaluation, Result, Scope
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.filters import FACETS
from catalogue.domain.programme import AgeBasis, KindOfHelp, Referral
from catalogue.main import Application
from catalogue.services.reference import LIST_OF_FACET
from search.analysis import stem
from seed.files import SEED_FOLDER
from seed.words import areas, helps_by_kind, own_stems, sources, vocabulary

LISTS = sorted(vocabulary().lists)
RECORDS = sorted((SEED_FOLDER / "programmes").glob("*.toml"))
RANKS = "PC|PS|DC|DS|DI|DCI|Det Supt|Inspector|Sergeant|Superintendent|Constable"
PEOPLE = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "a mobile number": re.compile(r"(?<!\d)(?:\+44\s?7|07)\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)"),
    "a police officer": re.compile(rf"\b(?:{RANKS}) [A-Z][a-z]+(?: [A-Z][a-z]+)+"),
    "a councillor": re.compile(r"\b(?:Cllr|Councillor|Ald) [A-Z][a-z]+"),
    "a person with a title": re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Professor)\.? [A-Z][a-z]+"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_explained_in_a_sentence(name: str) -> None:
    terms = tuple(vocabulary()[name])
    assert len({term.code for term in terms}) == len(terms) > 0
    for term in terms:
        assert re.fullmatch(r"[a-z0-9_]+", term.code), term.code
        assert term.label.strip(), term.code
        assert term.sentence.endswith("."), term.code


NAMES = """
    Adam Ahmed Aisha Alex Amy Angel Bailey Ben Blessing Chance Charlie Chloe Christian Daisy Daniel Dawn Duke Ella Emily Faith Fatima
    George Grace Grant Guy Harry Hope Jack Jade James Jordan Joseph Josh Kai Khan King Leah Liam Lily Mark Mason Mia Mohammed Molly Nick
    Oliver Pat Patel Prince Princess Precious Rob Rose Ruby Ryan Sam Sarah Singh Sky Smith Star Taylor Thomas Tyler Victoria Will Zachary
""".split()  # noqa: SIM905  # read as a sentence


def test_no_word_that_a_page_may_show_of_a_search_is_what_people_are_called() -> None:
    assert {stem("mentoring"), stem("bereavement")} < own_stems()
    assert not [name for name in NAMES if stem(name.casefold()) in own_stems()]


@pytest.mark.parametrize(
    ("name", "enum"),
    [
        ("helps", KindOfHelp), ("referrals", Referral), ("results", Result), ("evaluations", Evaluation), ("claim_kinds", ClaimKind),
        ("scopes", Scope), ("age_bases", AgeBasis),
    ],
)  # fmt: skip
def test_words_and_code_know_the_same_codes(name: str, enum: type[StrEnum]) -> None:
    assert {term.code for term in vocabulary()[name]} == {member.value for member in enum}


def test_every_extent_has_its_words() -> None:
    assert {term.code for term in vocabulary()["extents"]} == {extent.value for extent in Extent} | {NOT_STATED}


def test_every_kind_says_what_it_is_to_a_young_person() -> None:
    assert set(helps_by_kind()) == {term.code for term in vocabulary()["kinds"]}
    assert helps_by_kind()["enforcement_power"] is helps_by_kind()["police_operation"] is KindOfHelp.ENFORCEMENT


def test_every_facet_has_a_list(application: Application) -> None:
    assert set(LIST_OF_FACET.values()) <= set(LISTS)
    assert all(application.reference.options(facet) for facet in FACETS)


def test_there_are_32_boroughs_and_the_city_by_their_codes() -> None:
    codes = sorted(area.code or "" for area in areas().boroughs)
    assert codes == [f"E09{number:06}" for number in range(1, 34)]


def test_neighbours_are_mutual_and_nobody_is_their_own() -> None:
    for area in areas().boroughs:
        assert area.slug not in area.neighbours
        for neighbour in area.neighbours:
            assert area.slug in areas()[neighbour].neighbours, f"{area.slug} and {neighbour}"


def test_only_boroughs_have_neighbours() -> None:
    wider = [area for area in areas().by_slug.values() if not area.is_borough]
    assert not [area.slug for area in wider if area.neighbours]


def test_there_are_five_sources_and_four_state_no_licence() -> None:
    assert len(sources()) == 5
    assert [source.slug for source in sources().values() if source.licence] == ["hmg-2013"]


def test_every_vocabulary_file_is_toml_with_a_sentence_of_its_own() -> None:
    for name in LISTS:
        document = tomllib.loads((SEED_FOLDER / "vocabulary" / f"{name}.toml").read_text(encoding="utf-8"))
        assert document["sentence"].endswith("."), name


@pytest.mark.parametrize("what", PEOPLE)
def test_nobody_is_named(what: str) -> None:
    found = [f"{path.name}: {hit[0]}" for path in RECORDS for hit in PEOPLE[what].finditer(path.read_text(encoding="utf-8"))]
    assert not found, f"{what} in {len(found)} places: {found[:10]}"


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("an e-mail address", "jo.bloggs@example.gov.uk"), ("a mobile number", "07700 900 123"), ("a mobile number", "+447700900123"),
        ("a police officer", "Inspector Jo Bloggs"), ("a councillor", "Cllr Bloggs"), ("a person with a title", "Dr Bloggs"),
    ],
)  # fmt: skip
def test_the_patterns_for_people_see_people(what: str, text: str) -> None:
    assert PEOPLE[what].search(text)


def test_every_file_of_the_folder_is_a_record() -> None:
    strangers = [path.name for path in (SEED_FOLDER / "programmes").iterdir() if path.suffix != ".toml"]
    assert not strangers
