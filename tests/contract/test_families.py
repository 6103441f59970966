"""Wholes and parts: the whole answers for its parts, and a family takes one of the first places."""

import pytest

from search import SearchIndex, SearchQuery
from tests.contract.conftest import MakeIndex
from tests.unit.search.samples import a_document

WHOLE = a_document("whole", "Voyage", summary="Leaders.")
MUSIC = a_document("music", "Horizons", summary="Music and leaders.", part_of="whole")
RIGHTS = a_document("rights", "Know your rights", summary="Leaders learn law.", part_of="whole")
OTHER = a_document("other", "Academy", summary="Leaders, among many other things that this place does for people who come to it.")


@pytest.fixture
def family(make_index: MakeIndex) -> SearchIndex:
    index = make_index(None)
    index.replace_all([MUSIC, RIGHTS, WHOLE, OTHER])
    return index


def keys(index: SearchIndex, text: str) -> list[str]:
    return [hit.key for hit in index.search(SearchQuery(text)).hits]


def test_of_equals_the_whole_stands_first_and_the_rest_of_the_family_below_others(family: SearchIndex) -> None:
    assert keys(family, "leaders") == ["whole", "other", "music", "rights"]


def test_a_whole_is_found_by_what_only_its_part_says_and_tells_the_part(family: SearchIndex) -> None:
    hits = {hit.key: hit for hit in family.search(SearchQuery("music")).hits}
    assert list(hits) == ["whole", "music"]
    assert (hits["whole"].through, hits["music"].through) == ("music", "")


def test_a_whole_that_says_as_much_itself_stands_by_itself(family: SearchIndex) -> None:
    assert family.search(SearchQuery("leaders")).hits[0].through == ""


def test_a_part_asked_for_by_name_speaks_for_itself(family: SearchIndex) -> None:
    assert keys(family, "Horizons") == ["music"]
    assert keys(family, "Horizons leaders")[0] == "music"


def test_a_part_of_a_part_lends_to_both(make_index: MakeIndex) -> None:
    index = make_index(None)
    index.replace_all([WHOLE, RIGHTS, a_document("seminar", summary="Stop and search.", part_of="rights")])
    assert keys(index, "stop and search") == ["whole", "rights", "seminar"]


def test_parts_in_a_circle_are_answered(make_index: MakeIndex) -> None:
    index = make_index(None)
    index.replace_all([a_document("a", summary="Law.", part_of="b"), a_document("b", summary="Law.", part_of="a")])
    assert set(keys(index, "law")) == {"a", "b"}
