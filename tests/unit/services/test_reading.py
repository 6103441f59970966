"""What a search says of places, ages, sex, kinds, tiers and evidence."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.filters import Filters
from catalogue.domain.reading import READABLE
from catalogue.services.reading import NOTHING_READ, Reader, Reading
from seed.readings import reading_rules
from seed.search_rules import search_rules

READER = Reader(reading_rules(), search_rules().wider_places)
WORDS = [
    "year", "8", "9", "old", "14-16", "boy", "girl", "Peckham", "SE", "London", "Kingston", "university", "to", "under", "12", "over",
    "primary", "school", "y7", "helpline", "evaluated", "and",
]  # fmt: skip


def read(text: str, *not_read: str, names: tuple[str, ...] = ()) -> Reading:
    return READER.read(Filters(text, not_read=not_read), READER.names(names))


def said(text: str, name: str) -> list[str]:
    return [code for one in read(text).of(name) for code in one.codes]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("9 year old", "9"),
        ("14-16", "14-16"),
        ("14 to 16", "14-16"),
        ("16–25 year olds", "16-25"),
        ("13yo", "13"),
        ("aged 12", "12"),
        ("boy 14", "14"),
        ("she is 15", "15"),
        ("year 8", "12-13"),
        ("Yr 6", "10-11"),
        ("y7 assembly", "11-12"),
        ("years 7 to 9", "11-14"),
        ("primary school", "5-11"),
        ("KS3", "11-14"),
        ("teenager", "13-19"),
        ("under 10s", "0-9"),
        ("over 18s", "18-99"),
        ("9 year old in year 5", "9"),
        ("five year old", "5"),
        ("twelve-year-old boys", "12"),
        ("year nine pupils", "13-14"),
    ],
)
def test_an_age(text: str, ages: str) -> None:
    assert said(text, "age") == [ages]


@pytest.mark.parametrize(
    "text", ["999", "2012", "7 boroughs", "24/7", "Catch 22", "Words 4 Weapons", "0800 555 111", "gang of 4", "five workshops for boys"]
)
def test_a_figure_that_is_no_age(text: str) -> None:
    assert said(text, "age") == []


def test_the_name_of_a_listing_is_not_read() -> None:
    assert read("18-24 Gangs Service").of("age")
    assert not read("18-24 Gangs Service", names=("18-24 Gangs Service",)).reads


@pytest.mark.parametrize(
    ("text", "boroughs"),
    [
        ("Peckham", "southwark"),
        ("mentoring in Hackney", "hackney"),
        ("youth club Kingston upon Thames", "kingston-upon-thames"),
        ("Cricklewood", "barnet brent camden"),
        ("gang exit SE London", "bexley bromley greenwich lambeth lewisham southwark"),
        ("Hackney or Islington", "hackney islington"),
        ("Tower Hamlets", "tower-hamlets"),
        ("Kingston University", ""),
        ("London", ""),
        ("tower block", ""),
    ],
)
def test_a_place(text: str, boroughs: str) -> None:
    assert said(text, "borough") == boroughs.split()


def test_what_is_not_named_stays_but_counts_less() -> None:
    (preference,) = read("Peckham").preferences
    assert (
        preference.weights["southwark"]
        == 1
        > preference.weights["london_wide"]
        > preference.weights["various"]
        > preference.weights["not_stated"]
        > 0
    )
    assert "elsewhere" not in preference.weights


@pytest.mark.parametrize(
    ("text", "sexes"), [("girl in a gang", ["female"]), ("my son", ["male"]), ("boys and girls", []), ("brother of a gang member", [])]
)
def test_a_sex(text: str, sexes: list[str]) -> None:
    assert said(text, "sex") == sexes


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("gang helpline", "kind", ["helpline"]),
        ("police operations", "kind", ["police_operation"]),
        ("gang team", "kind", []),
        ("knife crime prevention", "tier", ["prevention"]),
        ("early intervention", "tier", []),
    ],
)
def test_a_kind_or_a_tier(text: str, name: str, codes: list[str]) -> None:
    assert said(text, name) == codes


def test_a_reading_can_be_taken_back_alone_or_with_all_others() -> None:
    assert {one.filter for one in read("9 year old girl in Peckham").reads} == {"age", "sex", "borough"}
    assert {one.filter for one in read("9 year old girl in Peckham", "borough").reads} == {"age", "sex"}
    assert read("9 year old girl in Peckham", NOTHING_READ) == Reading()


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.randoms())
def test_word_order_and_case_change_no_reading(words: list[str], dealer: Random) -> None:
    shuffled = list(words)
    dealer.shuffle(shuffled)
    assert read(" ".join(shuffled).upper()) == read(" ".join(words))


@given(st.text(max_size=600))
def test_any_text_can_be_read(text: str) -> None:
    for one in read(text).reads:
        assert one.filter in READABLE
        assert one.words
