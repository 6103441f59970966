"""Which comparisons are refused, and which are not; which sums are right; what one costs, or why nobody can say."""

from dataclasses import replace

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.caution import Caution
from catalogue.domain.comparison import cautions, cautions_alone
from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.evidence import Claim, ClaimKind, Figure, Scope
from catalogue.domain.money import FigureRules, sums, unit_costs
from catalogue.domain.programme import Age, AgeBasis, Coded, Funding, KindOfHelp, Programme, Referral, Relation
from catalogue.domain.sources import Basis
from tests.unit.domain.listings import CITE, listing, place

FIGURES = FigureRules(frozenset({"people"}), {"over four years": 4})


def claim(kind: ClaimKind = ClaimKind.OUTCOME, *figures: Figure, scope: Scope = Scope.THIS, where: str | None = None) -> Claim:
    return Claim("a", kind, "Something.", "council", scope, CITE, figures, place=where)


def figure(measures: str = "reoffending", unit: str = "per cent", period: str | None = "a year", *, target: bool = False) -> Figure:
    return Figure("58%", measures, 58, unit, period, target)


def money(value: str, number: float | None, period: str | None = "a year") -> Figure:
    return Figure(value, "funding", number, "pounds", period)


def one(slug: str, *claims: Claim, ages: tuple[int, int] | None = None) -> Programme:
    age = Age(*ages, "as printed", AgeBasis.STATED, CITE) if ages else None
    return replace(listing(slug), claims=claims, age=age)


def rules(*programmes: Programme) -> set[str]:
    return {caution.rule for caution in cautions(programmes)}


def only(rule: str, *programmes: Programme) -> Caution:
    (found,) = (caution for caution in cautions(programmes) if caution.rule == rule)
    return found


def test_nothing_is_refused_where_nothing_is_said() -> None:
    assert not cautions((one("a"), one("b")))


def test_different_outcomes_are_refused_and_the_same_are_not() -> None:
    reoffending, housing = claim(ClaimKind.OUTCOME, figure()), claim(ClaimKind.OUTCOME, figure("settled housing"))
    told = only("different_outcomes", one("a", reoffending), one("b", housing))
    assert "reoffending" in told.text
    assert "settled housing" in told.text
    assert told.about == ("a", "b")
    assert not rules(one("a", reoffending), one("b", reoffending))


def test_the_same_words_in_another_unit_are_another_outcome() -> None:
    people = claim(ClaimKind.OUTCOME, figure(unit="people"))
    assert "different_outcomes" in rules(one("a", claim(ClaimKind.OUTCOME, figure())), one("b", people))


def test_a_count_of_people_beside_a_change_is_refused() -> None:
    counted, changed = one("a", claim(ClaimKind.ACTIVITY, figure("seen", "people"))), one("b", claim())
    assert only("activity_beside_outcome", counted, changed).about == ("a", "b")
    assert not rules(counted, counted)
    assert not rules(changed, changed)


def test_a_target_beside_a_result_is_refused_also_within_one_listing() -> None:
    aim, got = claim(ClaimKind.TARGET, figure(target=True)), claim(ClaimKind.OUTCOME, figure())
    assert "target_beside_result" in rules(one("a", aim), one("b", got))
    assert only("target_beside_result", one("a", claim(ClaimKind.OUTCOME, figure(target=True), figure())), one("b")).about == ("a",)
    assert not rules(one("a", aim), one("b", aim))
    assert not rules(one("a", got), one("b", got))


def test_a_result_from_another_country_is_named_and_said_not_to_be_a_london_result() -> None:
    told = only("another_place", one("a", claim(scope=Scope.ELSEWHERE, where="Boston")), one("b"))
    assert "Boston" in told.text
    assert "no London result for A" in told.text
    own = only("another_place", one("a", claim(scope=Scope.ELSEWHERE, where="Boston"), claim()), one("b"))
    assert "no London result" not in own.text


