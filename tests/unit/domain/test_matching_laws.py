"""What holds for every profile whatever, over the real listings and the real rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalogue.domain.areas import Areas
from catalogue.domain.banding import ORDER, Band, band
from catalogue.domain.matches import Match
from catalogue.domain.matching import Answer as Result
from catalogue.domain.matching import match
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.programme import KindOfHelp, Programme
from catalogue.domain.rules import Level
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from seed.words import areas
from tests.unit.domain.profiles import ANSWERS, FEW, MANY, NEEDS, answers, profiles

RULES = rulebook()
UNMOVED = ("ethnicity", "sex", "residence")
RISKIER: dict[str, tuple[frozenset[Answer], ...]] = {
    "gang_involvement": tuple(map(frozenset, ({"none"}, {"at_risk", "peripheral"}, {"member", "wants_to_leave"}))),
    "justice_status": (
        frozenset({"none", "asb_warning"}),
        frozenset({"arrested", "pre_court", "community_order", "probation"}),
        frozenset({"post_release"}),
        frozenset({"custody"}),
    ),
    "education": (
        frozenset({"in_primary", "in_secondary", "college", "neet", "employed"}),
        frozenset({"at_risk_of_exclusion", "excluded", "pru"}),
    ),
}


@dataclass(frozen=True)
class Engine:
    """The match over the real listings."""

    listings: Mapping[str, Programme] = field(repr=False)
    areas: Areas = field(repr=False)

    def answer(self, profile: Profile) -> Result:
        return match(profile, self.listings.values(), RULES, self.areas)


@pytest.fixture(scope="module")
def engine(snapshot: Snapshot) -> Engine:
    return Engine(snapshot.programmes, areas())


def shown(result: Result) -> tuple[object, ...]:
    """All that a person sees of a result, in its order."""
    offers = [[(one.programme.slug, one.standing, one.where.availability, sorted(one.covers)) for one in part] for part in parts(result)]
    out = [(one.programme.slug, one.reasons) for one in result.ruled_out]
    return (result.band, result.emergency, result.advice, offers, out, sorted(result.uncovered))


def parts(result: Result) -> tuple[tuple[Match, ...], ...]:
    return (result.matches, result.for_groups, result.package)


def level_of(found: Band) -> int:
    return ORDER.index(found.level)


def confidently_low(profile: Profile, *, outside: bool = False) -> bool:
    found = band(profile, RULES.bands, outside_ages=outside)
    return found.level is Level.LOW and not found.provisional


def reasons(result: Result) -> set[tuple[str, str]]:
    return {(one.programme.slug, why.code) for one in result.ruled_out for why in one.reasons}


@given(answers(), st.sampled_from(NEEDS))
@MANY
def test_adding_a_need_never_lowers_the_band(known: dict[str, Answer], need: str) -> None:
    more = Profile(known | {"need": Profile(known).codes("need") | {need}})
    assert level_of(band(more, RULES.bands)) >= level_of(band(Profile(known), RULES.bands))


@given(answers(), st.sampled_from(sorted(RISKIER)), st.data())
@MANY
def test_a_riskier_answer_never_lowers_the_band(known: dict[str, Answer], fact: str, data: st.DataObject) -> None:
    steps = RISKIER[fact]
    low = data.draw(st.integers(0, len(steps) - 2))
    calm, risky = (
        data.draw(st.sampled_from(sorted(step, key=str))) for step in (steps[low], steps[data.draw(st.integers(low + 1, len(steps) - 1))])
    )
    level = level_of(band(Profile(known | {fact: risky}), RULES.bands))
    assert level >= level_of(band(Profile(known | {fact: calm}), RULES.bands))
    assert level >= level_of(band(Profile(known).without(frozenset({fact})), RULES.bands))


@given(answers(), st.integers(0, 40), st.integers(0, 40))
@MANY
def test_a_higher_score_never_lowers_the_band(known: dict[str, Answer], one: int, other: int) -> None:
    lower, higher = (band(Profile(known | {"sdq_score": score}), RULES.bands) for score in sorted((one, other)))
    assert level_of(higher) >= level_of(lower)


@given(profiles(), st.sampled_from(sorted(ANSWERS)), st.booleans())
@MANY
def test_an_answer_taken_back_never_makes_it_confidently_low(profile: Profile, fact: str, outside: bool) -> None:
    assume(fact != "sdq_score")  # design, section 6: a missing SDQ score alone never makes a level provisional
    before, after = profile, profile.without(frozenset({fact}))
    ends_a_contradiction = bool(band(before, RULES.bands).contradictions) and not band(after, RULES.bands).contradictions
    assert confidently_low(before, outside=outside) or not confidently_low(after, outside=outside) or ends_a_contradiction


@given(profiles(), st.sampled_from(sorted(ANSWERS)))
@MANY
def test_an_answer_taken_back_never_raises_the_band(profile: Profile, fact: str) -> None:
    before, after = band(profile, RULES.bands), band(profile.without(frozenset({fact})), RULES.bands)
    assert level_of(after) <= level_of(before)
    assert set(after.missing) >= set(before.missing)


@given(answers(), st.data())
@MANY
def test_ethnicity_sex_and_borough_never_change_the_band(known: dict[str, Answer], data: st.DataObject) -> None:
    other: dict[str, Answer] = data.draw(st.fixed_dictionaries({}, optional={fact: ANSWERS[fact] for fact in UNMOVED}))
    bare = Profile(known).without(frozenset(UNMOVED))
    assert band(Profile(known), RULES.bands) == band(bare, RULES.bands) == band(Profile({**bare.answers, **other}), RULES.bands)


@given(answers(), st.data())
@FEW
def test_ethnicity_sex_and_borough_never_change_the_emergency_nor_the_advice(
    engine: Engine, known: dict[str, Answer], data: st.DataObject
) -> None:
    bare = Profile(known).without(frozenset(UNMOVED))
    other: dict[str, Answer] = data.draw(st.fixed_dictionaries({fact: ANSWERS[fact] for fact in UNMOVED}))
    plain, told = engine.answer(bare), engine.answer(Profile({**bare.answers, **other}))
    assert (plain.band, plain.emergency, plain.advice, plain.stopped) == (told.band, told.emergency, told.advice, told.stopped)


@given(answers(), st.data())
@FEW
def test_an_answer_taken_back_never_adds_a_reason_to_rule_out(engine: Engine, known: dict[str, Answer], data: st.DataObject) -> None:
    assume(known)
    fact = data.draw(st.sampled_from(sorted(known)))
    assert not reasons(engine.answer(Profile(known).without(frozenset({fact})))) - reasons(engine.answer(Profile(known)))


@given(answers(), st.randoms(use_true_random=False))
@FEW
def test_the_order_of_listings_and_of_answers_makes_no_difference(engine: Engine, known: dict[str, Answer], dealer: object) -> None:
    assert hasattr(dealer, "shuffle")
    rows, facts = list(engine.listings.values()), list(known)
    dealer.shuffle(rows)
    dealer.shuffle(facts)
    shuffled = match(Profile({fact: known[fact] for fact in facts}), rows, RULES, engine.areas)
    assert shown(shuffled) == shown(engine.answer(Profile(known)))


@given(profiles())
@FEW
def test_every_profile_gets_one_band_and_each_listing_one_standing(engine: Engine, profile: Profile) -> None:
    result = engine.answer(profile)
    assert result.band.level in Level
    slugs = [one.programme.slug for part in (result.matches, result.for_groups) for one in part]
    slugs += [one.programme.slug for one in result.ruled_out]
    assert sorted(slugs) == sorted(engine.listings)
    assert all(one.reasons for one in result.ruled_out)


@given(profiles())
@FEW
def test_every_reason_cites(engine: Engine, profile: Profile) -> None:
    result = engine.answer(profile)
    assert not [(one.programme.slug, why.code) for one in result.ruled_out for why in one.reasons if not why.citations]
    offered = (*result.matches, *result.for_groups)
    assert not [(one.programme.slug, why.code) for one in offered for why in one.findings if not why.citations]
    practice = {rule.alternatives for rule in RULES.safety.emergencies}  # 999 and social care are printed nowhere
    assert not [rule.id for rule in result.band.reasons if rule.citation is None and rule.alternatives not in practice]


@given(profiles())
@FEW
def test_enforcement_is_never_offered(engine: Engine, profile: Profile) -> None:
    result = engine.answer(profile)
    assert not [one.programme.slug for part in parts(result) for one in part if one.programme.kind_of_help is not KindOfHelp.SUPPORT]
    powers = {slug for slug, one in engine.listings.items() if one.kind_of_help is KindOfHelp.ENFORCEMENT}
    assert {slug for slug, code in reasons(result) if code == "enforcement"} == powers


def young_and_just(profile: Profile) -> frozenset[str]:
    """The needs that a child below the age of criminal responsibility cannot have."""
    age = profile.number("age")
    return RULES.doubts.justice_needs if age is not None and age < RULES.doubts.justice_age else frozenset()


@given(profiles())
@FEW
def test_the_package_covers_what_can_be_covered_and_nothing_smaller_does(engine: Engine, profile: Profile) -> None:
    result = engine.answer(profile)
    named = result.wanted.named
    assert named == profile.codes("need") - (RULES.doubts.doubtful_needs if result.band.contradictions else young_and_just(profile))
    reachable = named & frozenset().union(*(one.covers for one in result.matches))
    covered = [one.covers & named for one in result.package]
    assert frozenset().union(*covered) == reachable
    assert result.uncovered == named - reachable
    assert set(map(id, result.package)) <= set(map(id, result.matches))
    smaller = combinations(covered, len(covered) - 1) if covered else ()
    assert not [some for some in smaller if frozenset().union(*some) == reachable]


@given(profiles())
@FEW
def test_what_is_asked_has_a_question_and_what_fits_has_none(engine: Engine, profile: Profile) -> None:
    for one in engine.answer(profile).matches:
        assert bool(one.questions) is (one.standing.value == "ask"), one.programme.slug


CONTRADICTIONS: tuple[dict[str, Answer], ...] = (
    {"age": 9, "justice_status": "probation"},
    {"justice_status": "custody", "education": "in_secondary"},
    {"need": frozenset({"gang_exit", "mentoring"}), "gang_involvement": "none"},
    {"need": frozenset({"leaving_custody", "employment"}), "justice_status": "none"},
    {"need": frozenset({"on_yot_order", "employment"}), "justice_status": "asb_warning"},
)


@given(answers(), st.sampled_from(CONTRADICTIONS))
@FEW
def test_while_answers_contradict_nothing_rests_on_gang_or_justice(
    engine: Engine, known: dict[str, Answer], contradiction: dict[str, Answer]
) -> None:
    result = engine.answer(Profile(known | contradiction))
    assert result.band.contradictions
    assert result.band.provisional
    resting = [one.programme.slug for one in (*result.matches, *result.for_groups) if rests_on_doubt(one)]
    assert not resting


def rests_on_doubt(one: Match) -> bool:
    """Whether it is offered although a condition of its own, without an alternative, is about what is in doubt."""
    facts, needs = RULES.doubts.doubtful_facts, RULES.doubts.doubtful_needs
    alone = [rule for rule in one.programme.criteria if rule.force == "requirement" and rule.group is None and rule.strand is None]
    required = any(rule.fact in facts or (rule.fact == "need" and rule.value_codes <= needs) for rule in alone)
    met = any(finding.fact in facts and finding.verdict != 0 for finding in one.findings)
    return required or met


@given(answers(), st.sampled_from(["abuse_at_home"]))
@FEW
def test_abuse_at_home_stops_matching(engine: Engine, known: dict[str, Answer], need: str) -> None:
    result = engine.answer(Profile(known | {"need": Profile(known).codes("need") | {need}}))
    assert not any(parts(result))
    assert result.emergency
    assert {"emergency_999", "safeguarding_referral"} <= {rule.code for rule in result.advice}
