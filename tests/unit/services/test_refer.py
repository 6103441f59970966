"""Referring over the real listings: every listing, every sort of writer, and how much is written before anybody types."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.errors import NoSuchProgramme, NotReferable
from catalogue.domain.profile import Profile
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.referral import Question, ReferralForm, Shape, Writer
from catalogue.domain.referral_form import prefilled
from catalogue.main import Application
from catalogue.services.refer import Referring
from catalogue.services.snapshot import Snapshot
from tests.unit.domain.profiles import FEW, profiles
from tests.unit.referring import SITUATIONS, asked, left_as_it_was, referring_of, rows, situation

ENOUGH = 0.8
LINES = st.text(min_size=1, max_size=80).map(str.strip).filter(lambda text: text and "\r" not in text)
PACKAGE = ("chance-uk", "the-right-track", "uncut")


@pytest.fixture(scope="module")
def referring(application: Application) -> Referring:
    return referring_of(application)


@pytest.fixture(scope="module")
def referable(snapshot: Snapshot) -> list[str]:
    found = sorted(slug for slug, one in snapshot.programmes.items() if one.can_refer)
    assert len(found) > 100
    return found


def every_form(referring: Referring, slugs: list[str]) -> Iterator[ReferralForm]:
    """The form of each listing for each writer: without a match, and from two situations that know much."""
    known = [
        referring.situation(Profile(SITUATIONS[name][1]))
        for name in ("a boy of 16 with a knife", "a child of 9 whom a teacher worries about")
    ]
    for one, writer in product((referring.situation(None), *known), Writer):
        yield from (referring.form((slug,), writer, one) for slug in slugs)


def test_every_form_is_sound(referring: Referring, referable: list[str]) -> None:
    for form in every_form(referring, referable):
        where = f"{form.programmes[0].slug}, {form.writer}"
        ids = [one.id for one in form.questions]
        assert len(set(ids)) == len(ids), where
        assert {(one.id, one.programme) for one in form.sections} == {(one.section, one.programme) for one in form.questions}, where
        for one in form.questions:
            assert one.label, f"{where}: {one.id}"
            assert bool(one.choices) == (one.shape in {Shape.ONE, Shape.SEVERAL}), f"{where}: {one.id}"
            assert sound_answer(one), f"{where}: {one.id}"
        assert all(one.text for one in form.warnings), where
        assert any(one.code in {"old", "checked"} for one in form.warnings), where


def sound_answer(question: Question) -> bool:
    """Whether what is filled in is an answer: not empty, among the choices, no longer than allowed, and never who somebody is."""
    if question.known is None:
        return True
    given = (question.known.value,) if isinstance(question.known.value, str) else question.known.value
    chosen = not question.choices or set(given) <= {one.code for one in question.choices}
    short = all(one.strip() and len(one) <= question.longest for one in given)
    return bool(given) and chosen and short and bool(question.known.origin) and not question.identifying


def test_every_condition_is_asked_or_answered_by_the_choice_of_a_part(referring: Referring, referable: list[str]) -> None:
    """No condition of a listing is lost between the data and the form."""
    for slug in referable:
        form = referring.form((slug,), Writer.PROFESSIONAL, referring.situation(None))
        own = [one for one in form.questions if one.programme == slug]
        told = " ".join([*(one.label + one.hint for one in own), *(choice.label + choice.hint for one in own for choice in one.choices)])
        missing = [one.id for one in form.programmes[0].criteria if one.text not in told]
        assert not missing, slug


def test_most_of_a_form_is_filled_in_from_a_match(referring: Referring) -> None:
    shares = {}
    for name in SITUATIONS:
        writer, known = situation(referring, name)
        assert known.answer
        first = known.answer.matches[0].programme.slug
        done, of = prefilled(referring.form((first,), writer, known))
        shares[f"{name}: {first}"] = done / of
    assert sum(shares.values()) / len(shares) >= ENOUGH, shares


def test_without_a_match_nothing_is_claimed_about_the_young_person(referring: Referring, referable: list[str]) -> None:
    for slug in referable:
        form = referring.form((slug,), Writer.PROFESSIONAL, referring.situation(None))
        assert {one.id for one in form.questions if one.known} <= {f"{slug}.to", f"{slug}.route"}, slug


@given(data=st.data())
@FEW
def test_what_is_answered_is_what_is_sent(referring: Referring, referable: list[str], data: st.DataObject) -> None:
    """Whatever anybody answers stands in the finished referral as it was given, and nothing is lost on the way."""
    slug = data.draw(st.sampled_from(referable))
    form = referring.form((slug,), data.draw(st.sampled_from(list(Writer))), referring.situation(data.draw(profiles())))
    answers = {one.id: data.draw(an_answer(one)) for one in form.questions}
    found = rows(referring.referral(form, answers, {}, slug))
    for one in form.questions:
        labels = {choice.code: choice.label for choice in one.choices}
        for given_answer in answers[one.id]:
            assert labels.get(given_answer, given_answer) in found[one.id].value, one.id


def an_answer(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    """Any answer of the question's shape."""
    codes = [one.code for one in question.choices]
    if question.shape is Shape.SEVERAL:
        return st.lists(st.sampled_from(codes), unique=True).map(tuple)
    if question.shape is Shape.ONE:
        return st.sampled_from(codes).map(lambda one: (one,))
    return LINES.map(lambda one: (one,))


def test_nobody_answers_and_it_says_so(referring: Referring) -> None:
    form = referring.form(("chance-uk",), Writer.PROFESSIONAL, referring.situation(None))
    found = rows(referring.referral(form, {}, {}, "chance-uk"))
    assert found["gate.danger"].value == "No, as far as is known"
    assert {row.value for name, row in found.items() if name not in {"writer", "gate.danger"}} == {"Not answered"}


