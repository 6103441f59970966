"""How serious it looks, as design section 6 has it: each line, both sides."""

import pytest

from catalogue.domain.banding import band
from catalogue.domain.profile import Answer
from catalogue.domain.rules import Level
from seed.rules import rulebook
from tests.unit.domain.listings import someone

RULES = rulebook()
ASKED: dict[str, Answer] = {"gang_involvement": "none", "justice_status": "none", "need": frozenset({"mentoring"})}
CALM: dict[str, Answer] = ASKED | {"age": 14, "education": "in_secondary"}
HIGH, MEDIUM, LOW, UNKNOWN = Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN


def level(*needs: str, **answers: Answer) -> Level:
    """The level of somebody of whom all else is calm."""
    return band(someone(**(CALM | answers | ({"need": frozenset(needs)} if needs else {}))), RULES.bands).level


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ("mentoring", LOW), ("employment", LOW), ("family_support", LOW), ("low_level_asb", LOW), ("looked_after", LOW),
        ("housing_safety", LOW), ("peer_conflict", LOW), ("weapon_carrying", MEDIUM), ("victim_of_violence", MEDIUM),
        ("violent_behaviour", MEDIUM), ("sibling_in_gang", MEDIUM), ("domestic_abuse_at_home", MEDIUM), ("substance_misuse", MEDIUM),
        ("mental_health", MEDIUM), ("bereavement", MEDIUM), ("fire_setting", MEDIUM), ("missing_episodes", MEDIUM),
        ("gang_exit", HIGH), ("sexual_exploitation_risk", HIGH), ("criminal_exploitation", HIGH), ("immediate_danger", HIGH),
        ("self_harm", HIGH), ("abuse_at_home", HIGH),
        ("victim_of_violence housing_safety", HIGH), ("looked_after missing_episodes", HIGH),
    ],
)  # fmt: skip
def test_a_need_alone(needs: str, expected: Level) -> None:
    assert level(*needs.split()) is expected


@pytest.mark.parametrize(
    ("fact", "answer", "expected"),
    [
        ("gang_involvement", "at_risk", MEDIUM), ("gang_involvement", "peripheral", MEDIUM), ("gang_involvement", "member", HIGH),
        ("gang_involvement", "wants_to_leave", HIGH), ("justice_status", "asb_warning", LOW), ("justice_status", "arrested", MEDIUM),
        ("justice_status", "pre_court", MEDIUM), ("justice_status", "community_order", MEDIUM), ("justice_status", "probation", MEDIUM),
        ("justice_status", "post_release", MEDIUM), ("justice_status", "custody", HIGH), ("education", "in_secondary", LOW),
        ("education", "neet", LOW), ("education", "at_risk_of_exclusion", MEDIUM), ("education", "excluded", MEDIUM),
        ("education", "pru", MEDIUM), ("sdq_score", 16, LOW), ("sdq_score", 17, MEDIUM),
    ],
)  # fmt: skip
def test_an_answer_alone(fact: str, answer: Answer, expected: Level) -> None:
    assert level(**{fact: answer}) is expected


@pytest.mark.parametrize("need", ["violent_behaviour", "gang_exit"])
def test_just_released_with_violence_or_a_gang_in_play_is_high(need: str) -> None:
    assert level(need, justice_status="post_release", gang_involvement="at_risk") is HIGH


def test_every_rule_that_fires_is_shown_and_the_highest_decides() -> None:
    found = band(someone(**(CALM | {"sdq_score": 20, "gang_involvement": "member"})), RULES.bands)
    assert {rule.id for rule in found.reasons} == {"sdq-above-16", "in-a-gang"}
    assert found.level is HIGH


def test_nothing_known_is_unknown_and_not_low() -> None:
    found = band(someone(age=14), RULES.bands)
    assert (found.level, found.provisional) == (UNKNOWN, True)
    assert set(found.missing) == {"gang_involvement", "justice_status", "need"}


