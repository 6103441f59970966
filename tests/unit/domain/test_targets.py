"""What may be drawn beside its target, why nothing is where nothing may, and who reports what."""

from dataclasses import replace

import pytest

from catalogue.domain.evidence import Claim, ClaimKind, Figure, Scope
from catalogue.domain.money import FigureRules
from catalogue.domain.targets import reports, targets
from tests.unit.domain.listings import CITE, listing

FIGURES = FigureRules(frozenset({"people", "cases"}))


def claim(*figures: Figure, kind: ClaimKind = ClaimKind.OUTCOME, scope: Scope = Scope.THIS, by: str = "council") -> Claim:
    return Claim("a", kind, "Something.", by, scope, CITE, figures)


def aim(number: float | None = 60, unit: str = "per cent", period: str | None = None) -> Figure:
    return Figure("60", "in work", number, unit, period, target=True)


def got(number: float | None = 61, unit: str = "per cent", period: str | None = None) -> Figure:
    return Figure("61", "in work", number, unit, period)


def pairs(*claims: Claim) -> list[tuple[float | None, float | None]]:
    found = targets(replace(listing("a"), claims=claims), FIGURES)
    return [(pair.target.number, pair.reported.number) for pair in found.pairs]


def test_a_result_stands_beside_the_target_of_the_same_claim() -> None:
    assert pairs(claim(aim(60), got(61)), claim(aim(80), got(89))) == [(60, 61), (80, 89)]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([claim(aim()), claim(got())], id="not one claim"),
        pytest.param([claim(aim(unit="people"), got())], id="not one unit"),
        pytest.param([claim(aim(), got(None))], id="no number"),
        pytest.param([claim(aim(), got(), scope=Scope.ELSEWHERE)], id="somewhere else"),
        pytest.param(
            [claim(aim(period="a year"), aim(80, period="four years"), got(period="2013"))], id="two targets, neither of the period"
        ),
    ],
)
def test_otherwise_nothing_is_drawn_and_it_is_said_why(claims: list[Claim]) -> None:
    found = targets(replace(listing("a"), claims=tuple(claims)), FIGURES)
    assert not found.pairs
    assert found.because


def test_of_two_targets_the_one_for_the_same_time_is_taken() -> None:
    yearly, four = aim(20, "people", "a year"), aim(80, "people", "four years")
    assert pairs(claim(yearly, four, got(51, "cases", "year to date (March 2015)"))) == [(20, 51)]


@pytest.mark.parametrize(
    ("claims", "because"),
    [
        ([], "no figure"),
        ([claim(got())], "no target"),
        ([claim(aim())], "nothing is reported beside them"),
        ([claim(got(), kind=ClaimKind.TARGET)], "nothing is reported beside them"),
        ([claim(aim()), claim(got())], "not printed for one thing"),
    ],
)
def test_the_reason_is_the_first_thing_that_is_missing(claims: list[Claim], because: str) -> None:
    assert because in targets(replace(listing("a"), claims=tuple(claims)), FIGURES).because


def test_who_reports_what_is_counted_of_the_listing_itself() -> None:
    told = reports(
        replace(
            listing("a"),
            claims=(
                claim(kind=ClaimKind.ACTIVITY), claim(by="provider"), claim(by="not_stated"), claim(by="independent"),
                claim(by="independent", scope=Scope.APPROACH), claim(scope=Scope.PART),
            ),
        )
    )  # fmt: skip
    assert (told.activity, told.own_outcome, told.unsaid_outcome, told.independent_outcome) == (1, 2, 1, 1)