def test_where_an_answer_came_from_is_said_until_it_is_changed(referring: Referring) -> None:
    writer, known = situation(referring, "a child of 9 whom a teacher worries about")
    form = referring.form(("chance-uk",), writer, known)
    answers = left_as_it_was(form)
    kept = rows(referring.referral(form, answers, {}, "chance-uk"))
    assert kept["situation.age"].origin == "You answered this in matching"
    assert kept["chance-uk.sdq"].origin == "You answered this in matching: 18"
    browser_sends = {**answers, "risks.to": tuple(one.replace("\n", "\r\n") for one in answers.get("risks.to", ()))}
    assert rows(referring.referral(form, browser_sends, {}, "chance-uk"))["support.strengths"].origin
    changed = rows(referring.referral(form, {**answers, "situation.age": ("10",)}, {}, "chance-uk"))
    assert changed["situation.age"].origin == ""


def test_several_share_what_is_common_and_each_gets_only_its_own(referring: Referring) -> None:
    form = referring.form((*PACKAGE, PACKAGE[0]), Writer.PROFESSIONAL, referring.situation(None))
    assert [one.slug for one in form.programmes] == list(PACKAGE)
    assert sum(one.id == "young_person.name" for one in form.questions) == 1
    answers = {"young_person.name": ("Robin",), "chance-uk.sdq": ("20",)}
    sent = {slug: rows(referring.referral(form, answers, {}, slug)) for slug in PACKAGE}
    assert all(found["young_person.name"].value == "Robin" for found in sent.values())
    assert sent["chance-uk"]["chance-uk.sdq"].value == "20"
    for slug, found in sent.items():
        others = [other for other in PACKAGE if other != slug]
        assert not [name for name in found if name.startswith(tuple(f"{other}." for other in others))]


def test_a_parent_and_a_young_person_are_asked_less_and_never_what_others_think_of_them(referring: Referring) -> None:
    _, known = situation(referring, "a boy of 16 with a knife")
    forms = {writer: referring.form(("chance-uk",), writer, known) for writer in Writer}
    counts = [len(forms[writer].questions) for writer in (Writer.PROFESSIONAL, Writer.PARENT, Writer.YOUNG_PERSON)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == len(counts)
    for writer in (Writer.PARENT, Writer.YOUNG_PERSON):
        assert not {"situation.level", "risks.from", "risks.to", "situation.gang_involvement"} & {one.id for one in forms[writer].questions}


def test_another_level_and_its_reason_go_with_the_referral(referring: Referring) -> None:
    known = referring.situation(Profile(SITUATIONS["a child of 9 whom a teacher worries about"][1]), "high", "Older boys wait for him")
    form = referring.form(("chance-uk",), Writer.PROFESSIONAL, known)
    level = asked(form, "situation.level").known
    reasons = asked(form, "situation.level_reasons").known
    assert level
    assert reasons
    assert (level.value, level.origin) == ("high", "Your own level. The catalogue’s rules gave: Medium")
    assert "Older boys wait for him" in reasons.value


def test_why_a_listing_was_added_by_hand_is_its_reason(referring: Referring) -> None:
    answers = SITUATIONS["a man of 24 who wants to leave a gang"][1]
    known = referring.situation(Profile(answers), added={"chance-uk": "He asks for his brother of 9"})
    form = referring.form(("chance-uk",), Writer.PROFESSIONAL, known)
    why = asked(form, "chance-uk.why").known
    assert why
    assert why.value == "He asks for his brother of 9"
    assert "age" in {one.code for one in form.warnings}


def test_nobody_is_referred_to_enforcement_a_group_or_a_board(referring: Referring, snapshot: Snapshot) -> None:
    others = [one for one in snapshot.programmes.values() if not one.can_refer]
    assert {one.kind_of_help for one in others} == set(KindOfHelp)
    for programme in others:
        with pytest.raises(
            NotReferable, match="support comes first" if programme.kind_of_help is KindOfHelp.ENFORCEMENT else "takes|Nobody"
        ):
            referring.form((programme.slug,), Writer.PROFESSIONAL, referring.situation(None))
    with pytest.raises(NoSuchProgramme):
        referring.form(("no-such-thing",), Writer.PROFESSIONAL, referring.situation(None))


def test_the_gate_prefers_no_basis_and_asks_a_family_less(referring: Referring) -> None:
    gate = {writer: referring.gate(writer) for writer in Writer}
    assert not [one for questions in gate.values() for one in questions if one.known]
    assert "gate.basis" in {one.id for one in gate[Writer.PROFESSIONAL]}
    assert "gate.basis" not in {one.id for writer in (Writer.PARENT, Writer.YOUNG_PERSON) for one in gate[writer]}
    form = referring.form(("chance-uk",), Writer.PARENT, referring.situation(None))
    assert rows(referring.referral(form, {}, {}, "chance-uk"))["gate.basis"].value.startswith("A parent or carer asks")


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ({"gate.danger": ("now",)}, "Call 999 now"),
        ({"gate.safeguarding": ("not_yet",)}, "Share the safeguarding concern first"),
        ({"gate.names": ()}, "Confirm that you will not name other people"),
    ],
)
def test_the_gate_stays_shut(referring: Referring, answers: dict[str, tuple[str, ...]], title: str) -> None:
    agreed = {"gate.names": ("agreed",), "gate.safeguarding": ("none",)}
    assert not [one for one in referring.gate_advice(Writer.PROFESSIONAL, agreed) if one.ends]
    assert title in [one.title for one in referring.gate_advice(Writer.PROFESSIONAL, {**agreed, **answers}) if one.ends]