def test_a_listing_elsewhere_beside_one_in_london_is_refused_and_two_elsewhere_are_not() -> None:
    away = replace(listing("away"), areas=(place("london", Extent.ELSEWHERE),))
    here = replace(listing("here"), areas=(place("hackney"),))
    assert only("another_place", away, here).about == ("away",)
    assert not rules(away, away)
    assert not rules(here, here)


@pytest.mark.parametrize("scope", [Scope.APPROACH, Scope.PART])
def test_what_is_said_of_an_approach_or_a_part_is_kept_from_the_whole(scope: Scope) -> None:
    assert only(scope.value, one("a", claim(scope=scope)), one("b")).about == ("a",)


def test_different_periods_are_refused_and_the_same_are_not() -> None:
    year, unsaid = claim(ClaimKind.OUTCOME, figure()), claim(ClaimKind.OUTCOME, figure(period=None))
    assert "period not stated" in only("different_periods", one("a", year), one("b", unsaid)).text
    assert not rules(one("a", year), one("b", year))
    spent = claim(ClaimKind.COST, money("£1", 1, "2013"))
    assert "different_periods" not in rules(one("a", year), one("b", spent))
    assert "different_periods" in rules(one("a", claim(ClaimKind.COST, money("£1", 1))), one("b", spent))


def test_two_periods_that_nobody_states_are_not_one_period() -> None:
    unsaid = claim(ClaimKind.OUTCOME, figure(period=None))
    assert "different_periods" in rules(one("a", unsaid), one("b", unsaid))


def test_an_outcome_in_words_beside_one_with_a_figure_is_said() -> None:
    told = only("words_beside_figures", one("a", claim()), one("b", claim(ClaimKind.OUTCOME, figure())))
    assert told.about == ("a", "b")
    assert not rules(one("a", claim()), one("b", claim()))


def test_nothing_reported_is_not_a_poor_result() -> None:
    told = only("nothing_reported", one("a"), one("b", claim()))
    assert told.about == ("a",)
    assert "not a poor result" in told.text


def test_a_target_beside_a_count_is_refused() -> None:
    aim, count = claim(ClaimKind.TARGET, figure(target=True)), claim(ClaimKind.ACTIVITY, figure("seen", "people"))
    assert only("target_beside_result", one("a", aim), one("b", count)).about == ("a", "b")


def test_targets_for_different_things_are_refused_and_for_the_same_are_not() -> None:
    families, girls = (
        one(name, claim(ClaimKind.TARGET, figure(f"{name} helped", "people", target=True))) for name in ("families", "girls")
    )
    told = only("different_targets", families, girls)
    assert "Families: families helped" in told.text
    assert "different_targets" not in rules(families, replace(families, slug="c"))


def test_what_is_reported_of_the_country_is_not_set_beside_one_borough() -> None:
    here = replace(one("here", claim()), areas=(place("hackney"),))
    country = replace(one("country", claim()), areas=(place("england", Extent.NATIONAL),))
    assert only("no_one_place", here, country).about == ("country", "here")
    assert only("no_one_place", here, one("unsaid", claim())).about == ("unsaid", "here")
    assert "no_one_place" not in rules(here, replace(country, claims=()))
    assert "no_one_place" not in rules(here, replace(one("london", claim()), areas=(place("london", Extent.LONDON_WIDE),)))


def test_results_elsewhere_are_no_london_results_even_where_nothing_stands_beside_them() -> None:
    away = replace(one("away", claim()), areas=(place("other", Extent.ELSEWHERE),))
    assert only("another_place", away, replace(away, slug="farther")).about == ("away", "farther")
    assert not cautions_alone(away)


def test_one_sum_that_is_printed_once_is_not_two() -> None:
    grant = claim(ClaimKind.COST, money("£245,000", 245000))
    assert "£245,000 stands beside both A and B" in only("same_money", one("a", grant), one("b", grant)).text
    assert "same_money" not in rules(one("a", grant), one("b", claim(ClaimKind.COST, money("£3", 3))))


