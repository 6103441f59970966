"""Where a listing can be had: here, London-wide, not confirmed, next door, or elsewhere. Never one for the other."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.availability import OUTSIDE_LONDON, Availability, AvailabilityFinding, CrossBorder, border, may_cross_borders, where
from catalogue.domain.criteria import Fact, Operator
from catalogue.domain.judging import Verdict
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Basis
from seed.rules import rulebook
from tests.unit.domain.listings import BESIDE, CITE, FAR, HERE, TOWN, coded, criterion, listing, place

RULES = rulebook()
LOCAL, WIDE, OPEN = Availability.LOCAL, Availability.LONDON_WIDE, Availability.NOT_CONFIRMED
BESIDE_US, ELSEWHERE = Availability.NEIGHBOURING, Availability.ELSEWHERE


def found(programme: Programme, borough: str | None = HERE) -> AvailabilityFinding:
    return where(programme, borough, TOWN, RULES.places)


@pytest.mark.parametrize(
    ("extent", "area", "borough", "expected"),
    [
        pytest.param(Extent.NAMED, HERE, HERE, LOCAL, id="named here"),
        pytest.param(Extent.LISTED_INCLUDING, HERE, HERE, LOCAL, id="on a list of places"),
        pytest.param(Extent.PLANNED, HERE, HERE, LOCAL, id="planned here"),
        pytest.param(Extent.NAMED, BESIDE, HERE, BESIDE_US, id="named next door"),
        pytest.param(Extent.NAMED, FAR, HERE, ELSEWHERE, id="named in a borough that does not touch"),
        pytest.param(Extent.NAMED, HERE, None, OPEN, id="named somewhere, and the borough is not known"),
        pytest.param(Extent.NAMED, HERE, OUTSIDE_LONDON, ELSEWHERE, id="named here, and home is outside London"),
        pytest.param(Extent.LONDON_WIDE, "london", HERE, WIDE, id="all of London"),
        pytest.param(Extent.LONDON_WIDE, "london", None, WIDE, id="all of London, and the borough is not known"),
        pytest.param(Extent.LONDON_WIDE, "london", OUTSIDE_LONDON, ELSEWHERE, id="all of London, and home is outside London"),
        pytest.param(Extent.VARIOUS, "london", HERE, OPEN, id="various boroughs are not this one"),
        pytest.param(Extent.NATIONAL, "london", HERE, OPEN, id="national"),
        pytest.param(Extent.NATIONAL, "london", OUTSIDE_LONDON, OPEN, id="national, and home is outside London"),
        pytest.param(Extent.ELSEWHERE, "london", HERE, ELSEWHERE, id="another city"),
        pytest.param(Extent.ELSEWHERE, "london", None, ELSEWHERE, id="another city, and the borough is not known"),
    ],
)
def test_one_place(extent: Extent, area: str, borough: str | None, expected: Availability) -> None:
    assert found(listing("one", place(area, extent)), borough).availability is expected


def test_no_place_stated_is_not_confirmed() -> None:
    assert found(listing()).availability is OPEN


def test_a_place_only_compared_with_is_no_place() -> None:
    assert found(listing("one", place(HERE, control=True))).availability is OPEN


def test_here_counts_before_next_door_and_before_all_of_london() -> None:
    assert found(listing("one", place(BESIDE), place("london", Extent.LONDON_WIDE), place(HERE))).availability is LOCAL


@pytest.mark.parametrize(
    ("run_by", "crosses"),
    [("charity", True), ("company", True), ("faith_group", True), ("council", False), ("yos", False), ("police", False), ("", False)],
)
def test_only_who_is_free_to_cross_is_shown_next_door(run_by: str, crosses: bool) -> None:
    one = listing("one", place(BESIDE), run_by=run_by)
    assert may_cross_borders(one, RULES.places) is crosses
    assert found(one).availability is (BESIDE_US if crosses else ELSEWHERE)


def test_a_charity_with_a_council_does_not_cross() -> None:
    charity, council = listing("one", place(BESIDE)), listing("two", run_by="council")
    assert found(replace(charity, providers=(*charity.providers, *council.providers))).availability is ELSEWHERE


def test_what_is_tied_to_residents_does_not_cross() -> None:
    tied = replace(listing("one", place(BESIDE)), criteria=(criterion(Fact.RESIDENCE, Operator.ONE_OF, (BESIDE,)),))
    assert found(tied).availability is ELSEWHERE


@pytest.mark.parametrize(
    ("run_by", "known"),
    [
        ("charity", CrossBorder.FREE), ("council", CrossBorder.PUBLIC_BODY), ("police", CrossBorder.PUBLIC_BODY),
        ("yos", CrossBorder.PUBLIC_BODY), ("nhs", CrossBorder.PUBLIC_BODY),
        ("not_stated", CrossBorder.NOT_SAID), ("", CrossBorder.NOT_SAID),
    ],
)  # fmt: skip
def test_what_no_line_ties_is_not_said_to_be_tied(run_by: str, known: CrossBorder) -> None:
    assert border(listing("one", place(BESIDE), run_by=run_by), RULES.places) is known


def test_a_condition_ties_before_who_runs_it_and_one_public_body_is_enough() -> None:
    charity, police, unsaid = (listing("one", place(BESIDE), run_by=who) for who in ("charity", "police", "not_stated"))
    lives_there = (criterion(Fact.RESIDENCE, Operator.ONE_OF, (BESIDE,)),)
    assert border(replace(charity, criteria=lives_there), RULES.places) is CrossBorder.RESIDENTS
    assert border(replace(unsaid, criteria=lives_there), RULES.places) is CrossBorder.RESIDENTS
    assert border(replace(unsaid, providers=(*unsaid.providers, *police.providers)), RULES.places) is CrossBorder.PUBLIC_BODY
    assert border(replace(charity, providers=(*charity.providers, *unsaid.providers)), RULES.places) is CrossBorder.NOT_SAID


def test_all_of_london_says_whether_a_document_says_so() -> None:
    stated = place("london", Extent.LONDON_WIDE)
    read = replace(stated, basis=Basis.INFERRED)
    assert found(listing("one", stated)).text == "The document says that it covers all of London."
    assert "We read it" in found(listing("one", read)).text
    assert found(listing("one", read, stated)).text == found(listing("one", stated)).text
    assert found(listing("one", read)).verdict is Verdict.MET


def test_a_borough_that_we_read_from_a_document_is_not_said_to_be_named() -> None:
    assert found(listing("one", place(HERE))).text == "The document names Hackney."
    ours = found(listing("one", replace(place(HERE), basis=Basis.INFERRED)))
    assert (ours.availability, ours.verdict) == (LOCAL, Verdict.MET)
    assert "We read it as in Hackney" in ours.text


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        pytest.param(listing("one", place(HERE)), Verdict.MET, id="named here"),
        pytest.param(listing("one", place("london", Extent.LONDON_WIDE)), Verdict.MET, id="all of London"),
        pytest.param(listing("one", place(HERE, Extent.LISTED_INCLUDING)), Verdict.UNKNOWN, id="on a list of places"),
        pytest.param(listing("one", place(HERE, Extent.PLANNED)), Verdict.UNKNOWN, id="planned here"),
        pytest.param(listing("one", place(BESIDE)), Verdict.UNKNOWN, id="next door"),
        pytest.param(listing("one"), Verdict.UNKNOWN, id="not stated"),
        pytest.param(listing("one", place(FAR)), Verdict.NOT_MET, id="elsewhere"),
    ],
)
def test_what_is_open_is_asked_and_elsewhere_rules_out(one: Programme, verdict: Verdict) -> None:
    assert found(one).verdict is verdict
    assert bool(found(one).question) is (verdict is Verdict.UNKNOWN)


def test_every_place_that_a_document_names_cites_it() -> None:
    for extent in Extent:
        for borough in (HERE, BESIDE, FAR, OUTSIDE_LONDON, None):
            assert found(listing("one", place(HERE, extent)), borough).citations == CITE, (extent, borough)


def test_elsewhere_could_be_commissioned_and_says_so() -> None:
    assert "could be commissioned" in found(listing("one", place(FAR))).text


def test_the_kind_of_listing_makes_no_difference_to_where() -> None:
    assert found(replace(listing("one", place(HERE)), kind=coded("organisation"))).availability is LOCAL
