"""What holds for any query at all, on both engines."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from search import (
    AgeFilter,
    MemoryIndex,
    QueryTooLong,
    SearchIndex,
    SearchQuery,
    SynonymRule,
    Synonyms,
    WhooshIndex,
)
from tests.unit.search.samples import DOCUMENTS

SYNONYMS = Synonyms((SynonymRule(("kicked", "out"), ("exclusion",)), SynonymRule(("arson",), ("set fires",))))
WORDS = """
    chance uk red thread redthread mentoring mentors hackney gangs exit knife crime kicked out of
    school exclusion arson fire setters re-housing A&E T.A.G. Barnardo's zebra mentroing the and 16
    """.split()  # noqa: SIM905  # read as a sentence
FACETS = {
    "tier": ("prevention", "intervention", "enforcement"),
    "borough": ("hackney", "lambeth", "greenwich", "islington"),
    "age": ("stated", "not_stated"),
}

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
years = st.none() | st.integers(0, 30)
ages = st.lists(
    st.tuples(years, years, st.booleans()).map(lambda found: AgeFilter(*_ordered(found[0], found[1]), found[2])),
    max_size=2,
).map(tuple)
filters = st.fixed_dictionaries({}, optional={facet: st.frozensets(st.sampled_from(codes)) for facet, codes in FACETS.items()})
law = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

pytestmark = pytest.mark.filterwarnings("error")


def _ordered(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    return (high, low) if low is not None and high is not None and low > high else (low, high)


@pytest.fixture(scope="module", params=["memory", "whoosh"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("laws")
    made: SearchIndex = MemoryIndex(SYNONYMS) if request.param == "memory" else WhooshIndex(folder, SYNONYMS)
    made.replace_all(DOCUMENTS)
    return made


@law
@given(texts, filters, ages)
def test_a_count_is_the_total_after_choosing_it(
    index: SearchIndex,
    text: str,
    chosen: dict[str, frozenset[str]],
    age: tuple[AgeFilter, ...],
) -> None:
    counts = index.search(SearchQuery(text, chosen, age)).facets
    for facet, codes in counts.items():
        for code, count in codes.items():
            instead = chosen | {facet: frozenset({code})}
            wanted = SearchQuery(text, instead, () if facet == "age" else age)
            assert index.search(wanted).total == count


@law
@given(texts, filters, filters, ages)
def test_a_further_filter_never_adds_results(
    index: SearchIndex,
    text: str,
    before: dict[str, frozenset[str]],
    more: dict[str, frozenset[str]],
    age: tuple[AgeFilter, ...],
) -> None:
    assume(not before.keys() & more.keys())
    wide = index.search(SearchQuery(text, before))
    narrow = index.search(SearchQuery(text, before | more, age))
    assert {hit.key for hit in narrow.hits} <= {hit.key for hit in wide.hits}


@law
@given(st.data(), texts, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_word_order_and_case_change_nothing(index: SearchIndex, data: st.DataObject, text: str, case: Callable[[str], str]) -> None:
    shuffled = " ".join(data.draw(st.permutations(text.split())))
    there, here = (index.search(SearchQuery(written)) for written in (case(shuffled), text))
    assert (there.hits, there.facets, there.terms) == (here.hits, here.facets, here.terms)


@law
@given(st.text(st.characters(exclude_categories=())) | st.text("ab*?[]()~^:\"'\\&.- ", max_size=600))
@example("\ufdfa" * 200)
@example("\ud800")
@example("-" * 500)
@example("a." * 250)
@example("a&" * 250)
@example("x" * 501)
def test_any_text_has_an_answer_or_is_refused(index: SearchIndex, text: str) -> None:
    try:
        results = index.search(SearchQuery(text))
    except QueryTooLong:
        assert len(text) > 500
    else:
        assert 0 <= results.total <= len(DOCUMENTS)


@law
@given(texts, filters, ages)
def test_both_engines_give_one_answer(index: SearchIndex, text: str, chosen: dict[str, frozenset[str]], age: tuple[AgeFilter, ...]) -> None:
    fake = MemoryIndex(SYNONYMS)
    fake.replace_all(DOCUMENTS)
    query = SearchQuery(text, chosen, age)
    assert index.search(query) == fake.search(query)
