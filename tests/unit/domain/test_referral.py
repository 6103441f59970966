"""What a referral fills in, by small listings: evidence, parts, and what may never be claimed."""

from dataclasses import replace

import pytest

from catalogue.domain.criteria import Criterion, Fact, Force, Operator, Value
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.programme import Age, AgeBasis, Programme, Route
from catalogue.domain.prose import day_words
from catalogue.domain.referral import KnownAnswer, Question, Shape, Situation, Writer
from catalogue.domain.referral_answers import row_of
from catalogue.domain.referral_form import form_of, prefilled
from catalogue.domain.referral_known import Case, known
from catalogue.domain.referral_listing import listing_questions, strand_words
from catalogue.domain.sources import Basis
from seed.referral_rules import referral_rules
from seed.rules import rulebook
from tests.unit.domain.listings import CITE, TOWN, coded, listing, someone

RULES = referral_rules()
NOTHING_ASKED: frozenset[str] = frozenset()


def case(profile: Profile, writer: Writer = Writer.PROFESSIONAL) -> Case:
    return Case(Situation(profile), writer, RULES, rulebook(), TOWN)


def condition(name: str, fact: Fact, operator: Operator, value: Value, *, group: str | None = None, strand: str | None = None) -> Criterion:
    text = f"The condition {name} is met."
    return Criterion(name, fact, operator, value, Force.REQUIREMENT, text, Basis.STATED, CITE, f"Is {name} so?", group, strand)


def questions(programme: Programme, profile: Profile) -> dict[str, Question]:
    """What is asked for a listing, by the id after its slug."""
    return {one.id.removeprefix(f"{programme.slug}."): one for one in listing_questions(programme, case(profile), NOTHING_ASKED)}


ORDER = condition("order", Fact.JUSTICE_STATUS, Operator.ONE_OF, ("community_order",))
SCORE = condition("score", Fact.SDQ_SCORE, Operator.ABOVE, 16)
KNIFE = condition("knife", Fact.NEED, Operator.INCLUDES, "weapon_carrying")


@pytest.mark.parametrize(
    ("criterion", "profile", "answer"),
    [
        pytest.param(ORDER, someone(justice_status="community_order"), "yes", id="met"),
        pytest.param(ORDER, someone(justice_status="none"), "no", id="not met"),
        pytest.param(ORDER, someone(age=15), None, id="nobody said"),
        pytest.param(SCORE, someone(sdq_score=17), "yes", id="a score above the line"),
        pytest.param(SCORE, someone(sdq_score=16), "no", id="a score on the line"),
        pytest.param(KNIFE, someone(need=frozenset({"weapon_carrying"})), "yes", id="a need that was named"),
        pytest.param(KNIFE, someone(need=frozenset({"mentoring"})), None, id="a need that was not named is no no"),
    ],
)
def test_a_condition_is_answered_only_by_what_was_said(criterion: Criterion, profile: Profile, answer: str | None) -> None:
    question = questions(replace(listing(), criteria=(criterion,)), profile)[criterion.id]
    assert (question.known.value if question.known else None) == answer
    assert question.known is None or question.known.origin.startswith("You answered this in matching: ")
    assert question.known is not None or criterion.question is None or criterion.question in question.hint + question.label


def test_a_score_that_nobody_gave_is_asked_for_as_a_number() -> None:
    question = questions(replace(listing(), criteria=(SCORE,)), someone(age=9))["score"]
    assert (question.shape, question.label, question.choices) == (Shape.LINE, "Is score so?", ())


def test_alternatives_are_one_question_and_only_what_is_met_is_the_evidence() -> None:
    either = tuple(replace(one, group="either") for one in (ORDER, KNIFE))
    question = questions(replace(listing(), criteria=either), someone(justice_status="community_order", need=frozenset({"mentoring"})))[
        "either"
    ]
    assert question.shape is Shape.SEVERAL
    assert [one.label for one in question.choices] == [one.text for one in either]
    assert question.known == KnownAnswer(("order",), "You answered this in matching: On a community order")


def test_a_part_of_a_listing_is_chosen_where_the_answers_leave_only_one() -> None:
    boys = condition("boys", Fact.SEX, Operator.ONE_OF, ("male",), strand="day-programme")
    adults = condition("adults", Fact.AGE, Operator.AT_LEAST, 18, group="who", strand="For adults")
    held = condition("held", Fact.JUSTICE_STATUS, Operator.ONE_OF, ("custody",), group="who", strand="For adults")
    programme = replace(listing(), criteria=(boys, adults, held))
    found = questions(programme, someone(age=15, sex="female", justice_status="custody"))
    assert [one.label for one in found["strand"].choices] == ["Day programme", "For adults"]
    assert found["strand"].known
    assert found["strand"].known.value == found["strand"].choices[1].code
    assert found["boys"].label.startswith("For “Day programme”: ")
    both = questions(programme, someone(age=19, sex="male"))["strand"]
    assert both.known is None


