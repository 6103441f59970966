"""Money as printed: the same sum however it is written, where it stands, the years that a period names, and what is printed once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.evidence import Claim, ClaimKind, Figure, Scope
from catalogue.domain.money import FigureRules, printed_once, sums
from catalogue.domain.printed_money import also_beside, amount_key, printed_money, repeats, shared_money, standing_at, years_in
from catalogue.domain.programme import Funding, Programme
from catalogue.domain.sources import Citation
from tests.unit.domain.listings import listing

FIGURES = FigureRules(years_of={"over four years": 4})


def at(line: int, anchor: str = "money", source: str = "havering") -> Citation:
    return Citation(source, line, anchor, "A section")


def paid(slug: str, amount: str | None, *cites: Citation) -> Programme:
    return replace(listing(slug), funding=(Funding("For the work.", cites or (at(1),), amount=amount),))


def costing(slug: str, *cites: Citation) -> Programme:
    figures = (Figure("£2 p.a.", "the grant", 2, "pounds", "a year"), Figure("£8", "the grant", 8, "pounds", "over four years"))
    return replace(listing(slug), claims=(Claim("a", ClaimKind.COST, "It costs.", "council", Scope.THIS, cites, figures),))


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2012/13", (2012, 2013)), ("2013-14", (2013, 2014)), ("2012–13", (2012, 2013)), ("2017/2018-2018/2019", (2017, 2018, 2019)),
        ("April 2012 to March 2015", (2012, 2013, 2014, 2015)), ("launch in autumn 2017", (2017,)), ("a year for four years", ()),
        ("2012-2014", (2012, 2013, 2014)), ("", ()), ("20120", ()),
    ],
)  # fmt: skip
def test_a_period_names_its_years(period: str, years: tuple[int, ...]) -> None:
    assert years_in(period) == years


@given(st.text(max_size=40))
def test_whatever_a_period_says_its_years_are_in_order(period: str) -> None:
    years = years_in(period)
    assert list(years) == sorted(set(years))


@pytest.mark.parametrize(
    ("one", "other"), [("£10m", "£10 million"), ("£450k", "£450 K"), ("£88,000 p.a.", "£88000 a year"), ("pots", "Pots")]
)
def test_one_sum_may_be_written_in_two_ways(one: str, other: str) -> None:
    assert amount_key(one) == amount_key(other)


@pytest.mark.parametrize(("one", "other"), [("£10m", "£10k"), ("£10", "£10m"), ("£195k-344k", "£195k"), ("£6,044.000", "£6,044,000")])
def test_two_sums_are_not_one(one: str, other: str) -> None:
    assert amount_key(one) != amount_key(other)


def test_a_sum_stands_where_its_own_words_hold_it() -> None:
    cites = (at(80, "£88,000 p.a. (£352,000 over four years)"), at(81, "£321,000 p.a."))
    assert standing_at("£88,000 p.a.", cites) == {("havering", 80)}
    assert standing_at("£7", cites) == {("havering", 80), ("havering", 81)}


def test_the_same_sum_on_the_same_line_is_one_beside_two_listings() -> None:
    one, other, else_where, dearer = paid("a", "£10m"), paid("b", "£10 million"), paid("c", "£10m", at(2)), paid("d", "£11m")
    shared = shared_money((one, other, else_where, dearer))
    assert also_beside(printed_money(one)[0], "a", shared) == ("b",)
    assert also_beside(printed_money(else_where)[0], "c", shared) == ()
    assert also_beside(printed_money(dearer)[0], "d", shared) == ()


def test_money_without_a_sum_is_shared_with_nobody() -> None:
    none = paid("a", None)
    assert not also_beside(printed_money(none)[0], "a", shared_money((none, paid("b", None))))


def test_what_a_listing_has_as_funding_and_as_a_cost_is_marked_the_second_time() -> None:
    both = replace(costing("a", at(1, "£2 p.a. (£8 over four years)")), funding=paid("a", "£2 p.a.").funding)
    assert repeats(printed_money(both)) == (False, True, False)


def test_a_printed_sum_beside_two_listings_is_counted_once_and_on_another_line_again() -> None:
    first, second, third = (costing(slug, at(line, "£2 p.a. (£8 over four years)")) for slug, line in (("a", 1), ("b", 1), ("c", 2)))
    found = [one for each in (first, second, third) for one in sums(each.claims, FIGURES)]
    assert len(found) == 3
    assert len(printed_once(found)) == 2
