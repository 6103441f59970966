"""The answers about a young person: nothing that identifies anybody, and every one of them may be missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Answer: TypeAlias = int | str | bool | frozenset[str]

UNANSWERED_NEEDS: frozenset[str] = frozenset()
"""An empty list of needs was not asked; in a list that holds any, a need that is absent was not mentioned."""
AGE_OVER_YEAR = "age_over_year"
"""A fact that is worked out: the age less the school year."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a practitioner answered, by fact. A fact that is not here is not known.

    `age` and `school_year` and `sdq_score` are whole numbers; `need` and `ethnicity` are sets of codes; `residence` is
    a borough's slug or `outside_london`; the rest are codes. It does not print: logs and tracebacks go through repr.
    """

    answers: Mapping[str, Answer] = field(repr=False)

    def answer(self, fact: str) -> Answer | None:
        """What is known of a fact; None where it is not. `age_over_year` is the age less the school year, where both are known."""
        if fact == AGE_OVER_YEAR:
            return self._age_over_year()
        found = self.answers.get(fact)
        return None if found == UNANSWERED_NEEDS else found

    def _age_over_year(self) -> int | None:
        age, year = self.number("age"), self.number("school_year")
        return None if age is None or year is None else age - year

    def number(self, fact: str) -> int | None:
        """A number that is known."""
        found = self.answer(fact)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def word(self, fact: str) -> str | None:
        """A code that is known."""
        found = self.answer(fact)
        return found if isinstance(found, str) else None

    def codes(self, fact: str) -> frozenset[str]:
        """The codes that are known; none where the fact is not."""
        found = self.answer(fact)
        return found if isinstance(found, frozenset) else frozenset()

    def without(self, facts: frozenset[str]) -> "Profile":
        """The same answers with these facts not known."""
        return Profile({fact: answer for fact, answer in self.answers.items() if fact not in facts})
