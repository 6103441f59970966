"""A free answer about ethnicity read as the groups that providers' conditions name. It moves no band, ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.ethnicity import EthnicWord, groups_of
from seed.words import ethnic_words, vocabulary
from tests.unit.domain.profiles import MANY, codes


@pytest.mark.parametrize(
    ("answer", "has", "has_not"),
    [
        pytest.param("Black African", "black black_african bme", "black_caribbean white", id="a census group"),
        pytest.param("black caribbean", "black black_caribbean bme", "black_african", id="whatever the case"),
        pytest.param("Somali", "black_african bme", "black_caribbean", id="a people by its name"),
        pytest.param(
            "Mixed: White and Black Caribbean", "mixed black_caribbean bme", "white", id="white beside another group adds nothing"
        ),
        pytest.param("Bangladeshi", "asian bme", "black", id="an Asian group"),
        pytest.param("white South African", "", "black black_african bme", id="white and South African is not Black African"),
        pytest.param("North African", "", "black_african", id="North African is not Black African"),
        pytest.param("blackberry", "", "black bme", id="only whole words count"),
        pytest.param("prefer not to say", "", "black white asian mixed bme", id="no answer tells of no group"),
        pytest.param("", "", "black white asian mixed bme", id="an empty answer"),
    ],
)
def test_an_answer(answer: str, has: str, has_not: str) -> None:
    groups = groups_of(answer, ethnic_words())
    assert groups >= set(has.split())
    assert not groups & set(has_not.split())


def test_white_alone_is_white() -> None:
    known = [EthnicWord("white", frozenset({"white"}))]
    assert groups_of("White", known) == {"white"}
    assert groups_of("white british", ethnic_words()) == {"white"}


@given(st.text(max_size=60))
@MANY
def test_any_text_gives_known_groups_or_none(answer: str) -> None:
    assert groups_of(answer, ethnic_words()) <= set(codes("ethnic_groups"))


@given(st.permutations(["mixed", "white", "black", "caribbean"]))
@MANY
def test_the_order_of_words_makes_no_difference(words: list[str]) -> None:
    assert groups_of(" ".join(words), ethnic_words()) == groups_of("mixed white black caribbean", ethnic_words())


@pytest.mark.parametrize("word", ethnic_words(), ids=lambda one: one.word)
def test_every_word_tells_of_known_groups(word: EthnicWord) -> None:
    assert word.groups <= {term.code for term in vocabulary()["ethnic_groups"]}
    assert groups_of(word.word, ethnic_words()) == word.groups
