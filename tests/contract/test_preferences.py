"""What the text says of places and ages, applied softly; what a document counts for; words that count together or little."""

from typing import Any

import pytest

from search import AgePreference, Preference, SearchDocument, SearchIndex, SearchQuery, SynonymRule, Synonyms
from tests.contract.conftest import MakeIndex
from tests.unit.search.samples import a_document

PLACES = {"hackney": 1.0, "london_wide": 0.5, "not_stated": 0.3}
IN_HACKNEY = Preference("borough", PLACES, telling=True)


def placed(key: str, borough: str, name: str | None = None, **parts: object) -> SearchDocument:
    return a_document(key, name, facets={"borough": [borough]}, **parts)


HERE = placed("here", "hackney", summary="Boxing.")
WIDE = placed("wide", "london_wide", summary="Mentoring.")
UNSAID = placed("unsaid", "not_stated", summary="Mentoring.")
ELSEWHERE = placed("elsewhere", "bexley", summary="Mentoring for all.")
MENTORS = placed("nearby", "hackney", summary="Mentoring.")


def keys(index: SearchIndex, text: str, **parts: Any) -> list[str]:
    return [hit.key for hit in index.search(SearchQuery(text, **parts)).hits]


@pytest.fixture
def placed_index(make_index: MakeIndex) -> SearchIndex:
    index = make_index(None)
    index.replace_all([HERE, WIDE, UNSAID, ELSEWHERE, MENTORS])
    return index


