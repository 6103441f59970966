"""One condition against one profile: met, not met, or unknown, on both sides of each line."""

import pytest

from catalogue.domain.criteria import Operator, Value
from catalogue.domain.judging import Condition, Verdict, all_of, any_of, judge
from catalogue.domain.profile import Answer, Profile
from tests.unit.domain.listings import someone

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("operator", "value", "answer", "expected"),
    [
        pytest.param(Operator.AT_LEAST, 11, 10, NOT_MET, id="10 is not at least 11"),
        pytest.param(Operator.AT_LEAST, 11, 11, MET, id="11 is at least 11"),
        pytest.param(Operator.AT_MOST, 17, 17, MET, id="17 is at most 17"),
        pytest.param(Operator.AT_MOST, 17, 18, NOT_MET, id="18 is not at most 17"),
        pytest.param(Operator.ABOVE, 16, 16, NOT_MET, id="16 is not above 16"),
        pytest.param(Operator.ABOVE, 16, 17, MET, id="17 is above 16"),
        pytest.param(Operator.BELOW, 10, 9, MET, id="9 is below 10"),
        pytest.param(Operator.BELOW, 10, 10, NOT_MET, id="10 is not below 10"),
        pytest.param(Operator.AT_LEAST, 0, 0, MET, id="nought is an answer"),
        pytest.param(Operator.ONE_OF, ("a", "b"), "b", MET, id="b is one of a and b"),
        pytest.param(Operator.ONE_OF, ("a", "b"), "c", NOT_MET, id="c is not one of a and b"),
        pytest.param(Operator.ONE_OF, ("a", "b"), frozenset({"b", "c"}), MET, id="of b and c one is among a and b"),
        pytest.param(Operator.ONE_OF, ("a",), frozenset({"b", "c"}), NOT_MET, id="of b and c none is a"),
        pytest.param(Operator.NONE_OF, ("a", "b"), "c", MET, id="c is none of a and b"),
        pytest.param(Operator.NONE_OF, ("a", "b"), "a", NOT_MET, id="a is one of those refused"),
        pytest.param(Operator.NONE_OF, ("a",), frozenset({"a", "c"}), NOT_MET, id="one of several that is refused refuses"),
        pytest.param(Operator.ONE_OF, (6, 7), 7, MET, id="year 7 is one of years 6 and 7"),
        pytest.param(Operator.INCLUDES, "a", frozenset({"a", "b"}), MET, id="a and b include a"),
        pytest.param(
            Operator.INCLUDES, "c", frozenset({"a", "b"}), NOT_MET, id="in a list that holds any, an absent need was not mentioned"
        ),
        pytest.param(Operator.INCLUDES, "a", frozenset(), UNKNOWN, id="an empty list was not asked"),
        pytest.param(Operator.ASKED, None, "anything", UNKNOWN, id="what no answer settles stays open"),
    ],
)
def test_a_condition(operator: Operator, value: Value, answer: Answer, expected: Verdict) -> None:
    assert judge(Condition("fact", operator, value), someone(fact=answer)) is expected


@pytest.mark.parametrize("operator", list(Operator))
def test_what_is_not_known_is_never_a_no_and_never_a_yes(operator: Operator) -> None:
    assert judge(Condition("fact", operator, ("a",)), someone()) is UNKNOWN


@pytest.mark.parametrize(
    ("verdicts", "all_are", "any_is"),
    [
        pytest.param((), MET, NOT_MET, id="none at all"),
        pytest.param((MET, UNKNOWN), UNKNOWN, MET, id="one is open"),
        pytest.param((MET, UNKNOWN, NOT_MET), NOT_MET, MET, id="one is missed"),
        pytest.param((UNKNOWN, NOT_MET), NOT_MET, UNKNOWN, id="one is open, the other missed"),
    ],
)
def test_several_together(verdicts: tuple[Verdict, ...], all_are: Verdict, any_is: Verdict) -> None:
    assert (all_of(verdicts), any_of(verdicts)) == (all_are, any_is)


def test_a_profile_never_prints_its_answers() -> None:
    assert "marker" not in repr(Profile({"ethnicity": frozenset({"marker"})}))


def test_a_yes_is_not_a_number() -> None:
    assert someone(age=True).number("age") is None
    assert someone(age=1).number("age") == 1


def test_taking_an_answer_back_leaves_the_others() -> None:
    assert someone(age=9, sex="male").without(frozenset({"age"})).answers == {"sex": "male"}
