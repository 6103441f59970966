"""The smallest set of offers that covers what can be covered."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain import packages
from catalogue.domain.packages import smallest_package
from tests.unit.domain.profiles import MANY

NEED_SETS = st.frozensets(st.sampled_from("abcdef"), max_size=4)


def package(needs: str, *offers: str) -> str:
    """The places of the offers chosen, best first; needs are single letters."""
    chosen = smallest_package([(frozenset(covers), str(place)) for place, covers in enumerate(offers)], frozenset(needs))
    return "".join(chosen)


@pytest.mark.parametrize(
    ("needs", "offers", "expected"),
    [
        pytest.param("", ("a", "b"), "", id="no needs, no package"),
        pytest.param("ab", (), "", id="no offers, no package"),
        pytest.param("ab", ("c", ""), "", id="what cannot be covered makes no package"),
        pytest.param("ab", ("a", "b", "ab"), "2", id="one that covers both, however low, before two"),
        pytest.param("ab", ("a", "b", "a"), "01", id="two where no one covers both"),
        pytest.param("a", ("b", "a", "a"), "1", id="of two alike the higher"),
        pytest.param("abc", ("ab", "bc", "c"), "01", id="of two packages alike in number the one that stands higher"),
        pytest.param("abz", ("a", "b"), "01", id="what nobody covers is left out and the rest is covered"),
        pytest.param("abcdef", ("abcd", "ace", "bdf"), "12", id="the greediest choice first is not always the smallest"),
    ],
)
def test_a_package(needs: str, offers: tuple[str, ...], expected: str) -> None:
    assert package(needs, *offers) == expected


@given(st.lists(NEED_SETS, max_size=7), st.frozensets(st.sampled_from("abcdef")))
@MANY
def test_it_is_what_trying_every_set_finds(offers: list[frozenset[str]], needs: frozenset[str]) -> None:
    reachable = needs & frozenset().union(*offers)
    places = range(len(offers))
    tried = (chosen for size in places for chosen in combinations(places, size + 1))
    first = next((chosen for chosen in tried if reachable <= frozenset().union(*(offers[one] for one in chosen))), ())
    assert smallest_package([(covers, place) for place, covers in enumerate(offers)], needs) == (first if reachable else ())


def test_many_needs_are_not_tried_in_every_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often a need is settled grows with the needs, where every set of them would be 67 million."""
    whole, settled = packages._covering, Counter[int]()

    def counted(needs: frozenset[str], size: int, held_at: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, ...]]:
        settled[len(names)] += 1
        yield from whole(needs, size, held_at)

    monkeypatch.setattr(packages, "_covering", counted)
    for many in (13, 26):
        names = [chr(ord("a") + number) for number in range(many)]
        offers = [(frozenset({one, other}), one + other) for one, other in pairwise(names)]
        assert len(smallest_package(offers, frozenset(names))) == (many + 1) // 2
    assert 0 < settled[26] <= 10 * 26, settled
