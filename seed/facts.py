"""What conditions may ask of an answer: which facts there are, which operators each can be compared by, and with which values."""

from collections.abc import Callable, Collection, Mapping

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.criteria import Fact, Operator
from catalogue.domain.matching import OUTSIDE, PRINTED_AGES
from catalogue.domain.profile import AGE_OVER_YEAR
from catalogue.schemas.profile import INFORMANTS, REFERRERS
from seed.words import areas, vocabulary

NUMBERS = frozenset({Fact.AGE.value, Fact.SCHOOL_YEAR.value, Fact.SDQ_SCORE.value, AGE_OVER_YEAR})
"""Facts that are answered with a whole number."""
SEVERAL = frozenset({Fact.NEED.value, Fact.ETHNICITY.value})
"""Facts of which several answers can hold at once."""
LISTS = {
    Fact.SEX.value: "sexes", Fact.ETHNICITY.value: "ethnic_groups", Fact.EDUCATION.value: "education_statuses", Fact.NEED.value: "needs",
    Fact.GANG_INVOLVEMENT.value: "gang_involvements", Fact.JUSTICE_STATUS.value: "justice_statuses",
    Fact.SETTING.value: "profile_settings",
}  # fmt: skip
"""The controlled words by which a fact is answered."""
OTHER_CODES: Mapping[str, Callable[[], Collection[str]]] = {
    Fact.RESIDENCE.value: lambda: {OUTSIDE_LONDON, *(area.slug for area in areas().boroughs)},
    "referrer": lambda: REFERRERS,
    "sdq_informant": lambda: INFORMANTS,
    PRINTED_AGES: lambda: {OUTSIDE},
}
UNFAIR = frozenset({Fact.SEX.value, Fact.ETHNICITY.value, Fact.RESIDENCE.value})
"""What may be a provider's own condition and never moves the level, the advice or a need."""
ANSWERED = frozenset({*NUMBERS, *LISTS, *OTHER_CODES}) - UNFAIR - {PRINTED_AGES}
"""Facts that a rule may ask about. Where the rule is told of the ages that are printed, that too."""

LIMITS = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW})
CHOICES = frozenset({Operator.ONE_OF, Operator.NONE_OF})


def operators_of(fact: str) -> frozenset[Operator]:
    """How the answer to a fact can be compared."""
    if fact in NUMBERS:
        return LIMITS | CHOICES
    return CHOICES | {Operator.INCLUDES} if fact in SEVERAL else CHOICES


def wrong_operator(fact: str, operator: Operator) -> str | None:
    """Why a fact cannot be compared by an operator; None where it can."""
    allowed = operators_of(fact)
    return None if operator in allowed else f"“{operator}” does not go with {fact}, which takes {', '.join(sorted(allowed))}."


def wrong_value(fact: str, operator: Operator, value: object) -> str | None:
    """Why a value cannot be compared with a fact by an operator that goes with it; None where it can."""
    if operator in LIMITS:
        return None if is_whole(value) else f"“{operator}” takes a whole number."
    many = [value] if operator is Operator.INCLUDES else value
    if not isinstance(many, list) or not many:
        return f"“{operator}” takes a list."
    return next((reason for item in many if (reason := _wrong_item(fact, item))), None)


def _wrong_item(fact: str, item: object) -> str | None:
    if fact in NUMBERS:
        return None if is_whole(item) else f"“{item}” is not a whole number."
    known = {term.code for term in vocabulary()[LISTS[fact]]} if fact in LISTS else OTHER_CODES[fact]()
    if isinstance(item, str) and item in known:
        return None
    return f"“{item}” is not an answer to {fact}; answers are {', '.join(sorted(known))}."


def is_whole(value: object) -> bool:
    """Whether a value is a whole number and not a yes or no."""
    return isinstance(value, int) and not isinstance(value, bool)