def test_a_part_named_by_a_code_is_read_as_words() -> None:
    assert [strand_words("family-support"), strand_words("Over-18s course")] == ["Family support", "Over-18s course"]


def test_printed_ages_are_answered_and_asked_about() -> None:
    programme = replace(listing(), age=Age(10, 17, "10-17", AgeBasis.STATED, CITE))
    known_age = questions(programme, someone(age=18))["age"].known
    assert known_age
    assert (known_age.value, known_age.origin) == ("no", "You answered this in matching: 18")
    assert questions(programme, someone(need=frozenset({"mentoring"})))["age"].known is None


def test_a_contract_a_hospital_and_an_order_bring_their_own_questions() -> None:
    plain = replace(listing(), criteria=(ORDER,), settings=(coded("hospital"),), routes=(Route("contracting_agency", Basis.STATED, CITE),))
    assert {"more-order", "more-hospital", "more-contract"} <= set(questions(plain, someone(age=15)))
    assert "more-order" not in questions(plain, someone(justice_status="none"))
    assert not {one for one in questions(listing(), someone(age=15)) if one.startswith("more-")}


@pytest.mark.parametrize("draft", ["why", "risks_to", "risks_from", "strengths", "involved"])
def test_a_draft_says_only_what_was_answered(draft: str) -> None:
    assert known(f"draft:{draft}", case(someone(age=15))) is None
    for line in (one for one in RULES.lines if one.draft == draft):
        for code in line.codes:
            own: dict[str, Answer] = {"need": frozenset({code}), "willing_to_engage": code == "yes"}
            answer = own.get(line.fact, code)
            found = known(f"draft:{draft}", case(Profile({line.fact: answer})))
            assert found, line
            assert line.text in str(found.value).splitlines(), line
            others = {one.text for one in RULES.lines if one.fact != line.fact or code not in one.codes} - {line.text}
            assert not others & set(str(found.value).splitlines()), line


def test_a_victim_and_a_risk_to_others_are_both_said() -> None:
    found = case(someone(need=frozenset({"victim_of_violence", "weapon_carrying"})))
    to, by = known("draft:risks_to", found), known("draft:risks_from", found)
    assert to
    assert by
    assert (to.value, by.value) == ("Has been hurt or threatened.", "Carries a knife or other weapon.")


def test_an_arrest_is_no_risk_to_others() -> None:
    assert known("draft:risks_from", case(someone(justice_status="arrested"))) is None


def test_a_young_person_is_not_written_about_in_their_own_form() -> None:
    told = known("draft:why", case(someone(gang_involvement="member", need=frozenset({"mentoring"})), Writer.YOUNG_PERSON))
    assert told
    assert "Is in a gang" not in str(told.value)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("2010-03-07", "7 March 2010"), ("2010-02-30", "2010-02-30"), ("7 March", "7 March"), ("--2010", "--2010")],
)
def test_a_date_is_told_in_words_and_what_is_none_stands_as_typed(typed: str, told: str) -> None:
    assert day_words(typed) == told


@pytest.mark.parametrize("typed", ["One.\n\nTwo.", "One.\r\n\r\nTwo.", "  One.\n\nTwo.\n"])
def test_a_text_keeps_its_paragraphs_and_its_origin_whatever_a_browser_sends(typed: str) -> None:
    question = Question("a", "why", Shape.TEXT, "Why?", known=KnownAnswer("One.\n\nTwo.", "Drafted"))
    row = row_of(question, {"a": (typed,)}, RULES)
    assert (row.value, row.origin) == ("One.\n\nTwo.", "Drafted")
    assert row_of(question, {"a": ("One.",)}, RULES).origin == ""
    assert row_of(question, {"a": ("  ",)}, RULES).value == "Not answered"


def test_what_says_who_people_are_is_not_counted_as_filled_in_or_open() -> None:
    programme, somebody = listing(), case(someone(age=15))
    form = form_of((programme,), {programme.slug: 2012}, somebody)
    done, of = prefilled(form)
    assert 0 < done < of < len(form.questions)
    name, age = (next(one for one in form.questions if one.id == wanted) for wanted in ("young_person.name", "situation.age"))
    few = replace(
        form, questions=(replace(name, section="situation"), age, next(one for one in form.questions if one.section == "referrer"))
    )
    assert prefilled(few) == (1, 1)
