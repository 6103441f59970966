"""Conditions for joining, as data: a fact about a person, an operator, a value, and where the document says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from catalogue.domain.sources import Basis, Citation

Value: TypeAlias = int | str | tuple[int, ...] | tuple[str, ...] | None


class Fact(StrEnum):
    """What a criterion is about. `asked` is a condition that no answer in the matching form settles."""

    AGE = "age"
    SCHOOL_YEAR = "school_year"
    SDQ_SCORE = "sdq_score"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    RESIDENCE = "residence"
    EDUCATION = "education"
    NEED = "need"
    GANG_INVOLVEMENT = "gang_involvement"
    JUSTICE_STATUS = "justice_status"
    SETTING = "setting"
    ASKED = "asked"


class Operator(StrEnum):
    """How a value is compared. Limits are inclusive but for `above` and `below`."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    INCLUDES = "includes"
    ASKED = "asked"


class Force(StrEnum):
    """A requirement can rule out; a priority (“targets”, “typically”) only orders."""

    REQUIREMENT = "requirement"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition for joining.

    Criteria of one `group` are alternatives. Criteria of a `strand` hold for that strand alone: a young person
    needs to meet the general criteria and those of any one strand.
    """

    id: str
    fact: Fact
    operator: Operator
    value: Value
    force: Force
    text: str
    basis: Basis
    citations: tuple[Citation, ...]
    question: str | None = None
    group: str | None = None
    strand: str | None = None

    @property
    def value_codes(self) -> frozenset[str]:
        """The codes among the values; none where it compares numbers."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return frozenset(value for value in values if isinstance(value, str))


def alternatives(criteria: Iterable[Criterion]) -> tuple[tuple[Criterion, ...], ...]:
    """Each condition with those that may be met instead of it, in the order of the first: those of one group are together."""
    groups: dict[tuple[bool, str], list[Criterion]] = {}
    for one in criteria:
        groups.setdefault((one.group is not None, one.group or one.id), []).append(one)
    return tuple(map(tuple, groups.values()))
