"""What a referrer is told before a referral goes: each warning where it holds, and not where it does not."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.matching import match
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Age, AgeBasis, Place, Programme, Route, Status
from catalogue.domain.referral import Situation, Writer
from catalogue.domain.referral_known import Case
from catalogue.domain.referral_warnings import warnings_of
from catalogue.domain.sources import Basis
from seed.referral_rules import referral_rules
from seed.rules import rulebook
from tests.unit.domain.listings import BESIDE, CITE, FAR, HERE, TOWN, criterion, listing, place, someone

RULES = referral_rules()
SCHOOL, ANY = (Route(code, Basis.STATED, CITE) for code in ("school", "any_agency"))
CONTRACT = Route("contracting_agency", Basis.STATED, CITE, only_way=True)
ADULTS = Age(18, 24, "18-24", AgeBasis.STATED, CITE)


def told(programme: Programme, profile: Profile | None = None, writer: Writer = Writer.PROFESSIONAL, year: int = 2012) -> dict[str, str]:
    """The warnings by code."""
    known = Situation(Profile({})) if profile is None else Situation(profile, match(profile, [programme], rulebook(), TOWN))
    return {one.code: one.text for one in warnings_of(programme, Case(known, writer, RULES, rulebook(), TOWN), year)}


def status(code: str, year: int = 2012) -> Status:
    return Status(code, "As printed.", year, CITE)


def test_an_old_listing_says_its_year_and_to_call_first() -> None:
    assert "2012" in told(listing())["old"]
    assert "Call before you send" in told(listing())["old"]
    checked = told(replace(listing(), last_checked="2026-03-01"))
    assert "old" not in checked
    assert "2026-03-01" in checked["checked"]


@pytest.mark.parametrize(("age", "warned"), [(17, True), (18, False), (24, False), (25, True)])
def test_an_age_outside_the_printed_ages_is_said(age: int, *, warned: bool) -> None:
    assert ("age" in told(replace(listing(), age=ADULTS), someone(age=age))) is warned


def test_no_printed_age_is_to_be_asked_about() -> None:
    assert "no_age" in told(listing(), someone(age=15))
    assert "no_age" not in told(replace(listing(), age=ADULTS), someone(age=20))


REQUIRED, FIRST = (criterion(Fact.JUSTICE_STATUS, Operator.ONE_OF, ("custody",), force=force) for force in Force)


@pytest.mark.parametrize(("one", "code"), [(REQUIRED, "condition"), (FIRST, "priority")])
def test_a_condition_that_the_answers_deny_is_said_and_one_that_nobody_answered_is_not(one: Criterion, code: str) -> None:
    programme = replace(listing(), criteria=(one,))
    assert code in told(programme, someone(justice_status="none"))
    assert code not in told(programme, someone(justice_status="custody"))
    assert code not in told(programme, someone(age=15))
    assert code not in told(programme)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        pytest.param(place(HERE), None, id="here"),
        pytest.param(place(HERE, Extent.LISTED_INCLUDING), "place", id="on a list of places"),
        pytest.param(place(HERE, Extent.VARIOUS), "place", id="not confirmed"),
        pytest.param(place(BESIDE), "place", id="next door"),
        pytest.param(place(FAR), "borough", id="elsewhere"),
    ],
)
def test_a_place_that_is_not_sure_is_said(where: Place, code: str | None) -> None:
    found = told(listing("a", where), someone(residence=HERE))
    assert {"place", "borough"} & set(found) == ({code} if code else set())


def test_nothing_is_said_of_a_place_where_nobody_said_where_they_live() -> None:
    assert not {"place", "borough"} & set(told(listing("a", place(FAR)), someone(age=15)))


@pytest.mark.parametrize("writer", Writer)
def test_all_referrals_by_contract_shut_others_out_and_say_who_can(writer: Writer) -> None:
    programme = replace(listing(), routes=(CONTRACT,))
    assert "police" in told(programme, someone(referrer="school"), writer)["contract_only"]
    assert "contract_only" not in told(programme, someone(referrer="police"), writer)


@pytest.mark.parametrize(
    ("route", "referrer", "codes"),
    [
        pytest.param(SCHOOL, "school", set(), id="named"),
        pytest.param(SCHOOL, "police", {"route"}, id="not named"),
        pytest.param(SCHOOL, None, set(), id="who refers is not known"),
        pytest.param(ANY, "police", set(), id="anybody may"),
        pytest.param(None, "police", {"route_not_stated"}, id="no route is printed"),
    ],
)
def test_a_way_in_that_does_not_name_the_referrer_is_said(route: Route | None, referrer: str | None, codes: set[str]) -> None:
    programme = replace(listing(), routes=(route,) if route else ())
    found = told(programme, Profile({"age": 15} | ({"referrer": referrer} if referrer else {})))
    assert {code for code in found if code.startswith("route")} == codes


def test_a_parent_is_told_where_the_document_names_only_schools() -> None:
    assert "school" in told(replace(listing(), routes=(SCHOOL,)), None, Writer.PARENT)["route"]


def test_what_does_not_run_is_said_as_of_the_latest_document() -> None:
    assert "In 2012 this was planned; no document says that it started" in told(replace(listing(), status=(status("planned"),)))["status"]
    assert "status" not in told(replace(listing(), status=(status("planned"), status("running", 2015))))


def test_danger_comes_first() -> None:
    programme = listing()
    known = someone(age=15, need=frozenset({"self_harm"}), justice_status="none")
    assert next(iter(told(programme, known))) == "danger"
    assert "danger" not in told(programme, someone(age=15))


def test_answers_that_contradict_each_other_are_to_be_checked() -> None:
    assert "contradiction" in told(listing(), someone(age=8, justice_status="community_order"))
