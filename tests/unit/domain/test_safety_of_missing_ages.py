"""Where no age is given, or the answers do not go together, the safer reading holds."""

import pytest

from catalogue.domain.findings import Doubt, findings
from catalogue.domain.judging import Verdict
from catalogue.domain.matching import match
from catalogue.domain.profile import Answer, Profile
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from seed.words import areas

RISKS = ["domestic_abuse_at_home", "sexual_exploitation_risk", "missing_episodes", "weapon_carrying", "criminal_exploitation"]


def advice(snapshot: Snapshot, **answers: Answer) -> set[str]:
    found = match(Profile(answers), snapshot.programmes.values(), rulebook(), areas())
    return {rule.code for rule in found.advice}


@pytest.mark.parametrize("risk", RISKS)
def test_safeguarding_advice_stands_where_nobody_gave_an_age(snapshot: Snapshot, risk: str) -> None:
    assert "safeguarding_referral" in advice(snapshot, need=frozenset({risk}))


@pytest.mark.parametrize("risk", RISKS)
def test_safeguarding_advice_stands_where_only_a_school_year_is_given(snapshot: Snapshot, risk: str) -> None:
    assert "safeguarding_referral" in advice(snapshot, need=frozenset({risk}), school_year=9)


def test_an_adult_who_is_known_to_be_one_is_no_child(snapshot: Snapshot) -> None:
    assert "safeguarding_referral" not in advice(snapshot, need=frozenset({"weapon_carrying"}), age=18)
    assert "safeguarding_referral" in advice(snapshot, need=frozenset({"weapon_carrying"}), age=17)


@pytest.mark.parametrize(
    ("answers", "contradicts"),
    [
        pytest.param({"age": 8, "school_year": 11}, True, id="a child of 8 in Year 11"),
        pytest.param({"age": 15, "school_year": 2}, True, id="a boy of 15 in Year 2"),
        pytest.param({"age": 14, "school_year": 9}, False, id="a boy of 14 in Year 9"),
        pytest.param({"age": 12, "school_year": 9}, False, id="a year ahead"),
        pytest.param({"age": 15, "school_year": 9}, False, id="a year behind"),
        pytest.param({"age": 25, "education": "in_primary"}, True, id="25 and in primary school"),
        pytest.param({"setting": "custody", "justice_status": "none"}, True, id="met in custody with no justice status"),
    ],
)
def test_answers_that_cannot_all_be_right_are_noticed(snapshot: Snapshot, answers: dict[str, Answer], contradicts: bool) -> None:
    found = match(Profile(answers), snapshot.programmes.values(), rulebook(), areas()).band
    assert bool(found.contradictions) is contradicts
    assert found.provisional or not contradicts


def test_only_what_both_an_age_and_a_school_year_allow_is_met(snapshot: Snapshot) -> None:
    chance = snapshot.programmes["chance-uk"]
    (age, *_) = findings(chance, Profile({"age": 8, "school_year": 11}), rulebook().ages, Doubt())
    assert age.verdict is Verdict.NOT_MET


def test_an_age_that_is_not_printed_is_asked_and_rules_nobody_out(snapshot: Snapshot) -> None:
    xlp = snapshot.programmes["xlp"]
    said = [one for one in findings(xlp, Profile({"age": 3}), rulebook().ages, Doubt()) if one.fact == "age_not_stated"]
    assert [one.verdict for one in said] == [Verdict.UNKNOWN]
    assert said[0].question
    assert said[0].citations


@pytest.mark.parametrize(("age", "offered"), [(9, False), (10, True)])
def test_a_child_below_ten_meets_no_condition_about_custody(snapshot: Snapshot, age: int, offered: bool) -> None:
    answer = match(Profile({"age": age, "residence": "hackney"}), snapshot.programmes.values(), rulebook(), areas())
    assert ("project-daedalus" in {one.programme.slug for one in answer.matches}) is offered