class TestPlaces:
    def test_what_contradicts_goes_and_the_rest_counts_by_agreement(self, placed_index: SearchIndex) -> None:
        found = keys(placed_index, "mentoring Hackney", preferences=(IN_HACKNEY,), read=frozenset({"hackney"}))
        assert found[0] == "nearby"
        assert [key for key in found if key != "here"] == ["nearby", "wide", "unsaid"]

    def test_a_telling_preference_answers_by_itself(self, placed_index: SearchIndex) -> None:
        query = SearchQuery("mentoring Hackney", preferences=(IN_HACKNEY,), read=frozenset({"hackney"}))
        hit = next(hit for hit in placed_index.search(query).hits if hit.key == "here")
        assert hit.covered == 0

    def test_nothing_but_the_place_finds_all_that_agrees(self, placed_index: SearchIndex) -> None:
        found = keys(placed_index, "Hackney", preferences=(IN_HACKNEY,), read=frozenset({"hackney"}))
        assert set(found[:2]) == {"here", "nearby"}
        assert found[2:] == ["wide", "unsaid"]

    def test_words_that_mean_nothing_find_nothing_in_any_place(self, placed_index: SearchIndex) -> None:
        assert keys(placed_index, "swimming Hackney", preferences=(IN_HACKNEY,), read=frozenset({"hackney"})) == []

    def test_a_preference_with_a_weight_for_others_drops_nobody(self, placed_index: SearchIndex) -> None:
        preference = Preference("borough", {"bexley": 1.0}, other=0.5)
        assert keys(placed_index, "mentoring", preferences=(preference,))[0] == "elsewhere"
        assert set(keys(placed_index, "mentoring", preferences=(preference,))) == {"elsewhere", "wide", "unsaid", "nearby"}

    def test_what_is_asked_for_by_its_whole_name_is_never_dropped(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        index.replace_all([placed("u-turn", "bexley", name="U-turn Hackney"), HERE])
        assert keys(index, "u-turn Hackney", preferences=(IN_HACKNEY,), read=frozenset({"hackney"}))[0] == "u-turn"

    @pytest.mark.parametrize("weights", [{}, {"a": 0.0}, {"a": 1.1}])
    def test_a_preference_needs_weights_in_range(self, weights: dict[str, float]) -> None:
        with pytest.raises(ValueError, match="weights"):
            Preference("borough", weights)


class TestAges:
    @pytest.fixture
    def aged(self, make_index: MakeIndex) -> SearchIndex:
        index = make_index(None)
        ranges = {"exact": (9, 9), "near": (8, 11), "far": (0, 25), "open": (8, None), "unsaid": (None, None), "over": (10, 14)}
        index.replace_all([a_document(key, age_min=low, age_max=high) for key, (low, high) in ranges.items()])
        return index

    def test_the_closest_range_comes_first_and_one_that_does_not_touch_goes(self, aged: SearchIndex) -> None:
        found = keys(aged, "9", near=AgePreference(9, 9), read=frozenset({"9"}))
        assert found[:2] == ["exact", "near"]
        assert "over" not in found
        assert {"far", "open", "unsaid"} <= set(found)

    def test_the_line_and_one_step_beside_it(self, aged: SearchIndex) -> None:
        assert "over" in keys(aged, "10", near=AgePreference(10, 10), read=frozenset({"10"}))
        assert "over" in keys(aged, "14", near=AgePreference(14, 14), read=frozenset({"14"}))
        assert "over" not in keys(aged, "15", near=AgePreference(15, 15), read=frozenset({"15"}))

    def test_a_limit_without_a_lower_end_is_closest_to_the_young(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        index.replace_all([a_document("young", age_min=5, age_max=11), a_document("up-to-18", age_max=18), a_document("old", age_min=16)])
        assert keys(index, "under 10", near=AgePreference(0, 9), read=frozenset({"under", "10"})) == ["young", "up-to-18"]

    def test_an_open_range_has_no_oldest(self, aged: SearchIndex) -> None:
        assert "open" in keys(aged, "60", near=AgePreference(60, 99), read=frozenset({"60"}))


class TestWhatADocumentCountsFor:
    def test_weight_orders_what_matches_alike(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        index.replace_all([a_document("a-power", summary="Stop weapons.", weight=0.4), a_document("b-help", summary="Stop weapons.")])
        assert keys(index, "weapons") == ["b-help", "a-power"]

    def test_a_name_asked_for_whole_stands_first_whatever_its_weight(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        documents = [
            a_document("shield", "Operation Shield", weight=0.4),
            a_document("help", summary="Help after operation shield. Shield."),
        ]
        index.replace_all(documents)
        assert keys(index, "Operation Shield")[0] == "shield"

    @pytest.mark.parametrize("weight", [0.0, -1.0, 1.1])
    def test_a_weight_out_of_range_is_refused(self, weight: float) -> None:
        with pytest.raises(ValueError, match="weight"):
            SearchDocument(key="a", name="a", weight=weight)

    def test_the_texts_own_words_are_found_and_named(self, make_index: MakeIndex) -> None:
        index = make_index(None)
        index.replace_all([a_document("voyage", summary="Rival areas.", quotes="post code wars")])
        assert index.search(SearchQuery("code wars")).hits[0].matched_fields == ("quotes",)


class TestWordsThatCountTogetherOrLittle:
    RULES = Synonyms((SynonymRule(("joint", "enterprise"), (), bound=True),), faint=frozenset({"course", "day"}))

    @pytest.fixture
    def worded(self, make_index: MakeIndex) -> SearchIndex:
        index = make_index(self.RULES)
        index.replace_all(
            [
                a_document("law", summary="Joint enterprise explained."),
                a_document("work", summary="Joint working."),
                a_document("shop", summary="An enterprise."),
                a_document("course", summary="A course of a day."),
            ]
        )
        return index

    @pytest.mark.parametrize("text", ["joint enterprise", "enterprise JOINT"])
    def test_bound_words_are_looked_for_together(self, worded: SearchIndex, text: str) -> None:
        assert keys(worded, text) == ["law"]

    def test_one_of_them_alone_is_a_word(self, worded: SearchIndex) -> None:
        assert set(keys(worded, "joint")) == {"law", "work"}

    def test_faint_words_do_not_hide_that_the_rest_means_nothing(self, worded: SearchIndex) -> None:
        assert keys(worded, "dementia day course") == []
        assert worded.search(SearchQuery("dementia day course")).unknown == ("dementia",)

    def test_faint_words_alone_are_looked_for(self, worded: SearchIndex) -> None:
        assert keys(worded, "day course") == ["course"]


def test_weak_matches_are_not_called_strong(make_index: MakeIndex) -> None:
    index = make_index(None)
    index.replace_all([a_document("a", summary="Boxing."), a_document("b", summary="Music.")])
    assert index.search(SearchQuery("boxing")).strong
    assert not index.search(SearchQuery("boxing gloves shoes")).strong


def test_what_is_linked_to_a_name_is_found_below_it(make_index: MakeIndex) -> None:
    index = make_index(None)
    documents = [
        a_document("guys", summary="A hospital.", links="Not Redthread."),
        a_document("red", "Redthread", summary="A hospital."),
    ]
    index.replace_all(documents)
    hits = index.search(SearchQuery("red thread")).hits
    assert [(hit.key, hit.matched_fields) for hit in hits] == [("red", ("name",)), ("guys", ("links",))]


def test_a_name_within_a_longer_search_is_not_what_is_asked_for(make_index: MakeIndex) -> None:
    index = make_index(None)
    documents = [
        a_document("order", "Referral Order", weight=0.3),
        a_document("help", summary="For boys, about knives."),
    ]
    index.replace_all(documents)
    assert keys(index, "Referral Order")[0] == "order"
    assert keys(index, "boys with knives, carrying trouble, on a referral order")[0] == "help"
