"""What is asked about an age, by what leaves it open: nothing that a document does not say is put into its mouth."""

from dataclasses import replace

import pytest

from catalogue.domain.findings import Finding, age_finding
from catalogue.domain.judging import Verdict
from catalogue.domain.profile import Answer
from catalogue.domain.programme import Age, AgeBasis
from catalogue.services.snapshot import Snapshot
from seed.rules import rulebook
from tests.unit.domain.listings import CITE, someone

RULES = rulebook()
FIRM = Age(11, 16, "11-16", AgeBasis.STATED, CITE)
FLEXIBLE = replace(FIRM, flexible=True)
MET, UNKNOWN, NOT_MET = Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET


def found(printed: Age, /, **answers: Answer) -> Finding:
    return age_finding(printed, someone(**answers), RULES.ages)


@pytest.mark.parametrize("age", [FIRM, FLEXIBLE])
@pytest.mark.parametrize("answers", [{}, {"school_year": 11}])
def test_no_age_asks_for_the_age(age: Age, answers: dict[str, Answer]) -> None:
    one = found(replace(age, max=15), **answers)
    assert (one.verdict, one.question) == (UNKNOWN, "How old is the young person?")


@pytest.mark.parametrize(("years", "verdict"), [(9, NOT_MET), (10, UNKNOWN), (11, MET), (16, MET), (17, UNKNOWN), (18, NOT_MET)])
def test_within_a_margin_that_the_document_calls_flexible_that_is_what_is_asked(years: int, verdict: Verdict) -> None:
    one = found(FLEXIBLE, age=years)
    assert one.verdict is verdict
    assert bool(one.question) is (verdict is UNKNOWN)
    assert not one.question or one.question == "It is for ages 11 to 16, and the document calls that flexible: ask."
    assert found(FIRM, age=years).verdict is not UNKNOWN


@pytest.mark.parametrize("age", [FIRM, FLEXIBLE])
def test_an_age_and_a_school_year_that_contradict_each_other_are_to_be_checked(age: Age) -> None:
    one = found(age, age=15, school_year=6)
    assert (one.verdict, one.question) == (UNKNOWN, "The age and the school year do not go together: check both. It is for ages 11 to 16.")
    assert found(age, age=15, school_year=3).verdict is NOT_MET


@pytest.mark.parametrize(("year", "contradict"), [(8, True), (9, False), (10, False), (11, False), (12, False), (13, True)])
def test_a_year_more_or_less_than_a_pupil_of_that_year_is_no_contradiction(year: int, *, contradict: bool) -> None:
    assert bool(found(FIRM, age=15, school_year=year).question) is contradict


def test_the_right_track_is_not_called_flexible(snapshot: Snapshot) -> None:
    track = snapshot.programmes["the-right-track"].age
    assert track
    assert not track.flexible
    one = found(track, age=15, school_year=6)
    assert one.verdict is UNKNOWN
    assert "flexible" not in str(one.question)
