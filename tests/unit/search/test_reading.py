"""How texts become words, and words become a plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.analysis import MAX_WORDS, left_out, name_terms, query_chunks, terms, words
from search.expansion import Alternative, Concept, Plan, Reading, expand
from search.folding import fold
from search.marking import pieces
from search.spelling import Correction, Speller
from search.synonyms import SynonymRule, Synonyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A&E", ["aande"]),
        ("T.A.G. and t.a.g", ["tag", "and", "tag"]),
        ("16-25", ["16", "25"]),
        ("Food & Drink", ["food", "and", "drink"]),
        ("Barnardo\u2019s", ["barnardos"]),
        ("Stra\u00dfe \u0141\u00f3d\u017a", ["strasse", "lodz"]),
        ("\uff2dentor", ["mentor"]),
        ("e\u0301clair", ["eclair"]),
        ("one\u2011to\u2011one", ["one", "to", "one"]),
        ("a\tb\x00c\u200bd", ["a", "b", "cd"]),
        ("Gang*star", ["gang", "star"]),
        ("under_score", ["under", "score"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words(fold(text)) == words(text)


def test_running_text_loses_stop_words_and_joins_hyphens() -> None:
    assert terms("The re-offending of 16-25") == ["re", "offend", "16", "25", "reoffend"]


def test_a_name_keeps_stop_words_and_joins_neighbours() -> None:
    assert name_terms("The Red Thread") == ["the", "red", "thread", "redthread"]


def test_a_query_has_at_most_24_words() -> None:
    text = " ".join("abcdefghijklmnopqrstuvwxyz")
    assert len(query_chunks(text)) == MAX_WORDS
    assert left_out(text) == ("y", "z")


@given(st.lists(st.sampled_from(["gang", "one-to-one", "the", "A&E", "14-16", "-", "St."]), max_size=40).map(" ".join))
def test_a_word_of_a_query_is_read_or_left_out(text: str) -> None:
    read = tuple(word for chunk in query_chunks(text) for word in chunk)
    assert (*read, *left_out(text)) == words(text)


class Known:
    """A vocabulary of a few terms, and what it would correct."""

    def __init__(self, known: str, **corrections: str) -> None:
        self._known = frozenset(known.split())
        self._corrections = corrections

    def holds(self, term: str) -> bool:
        return term in self._known

    def correct(self, word: str) -> Correction | None:
        right = self._corrections.get(word)
        return Correction((right,), 1) if right else None


def test_a_word_that_is_known_stands_for_itself() -> None:
    plan = expand("Mentoring zebra", Synonyms(), Known("mentor"))
    own = Alternative(("mentor",), Reading.WORD)
    assert plan == Plan((Concept("mentoring", (own,)), Concept("zebra", ())))


def test_a_phrase_for_what_is_not_here_silences_the_rules_of_its_parts() -> None:
    language = Synonyms((SynonymRule(("gym",), ("sport",)), SynonymRule(("gym", "membership"), (), bound=True)))
    assert expand("gym membership", language, Known("sport gym")).concepts == (Concept("gym", ()), Concept("membership", ()))
    assert [one.known for one in expand("gym", language, Known("sport gym")).concepts] == [True]


def test_faint_words_that_make_a_phrase_count_whole() -> None:
    language = Synonyms((SynonymRule(("into", "work"), ("employment",)),), faint=frozenset({"work"}))
    vocabulary = Known("work employ art")
    assert [one.faint for one in expand("work", language, vocabulary).concepts] == [True]
    assert [one.faint for one in expand("into work", language, vocabulary).concepts if one.word == "work"] == [False]


def test_a_word_that_the_language_knows_is_not_put_right() -> None:
    language = Synonyms((SynonymRule(("bunking",), ("truancy",)), SynonymRule(("kicks", "off"), ("anger",))), faint=frozenset({"ring"}))
    vocabulary = Known("truancy anger", ring="rcng", bunking="banking", kicks="kickz")
    assert expand("ring", language, vocabulary).suggestion is None
    assert expand("bunking", language, vocabulary).suggestion is None
    assert expand("kicks", language, vocabulary).suggestion == "kickz"  # a word of a phrase may still be a wrong one by itself


def test_two_words_share_what_they_are_joined() -> None:
    plan = expand("red thread", Synonyms(), Known("redthread"))
    shared = (Alternative(("redthread",), Reading.JOINED, share=0.5),)
    assert plan.concepts == (Concept("red", shared), Concept("thread", shared))


def test_a_rule_brings_phrases_at_its_own_weight() -> None:
    rules = Synonyms((SynonymRule(("CSE",), ("sexual exploitation",), 0.6),))
    (concept,) = expand("cse", rules, Known("sexual exploit")).concepts
    assert concept.alternatives == (Alternative(("sexual", "exploit"), Reading.SYNONYM, 0.6),)


def test_a_rule_of_stop_words_is_a_concept_of_its_own() -> None:
    rules = Synonyms((SynonymRule(("who", "am", "i"), ("identity",), 0.6),))
    plan = expand("mentor who am I", rules, Known("mentor ident"))
    assert [concept.word for concept in plan.concepts] == ["am i who", "mentor"]


def test_a_word_put_right_fires_its_rules() -> None:
    rules = Synonyms((SynonymRule(("knife",), ("weapon",)),))
    plan = expand("Knive crime", rules, Known("knife weapon crime", knive="knife"))
    readings = [offer.reading for offer in plan.concepts[1].alternatives]
    assert (readings, plan.suggestion) == ([Reading.SYNONYM, Reading.SPELLING], "knife crime")


def test_a_word_that_a_rule_explains_is_not_put_right() -> None:
    rules = Synonyms((SynonymRule(("gat",), ("weapon",)),))
    assert expand("gat", rules, Known("weapon gang", gat="gang")).suggestion is None


SPELLER = Speller({"mentoring": 9, "knife": 5, "knives": 4, "red": 3, "thread": 2, "exclusion": 5})


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("mentroing", "mentoring", id="neighbours swapped"),
        pytest.param("knive", "knife", id="the more used of two"),
        pytest.param("exculsoin", "exclusion", id="two edits in a long word"),
        pytest.param("knaffe", None, id="two edits in a short word"),
        pytest.param("redthread", "red thread", id="two words run together"),
        pytest.param("rod", None, id="too short to tell"),
        pytest.param("kn1fe", None, id="a digit"),
        pytest.param("x" * 31, None, id="too long"),
    ],
)
def test_spelling(wrong: str, right: str | None) -> None:
    found = SPELLER.correct(wrong)
    assert (" ".join(found.words) if found else None) == right


@given(st.text("abcdefg", min_size=4, max_size=12))
def test_a_correction_is_never_far(word: str) -> None:
    found = Speller({"abcdefg": 1, "gfedcba": 1, "aabb": 1, "bade": 1}).correct(word)
    if found:
        assert OSA.distance(word, found.words[0]) == found.edits <= 2


def test_the_matched_words_of_a_text() -> None:
    found = pieces("Mentors (in Red-Thread), A&E.", ["mentor", "redthread", "aand"])
    assert [piece.text for piece in found if piece.matched] == ["Mentors", "Red-Thread", "A&E"]
    assert "".join(piece.text for piece in found) == "Mentors (in Red-Thread), A&E."


@given(st.text(), st.sets(st.sampled_from(["mentor", "a", "b"])))
def test_the_pieces_are_the_text(text: str, matched: set[str]) -> None:
    assert "".join(piece.text for piece in pieces(text, matched)) == text
