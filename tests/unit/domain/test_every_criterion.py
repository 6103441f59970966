"""Every condition of every listing, met, failed and left unknown; every age limit on the line and one step each side.

Nothing here names a listing: the cases follow from the data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from catalogue.domain.criteria import Criterion, Fact, Operator
from catalogue.domain.findings import Doubt, findings
from catalogue.domain.judging import Verdict
from catalogue.domain.matching import match
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.programme import Programme
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from seed.words import areas
from tests.unit.domain.profiles import BOROUGHS, codes

RULES = rulebook()
OLDEST = 120
SETS = frozenset({Fact.NEED, Fact.ETHNICITY})
CODES = {
    Fact.SEX: ["female", "male", "other"],
    Fact.ETHNICITY: codes("ethnic_groups"),
    Fact.RESIDENCE: BOROUGHS,
    Fact.EDUCATION: codes("education_statuses"),
    Fact.NEED: codes("needs"),
    Fact.GANG_INVOLVEMENT: codes("gang_involvements"),
    Fact.JUSTICE_STATUS: codes("justice_statuses"),
    Fact.SETTING: codes("profile_settings"),
}
NUMBERS = {Fact.AGE: range(OLDEST + 1), Fact.SCHOOL_YEAR: range(15), Fact.SDQ_SCORE: range(41)}


def verdict(programme: Programme, criterion: Criterion, answers: Mapping[str, Answer]) -> Verdict:
    """What the engine says of one condition alone."""
    alone = replace(programme, age=None, criteria=(replace(criterion, group=None, strand=None),))
    (found,) = (one for one in findings(alone, Profile(answers), RULES.ages, Doubt()) if one.fact != "age_not_stated")
    return found.verdict


def met_and_missed(criterion: Criterion) -> tuple[list[Answer], list[Answer]]:
    """The answers that the words of the condition let in, nearest the line, and those that they keep out."""
    if criterion.fact in NUMBERS and isinstance(criterion.value, int):
        inside = inside_of(criterion.operator, criterion.value)
        known = NUMBERS[criterion.fact]
        return [one for one in inside if one in known], [one for one in around(criterion.value) if one in known and one not in inside]
    listed = criterion.value if isinstance(criterion.value, tuple) else (criterion.value,)
    known_codes: list[Answer] = [*(CODES.get(criterion.fact) or NUMBERS[criterion.fact])]
    among = [as_answer(criterion.fact, one) for one in known_codes if one in listed]
    beside = [as_answer(criterion.fact, one) for one in known_codes if one not in listed]
    return (beside, among) if criterion.operator is Operator.NONE_OF else (among, beside)


def around(value: int) -> tuple[int, int, int]:
    return (value - 1, value, value + 1)


def inside_of(operator: Operator, value: int) -> tuple[int, ...]:
    """Of the line and one step each side, those that the operator lets in: written out, not computed as the engine does."""
    before, line, after = around(value)
    return {
        Operator.AT_LEAST: (line, after),
        Operator.AT_MOST: (before, line),
        Operator.ABOVE: (after,),
        Operator.BELOW: (before,),
    }[operator]


def as_answer(fact: Fact, code: Answer) -> Answer:
    return frozenset({str(code)}) if fact in SETS else code


def every_criterion(snapshot: Snapshot) -> Iterator[tuple[Programme, Criterion]]:
    for programme in snapshot.programmes.values():
        for criterion in programme.criteria:
            yield programme, criterion


def test_every_criterion_met_missed_and_left_unknown(snapshot: Snapshot) -> None:
    wrong = []
    judged = 0
    for programme, criterion in every_criterion(snapshot):
        if criterion.fact is Fact.ASKED:
            continue
        judged += 1
        met, missed = met_and_missed(criterion)
        cases = [*((one, Verdict.MET) for one in met), *((one, Verdict.NOT_MET) for one in missed)]
        found = [(one, expected) for one, expected in cases if verdict(programme, criterion, {criterion.fact: one}) is not expected]
        if found or not met or not missed or verdict(programme, criterion, {}) is not Verdict.UNKNOWN:
            wrong.append((programme.slug, criterion.id, found))
    assert not wrong
    assert judged


def test_what_no_answer_settles_is_always_asked(snapshot: Snapshot) -> None:
    known: dict[str, Answer] = {fact: as_answer(fact, values[0]) for fact, values in CODES.items()} | {"age": 15, "sdq_score": 17}
    asked = [(programme, criterion) for programme, criterion in every_criterion(snapshot) if criterion.fact is Fact.ASKED]
    assert asked
    for programme, criterion in asked:
        for answers in (Profile({}).answers, known):
            assert verdict(programme, criterion, answers) is Verdict.UNKNOWN, (programme.slug, criterion.id)


def test_every_requirement_that_can_be_open_has_its_question(snapshot: Snapshot) -> None:
    bare = [(one.slug, rule.id) for one, rule in every_criterion(snapshot) if rule.force == "requirement" and not rule.question]
    assert not bare


def expected_of(programme: Programme, age: int) -> Verdict:
    """What the printed range says of an age; one that the document calls flexible asks a little beyond its limits."""
    assert programme.age
    low = programme.age.min if programme.age.min is not None else 0
    high = programme.age.max if programme.age.max is not None else OLDEST
    margin = RULES.ages.flexible_years if programme.age.flexible else 0
    if low <= age <= high:
        return Verdict.MET
    return Verdict.UNKNOWN if low - margin <= age <= high + margin else Verdict.NOT_MET


def limits(snapshot: Snapshot) -> Iterator[tuple[Programme, int]]:
    """Every listing with a printed range, with each age on its lines and one step each side, and two."""
    for programme in snapshot.programmes.values():
        lines = (programme.age.min, programme.age.max) if programme.age else ()
        for age in sorted({line + step for line in lines if line is not None for step in (-2, -1, 0, 1, 2)}):
            if 0 <= age <= OLDEST:
                yield programme, age


def test_every_age_limit_on_the_line_and_one_step_each_side(snapshot: Snapshot) -> None:
    wrong = []
    for programme, age in limits(snapshot):
        bare = replace(programme, criteria=())
        found = findings(bare, Profile({"age": age}), RULES.ages, Doubt())[0]
        if found.verdict is not expected_of(programme, age):
            wrong.append((programme.slug, age, found.verdict))
    assert not wrong
    assert findings(bare, Profile({}), RULES.ages, Doubt())[0].verdict is Verdict.UNKNOWN


@pytest.fixture(scope="module")
def ruled_out_for_age(snapshot: Snapshot) -> dict[int, set[str]]:
    """For each age that is on or beside a line, the listings that a whole match rules out for the age."""
    ages = {age for _, age in limits(snapshot)}
    answers = {age: match(Profile({"age": age}), snapshot.programmes.values(), RULES, areas()) for age in ages}
    return {
        age: {one.programme.slug for one in answer.ruled_out if any(why.code == "age" for why in one.reasons)}
        for age, answer in answers.items()
    }


def test_a_whole_match_rules_out_by_age_just_those_beyond_their_limits(snapshot: Snapshot, ruled_out_for_age: dict[int, set[str]]) -> None:
    wrong = [
        (programme.slug, age)
        for programme, age in limits(snapshot)
        if not any(rule.fact is Fact.AGE for rule in programme.criteria)  # a condition on age may rule out on its own
        if (programme.slug in ruled_out_for_age[age]) is not (expected_of(programme, age) is Verdict.NOT_MET)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (8, Verdict.NOT_MET), (9, Verdict.NOT_MET), (10, Verdict.UNKNOWN), (11, Verdict.UNKNOWN), (12, Verdict.UNKNOWN),
        (13, Verdict.NOT_MET),
    ],
)  # fmt: skip
def test_an_age_tells_of_a_school_year_only_what_is_certain(snapshot: Snapshot, age: int, expected: Verdict) -> None:
    programme, criterion = next(pair for pair in every_criterion(snapshot) if pair[1].fact is Fact.SCHOOL_YEAR)
    years = replace(criterion, operator=Operator.ONE_OF, value=(6, 7))
    assert verdict(programme, years, {"age": age}) is expected


def test_a_school_year_that_the_age_denies_is_not_met(snapshot: Snapshot) -> None:
    programme, criterion = next(pair for pair in every_criterion(snapshot) if pair[1].fact is Fact.SCHOOL_YEAR)
    years = replace(criterion, operator=Operator.ONE_OF, value=(6, 7))
    assert verdict(programme, years, {"age": 12, "school_year": 7}) is Verdict.MET
    assert verdict(programme, years, {"age": 13, "school_year": 7}) is Verdict.NOT_MET
