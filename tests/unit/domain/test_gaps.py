"""What counts as an offer in a place, what only must be asked, and what comes near where there is none."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.availability import Availability, where
from catalogue.domain.criteria import Fact, Force, Operator
from catalogue.domain.evidence import Claim, ClaimKind, Scope
from catalogue.domain.gap_answers import Near, answers_of
from catalogue.domain.gaps import (
    LONDON_WIDE_READ,
    AgeGroup,
    Cell,
    GapDimension,
    GapQuery,
    GapRules,
    Grid,
    Offer,
    PlannedHelp,
    grid_of,
    offer_of,
    parts,
    wholes,
)
from catalogue.domain.passages import Passages
from catalogue.domain.programme import Age, AgeBasis, KindOfHelp, Programme, Status
from catalogue.domain.sources import Basis, Citation
from catalogue.services.gaps import offers_of
from catalogue.services.snapshot import Snapshot
from seed.gaps import gap_rules
from seed.rules import rulebook
from seed.statuses import status_rules
from seed.words import areas
from tests.unit.domain.listings import BESIDE, CITE, FAR, HERE, TOWN, coded, criterion, listing, place

GROUPS = (AgeGroup("young", 0, 9), AgeGroup("older", 10, 17))
RULES = GapRules(status_rules(), 5, 3, GROUPS)
TOWNS = (HERE, BESIDE, FAR)
EVERYTHING = GapQuery()
NONE: frozenset[str] = frozenset()


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
    assert offered(programme).codes[GapDimension.SEX] == codes


@pytest.mark.parametrize(
    ("low", "high", "codes"),
    [(8, 9, {"young"}), (9, 10, {"young", "older"}), (10, None, {"older"}), (None, 9, {"young"}), (18, 25, set())],
)
def test_ages_stand_in_every_group_that_they_touch(low: int | None, high: int | None, codes: set[str]) -> None:
    age = Age(low, high, "as printed", AgeBasis.STATED, CITE)
    assert offered(replace(running(HERE), age=age)).codes[GapDimension.AGE] == codes


def test_no_age_is_not_every_age() -> None:
    assert offered(running(HERE)).codes[GapDimension.AGE] == {"not_stated"}


@pytest.mark.parametrize(("age", "group"), [(9, "young"), (10, "older"), (18, None), (None, None)])
def test_an_age_is_in_one_group_or_none(age: int | None, group: str | None) -> None:
    assert RULES.age_group(age) == group


ENTRIES = replace(RULES, passages=Passages(entries={"bromley-2012": (10, 20)}))


def at(line: int) -> tuple[Citation, ...]:
    return (replace(CITE[0], line=line),)


def said_at(programme: Programme, need: int, **places: int) -> Programme:
    """The listing with its need on one line and its places on others."""
    areas = tuple(replace(one, citations=at(places[one.area])) for one in programme.areas)
    return replace(programme, needs=tuple(replace(one, citations=at(need)) for one in programme.needs), areas=areas)


def test_an_offer_counts_for_a_need_only_where_need_and_place_are_said_together() -> None:
    one = said_at(running(HERE, BESIDE), 12, **{HERE: 15, BESIDE: 25})
    found = grid_of([read(one)], EVERYTHING, ("gang_exit",), TOWNS)
    cells = {row.place: (len(row.cells[0].offers), len(row.cells[0].apart), len(row.total.offers)) for row in found.rows}
    assert cells == {HERE: (1, 0, 1), BESIDE: (0, 1, 1), FAR: (0, 0, 0)}
    asked = GapQuery(GapDimension.SEX, {GapDimension.NEED: ("gang_exit",)})
    told = grid_of([read(one)], asked, ("not_stated",), TOWNS)
    assert [(len(row.cells[0].offers), len(row.cells[0].apart), len(row.total.apart)) for row in told.rows] == [
        (1, 0, 0),
        (0, 1, 1),
        (0, 0, 0),
    ]


def read(programme: Programme) -> Offer:
    """The offer as it is read with passages."""
    found = offer_of(programme, ENTRIES)
    assert found
    return found


def test_on_a_list_of_places_in_another_passage_is_apart_and_not_on_the_list() -> None:
    one = said_at(listing("a-listing", place(HERE, Extent.LISTED_INCLUDING), needs="gang_exit"), 12, **{HERE: 25})
    (cell,) = grid_of([read(one)], EVERYTHING, ("gang_exit",), (HERE,)).rows[0].cells
    assert (cell.offers, len(cell.ask), len(cell.apart)) == ((), 0, 1)


def test_what_is_said_apart_is_neither_had_nor_missing_and_comes_near() -> None:
    one = read(said_at(running(HERE, BESIDE), 12, **{HERE: 15, BESIDE: 25}))
    (answer,) = answers_of(grid_of([one], EVERYTHING, ("gang_exit",), TOWNS), (one,), TOWN, in_full=True)
    assert (answer.having, answer.apart, answer.without) == ((HERE,), (BESIDE,), (FAR,))
    assert [(near.kind, [each.slug for each in near.offers]) for near in answer.nearest] == [(Near.APART, ["a-listing"])]
    assert one.apart_for(("gang_exit",)) == (BESIDE,)
    assert one.apart_for(()) == ()


def test_a_neighbour_that_has_it_only_in_another_passage_is_no_neighbour_that_has_it() -> None:
    one = read(said_at(running(BESIDE), 12, **{BESIDE: 25}))
    query = GapQuery(boroughs=(HERE,))
    (answer,) = answers_of(grid_of([one], query, ("gang_exit",), (HERE,)), (one,), TOWN, in_full=True)
    assert [near.kind for near in answer.nearest] == [Near.APART]


def test_a_whole_and_its_parts_are_one_offer_and_a_part_alone_is_one() -> None:
    whole, part, last = (running(HERE, slug=slug) for slug in ("whole", "part", "last"))
    offers = tuple(
        offer_of(one, RULES, within) for one, within in ((whole, NONE), (part, frozenset({"whole"})), (last, frozenset({"part", "whole"})))
    )
    every = tuple(one for one in offers if one)
    assert ([one.slug for one in wholes(every)], [one.slug for one in parts(every)]) == (["whole"], ["part", "last"])
    assert [one.slug for one in wholes((every[0], every[2]))] == ["whole"], "the part between them is not in the list"
    assert [one.slug for one in wholes(every[1:])] == ["part"]
    assert Cell(offers=every).with_outcome == 0
    told = offer_of(replace(last, claims=(outcome(ClaimKind.OUTCOME),)), RULES, frozenset({"part", "whole"}))
    assert told
    assert Cell(offers=(*every[:2], told)).with_outcome == 1


def test_london_wide_by_our_reading_stands_apart() -> None:
    stated, ours = place("london", Extent.LONDON_WIDE), replace(place("london", Extent.LONDON_WIDE), basis=Basis.INFERRED)
    assert offered(listing("stated", stated)).wider == "london_wide"
    assert offered(listing("read", ours)).wider == LONDON_WIDE_READ
    assert offered(listing("both", ours, stated)).wider == "london_wide"


def test_for_one_sex_with_no_age_printed_is_said_to_be_so() -> None:
    age = Age(10, 17, "as printed", AgeBasis.STATED, CITE)
    offers = (
        offered(girls_only(running(HERE, slug="women"))),
        offered(girls_only(replace(running(BESIDE, slug="girls"), age=age))),
        offered(girls_only(running(BESIDE, slug="either"))),
        offered(running(HERE, slug="all")),
    )
    girls, neither = answers_of(grid_of(offers, GapQuery(GapDimension.SEX), ("female", "not_stated"), TOWNS), offers, TOWN, in_full=True)
    assert [(town, [one.slug for one in these]) for town, these in girls.ageless] == [(HERE, ["women"])]
    assert neither.ageless == ()
    asked = GapQuery(GapDimension.NEED, {GapDimension.SEX: ("female",)})
    (by_need,) = answers_of(grid_of(offers, asked, ("gang_exit",), TOWNS), offers, TOWN, in_full=True)
    assert [town for town, _ in by_need.ageless] == [HERE]


def test_a_plan_is_in_a_borough_only_where_its_document_names_it() -> None:
    elsewhere = replace(place(BESIDE), citations=(replace(CITE[0], source="another"),))
    plan = offered(replace(listing("a-plan", place(HERE), elsewhere, place(FAR, Extent.PLANNED)), status=(status("planned"),)))
    assert plan.plans == {HERE, FAR}


@pytest.mark.parametrize(
    ("kind", "themes", "needs", "referral", "is_help"),
    [
        ("service", "mentoring", "gang_exit", "none", True),
        ("service", "mentoring", "", "none", False),
        ("training", "mentoring", "gang_exit", "none", False),
        ("service", "mentoring staff_training", "gang_exit", "none", False),
        ("service", "gang_awareness", "gang_exit", "none", False),
        ("training", "staff_training", "", "group", True),
    ],
)
def test_which_plans_are_help(kind: str, themes: str, needs: str, referral: str, is_help: bool) -> None:
    rules = PlannedHelp(frozenset({"service"}), frozenset({"mentoring"}), frozenset({"staff_training"}))
    one = replace(listing(needs=needs), kind=coded(kind), themes=tuple(map(coded, themes.split())), referral=coded(referral))
    assert rules.holds(one) is is_help


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
    query = GapQuery(chosen={GapDimension.SEX: ("female",)})
    assert [one.slug for one in grid(*offers, query=query).rows[0].cells[0].offers] == ["girls"]
    either = GapQuery(chosen={GapDimension.SEX: ("female", "not_stated")})
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
    query = GapQuery(GapDimension.SEX, {GapDimension.NEED: ("gang_exit",)})
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
    places, rules = areas(), rulebook().places
    for offer in offers_of(snapshot, gap_rules()):
        found = {area.slug: where(offer.programme, area.slug, places, rules).availability for area in places.boroughs}
        local = {slug for slug, availability in found.items() if availability is Availability.LOCAL}
        assert local == offer.named | offer.listed | offer.planned_in
        assert (offer.wider is None) == bool(local)
        assert offer.wider not in {"london_wide", LONDON_WIDE_READ} or set(found.values()) == {Availability.LONDON_WIDE}