@pytest.mark.parametrize("missing", sorted(ASKED))
def test_one_of_the_three_missing_is_never_low(missing: str) -> None:
    calm = someone(**CALM)
    assert band(calm, RULES.bands).level is LOW
    found = band(calm.without(frozenset({missing})), RULES.bands)
    assert (found.level, found.provisional, found.missing) == (UNKNOWN, True, (missing,))


@pytest.mark.parametrize("missing", ["age", "education"])
def test_low_is_provisional_until_age_and_school_are_answered(missing: str) -> None:
    found = band(someone(**CALM).without(frozenset({missing})), RULES.bands)
    assert (found.level, found.provisional, found.missing) == (LOW, True, (missing,))


@pytest.mark.parametrize(("age", "provisional"), [(3, False), (4, True)])
def test_of_a_child_too_young_for_school_the_school_is_not_asked(age: int, provisional: bool) -> None:
    found = band(someone(**(ASKED | {"age": age})), RULES.bands)
    assert (found.level, found.provisional) == (LOW, provisional)


def test_a_school_year_stands_for_an_age() -> None:
    assert not band(someone(**(ASKED | {"school_year": 9, "education": "in_secondary"})), RULES.bands).provisional


def test_medium_with_something_missing_is_provisional_and_high_is_not() -> None:
    assert band(someone(gang_involvement="at_risk"), RULES.bands).provisional
    assert not band(someone(gang_involvement="member"), RULES.bands).provisional


def test_a_missing_score_alone_is_not_provisional() -> None:
    assert not band(someone(**CALM), RULES.bands).provisional


def test_an_age_outside_every_range_is_provisional() -> None:
    assert band(someone(**CALM), RULES.bands, outside_ages=True).provisional


@pytest.mark.parametrize(
    ("answers", "contradicts"),
    [
        pytest.param({"age": 9, "justice_status": "arrested"}, True, id="a child of 9 cannot be arrested"),
        pytest.param({"age": 10, "justice_status": "arrested"}, False, id="a child of 10 can"),
        pytest.param({"age": 9, "justice_status": "asb_warning"}, False, id="a child of 9 can be warned"),
        pytest.param({"age": 9, "justice_status": "none"}, False, id="a child of 9 with no justice status"),
        pytest.param({"age": 3, "education": "excluded"}, True, id="excluded before school begins"),
        pytest.param({"age": 4, "education": "at_risk_of_exclusion"}, False, id="at risk of exclusion in the first year"),
        pytest.param({"justice_status": "custody", "education": "in_secondary"}, True, id="custody and school outside"),
        pytest.param({"justice_status": "custody", "education": "excluded"}, False, id="custody and excluded"),
        pytest.param({"justice_status": "custody"}, False, id="custody and nothing said of school"),
        pytest.param({"gang_involvement": "none", "need": frozenset({"gang_exit"})}, True, id="a way out of no gang"),
        pytest.param({"gang_involvement": "member", "need": frozenset({"gang_exit"})}, False, id="a way out of a gang"),
        pytest.param({"need": frozenset({"gang_exit"})}, False, id="a way out and nothing said of the gang"),
        pytest.param({"justice_status": "none", "need": frozenset({"leaving_custody"})}, True, id="leaving custody and never there"),
        pytest.param({"justice_status": "custody", "need": frozenset({"leaving_custody"})}, False, id="leaving custody"),
        pytest.param({"justice_status": "asb_warning", "need": frozenset({"on_yot_order"})}, True, id="an order that is denied"),
        pytest.param({"justice_status": "community_order", "need": frozenset({"on_yot_order"})}, False, id="an order"),
    ],
)
def test_a_contradiction(answers: dict[str, Answer], contradicts: bool) -> None:
    found = band(someone(**answers), RULES.bands)
    assert bool(found.contradictions) is contradicts
    assert found.provisional or not contradicts