def test_money_of_two_documents_is_in_the_prices_of_two_times() -> None:
    there = tuple(replace(cite, source="havering") for cite in CITE)
    spent = claim(ClaimKind.COST, money("£1", 1))
    assert "different_prices" in rules(one("a", spent), one("b", replace(spent, citations=there)))
    assert "different_prices" not in rules(one("a", spent), one("b", spent))


def test_a_part_beside_its_whole_is_said_through_every_step() -> None:
    whole = one("whole")
    part, smallest = (replace(one(slug), parent=Coded(parent, Basis.STATED, CITE)) for slug, parent in (("part", "whole"), ("dot", "part")))
    told = [caution.about for caution in cautions((smallest, part, whole)) if caution.rule == "whole_and_part"]
    assert told == [("dot", "part"), ("dot", "whole"), ("part", "whole")]


def test_parents_in_a_circle_end_where_it_closes() -> None:
    first, second = (replace(one(slug), parent=Coded(parent, Basis.STATED, CITE)) for slug, parent in (("a", "b"), ("b", "a")))
    told = [caution.about for caution in cautions((first, second)) if caution.rule == "whole_and_part"]
    assert told == [("a", "b"), ("b", "a")]


def test_names_that_are_easily_confused_are_told_apart_once() -> None:
    linked = replace(one("a"), relations=(Relation("not_to_be_confused", "b", "B is about cricket.", ours=True, citations=CITE),))
    assert only("not_the_same", linked, one("b")).text == "A and B are not the same. B is about cricket."
    assert only("not_the_same", one("b"), linked).about == ("b", "a")


def test_one_young_person_is_not_a_whole_school() -> None:
    singly, together = (replace(one(code), referral=Coded(code, Basis.STATED, CITE)) for code in (Referral.INDIVIDUAL, Referral.GROUP))
    assert only("different_people", singly, together).about == ("individual", "group")


def test_ages_that_nobody_is_of_both_are_refused() -> None:
    assert "different_people" in rules(one("a", ages=(5, 11)), one("b", ages=(12, 17)))
    assert not rules(one("a", ages=(5, 11)), one("b", ages=(11, 17)))
    assert not rules(one("a", ages=(5, 11)), one("b"))


def test_help_beside_enforcement_is_said() -> None:
    power = replace(one("b"), kind_of_help=KindOfHelp.ENFORCEMENT)
    assert only("help_beside_enforcement", one("a"), power).about == ("a", "b")
    assert not rules(power, power)


@pytest.mark.parametrize(
    ("value", "printed", "right"),
    [
        ("£321,000", "£1,284,000", True),
        ("£321,000", "£128,400,000", False),
        ("£1,511,000", "£6,044.000", False),
        ("£321,000", "£1.284m", False),
    ],
)
def test_four_years_of_money_are_added_up(value: str, printed: str, right: bool) -> None:
    yearly = money(value, float(value.strip("£").replace(",", "")))
    (found,) = sums([claim(ClaimKind.COST, yearly, money(printed, None, "over four years"))], FIGURES)
    assert found.adds_up is right
    assert f"4 × {value}" in found.text
    assert ("as printed" if right else f"but {printed} is printed") in found.text


def test_nothing_is_added_up_that_is_not_of_one_thing() -> None:
    other = Figure("£4", "something else", 4, "pounds", "over four years")
    assert not sums([claim(ClaimKind.COST, money("£1", 1), other)], FIGURES)
    assert not sums([claim(ClaimKind.COST, money("£1", 1), money("£4", 4, "to date"))], FIGURES)


def test_what_one_costs_needs_both_numbers_of_one_claim_and_period() -> None:
    people = Figure("40", "young people", 40, "people", "a year")
    (cost,) = unit_costs(one("a", claim(ClaimKind.COST, money("£8,000", 8000), people)), FIGURES)
    assert cost.amount == 200
    assert cost.text == "£8,000 for 40 young people, a year: £200 for each."


