"""The order of matches: what decides first, what counts for and what counts against. No exact weights: those are the seed's."""

from dataclasses import replace

import pytest

from catalogue.domain.availability import Availability
from catalogue.domain.evidence import Claim, ClaimKind, Scope
from catalogue.domain.findings import Finding
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import Match, Standing
from catalogue.domain.needs import WantedNeeds
from catalogue.domain.ordering import can_send, closeness, helps, is_described, is_scheme, is_whole_class, rank, status_order
from catalogue.domain.profile import Answer
from catalogue.domain.programme import Programme, Route, Start, Status, Words
from catalogue.domain.rules import Level
from catalogue.domain.sources import Basis
from seed.rules import rulebook
from tests.unit.domain.listings import CITE, coded, listing, offer, place, someone

RULES = rulebook()
WANTED = WantedNeeds(frozenset({"mentoring", "employment", "family_support"}), frozenset({"gang_exit"}))
LOCAL, NEXT_DOOR = Availability.LOCAL, Availability.NEIGHBOURING


def first(*offers: Match, level: Level = Level.MEDIUM, **answers: Answer) -> str:
    """The slug of the offer that stands first, whatever the order in which they came."""
    ordered = [sorted(given, key=lambda one: rank(one, someone(**answers), WANTED, level, RULES)) for given in (offers, offers[::-1])]
    assert ordered[0] == ordered[1]
    return ordered[0][0].programme.slug


def points(one: Match, level: Level = Level.MEDIUM, **answers: Answer) -> dict[str, int]:
    return dict(closeness(one, someone(**answers), WANTED, level, RULES))


def finding(verdict: Verdict, code: str = "age", *, requirement: bool = True) -> Finding:
    return Finding(code, code, verdict, "A condition.", CITE, requirement=requirement)


def with_status(*codes: str, slug: str = "one", year: int = 2012) -> Programme:
    return replace(listing(slug), status=tuple(Status(code, code, year, CITE) for code in codes))


def test_running_stands_before_planned_however_close() -> None:
    planned = offer(with_status("planned"), "mentoring employment family_support")
    assert first(planned, offer(listing("running"), "", NEXT_DOOR)) == "running"


@pytest.mark.parametrize(("better", "worse"), [("running", "planned"), ("running", "ended"), ("pilot", "planned"), ("ended", "superseded")])
def test_the_order_of_statuses(better: str, worse: str) -> None:
    assert status_order(with_status(better), RULES) < status_order(with_status(worse), RULES)


def test_a_printed_start_beats_looking_to_launch() -> None:
    both = with_status("running", "planned")
    assert status_order(replace(both, start=Start(2011, "In 2011.", CITE)), RULES) == status_order(with_status("running"), RULES)


def test_the_latest_document_says_how_it_stands() -> None:
    programme = replace(listing(), status=(*with_status("running", year=2012).status, *with_status("ended", year=2019).status))
    assert status_order(programme, RULES) == status_order(with_status("ended"), RULES)


def test_nothing_said_of_the_status_counts_as_running() -> None:
    assert status_order(listing(), RULES) == status_order(with_status("running"), RULES)


def test_help_with_something_needed_stands_before_help_with_nothing_needed() -> None:
    assert first(offer(listing("useless"), ""), offer(listing("useful"), "mentoring", NEXT_DOOR)) == "useful"


def test_more_needs_before_fewer() -> None:
    assert first(offer(listing("a-one"), "mentoring"), offer(listing("b-two"), "mentoring employment")) == "b-two"


def test_a_named_need_before_one_that_is_implied() -> None:
    assert first(offer(listing("a-implied"), "gang_exit"), offer(listing("b-named"), "mentoring")) == "b-named"


def test_here_before_next_door() -> None:
    assert first(offer(listing("a-beside"), "mentoring", NEXT_DOOR), offer(listing("b-here"), "mentoring")) == "b-here"


def test_fits_before_ask() -> None:
    ask = replace(offer(listing("a-ask"), "mentoring"), standing=Standing.ASK)
    assert first(ask, offer(listing("b-fits"), "mentoring")) == "b-fits"


def test_a_met_condition_before_none() -> None:
    assert first(offer(listing("a-none"), "mentoring"), offer(listing("b-met"), "mentoring", LOCAL, finding(Verdict.MET))) == "b-met"


