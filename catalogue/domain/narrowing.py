"""Narrowing matches to some of them. What is left keeps its order; nothing is offered that was not offered before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from catalogue.domain.matches import Match, Standing
from catalogue.domain.ordering import can_send
from catalogue.domain.profile import Profile
from catalogue.domain.rules import Rulebook
from catalogue.domain.status import is_running


class NarrowingCondition(StrEnum):
    """Conditions that all have to hold."""

    FITS = "fits"
    SENDABLE = "sendable"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What matches are narrowed to. Several of one kind are alternatives; different kinds all hold; an empty kind narrows nothing."""

    places: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()

    def keeps(self, one: Match, profile: Profile, rules: Rulebook) -> bool:
        """Whether a match is left."""
        tiers = {tier.code for tier in one.programme.tiers}
        kinds = ((self.places, {one.where.availability.value}), (self.needs, one.covers), (self.tiers, tiers))
        return all(not asked or asked & held for asked, held in kinds) and all(holds(code, one, profile, rules) for code in self.only)

    def __bool__(self) -> bool:
        return bool(self.places or self.needs or self.tiers or self.only)


def holds(code: str, one: Match, profile: Profile, rules: Rulebook) -> bool:
    """Whether one of the conditions that all have to hold does."""
    return TESTS[NarrowingCondition(code)](one, profile, rules)


TESTS: Mapping[NarrowingCondition, Callable[[Match, Profile, Rulebook], bool]] = MappingProxyType(
    {
        NarrowingCondition.FITS: lambda one, _profile, _rules: one.standing is Standing.FITS,
        NarrowingCondition.SENDABLE: lambda one, profile, rules: can_send(one.programme, profile, rules.referrers),
        NarrowingCondition.RUNNING: lambda one, _profile, rules: is_running(one.programme, rules.statuses),
    }
)
