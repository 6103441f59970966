"""What holds for any search of the real catalogue, its words read or not."""

from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.domain.filters import AgeSpan, Filters
from catalogue.main import Application
from catalogue.services.browse import Browse, FoundPage
from catalogue.services.reading import Reader
from catalogue.services.searching import Searching
from catalogue.services.snapshot_cache import SnapshotCache
from search import QueryTooLong
from search.corpus import Corpus
from seed.readings import reading_rules
from seed.search_rules import search_rules

MOST_ASKED = 20_000
"""How often one search may ask the index for a word: the most found by trying, with 24 words that each have synonyms, is 9,692."""

MANY = " ".join(map("".join, product(ascii_lowercase, "abcdef")))
HEAVY = (
    "ex rivals external university evaluation job nowhere assembly exit hotline institution girl employability dispute gang-associated "
    "evaluated independent gangs evaluations young offender threats re-offending foster"
)
WORDS = [
    "mentoring", "knife", "excluded", "girl", "boy", "gang", "Hackney", "Peckham", "SE", "London", "Kingston", "upon", "Thames", "year",
    "8", "9", "old", "14-16", "under", "12", "helpline", "prevention", "evaluated", "results", "MARAC", "NEET", "St", "Giles", "Trust",
    "swimming", "dementia", "mentroing", "A&E", "county", "lines", "in", "for", "and", "with", "primary", "school",
]  # fmt: skip
CHOICES = {
    "borough": ("hackney", "lewisham", "london_wide", "not_stated"),
    "help": ("support", "enforcement"),
    "need": ("mentoring", "gang_exit"),
    "sex": ("female", "not_stated"),
}

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
some = {facet: st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True).map(tuple) for facet, codes in CHOICES.items()}
choices = st.fixed_dictionaries({}, optional=some)
law = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def browse(application: Application) -> Browse:
    searching = Searching(SnapshotCache(application.store, application.refresh_index), application.search_index)
    return Browse(searching, Reader(reading_rules(), search_rules().wider_places))


def everything(browse: Browse, filters: Filters) -> tuple[list[str], FoundPage]:
    found = browse.find(filters, per_page=1000)
    return [item.programme.slug for item in found.items], found


@law
@given(texts, choices, st.none() | st.integers(5, 25))
def test_a_further_filter_never_adds_results(browse: Browse, text: str, chosen: dict[str, tuple[str, ...]], age: int | None) -> None:
    wide, _ = everything(browse, Filters(text))
    narrow, _ = everything(browse, Filters(text, chosen, ages=(AgeSpan(age, age),) if age else ()))
    assert set(narrow) <= set(wide)


@law
@given(texts, choices, st.sampled_from(sorted(CHOICES)), st.data())
def test_a_count_is_the_total_after_choosing_it(
    browse: Browse, text: str, chosen: dict[str, tuple[str, ...]], facet: str, data: st.DataObject
) -> None:
    counts = browse.find(Filters(text, chosen), per_page=1).facets[facet]
    code = data.draw(st.sampled_from(sorted(counts)))
    assert browse.find(Filters(text, {**chosen, facet: (code,)}), per_page=1).total == counts[code]


@law
@given(texts, st.randoms(), st.sampled_from([str.upper, str.lower, str.title]))
def test_word_order_and_case_change_nothing(browse: Browse, text: str, dealer: Random, case: Callable[[str], str]) -> None:
    words = text.split()
    dealer.shuffle(words)
    here, found = everything(browse, Filters(text))
    there, other = everything(browse, Filters(case(" ".join(words))))
    assert (here, found.facets, found.reading.reads, found.strong) == (there, other.facets, other.reading.reads, other.strong)


class Asked:
    """How often the index was asked for a word."""

    def __init__(self) -> None:
        self.times = 0

    def counting(self, name: str, patch: pytest.MonkeyPatch) -> None:
        """Counts a method of the corpus from now on."""
        plain = getattr(Corpus, name)

        def counted(corpus: Corpus, word: str) -> object:
            self.times += 1
            return plain(corpus, word)

        patch.setattr(Corpus, name, counted)


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    counter = Asked()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("holds", "correct", "postings"):
            counter.counting(name, patch)
        yield counter


@law
@given(st.text(max_size=600))
@example("a* b* c* d*")
@example("[a TO z]")
@example("(" * 500)
@example("0" * 500)
@example("14-" * 160)
@example(MANY[:500])
@example(HEAVY)
def test_any_text_is_refused_or_answered_with_bounded_work(browse: Browse, asked: Asked, text: str) -> None:
    asked.times = 0
    try:
        browse.find(Filters(text), per_page=20)
    except QueryTooLong:
        assert len(text) > 500
    assert asked.times <= MOST_ASKED
    assert asked.times or text not in {MANY[:500], HEAVY}


@law
@given(texts)
def test_taking_a_reading_back_never_loses_the_words(browse: Browse, text: str) -> None:
    found = browse.find(Filters(text, not_read=("all",)), per_page=1)
    assert found.reading.reads == ()
