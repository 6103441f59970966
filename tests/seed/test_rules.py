"""The rules as data: ids, citations, and weights that the code and the data both know."""

import ast
import inspect
from dataclasses import fields
from typing import Any

import pytest

from catalogue.domain import ordering
from catalogue.domain.availability import Availability
from catalogue.domain.criteria import Fact, Operator
from catalogue.domain.findings import CODE_OF_FACT
from catalogue.domain.matching import PRINTED_AGES
from catalogue.domain.profile import AGE_OVER_YEAR
from catalogue.domain.rules import Level, Rule
from catalogue.schemas.profile import REFERRERS
from seed.rule_schemas import LIMITS, WEIGHTS
from seed.rules import FOLDER, rulebook
from seed.words import vocabulary

RULES = rulebook()
LISTS: dict[str, tuple[Rule, ...]] = {
    "bands": RULES.bands.levels,
    "emergencies": RULES.safety.emergencies,
    "advice": RULES.safety.advice,
    "contradictions": RULES.bands.contradictions,
    "stops": RULES.safety.stops,
    "needs": RULES.needs.implied,
}
FACTS = {fact.value for fact in Fact} - {Fact.ASKED.value} | {AGE_OVER_YEAR, PRINTED_AGES}  # these two are worked out


def codes(name: str) -> set[str]:
    return {term.code for term in vocabulary()[name]}


def test_every_file_of_rules_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {*LISTS, "matching", "search"}


@pytest.mark.parametrize("name", LISTS)
def test_every_id_is_unique_and_every_rule_says_something(name: str) -> None:
    ids = [rule.id for rule in LISTS[name]]
    assert len(set(ids)) == len(ids) > 0
    for rule in LISTS[name]:
        assert rule.text.endswith((".", ").")), rule.id
        assert rule.alternatives, rule.id
        assert all(rule.alternatives), rule.id


@pytest.mark.parametrize("name", LISTS)
def test_every_condition_is_about_what_a_profile_can_answer(name: str) -> None:
    for rule in LISTS[name]:
        for condition in (one for alternative in rule.alternatives for one in alternative):
            assert condition.fact in FACTS, rule.id
            assert condition.operator is not Operator.ASKED, rule.id


def test_ethnicity_sex_and_borough_stand_in_no_rule() -> None:
    rules = [rule for part in LISTS.values() for rule in part]
    about = {condition.fact for rule in rules for alternative in rule.alternatives for condition in alternative}
    assert about.isdisjoint({"ethnicity", "sex", "residence"})


def test_every_level_is_a_level_and_every_need_a_need() -> None:
    assert {rule.code for rule in RULES.bands.levels} == {Level.MEDIUM.value, Level.HIGH.value}
    assert {rule.code for rule in RULES.needs.implied} <= codes("needs")
    assert RULES.doubts.doubtful_needs <= codes("needs")
    assert {*RULES.needs.helped_by, *(tag for tags in RULES.needs.helped_by.values() for tag in tags)} <= codes("needs")


def test_a_band_without_a_citation_is_an_emergency() -> None:
    practice = {rule.alternatives for rule in RULES.safety.emergencies}
    assert not [rule.id for rule in RULES.bands.levels if rule.citation is None and rule.alternatives not in practice]


def test_every_emergency_is_high_and_says_999() -> None:
    high = {alternative for rule in RULES.bands.levels if rule.code == "high" for alternative in rule.alternatives}
    calls = {alternative for rule in RULES.safety.advice if rule.code == "emergency_999" for alternative in rule.alternatives}
    for rule in RULES.safety.emergencies:
        assert set(rule.alternatives) <= high, rule.id
        assert set(rule.alternatives) <= calls, rule.id


def test_every_code_of_the_plain_rules_is_known() -> None:
    referrers = RULES.referrers
    assert set(RULES.order.standing_of_status) == codes("statuses")
    assert {tier for tiers in RULES.order.tiers_for_band.values() for tier in tiers} <= codes("tiers")
    assert {level.value for level in Level} <= set(RULES.order.tiers_for_band)
    assert RULES.places.crosses_borders | RULES.listings.scheme_bodies <= codes("provider_types")
    assert set(referrers.agency_of_referrer.values()) <= codes("provider_types")
    assert {route for routes in referrers.routes_of_referrer.values() for route in routes} <= codes("routes")
    assert {*referrers.routes_of_referrer, *referrers.agency_of_referrer, *referrers.contracting_referrers} <= set(REFERRERS)
    assert RULES.conditions.telling_facts | RULES.conditions.situation_facts | RULES.conditions.place_facts <= set(Fact)
    assert RULES.conditions.sensitive_codes <= set(CODE_OF_FACT.values())
    assert RULES.listings.organisation_kinds <= codes("kinds")
    assert RULES.listings.whole_class_settings <= codes("settings")
    assert RULES.listings.whole_class_routes | referrers.contract_routes <= codes("routes")
    assert RULES.order.telling_settings <= codes("profile_settings") & codes("settings")
    assert set(RULES.bands.band_needs_answers_to) | RULES.doubts.doubtful_facts <= FACTS


def test_nobody_who_governs_a_borough_crosses_its_border() -> None:
    assert RULES.places.crosses_borders.isdisjoint({"council", "yos", "police"})


def amounts_weighed() -> set[str]:
    """The names of what `closeness` weighs: the keys of the dictionaries that it and its helper build."""
    tree = ast.parse(inspect.getsource(ordering))
    builders = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in {"closeness", "conditions_met"}]
    keys = [key for one in builders for node in ast.walk(one) if isinstance(node, ast.Dict) for key in node.keys]
    return {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def test_every_weight_in_the_data_is_used_and_every_weight_used_is_in_the_data() -> None:
    assert set(RULES.order.weights) == set(WEIGHTS) == amounts_weighed() | {one.value for one in Availability}


def test_the_weights_keep_what_their_comment_promises() -> None:
    weights = RULES.order.weights
    assert weights["local"] > max(weights["london_wide"], weights["not_confirmed"]) > weights["neighbouring"]
    assert not [name for name in weights if "evidence" in name or name in {"result", "evaluation", "standard"}]


def held_as(name: str) -> Any:
    """What the one part of the book that has this name holds by it."""
    parts = [getattr(RULES, one.name) for one in fields(RULES)]
    (value,) = (getattr(part, name) for part in parts if hasattr(part, name))
    return value


def test_every_limit_says_why_and_the_book_holds_what_it_says() -> None:
    assert {limit.name for limit in RULES.limits} == set(LIMITS)
    for limit in RULES.limits:
        held = held_as(limit.name)
        assert limit.why.endswith("."), limit.name
        assert held == limit.value if isinstance(held, int) else set(held) == set(limit.value if isinstance(limit.value, tuple) else ())


def test_an_age_may_be_a_year_away_from_what_a_school_year_says_and_no_more() -> None:
    (rule,) = (one for one in RULES.bands.contradictions if AGE_OVER_YEAR in one.facts)
    youngest, oldest = RULES.ages.years_to_ages
    limits = {(one.operator, one.value) for conditions in rule.alternatives for one in conditions}
    assert limits == {(Operator.BELOW, youngest - 1), (Operator.ABOVE, oldest + 1)}


def test_the_version_names_the_data() -> None:
    assert RULES.version.count("-") == 1
