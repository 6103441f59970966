"""The rules of a referral as data: every code is known, every word is there, and a damaged file is refused by its name."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from catalogue.domain.errors import SeedRefused
from catalogue.domain.referral import Shape, Writer
from catalogue.domain.referral_known import PREFILLS
from catalogue.schemas.profile import GENDERS, INFORMANTS, REFERRERS
from seed.files import read_toml
from seed.referral_rules import FILES, FOLDER, referral_rules, rules_of
from seed.rules import rulebook
from seed.words import vocabulary

RULES = referral_rules()
LISTS = {
    "need": "needs", "gang_involvement": "gang_involvements", "justice_status": "justice_statuses", "education": "education_statuses",
    "setting": "profile_settings",
}  # fmt: skip
QUESTIONS = (*RULES.questions, *RULES.gate, *RULES.listing.values(), *(one.question for one in RULES.extras))


def codes_of(fact: str) -> set[str]:
    """Every answer that a fact may have."""
    own = {"willing_to_engage": {"yes", "no"}, "referrer": set(REFERRERS)}
    return own[fact] if fact in own else {term.code for term in vocabulary()[LISTS[fact]]}


def test_every_file_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(FILES)


def test_every_id_is_unique() -> None:
    for ids in ([one.id for one in RULES.questions], [one.id for one in RULES.gate], [one.code for one in RULES.replies]):
        assert len(set(ids)) == len(ids) > 0


def test_nothing_that_says_who_somebody_is_is_ever_filled_in() -> None:
    assert not [one.id for one in QUESTIONS if one.identifying and one.prefill]
    people = {one.id for one in RULES.sections if one.about_people}
    named = [one for one in RULES.questions if one.section in people and one.id not in {"referrer.kind", "referrer.date"}]
    assert all(one.identifying for one in named)


def test_consent_and_every_other_basis_has_to_be_chosen() -> None:
    basis = next(one for one in RULES.gate if one.id == "gate.basis")
    assert {one.code for one in basis.choices} == {
        "consent", "public_task", "legal_obligation", "vital_interests", "legitimate_interests", "own_request",
    }  # fmt: skip
    assert (basis.required, basis.prefill) == (True, None)
    assert all(one.hint for one in basis.choices)


def test_every_question_can_be_asked_and_answered() -> None:
    for one in QUESTIONS:
        assert one.wordings, one.id
        assert one.longest > 0, one.id
        assert one.shape not in {Shape.ONE, Shape.SEVERAL} or one.choices or one in RULES.listing.values(), one.id
        assert not one.only_known or one.prefill, one.id


def test_every_section_has_a_title_for_each_writer_who_is_asked_there_and_a_place_on_paper() -> None:
    for section in RULES.sections:
        writers = {writer for one in RULES.questions if one.section == section.id for writer in one.wordings}
        assert writers == set(section.titles), section.id
    assert {one.id for one in RULES.sections} | {"gate", "listing"} == set(RULES.parts)


def test_every_prefill_and_every_line_of_a_draft_speaks_of_an_answer_that_can_be_given() -> None:
    drafts = {f"draft:{line.draft}" for line in RULES.lines}
    facts = {"age", "school_year", "sdq_score", "sdq_informant", "residence", *LISTS, "willing_to_engage", "referrer"}
    assert {one.prefill for one in QUESTIONS if one.prefill} <= drafts | set(PREFILLS) | facts
    assert drafts <= {one.prefill for one in QUESTIONS}
    for line in RULES.lines:
        assert line.codes <= codes_of(line.fact), line
        assert line.text.endswith("."), line


def test_the_words_for_who_refers_are_those_of_matching() -> None:
    assert set(RULES.labels["referrers"]) == set(REFERRERS)
    assert set(RULES.labels["informants"]) == set(INFORMANTS)
    assert set(RULES.labels["genders"]) == set(GENDERS)
    assert set(RULES.referrer_of_writer.values()) <= set(REFERRERS)
    assert set(RULES.labels["writers"]) == {writer.value for writer in Writer}


def test_every_answer_that_a_level_may_miss_has_a_word() -> None:
    rules = rulebook()
    missing = {*rules.bands.band_needs_answers_to, *(facts[0] for facts in rules.bands.low_needs_answers_to)}
    assert {f"fact_{fact}" for fact in missing} <= set(RULES.words)


def test_every_advice_of_the_gate_belongs_to_an_answer() -> None:
    choices = {one.id: {"", *(choice.code for choice in one.choices)} for one in RULES.gate}
    assert all(rule.answer in choices[rule.advice.question] for rule in RULES.gate_advice)


def test_what_an_extra_hangs_on_is_known() -> None:
    for extra in RULES.extras:
        assert [extra.fact, extra.route, extra.setting].count(None) == 2, extra.question.id
        assert extra.route is None or extra.route in vocabulary()["routes"]
        assert extra.setting is None or extra.setting in vocabulary()["settings"]
        assert not extra.codes or (extra.fact and extra.codes <= codes_of(extra.fact))


def test_the_replies_can_be_counted() -> None:
    assert [one.code for one in RULES.replies] == ["received", "accepted", "waiting_list", "declined", "ended"]
    assert {one.code: {reason.code for reason in one.reasons} for one in RULES.replies}["declined"] == {
        "age", "area", "not_eligible", "no_capacity", "does_not_consent", "already_supported", "needs_another_service", "closed", "other",
    }  # fmt: skip
    assert all(one.reasons for one in RULES.replies if one.code in {"declined", "ended"})


def test_no_question_asks_for_the_name_of_anybody_else() -> None:
    asks_names = {one.id for one in RULES.questions for words in one.wordings.values() if "name" in words.label.lower()}
    assert asks_names == {"referrer.name", "young_person.name", "young_person.preferred_name", "parent.name"}


Damage = Callable[[dict[str, dict[str, Any]]], object]


@pytest.mark.parametrize(
    ("file", "key", "damage"),
    [
        ("form", "lable", lambda files: files["form"]["questions"][0]["professional"].update(lable="x")),
        ("form", "colour", lambda files: files["form"]["questions"][0].update(colour="x")),
        ("form", "colour", lambda files: files["form"].update(colour="x")),
        ("form", "no-such-list", lambda files: files["form"]["questions"][0].update(choices_from="no-such-list")),
        ("form", "nowhere", lambda files: files["form"]["questions"][0].update(section="nowhere")),
        ("form", "shape", lambda files: files["form"]["questions"][0].update(shape="song")),
        ("form", "extras", lambda files: files["form"].pop("extras")),
        ("gate", "colour", lambda files: files["gate"]["advice"][0].update(colour="x")),
        ("gate", "king", lambda files: files["gate"]["own_basis"].update(king="x")),
        ("drafts", "code", lambda files: files["drafts"]["lines"][0].update(code="x")),
        ("replies", "colour", lambda files: files["replies"]["replies"][3]["reasons"][0].update(colour="x")),
        ("words", "by_pigeon", lambda files: files["words"]["open_routes"].append("by_pigeon")),
        ("words", "colour", lambda files: files["words"].update(colour={})),
    ],
)
def test_a_damaged_file_is_refused_by_its_name_and_the_key(file: str, key: str, damage: Damage) -> None:
    files = deepcopy({name: read_toml(FOLDER / f"{name}.toml") for name in FILES})
    assert rules_of(files).version == RULES.version
    damage(files)
    with pytest.raises(SeedRefused) as refused:
        rules_of(files)
    assert refused.value.problems[0].startswith(f"referral/{file}.toml: ")
    assert key in refused.value.problems[0]
