"""Narrowing and changing: nothing is offered that was not, the order stays, and a difference is told from both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.availability import Availability
from catalogue.domain.changes import Changes, changes
from catalogue.domain.matching import Answer, match
from catalogue.domain.narrowing import Narrowing, NarrowingCondition
from catalogue.domain.profile import Profile
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from seed.words import areas
from tests.unit.domain.listings import listing, offer, someone
from tests.unit.domain.profiles import FEW, NEEDS, codes, profiles

RULES = rulebook()
PLACES = [one.value for one in Availability]


def subsets(values: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=2)


NARROWINGS = st.builds(
    Narrowing, subsets(PLACES), subsets(NEEDS), subsets(codes("tiers")), subsets([one.value for one in NarrowingCondition])
)


def answer(profile: Profile, snapshot: Snapshot) -> Answer:
    return match(profile, snapshot.programmes.values(), RULES, areas())


def vars_of(found: Changes) -> tuple[object, ...]:
    return (found.offered, found.gone, found.settled, found.opened, found.advice)


@given(profiles(), NARROWINGS, NARROWINGS)
@FEW
def test_one_more_condition_never_shows_more(snapshot: Snapshot, profile: Profile, one: Narrowing, other: Narrowing) -> None:
    every = answer(profile, snapshot).matches
    both = Narrowing(one.places, one.needs, one.tiers, one.only | other.only)
    kept, fewer = ([found for found in every if narrowing.keeps(found, profile, RULES)] for narrowing in (one, both))
    assert [found for found in kept if found in fewer] == fewer
    assert [found for found in every if Narrowing().keeps(found, profile, RULES)] == list(every)


@pytest.mark.parametrize(
    ("narrowing", "kept"),
    [
        (Narrowing(places=frozenset({"local"})), True),
        (Narrowing(places=frozenset({"london_wide"})), False),
        (Narrowing(places=frozenset({"london_wide", "local"})), True),
        (Narrowing(needs=frozenset({"mentoring"})), True),
        (Narrowing(places=frozenset({"local"}), needs=frozenset({"employment"})), False),
        (Narrowing(only=frozenset({"fits", "running"})), True),
        (Narrowing(only=frozenset({"sendable"})), False),
    ],
)
def test_what_is_kept(narrowing: Narrowing, *, kept: bool) -> None:
    assert narrowing.keeps(offer(listing(), "mentoring"), someone(), RULES) is kept


@given(profiles(), profiles())
@FEW
def test_a_change_there_and_back_is_the_same_change(snapshot: Snapshot, one: Profile, other: Profile) -> None:
    before, after = answer(one, snapshot), answer(other, snapshot)
    there, back = changes(before, after), changes(after, before)
    slugs = {found.programme.slug for found in there.offered}
    assert slugs == {found.programme.slug for found in after.matches} - {found.programme.slug for found in before.matches}
    assert {found.programme.slug for found in there.settled} == {found.programme.slug for found in back.opened}
    assert all(found.reasons for found in there.gone)
    groups = {found.programme.slug for found in (*after.for_groups, *before.for_groups)}
    assert {found.programme.slug for found in back.gone} == slugs - groups
    assert not any(vars_of(changes(before, before)))


@given(profiles())
@FEW
def test_needs_that_rest_on_a_contradiction_are_neither_covered_nor_missed(snapshot: Snapshot, profile: Profile) -> None:
    found = answer(profile, snapshot)
    if found.band.contradictions:
        covered = {need for one in found.matches for need in one.covers} | found.uncovered
        assert not covered & RULES.doubts.doubtful_needs
