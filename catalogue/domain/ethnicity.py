"""Reading a free answer about ethnicity as groups that providers' stated conditions name. It moves no band, ever."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EthnicWord:
    """A word, the groups that it tells of, and the words beside which it does not."""

    word: str
    groups: frozenset[str]
    unless: frozenset[str] = frozenset()


def groups_of(answer: str, known: Iterable[EthnicWord]) -> frozenset[str]:
    """The groups that an answer tells of; none where no word is known. “White” beside another group adds nothing: it is mixed."""
    words = set(re.findall(r"[a-z]+", answer.casefold()))
    found = [one.groups for one in known if one.word in words and not words & one.unless]
    groups = frozenset(group for one in found for group in one)
    return groups - {"white"} if len(groups) > 1 else groups
