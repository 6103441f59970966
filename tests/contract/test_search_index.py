"""What every search engine promises, by examples; `tests/unit/search/test_laws.py` has the laws."""

from collections.abc import Iterator
from typing import Any

import pytest

from search import (
    AgeFilter,
    IndexMissing,
    QueryTooLong,
    SearchDocument,
    SearchIndex,
    SearchQuery,
    SynonymRule,
    Synonyms,
)
from tests.contract.conftest import MakeIndex
from tests.unit.search.samples import DOCUMENTS, a_document


def keys(index: SearchIndex, text: str = "", **parts: Any) -> list[str]:
    query = SearchQuery(text, limit=100, **parts)
    return [hit.key for hit in index.search(query).hits]


def chosen(**facets: str) -> dict[str, frozenset[str]]:
    return {facet: frozenset(codes.split()) for facet, codes in facets.items()}


class TestWhatIsFound:
    @pytest.mark.parametrize("text", ["", "   ", "\x00\n", "***", "?! ()"])
    def test_no_words_means_everything_by_name(self, index: SearchIndex, text: str) -> None:
        found = keys(index, text)
        assert found == ["barnardos", "chance-uk", "theatre", "firesetters", "red-thread", "tag"]

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            pytest.param("chance uk", "chance-uk", id="a name outranks a mention"),
            pytest.param("jfis", "firesetters", id="another name"),
            pytest.param("mentors", "chance-uk", id="another form of the word"),
            pytest.param("BARNARDOS", "barnardos", id="capitals and no apostrophe"),
            pytest.param("barnardo\u2019s", "barnardos", id="a curly apostrophe"),
            pytest.param("barnardo\u00b4s", "barnardos", id="an accent as apostrophe"),
            pytest.param("cafe zoe", "barnardos", id="accents left out"),
            pytest.param("h\u0430\u0441kney m\u03b5ntoring", "chance-uk", id="look-alike letters"),
            pytest.param("\u1d0d\u1d07\u0274\u1d1b\u1d0f\u0280ing", "chance-uk", id="small capitals"),
            pytest.param("men\u200btoring", "chance-uk", id="an invisible space"),
            pytest.param("red thread", "red-thread", id="two words as two"),
            pytest.param("redthread", "red-thread", id="two words as one"),
            pytest.param("fire setters", "firesetters", id="one word as two"),
            pytest.param("rehousing", "tag", id="a hyphen left out"),
            pytest.param("re-housing", "tag", id="a hyphen"),
            pytest.param("TAG", "tag", id="dots left out"),
            pytest.param("A&E", "red-thread", id="an ampersand"),
            pytest.param("london fire brigade", "firesetters", id="a tag"),
        ],
    )
    def test_is_found_first(self, index: SearchIndex, text: str, first: str) -> None:
        assert keys(index, text)[0] == first

    def test_more_of_the_query_ranks_higher(self, index: SearchIndex) -> None:
        assert keys(index, "mentoring in hackney")[:2] == ["chance-uk", "barnardos"]

    def test_a_whole_name_ranks_above_many_mentions(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        said = "music change " * 9
        called = a_document("called", "Music and Change")
        told = a_document("told", "Music Change Group Plus", summary=said, body=said)
        index.replace_all([called, told, *(a_document(f"filler {n}") for n in range(20))])
        assert keys(index, "music and change") == ["called", "told"]

    def test_a_name_of_which_half_matches_gets_nothing_for_it(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        half = a_document("half", "Chance Programme", body="plain words")
        mention = a_document("told", "Other", summary="chance uk chance uk", body="chance uk")
        index.replace_all([half, mention, *(a_document(f"filler {n}") for n in range(20))])
        assert keys(index, "chance uk") == ["told", "half"]

    def test_a_hit_says_which_fields_and_terms_matched(self, index: SearchIndex) -> None:
        hit = index.search(SearchQuery("mentoring hackney")).hits[0]
        assert (hit.key, hit.matched_fields) == ("chance-uk", ("tags", "summary"))
        assert hit.matched_terms == ("hackney", "mentor")

    def test_the_terms_are_those_that_stand_anywhere(self, index: SearchIndex) -> None:
        assert index.search(SearchQuery("Mentors of zebras in Hackney")).terms == (
            "hackney",
            "mentor",
        )


class TestSpelling:
    @pytest.mark.parametrize(
        ("text", "suggestion", "first"),
        [
            ("mentroing", "mentoring", "chance-uk"),
            ("juvenille Firesetters", "juvenile Firesetters", "firesetters"),
            ("knive crime", "knife crime", "theatre"),
            ("excluson", "exclusion", "barnardos"),
        ],
    )
    def test_an_unknown_word_is_put_right(self, index: SearchIndex, text: str, suggestion: str, first: str) -> None:
        results = index.search(SearchQuery(text))
        assert (results.suggestion, results.hits[0].key) == (suggestion, first)

    def test_a_known_word_is_left_alone(self, index: SearchIndex) -> None:
        assert index.search(SearchQuery("exit plays")).suggestion is None

    def test_a_wrong_word_never_buries_a_right_one(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        right = a_document("right", "Plain", body="drama")
        near = a_document("near", "Dram", summary="dram", body="dram dram dram")
        index.replace_all([right, near])
        assert keys(index, "drama") == ["right"]


class TestHonestEmptiness:
    @pytest.mark.parametrize("text", ["swimming lessons", "dementia order", "zzzz", "qwertyuiop"])
    def test_words_that_mean_nothing_here_find_nothing(self, index: SearchIndex, text: str) -> None:
        results = index.search(SearchQuery(text))
        assert (results.hits, results.total) == ((), 0)
        assert not any(any(counts.values()) for counts in results.facets.values())

    def test_a_few_words_of_which_nothing_has_most_find_nothing(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        index.replace_all(
            [a_document("a", summary="A clinic."), a_document("b", summary="First aid."), a_document("c", summary="A hearing.")]
        )
        assert keys(index, "hearing aid clinic") == []
        assert keys(index, "hearing aid") != []

    def test_a_story_may_hold_words_that_no_listing_has(self, index: SearchIndex) -> None:
        story = "furious, his school fears exclusion for knife trouble"
        assert "barnardos" in keys(index, story)


class TestSynonyms:
    RULES = Synonyms(
        (
            SynonymRule(("kicked", "out"), ("exclusion",), 0.8),
            SynonymRule(("stabbing",), ("knife crime", "victims of violence"), 0.6),
        )
    )

    def test_a_phrase_finds_what_it_is_called_here(self, make_index: MakeIndex) -> None:
        index = make_index(self.RULES)
        index.replace_all(DOCUMENTS)
        assert keys(index, "kicked out")[0] == "barnardos"
        assert set(keys(index, "stabbings")) == {"theatre", "red-thread"}

    def test_part_of_a_phrase_is_not_the_phrase(self, make_index: MakeIndex) -> None:
        index = make_index(self.RULES)
        index.replace_all(DOCUMENTS)
        assert keys(index, "kicked") == []

    def test_they_work_one_way(self, make_index: MakeIndex) -> None:
        index = make_index(self.RULES)
        index.replace_all([a_document("only", "Stabbing"), *DOCUMENTS])
        assert "only" not in keys(index, "knife crime")


class TestFilters:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            pytest.param(chosen(tier="prevention"), "barnardos chance-uk theatre", id="one"),
            pytest.param(chosen(borough="islington lambeth"), "chance-uk theatre red-thread", id="either"),
            pytest.param(
                chosen(tier="intervention", borough="hackney lambeth"),
                "theatre red-thread",
                id="both",
            ),
            pytest.param(chosen(borough="atlantis"), "", id="a code that nothing has"),
            pytest.param(chosen(colour="red"), "", id="a facet that nothing has"),
            pytest.param(chosen(age="not_stated"), "tag", id="no age stated"),
        ],
    )
    def test_alternatives_within_a_facet_and_all_of_several(
        self, index: SearchIndex, filters: dict[str, frozenset[str]], found: str
    ) -> None:
        assert keys(index, filters=filters) == found.split()

    def test_an_empty_choice_filters_nothing(self, index: SearchIndex) -> None:
        assert len(keys(index, filters={"tier": frozenset()})) == len(DOCUMENTS)

    def test_counts_stand_for_each_value_alone_in_its_facet(self, index: SearchIndex) -> None:
        results = index.search(SearchQuery(filters=chosen(tier="prevention", borough="lambeth")))
        assert results.total == 1
        assert results.facets["tier"] == {"enforcement": 0, "intervention": 2, "prevention": 1}
        assert results.facets["borough"] == {
            "greenwich": 0,
            "hackney": 3,
            "islington": 1,
            "lambeth": 1,
        }
        assert results.facets["age"] == {"stated": 1, "not_stated": 0}


class TestAges:
    @pytest.mark.parametrize(
        ("low", "high", "found"),
        [
            pytest.param(10, 10, "barnardos chance-uk firesetters", id="one below the line"),
            pytest.param(11, 11, "barnardos chance-uk firesetters red-thread", id="on both lines"),
            pytest.param(12, 12, "barnardos firesetters red-thread", id="one above"),
            pytest.param(26, None, "barnardos", id="open above"),
            pytest.param(None, 4, "firesetters", id="open below"),
            pytest.param(25, 30, "barnardos theatre", id="a range that touches"),
        ],
    )
    def test_ranges_overlap_inclusive(self, index: SearchIndex, low: int | None, high: int | None, found: str) -> None:
        assert keys(index, ages=(AgeFilter(low, high),)) == found.split()

    def test_not_stated_is_a_choice_of_its_own(self, index: SearchIndex) -> None:
        found = keys(index, ages=(AgeFilter(26, 26, include_not_stated=True),))
        assert found == ["barnardos", "tag"]

    def test_the_count_of_not_stated_is_the_total_after_choosing_it(self, index: SearchIndex) -> None:
        counts = index.search(SearchQuery(ages=(AgeFilter(26, 26),))).facets["age"]
        assert counts == {"stated": 5, "not_stated": 1}


class TestOrderAndPages:
    def test_by_another_key_those_without_it_come_last_by_name(self, index: SearchIndex) -> None:
        found = keys(index, sort="added")
        assert found == ["chance-uk", "barnardos", "red-thread", "theatre", "firesetters", "tag"]

    def test_by_name(self, index: SearchIndex) -> None:
        assert keys(index, "hackney", sort="name") == ["barnardos", "chance-uk", "theatre"]

    def test_pages_put_together_are_the_whole(self, index: SearchIndex) -> None:
        pages = [index.search(SearchQuery("children", offset=n, limit=1)) for n in range(4)]
        assert [hit.key for page in pages for hit in page.hits] == keys(index, "children")
        assert {page.total for page in pages} == {3}

    def test_a_page_beyond_the_end_is_empty(self, index: SearchIndex) -> None:
        results = index.search(SearchQuery(offset=10_000))
        assert (results.hits, results.total) == ((), len(DOCUMENTS))


class TestHarmlessText:
    @pytest.mark.parametrize(
        "text",
        ["men*", "m?ntoring", "a* b* c* d*", "[a TO z]", "key:chance-uk", "(((((", ".*", "~~9"],
    )
    def test_nothing_but_words_is_read(self, index: SearchIndex, text: str) -> None:
        plain = "".join(mark if mark.isalnum() or mark == "-" else " " for mark in text)
        assert keys(index, text) == keys(index, plain)

    @pytest.mark.parametrize("text", ["AND", "mentoring NOT hackney", "name:mentoring^9"])
    def test_operators_are_words(self, index: SearchIndex, text: str) -> None:
        assert index.search(SearchQuery(text)).total <= len(DOCUMENTS)

    def test_a_longer_text_is_refused(self) -> None:
        assert SearchQuery("x" * 500)
        with pytest.raises(QueryTooLong, match="501 characters; shorten it to 500"):
            SearchQuery("x" * 501)

    def test_the_last_of_few_words_is_read_however_long_the_text(self, index: SearchIndex) -> None:
        text = " ".join([*("x" * 60 + str(number) for number in range(7)), "mentoring", "greenwich"])
        assert 400 < len(text) <= 500
        assert index.search(SearchQuery(text)).terms == ("greenwich", "mentor")

    def test_what_stands_behind_24_words_is_not_read(self, index: SearchIndex) -> None:
        assert index.search(SearchQuery("mentoring " * 24 + "greenwich")).terms == ("mentor",)
        assert index.search(SearchQuery("mentoring " * 23 + "greenwich")).terms == ("greenwich", "mentor")


class TestReplacing:
    def test_before_anything_was_put_in(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        assert index.digest == ""
        with pytest.raises(IndexMissing, match="build it again"):
            index.search(SearchQuery())

    def test_it_says_how_many_and_serves_their_digest(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        assert index.replace_all(iter(DOCUMENTS), "one") == len(DOCUMENTS)
        assert index.digest == "one"

    def test_twice_leaves_no_ghosts(self, index: SearchIndex) -> None:
        index.replace_all(DOCUMENTS, "second")
        assert len(keys(index)) == len(DOCUMENTS)
        index.replace_all([a_document("new", "New", facets={"tier": ["x"]})], "third")
        results = index.search(SearchQuery())
        assert (keys(index), results.facets["tier"], index.digest) == (["new"], {"x": 1}, "third")

    def test_with_nothing_is_an_empty_index(self, index: SearchIndex) -> None:
        assert index.replace_all([]) == 0
        assert keys(index) == keys(index, "mentoring") == []

    def test_an_error_on_the_way_leaves_what_was(self, index: SearchIndex) -> None:
        def broken() -> Iterator[SearchDocument]:
            yield DOCUMENTS[0]
            message = "the database went away"
            raise RuntimeError(message)

        with pytest.raises(RuntimeError, match="went away"):
            index.replace_all(broken(), "second")
        assert (len(keys(index)), index.digest) == (len(DOCUMENTS), "first")

    def test_one_key_twice_is_refused(self, index: SearchIndex) -> None:
        with pytest.raises(ValueError, match="2 documents have the key 'tag'"):
            index.replace_all([a_document("tag"), a_document("tag")])
        assert len(keys(index)) == len(DOCUMENTS)