@pytest.mark.parametrize("code", ["gender", "ethnicity"])
def test_an_open_sex_or_ethnicity_stands_below_a_met_one(code: str) -> None:
    unanswered = offer(listing("a-open"), "mentoring", LOCAL, finding(Verdict.UNKNOWN, code))
    assert "sensitive_open" in points(unanswered)
    assert first(unanswered, offer(listing("b-met"), "mentoring", LOCAL, finding(Verdict.MET, code))) == "b-met"


def test_an_open_age_is_not_a_sensitive_question() -> None:
    assert "sensitive_open" not in points(offer(listing(), "mentoring", LOCAL, finding(Verdict.UNKNOWN)))


def test_a_missed_priority_counts_against_and_a_met_one_for() -> None:
    missed = offer(listing("a-missed"), "mentoring", LOCAL, finding(Verdict.NOT_MET, requirement=False))
    met = offer(listing("c-met"), "mentoring", LOCAL, finding(Verdict.MET, requirement=False))
    assert first(missed, offer(listing("b-none"), "mentoring")) == "b-none"
    assert first(offer(listing("b-none"), "mentoring"), met) == "c-met"


def test_only_so_many_met_conditions_count() -> None:
    most = RULES.conditions.most_conditions
    some, more = (offer(listing(), "", LOCAL, *[finding(Verdict.MET)] * count) for count in (most, most + 3))
    assert points(some)["requirement_met"] == points(more)["requirement_met"]


def test_few_needs_of_an_organisation_count() -> None:
    organisation = replace(listing("an-organisation"), kind=coded("organisation"))
    covers = "mentoring employment family_support"
    assert points(offer(organisation, covers))["named_need"] < points(offer(listing(), covers))["named_need"]


@pytest.mark.parametrize(
    ("level", "better", "worse"),
    [
        (Level.HIGH, "intervention", "diversion"), (Level.HIGH, "diversion", "prevention"), (Level.MEDIUM, "diversion", "intervention"),
        (Level.MEDIUM, "intervention", "prevention"), (Level.LOW, "prevention", "diversion"), (Level.LOW, "diversion", "intervention"),
    ],
)  # fmt: skip
def test_the_tier_that_suits_the_band_stands_first(level: Level, better: str, worse: str) -> None:
    suits, less = (
        offer(replace(listing(slug), tiers=(coded(tier),)), "mentoring") for slug, tier in (("b-suits", better), ("a-less", worse))
    )
    assert first(suits, less, level=level) == "b-suits"


def test_of_several_tiers_the_best_counts_and_none_is_furthest() -> None:
    none, last, several = (
        points(offer(replace(listing(), tiers=tuple(map(coded, tiers.split()))), "mentoring"), Level.HIGH).get("tier_away", 0)
        for tiers in ("", "prevention", "prevention intervention")
    )
    assert none < last < several == 0


@pytest.mark.parametrize(("words", "described"), [(RULES.listings.enough_words - 1, False), (RULES.listings.enough_words, True)])
def test_a_name_and_a_few_words_is_not_a_description(words: int, described: bool) -> None:
    assert is_described(replace(listing(), description=(Words("word " * words, CITE),)), RULES.listings) is described


@pytest.mark.parametrize(
    ("routes", "settings", "whole_class"),
    [
        ("school", "school", True),
        ("", "school", True),
        ("school self", "school", False),
        ("school", "school community", False),
        ("school", "", False),
    ],
)
def test_sessions_that_schools_choose(routes: str, settings: str, whole_class: bool) -> None:
    ways = tuple(Route(code, Basis.STATED, CITE) for code in routes.split())
    assert is_whole_class(replace(listing(), routes=ways, settings=tuple(map(coded, settings.split()))), RULES.listings) is whole_class


@pytest.mark.parametrize(
    ("run_by", "named", "scheme"), [("government", False, True), ("government", True, False), ("charity", False, False), ("", False, False)]
)
def test_a_scheme_that_names_no_borough(run_by: str, named: bool, scheme: bool) -> None:
    assert is_scheme(listing("one", *([place("hackney")] if named else []), run_by=run_by), RULES.listings) is scheme


