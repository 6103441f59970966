"""What a parent or a young person reads in their own referral: to them, not about them, and in no profession's words."""

import re
from collections.abc import Iterator

import pytest

from catalogue.domain.profile import Profile
from catalogue.domain.referral import ReferralForm, Writer
from catalogue.main import Application
from catalogue.services.refer import Referring
from catalogue.services.snapshot import Snapshot
from tests.unit.referring import SITUATIONS, asked, referring_of, rows

FAMILY = (Writer.PARENT, Writer.YOUNG_PERSON)
ABOUT_SOMEBODY = {
    Writer.PARENT: r"[Tt]he (young person|child|boy|girl|client|person|pupil)\b",
    Writer.YOUNG_PERSON: r"[Tt]he (young person|child|boy|girl|client|person|pupil)\b|\b([Ss]he|[Tt]hey|[Tt]heir|[Yy]our child)\b",
}
JARGON = r"SDQ|ex-offender|MARAC|IMD|[Nn]ominal|Matrix|Youth Rehabilitation|Detention and Training|commissioned|prolific"


@pytest.fixture(scope="module")
def referring(application: Application) -> Referring:
    return referring_of(application)


def read_by(form: ReferralForm) -> Iterator[str]:
    """Everything that somebody reads in the part of a form that is made for a listing, but for the listing's own name."""
    for one in (question for question in form.questions if question.programme):
        yield from (one.label, one.hint, *(text for choice in one.choices for text in (choice.label, choice.hint)))
        if one.known and one.id.endswith(".why"):
            yield str(one.known.value)
    yield from (one.text for one in form.warnings)


@pytest.mark.parametrize("writer", FAMILY)
def test_no_listing_speaks_of_them_to_somebody_else(referring: Referring, snapshot: Snapshot, writer: Writer) -> None:
    slugs = sorted(slug for slug, one in snapshot.programmes.items() if one.can_refer)
    names = ("a boy of 16 with a knife", "a girl of 15 at risk of exploitation", "a boy of 17 released from custody")
    for known in (referring.situation(None), *(referring.situation(Profile(SITUATIONS[name][1])) for name in names)):
        for slug in slugs:
            text = "\n".join(read_by(referring.form((slug,), writer, known)))
            assert not re.search(f"{ABOUT_SOMEBODY[writer]}|You (is|has|was|wants|needs)\\b", text), f"{slug}: {text}"


@pytest.mark.parametrize("writer", FAMILY)
def test_no_listing_uses_a_professions_words(referring: Referring, snapshot: Snapshot, writer: Writer) -> None:
    released = referring.situation(Profile(SITUATIONS["a boy of 17 released from custody"][1]))
    for slug in sorted(slug for slug, one in snapshot.programmes.items() if one.can_refer):
        for known in (referring.situation(None), released):
            text = "\n".join(read_by(referring.form((slug,), writer, known)))
            assert not re.search(JARGON, text), f"{slug}: {text}"


def test_a_young_person_is_asked_for_no_judgement_of_themselves(referring: Referring) -> None:
    form = referring.form(("chance-uk",), Writer.YOUNG_PERSON, referring.situation(Profile({"age": 10})))
    assert [one.id for one in form.questions if one.programme] == ["chance-uk.to", "chance-uk.age"]


def test_what_they_said_of_themselves_goes_along_and_nothing_else_is_asked(referring: Referring, snapshot: Snapshot) -> None:
    slug = next(slug for slug, one in snapshot.programmes.items() if "in a gang, leaving one" in " ".join(c.text for c in one.criteria))
    said = referring.form((slug,), Writer.YOUNG_PERSON, referring.situation(Profile({"age": 17, "gang_involvement": "wants_to_leave"})))
    assert "You are in a gang, leaving one, or at risk of being in one." in list(read_by(said))
    silent = referring.form((slug,), Writer.YOUNG_PERSON, referring.situation(Profile({"age": 17})))
    assert " gang" not in " ".join(read_by(silent))


@pytest.mark.parametrize("writer", FAMILY)
def test_needs_are_in_their_own_words_on_the_form_and_on_paper(referring: Referring, writer: Writer) -> None:
    form = referring.form(("chance-uk",), writer, referring.situation(Profile({"age": 10, "need": frozenset({"victim_of_violence"})})))
    assert "Victim of violence" not in {one.label for one in asked(form, "why.needs").choices}
    sent = rows(referring.referral(form, {"why.needs": ("victim_of_violence",)}, {}, "chance-uk"))
    assert sent["why.needs"].value == "Being hurt or threatened"
    why = asked(form, "why.now").known
    assert why
    assert "help with: being hurt or threatened." in why.value


def test_a_draft_for_a_parent_is_about_their_child(referring: Referring) -> None:
    form = referring.form(("chance-uk",), Writer.PARENT, referring.situation(Profile({"age": 10, "gang_involvement": "at_risk"})))
    why = asked(form, "why.now").known
    assert why
    assert why.value == "My child is at risk of being drawn into a gang."


def test_a_family_is_not_told_whom_a_service_looks_for_first(referring: Referring) -> None:
    known = referring.situation(Profile({"age": 15, "need": frozenset({"mentoring"}), "gang_involvement": "none"}))
    codes = {
        writer: {one.code for one in referring.form(("x-it-programme",), writer, known).warnings} for writer in Writer
    }  # fmt: skip
    assert all("priority" not in codes[writer] for writer in FAMILY)


def test_an_open_choice_says_on_paper_what_it_is_about(referring: Referring) -> None:
    form = referring.form(("the-princes-trust-team-programme",), Writer.PROFESSIONAL, referring.situation(None))
    sent = rows(referring.referral(form, {}, {}, "the-princes-trust-team-programme"))
    open_rows = [row for row in sent.values() if row.label.startswith("Which of these are true?")]
    assert open_rows
    assert all("unemployed" in row.label or "NEET" in row.label for row in open_rows)


def test_labels_carry_no_notes_to_whoever_fills_them_in(referring: Referring) -> None:
    for writer in Writer:
        form = referring.form(("chance-uk",), writer, referring.situation(Profile({"age": 10, "need": frozenset({"mentoring"})})))
        assert not [one.id for one in form.questions if "optional" in one.label or (one.known and "change it" in one.known.origin)]


def test_where_an_answer_was_read_widely_the_readings_are_not_said_to_be_the_answer(referring: Referring) -> None:
    profile = Profile({"age": 14, "ethnicity": frozenset({"black", "black_african", "black_and_minority_ethnic"})})
    origins = [one.known.origin for one in referring.form(("voyage",), Writer.PARENT, referring.situation(profile)).questions if one.known]
    assert "You answered this in matching" in origins
    assert not [one for one in origins if "black" in one.casefold()]
