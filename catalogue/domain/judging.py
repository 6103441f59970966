"""Three answers, never two: what a profile says of a condition is met, not met, or unknown."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from catalogue.domain.criteria import Operator, Value
from catalogue.domain.profile import Answer, Profile


class Verdict(IntEnum):
    """Ordered from worst to best, so that “all of” is the least and “any of” is the greatest."""

    NOT_MET = 0
    UNKNOWN = 1
    MET = 2


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact, an operator and a value: what rules are made of."""

    fact: str
    operator: Operator
    value: Value


def _shares(answer: Answer, allowed: Iterable[Any]) -> bool:
    """Whether a code, or any of several codes, is among those allowed."""
    held = answer if isinstance(answer, frozenset) else {answer}
    return bool(held & set(allowed))


TESTS: Mapping[Operator, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        Operator.AT_LEAST: operator.ge,
        Operator.AT_MOST: operator.le,
        Operator.ABOVE: operator.gt,
        Operator.BELOW: operator.lt,
        Operator.ONE_OF: _shares,
        Operator.NONE_OF: lambda answer, refused: not _shares(answer, refused),
        Operator.INCLUDES: operator.contains,
    }
)


def judge(condition: Condition, profile: Profile) -> Verdict:
    """What the profile says of one condition. A fact that is not known is never a no and never a yes."""
    answer = profile.answer(condition.fact)
    if answer is None or condition.operator is Operator.ASKED:
        return Verdict.UNKNOWN
    return Verdict.MET if TESTS[condition.operator](answer, condition.value) else Verdict.NOT_MET


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of several; met where there are none."""
    return min(verdicts, default=Verdict.MET)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The best of several; not met where there are none."""
    return max(verdicts, default=Verdict.NOT_MET)