@pytest.mark.parametrize(
    ("referrer", "route", "run_by", "can"),
    [("yot", "yot", "charity", True), ("yot", "school", "charity", False), ("yot", "school", "yos", True), ("", "yot", "yos", False)],
)
def test_the_referrer_s_own_way_in(referrer: str, route: str, run_by: str, can: bool) -> None:
    programme = replace(listing(run_by=run_by), routes=(Route(route, Basis.STATED, CITE),))
    assert can_send(programme, someone(**({"referrer": referrer} if referrer else {})), RULES.referrers) is can


def test_a_service_in_the_same_hospital_is_at_hand() -> None:
    there = offer(replace(listing("b-there"), settings=(coded("hospital"),)), "mentoring")
    assert first(offer(listing("a-not-there"), "mentoring"), there, setting="hospital") == "b-there"
    assert "setting" not in points(there, setting="school")


def test_a_part_stands_below_where_its_whole_is_offered() -> None:
    part = replace(offer(listing("a-part"), "mentoring"), whole_is_offered=True)
    assert first(part, offer(listing("b-whole"), "mentoring")) == "b-whole"


def test_the_order_of_the_steps_is_the_data_s() -> None:
    running, fuller = offer(listing("b-running"), ""), offer(with_status("planned", slug="a-planned"), "mentoring employment")
    assert first(running, fuller) == "b-running"
    turned = replace(RULES, order=replace(RULES.order, steps=RULES.order.steps[::-1]))
    assert min((running, fuller), key=lambda one: rank(one, someone(), WANTED, Level.MEDIUM, turned)) is fuller


def test_a_bare_name_costs_points_and_is_no_step_of_its_own() -> None:
    bare = replace(offer(listing("bare"), "mentoring employment family_support"))
    bare = replace(bare, programme=replace(bare.programme, description=()))
    assert points(bare)["bare_name"] < 0
    assert first(bare, offer(listing("described"), "mentoring", NEXT_DOOR)) == "bare"


def test_what_is_alike_stands_by_name() -> None:
    assert first(offer(listing("b"), "mentoring"), offer(listing("a"), "mentoring")) == "a"


def test_evidence_never_orders() -> None:
    claim = Claim("worked", ClaimKind.OUTCOME, "It worked.", "somebody_else", Scope.THIS, CITE)
    bare = offer(listing(), "mentoring")
    told = offer(replace(listing(), claims=(claim,)), "mentoring")
    assert points(bare) == points(told)


def test_what_helps_only_with_an_implied_need_stands_below_what_helps_with_a_named_one() -> None:
    named, implied = offer(listing("z-named"), "victim_of_violence"), offer(listing("a-implied"), "gang_risk")
    wanted = WantedNeeds(frozenset({"victim_of_violence"}), frozenset({"gang_risk"}))
    assert dict(closeness(implied, someone(), wanted, Level.HIGH, RULES))["only_implied"] < 0
    assert "only_implied" not in dict(closeness(named, someone(), wanted, Level.HIGH, RULES))
    nothing_named = WantedNeeds(frozenset(), frozenset({"gang_risk"}))
    assert "only_implied" not in dict(closeness(implied, someone(), nothing_named, Level.HIGH, RULES))


@pytest.mark.parametrize(("verdict", "helped"), [(Verdict.MET, True), (Verdict.UNKNOWN, False)])
def test_a_score_that_a_listing_asks_for_and_has_makes_it_help(verdict: Verdict, *, helped: bool) -> None:
    scored = Finding("sdq", "sdq_score", verdict, "Above 16.", CITE)
    assert helps(offer(listing(), "", Availability.LOCAL, scored), RULES.conditions) is helped
    assert not helps(offer(listing(), "", Availability.LOCAL, replace(scored, requirement=False)), RULES.conditions)
    assert not helps(replace(offer(listing(), "", Availability.LOCAL, scored), whole_is_offered=True), RULES.conditions)


def test_living_where_it_works_counts_once() -> None:
    lives_there = Finding("borough", "residence", Verdict.MET, "Lives here.", CITE)
    plain, tied = offer(listing()), offer(listing(), "", Availability.LOCAL, lives_there)
    assert points(plain) == points(tied)