@pytest.mark.parametrize(
    ("claims", "because"),
    [
        pytest.param([], "no document gives what it costs", id="no money"),
        pytest.param([claim(ClaimKind.COST, money("£8", 8))], "no number of people", id="no number"),
        pytest.param(
            [claim(ClaimKind.COST, money("£8", 8)), claim(ClaimKind.ACTIVITY, figure(unit="people", period="2013"))],
            "not printed for the same period",
            id="another period",
        ),
        pytest.param(
            [claim(ClaimKind.COST, money("£8", 8)), claim(ClaimKind.ACTIVITY, figure(unit="people"))],
            "of the same thing",
            id="not one claim",
        ),
        pytest.param(
            [claim(ClaimKind.COST, money("£8", 8), figure(unit="people", target=True))], "no number of people", id="a number aimed at"
        ),
        pytest.param(
            [claim(ClaimKind.COST, money("£8", 8), figure(unit="people"), scope=Scope.ELSEWHERE)],
            "no document gives what it costs",
            id="somewhere else",
        ),
    ],
)
def test_otherwise_it_cannot_be_worked_out_because(claims: list[Claim], because: str) -> None:
    (cost,) = unit_costs(one("a", *claims), FIGURES)
    assert cost.amount is None
    assert cost.text.startswith("Cannot be worked out, because ")
    assert because in cost.text


def test_funding_with_a_sum_and_no_number_is_not_called_free() -> None:
    (cost,) = unit_costs(replace(one("a"), funding=(Funding("Money.", CITE, amount="£10k"),)), FIGURES)
    assert "no number of people" in cost.text
    (unsaid,) = unit_costs(replace(one("a"), funding=(Funding("Somebody pays.", CITE),)), FIGURES)
    assert "no document gives what it costs" in unsaid.text


def test_counts_of_different_things_are_refused_and_of_the_same_are_not() -> None:
    visits = one("a", claim(ClaimKind.ACTIVITY, figure("home visits", "visits")))
    people = one("b", claim(ClaimKind.ACTIVITY, figure("young people seen", "people")))
    told = only("different_counts", visits, people)
    assert "home visits" in told.text
    assert "young people seen" in told.text
    assert not rules(visits, replace(visits, slug="c"))
    assert "different_counts" not in rules(visits, one("b", claim(ClaimKind.TARGET, figure("girls seen", "people", target=True))))


def test_one_for_girls_beside_one_for_boys_is_said() -> None:
    def only_for(slug: str, sex: str) -> Programme:
        return replace(
            one(slug), criteria=(Criterion("sex", Fact.SEX, Operator.ONE_OF, (sex,), Force.REQUIREMENT, "For them.", Basis.STATED, CITE),)
        )

    told = only("different_people", only_for("a", "female"), only_for("b", "male"))
    assert "girls and women only" in told.text
    assert "boys and men only" in told.text
    assert not rules(only_for("a", "female"), only_for("b", "female"))
    assert not rules(only_for("a", "female"), one("b"))


def test_money_of_different_years_is_refused_where_it_is_named_as_funding_too() -> None:
    paid = [
        replace(one(slug), funding=(Funding("Paid.", CITE, amount="£10k", period=year),)) for slug, year in (("a", "2012/13"), ("b", None))
    ]
    assert "a year" not in only("different_periods", *paid).text
    assert "2012/13" in only("different_periods", *paid).text
    assert "period not stated" in only("different_periods", *paid).text


def test_the_total_need_not_follow_its_yearly_figure() -> None:
    other = Figure("£2", "something else", 2, "pounds", "a year")
    (found,) = sums([claim(ClaimKind.COST, money("£1", 1), other, money("£4", 4, "over four years"))], FIGURES)
    assert found.adds_up


def test_one_listing_alone_is_only_told_apart_from_what_is_not_its_own() -> None:
    aims = one("a", claim(ClaimKind.OUTCOME, figure(target=True), figure()))
    assert not cautions_alone(aims)
    assert [told.rule for told in cautions_alone(one("a", claim(scope=Scope.ELSEWHERE, where="Boston")))] == ["another_place"]
