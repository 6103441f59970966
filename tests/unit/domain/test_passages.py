"""Two facts are said together in one passage, or of a borough in its own report; in two passages they are apart."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.passages import Passages, Span
from catalogue.domain.programme import Coded, Place, Programme
from catalogue.domain.sources import Basis, Citation
from tests.unit.domain.listings import BESIDE, HERE, listing

PASSAGES = Passages(
    entries={"a": (20, 30)},
    joined=((Span("a", 50, 52), Span("a", 60, 62)), (Span("b", 50, 52), Span("b", 60, 62))),
    own=(Span("c", 1, 90, HERE),),
)


def cite(source: str, line: int, section: str = "A section") -> Citation:
    return Citation(source, line, "words", section)


def at(*cites: Citation, area: str = HERE) -> Place:
    return Place(area, Extent.NAMED, Basis.STATED, cites)


@pytest.mark.parametrize(
    ("need", "place", "together"),
    [
        pytest.param(cite("a", 5), cite("a", 9), True, id="one section"),
        pytest.param(cite("a", 5), cite("a", 9, "Another"), False, id="two sections of one document"),
        pytest.param(cite("a", 5), cite("b", 5), False, id="two documents with sections of one name"),
        pytest.param(cite("a", 20), cite("a", 29), True, id="one entry of a section"),
        pytest.param(cite("a", 19), cite("a", 20), False, id="a line further another entry begins"),
        pytest.param(cite("a", 29), cite("a", 30), False, id="two entries of one section"),
        pytest.param(cite("a", 51, "Names"), cite("a", 61, "Descriptions"), True, id="a table printed in two parts"),
        pytest.param(cite("a", 50, "Names"), cite("b", 60, "Names"), False, id="two tables of two documents"),
        pytest.param(cite("a", 52, "Names"), cite("a", 55, "Between"), False, id="between the parts of the table"),
        pytest.param(cite("c", 5, "One"), cite("c", 80, "Two"), True, id="the borough's own report"),
        pytest.param(cite("c", 5, "One"), cite("c", 91, "Two"), False, id="after the end of the report"),
        pytest.param(cite("a", 5), cite("c", 5), False, id="the report has the place and not the need"),
    ],
)
def test_a_need_and_a_place(need: Citation, place: Citation, together: bool) -> None:
    assert PASSAGES.together((need,), at(place)) is together
    assert PASSAGES.together((place,), at(need)) is together


def test_a_report_of_one_borough_says_nothing_of_another() -> None:
    assert not PASSAGES.together((cite("c", 5, "One"),), at(cite("c", 80, "Two"), area=BESIDE))


def test_one_pair_is_enough() -> None:
    assert PASSAGES.together((cite("a", 5), cite("b", 5)), at(cite("b", 9), cite("a", 40)))


def test_needs_of_a_listing_are_apart_by_borough() -> None:
    needs = (
        Coded("mentoring", Basis.STATED, (cite("a", 21),)),
        Coded("gang_exit", Basis.INFERRED, (cite("a", 31),)),
        Coded("gang_exit", Basis.STATED, (cite("b", 1),)),
    )
    one: Programme = replace(listing("one", at(cite("a", 22)), at(cite("a", 32), area=BESIDE)), needs=needs)
    assert PASSAGES.apart(one, HERE) == {"gang_exit"}
    assert PASSAGES.apart(one, BESIDE) == {"mentoring"}
    there_twice = replace(one, areas=(*one.areas, at(cite("b", 1))))
    assert PASSAGES.apart(there_twice, HERE) == set()
