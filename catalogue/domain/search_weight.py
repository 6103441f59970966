"""What a listing counts in a search beside another whose words match as well. Pure: a listing and the rules in, a number out."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.domain.areas import Extent
from catalogue.domain.programme import KindOfHelp, Programme
from catalogue.domain.status import StatusRules, is_running


@dataclass(frozen=True, slots=True)
class InitialRules:
    """Which names are shortened to initials: those of so many telling words; `small_words` do not tell."""

    fewest: int
    most: int
    small_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class SearchRules:
    """What listings count, each number above 0 and up to 1, and which of their words are found.

    `apart` is for what is no support, `kinds` for some kinds, else `referrals` by whom it takes; `frames` (by kind), `elsewhere`
    and `not_running` are multiplied in. `wider_places` is what a listing counts that names no borough where one is asked for.
    A line on which at least `heading_from` listings stand is a heading, whose words are not theirs.
    """

    apart: float
    kinds: Mapping[str, float]
    referrals: Mapping[str, float]
    frames: Mapping[str, float]
    elsewhere: float
    not_running: float
    wider_places: Mapping[str, float]
    initials: InitialRules
    heading_from: int


def search_weight(programme: Programme, rules: SearchRules, statuses: StatusRules) -> float:
    """What a mention counts: help that one can be sent to stands above what can only be read about, and above enforcement."""
    here = [place for place in programme.areas if not place.control]
    away = bool(here) and all(place.extent is Extent.ELSEWHERE for place in here)
    runs = is_running(programme, statuses)
    return _of_kind(programme, rules) * (rules.elsewhere if away else 1) * (1 if runs else rules.not_running)


def _of_kind(programme: Programme, rules: SearchRules) -> float:
    if programme.kind_of_help is not KindOfHelp.SUPPORT:
        return rules.apart
    kind = programme.kind.code
    return rules.kinds.get(kind, rules.referrals[programme.referral.code]) * rules.frames.get(kind, 1)
