"""What makes listings alike, and in which order they stand."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.programme import Age, AgeBasis, Coded, KindOfHelp, Place, Programme, Status, Words
from catalogue.domain.related import MOST, related_to
from catalogue.domain.sources import Basis, Citation
from seed.statuses import status_rules

Ages = tuple[int | None, int | None] | None
CITE = (Citation("bromley-2012", 1, "words", "A section"),)


def listing(slug: str, needs: str = "mentoring", ages: Ages = (11, 16), places: str = "lewisham") -> Programme:
    """A listing of support; needs and places are words with spaces between them."""
    return Programme(
        slug=slug,
        name=Words(slug.title(), CITE),
        kind=Coded("programme", Basis.STATED, CITE),
        kind_of_help=KindOfHelp.SUPPORT,
        summary=Words("Help.", CITE),
        referral=Coded("individual", Basis.STATED, CITE),
        needs=tuple(Coded(code, Basis.STATED, CITE) for code in needs.split()),
        age=Age(*ages, "as printed", AgeBasis.STATED, CITE) if ages else None,
        areas=tuple(place(code) for code in places.split()),
    )


def place(code: str, *, control: bool = False) -> Place:
    extent = Extent.LONDON_WIDE if code == "london" else Extent.NAMED
    return Place(code, extent, Basis.STATED, CITE, control=control)


def related(programme: Programme, *others: Programme, known: tuple[str, ...] = ()) -> list[str]:
    return [one.programme.slug for one in related_to(programme, others, status_rules(), known)]


HERE = listing("here", "mentoring gang_exit")


def test_it_says_what_is_shared() -> None:
    (found,) = related_to(HERE, [listing("other", "gang_exit housing_safety", (16, 25), "lewisham brent")], status_rules())
    assert (found.needs, found.ages_overlap, found.boroughs, found.london_wide) == (("gang_exit",), True, ("lewisham",), False)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(listing("other", "self_harm"), id="no need in common"),
        pytest.param(listing("other", ages=(17, 25)), id="ages that exclude each other"),
        pytest.param(listing("other", ages=None, places="brent"), id="neither ages nor a place in common"),
        pytest.param(listing("other", ages=None, places=""), id="nothing said of ages and places"),
        pytest.param(replace(listing("other"), kind_of_help=KindOfHelp.ENFORCEMENT), id="enforcement"),
        pytest.param(replace(listing("other"), kind_of_help=KindOfHelp.INFORMATION), id="information"),
        pytest.param(replace(listing("other", ages=None), areas=(place("lewisham", control=True),)), id="a place only compared with"),
        pytest.param(replace(listing("other"), referral=Coded("none", Basis.STATED, CITE)), id="training for staff"),
        pytest.param(HERE, id="itself"),
    ],
)
def test_these_are_not_alike(other: Programme) -> None:
    assert related(HERE, other) == []


def test_enforcement_is_like_enforcement_only() -> None:
    power, other = (replace(listing(slug), kind_of_help=KindOfHelp.ENFORCEMENT) for slug in ("power", "other"))
    assert related(power, listing("help"), other) == ["other"]


def test_a_place_that_is_only_planned_is_not_shared() -> None:
    planned = replace(listing("other", ages=None), areas=(replace(place("lewisham"), extent=Extent.PLANNED),))
    assert related(HERE, planned) == []


def test_what_is_on_the_page_already_is_not_repeated() -> None:
    assert related(HERE, listing("part"), listing("other"), known=("part",)) == ["other"]


def test_open_ends_have_no_limit() -> None:
    assert related(listing("here", ages=(18, None)), listing("other", ages=(None, 18), places="brent")) == ["other"]


def test_the_order_is_as_written() -> None:
    ended = replace(listing("ended", "mentoring gang_exit"), status=(Status("ended", "It ended.", 2015, CITE),))
    ordered = [
        listing("both-needs", "mentoring gang_exit", places="brent"),
        listing("same-borough", "mentoring"),
        listing("no-ages", "mentoring", ages=None),
        listing("other-needs", "mentoring self_harm housing_safety", ages=None),
        ended,
    ]
    assert related(HERE, *reversed(ordered)) == [one.slug for one in ordered]


def test_london_wide_stands_between_the_same_borough_and_none() -> None:
    here = listing("here", places="lewisham london")
    assert related(here, listing("a-none", places="brent"), listing("b-wide", places="london"), listing("c-here")) == [
        "c-here",
        "b-wide",
        "a-none",
    ]


def test_what_is_london_wide_reaches_a_borough() -> None:
    wide, brent = listing("wide", ages=None, places="london"), listing("brent", ages=None, places="brent")
    (to_it,) = related_to(wide, [brent], status_rules())
    (from_it,) = related_to(brent, [wide], status_rules())
    assert (to_it.boroughs, to_it.london_wide, to_it.reached, to_it.reaches) == ((), False, True, False)
    assert (from_it.boroughs, from_it.london_wide, from_it.reached, from_it.reaches) == ((), False, False, True)


def test_there_are_never_more_than_a_few() -> None:
    assert len(related(HERE, *(listing(f"other-{number}") for number in range(20)))) == MOST


def test_what_only_we_read_as_london_wide_is_not_said_to_be() -> None:
    ours = replace(listing("ours", places="london"), areas=(Place("london", Extent.LONDON_WIDE, Basis.INFERRED, CITE),))
    (found,) = related_to(HERE, [ours], status_rules())
    assert found.ages_overlap
    assert (found.london_wide, found.reached, found.reaches) == (False, False, False)
    assert related(replace(HERE, age=None), ours) == []
