"""What counts as an offer in a place, what only must be asked, and what comes near where there is none."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.availability import Availability, where
from catalogue.domain.criteria import Fact, Force, Operator
from catalogue.domain.evidence import Claim, ClaimKind, Scope
from catalogue.domain.gap_answers import Near, answers_of
from catalogue.domain.gaps import AgeGroup, By, GapQuery, GapRules, Grid, Offer, grid_of, offer_of
from catalogue.domain.programme import Age, AgeBasis, KindOfHelp, Programme, Status
from catalogue.services.gaps import offers_of
from catalogue.services.shelf import Snapshot
from seed.gaps import gap_rules
from seed.rules import rulebook
from seed.statuses import status_rules
from seed.words import areas
from tests.unit.domain.listings import BESIDE, CITE, FAR, HERE, TOWN, coded, criterion, listing, place

GROUPS = (AgeGroup("young", 0, 9), AgeGroup("older", 10, 17))
RULES = GapRules(status_rules(), 5, 3, GROUPS)
TOWNS = (HERE, BESIDE, FAR)
EVERYTHING = GapQuery()


def status(code: str, year: int = 2012) -> Status:
    return Status(code, "So it is said.", year, CITE)


def running(*places: str, needs: str = "gang_exit", slug: str = "a-listing") -> Programme:
    return listing(slug, *(place(one) for one in places), needs=needs)


def girls_only(programme: Programme, strand: str | None = None, force: Force = Force.REQUIREMENT) -> Programme:
    return replace(programme, criteria=(criterion(Fact.SEX, Operator.ONE_OF, ("female",), force=force, strand=strand),))


def offered(programme: Programme) -> Offer:
    found = offer_of(programme, RULES)
    assert found
    return found


def grid(*programmes: Programme, query: GapQuery = EVERYTHING, columns: tuple[str, ...] = ("gang_exit",)) -> Grid:
    return grid_of([found for one in programmes if (found := offer_of(one, RULES))], query, columns, query.boroughs or TOWNS)


def counted(found: Grid, town: str) -> tuple[int, int]:
    (row,) = (row for row in (*found.rows, *found.wider) if row.place == town)
    return len(row.cells[0].offers), len(row.cells[0].ask)


@pytest.mark.parametrize(
    ("extent", "here"),
    [
        (Extent.NAMED, (1, 0)), (Extent.LISTED_INCLUDING, (0, 1)), (Extent.PLANNED, (0, 0)),
    ],
)  # fmt: skip
def test_only_a_borough_that_is_named_counts_and_a_list_must_be_asked(extent: Extent, here: tuple[int, int]) -> None:
    found = grid(listing("a-listing", place(HERE, extent), needs="gang_exit"))
    assert counted(found, HERE) == here
    assert counted(found, BESIDE) == (0, 0)


@pytest.mark.parametrize("extent", [Extent.LONDON_WIDE, Extent.VARIOUS, Extent.NATIONAL, Extent.ELSEWHERE])
def test_what_names_no_borough_counts_once_and_in_no_borough(extent: Extent) -> None:
    found = grid(listing("a-listing", place("london", extent), needs="gang_exit"))
    assert counted(found, extent.value) == (1, 0)
    assert [counted(found, town) for town in TOWNS] == [(0, 0)] * 3
    assert sum(len(row.total.offers) for row in found.wider) == 1


def test_no_place_is_not_stated_and_a_place_to_compare_with_is_none() -> None:
    found = grid(listing("none", needs="gang_exit"), listing("control", place(HERE, control=True), needs="gang_exit"))
    assert counted(found, "not_stated") == (2, 0)
    assert counted(found, HERE) == (0, 0)


@pytest.mark.parametrize(
    ("statuses", "usable", "planned", "confirmed"),
    [
        pytest.param((), True, False, False, id="none stated"),
        pytest.param((status("running"),), True, False, True, id="running"),
        pytest.param((status("pilot"),), True, True, False, id="a pilot is both"),
        pytest.param((status("planned"),), False, True, False, id="planned"),
        pytest.param((status("planned"), status("running", 2015)), True, False, True, id="confirmed later"),
        pytest.param((status("running"), status("planned", 2015)), False, True, False, id="planned anew"),
        pytest.param((status("running"), status("planned")), True, True, True, id="two lines of one year"),
        pytest.param((status("running"), status("ended", 2015)), None, None, None, id="ended"),
        pytest.param((status("running"), status("ended")), True, False, True, id="goes on elsewhere"),
    ],
)
def test_the_latest_year_decides(statuses: tuple[Status, ...], usable: bool | None, planned: bool | None, confirmed: bool | None) -> None:
    found = offer_of(replace(running(HERE), status=statuses), RULES)
    assert (found and found.usable, found and found.planned, found and found.confirmed) == (usable, planned, confirmed)


def test_enforcement_and_what_takes_nobody_are_no_offers() -> None:
    assert offer_of(replace(running(HERE), kind_of_help=KindOfHelp.ENFORCEMENT), RULES) is None
    assert offer_of(replace(running(HERE), referral=coded("group")), RULES) is None
    plan = offered(replace(running(HERE), referral=coded("none"), status=(status("planned"),)))
    assert (plan.usable, plan.planned) == (False, True)


@pytest.mark.parametrize(
    ("programme", "codes"),
    [
        pytest.param(running(HERE), {"not_stated"}, id="names no sex"),
        pytest.param(girls_only(running(HERE)), {"female"}, id="girls only"),
        pytest.param(girls_only(running(HERE), strand="a part"), {"female", "not_stated"}, id="a part for girls only"),
        pytest.param(girls_only(running(HERE), force=Force.PRIORITY), {"not_stated"}, id="girls first is not girls only"),
        pytest.param(
            replace(running(HERE), criteria=(criterion(Fact.SEX, Operator.ONE_OF, ("female", "male")),)), {"not_stated"}, id="both named"
        ),
    ],
)
def test_for_one_sex_only_is_the_providers_own_requirement(programme: Programme, codes: set[str]) -> None:
    assert offered(programme).codes[By.SEX] == codes


@pytest.mark.parametrize(
    ("low", "high", "codes"),
    [(8, 9, {"young"}), (9, 10, {"young", "older"}), (10, None, {"older"}), (None, 9, {"young"}), (18, 25, set())],
)
def test_ages_stand_in_every_group_that_they_touch(low: int | None, high: int | None, codes: set[str]) -> None:
    age = Age(low, high, "as printed", AgeBasis.STATED, CITE)
    assert offered(replace(running(HERE), age=age)).codes[By.AGE] == codes


def test_no_age_is_not_every_age() -> None:
    assert offered(running(HERE)).codes[By.AGE] == {"not_stated"}


@pytest.mark.parametrize(("age", "group"), [(9, "young"), (10, "older"), (18, None), (None, None)])
def test_an_age_is_in_one_group_or_none(age: int | None, group: str | None) -> None:
    assert RULES.age_group(age) == group


def outcome(kind: ClaimKind, scope: Scope = Scope.THIS) -> Claim:
    return Claim("a", kind, "It is said.", "provider", scope, CITE)


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        (outcome(ClaimKind.OUTCOME), 1), (outcome(ClaimKind.ACTIVITY), 0), (outcome(ClaimKind.TARGET), 0),
        (outcome(ClaimKind.OUTCOME, Scope.ELSEWHERE), 0),
    ],
)  # fmt: skip
def test_an_outcome_is_the_listings_own(claim: Claim, number: int) -> None:
    (cell, *_) = grid(replace(running(HERE), claims=(claim,))).rows[0].cells
    assert cell.with_outcome == number


def test_conditions_all_hold_and_values_are_alternatives() -> None:
    offers = (
        running(HERE, slug="both"),
        girls_only(running(HERE, slug="girls")),
        girls_only(running(HERE, slug="other", needs="mentoring")),
    )
    query = GapQuery(chosen={By.SEX: ("female",)})
    assert [one.slug for one in grid(*offers, query=query).rows[0].cells[0].offers] == ["girls"]
    either = GapQuery(chosen={By.SEX: ("female", "not_stated")})
    assert counted(grid(*offers, query=either), HERE) == (2, 0)
    assert len(grid(*offers, query=query).rows[0].total.offers) == 2


def test_which_boroughs_have_none_and_what_comes_near() -> None:
    programmes = (
        running(HERE, slug="for-all"),
        girls_only(running(HERE, slug="other-need", needs="mentoring")),
        girls_only(listing("wide", place("london", Extent.LONDON_WIDE), needs="gang_exit")),
        girls_only(replace(running(FAR, slug="planned"), status=(status("planned"),))),
        replace(running(HERE, slug="boys"), criteria=(criterion(Fact.SEX, Operator.ONE_OF, ("male",)),)),
    )
    offers = tuple(offered(one) for one in programmes)
    query = GapQuery(By.SEX, {By.NEED: ("gang_exit",)})
    found = grid_of(offers, query, ("female", "male"), TOWNS)
    girls, boys = answers_of(found, offers, TOWN, in_full=True)
    assert (girls.having, girls.without) == ((), TOWNS)
    assert (boys.having, boys.without, boys.beside) == ((HERE,), (BESIDE, FAR), (BESIDE,))
    assert {near.kind: [one.slug for one in near.offers] for near in girls.nearest} == {
        Near.LONDON_WIDE: ["wide"], Near.PLANNED: ["planned"], Near.ANY_SEX: ["for-all"], Near.OTHER_NEED: ["other-need"],
    }  # fmt: skip
    assert all(not one.nearest for one in answers_of(found, offers, TOWN, in_full=False))


def test_for_one_borough_the_neighbours_come_first() -> None:
    offers = (offered(running(BESIDE, slug="beside")), offered(running(FAR, slug="far")))
    query = GapQuery(boroughs=(HERE,))
    (answer,) = answers_of(grid_of(offers, query, ("gang_exit",), (HERE,)), offers, TOWN, in_full=True)
    assert [(near.kind, near.offers[0].slug) for near in answer.nearest] == [(Near.NEIGHBOURING, "beside"), (Near.OTHER_BOROUGH, "far")]


def test_the_grid_and_matching_agree_on_every_place(snapshot: Snapshot) -> None:
    """What the grid counts in a borough is local there to matching; what it counts apart is local nowhere."""
    places, rules = areas(), rulebook()
    for offer in offers_of(snapshot, gap_rules()):
        found = {area.slug: where(offer.programme, area.slug, places, rules).availability for area in places.boroughs}
        local = {slug for slug, availability in found.items() if availability is Availability.LOCAL}
        assert local == offer.named | offer.listed | offer.planned_in
        assert (offer.wider is None) == bool(local)
        assert offer.wider != "london_wide" or set(found.values()) == {Availability.LONDON_WIDE}
