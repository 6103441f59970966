"""The shape of each file in `seed/referral/`: keys, codes, lists and blanks that a referral knows, and every word that it says."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from catalogue.domain.criteria import Fact
from catalogue.domain.referral import GateAdvice, Reply, Writer
from catalogue.domain.referral_rules import ExtraQuestion, FamilyWording, GateRule, Line, SectionRule
from catalogue.domain.rules import Level
from catalogue.schemas.profile import GENDERS, INFORMANTS, REFERRERS
from seed import facts
from seed.basics import Strict, sentence
from seed.fields import Code
from seed.referral_questions import ID, QuestionBase, choice_list, question_members
from seed.rule_fields import SOME, DistinctList, OrderedList, keyed, some_of, table, table_of, text_with, word_of, words_of, yes_or_no
from seed.words import vocabulary

Labels: TypeAlias = Mapping[str, Mapping[str, str]]
"""What people read for each code, by list."""
GATE, LISTING = "gate", "listing"
WRITERS = tuple(writer.value for writer in Writer)
FAMILY = (Writer.PARENT, Writer.YOUNG_PERSON)
OWN_LABELS: Mapping[str, Collection[str]] = {
    "referrers": REFERRERS, "informants": INFORMANTS, "genders": GENDERS, "levels": tuple(Level), "yes_no": ("yes", "no"),
    "yes_no_unknown": ("yes", "no", "not_known"), "outside": ("outside_london",), "writers": WRITERS,
}  # fmt: skip
"""The lists of answers whose words stand in words.toml."""
SAID: Mapping[str, tuple[str, ...]] = {
    "answered": (), "answered_as": ("answer",), "rules": ("version",), "own_level": ("level",), "drafted": (), "weighed": ("version",),
    "listing": (), "own_choice": (), "not_answered": (), "own_reason": ("reason",), "provisional": ("facts",), "provisional_doubt": (),
    **{f"needs_sentence_{writer}": ("needs",) for writer in WRITERS},
    "helps_with": ("needs",), "open_choice": ("question", "choices"), "strand": ("strand", "question"), "priority": (),
    "from_document": (), **{f"fact_{fact}": () for fact in ("gang_involvement", "justice_status", "need", "education", "age")},
    "writer": (), "gate": (), "basis": (), "group_only": ("name",), "nobody": ("name",), "enforcement": ("name",),
}  # fmt: skip
"""Every word that a referral says by itself, with the blanks that are filled in; a test holds the names against the code."""
WARNED: Mapping[str, tuple[str, ...]] = {
    "danger": (), "stopped": ("text",), "contradiction": ("text",), "condition": ("text",), "untold": (), "age": ("text",),
    "borough": ("text",), "priority": ("text",), "place": ("text", "question"), "no_age": (), "old": ("year",),
    "checked": ("year", "checked"), "status": ("text",), "contract_only": ("who",), "route": ("who",), "route_not_stated": (),
}  # fmt: skip
"""Every warning with its blanks."""
LISTING_QUESTIONS = ("to", "route", "why", "strand", "any", "criterion")
CHOSEN_BY_LISTING = {"strand", "any"}
"""Questions whose choices a listing gives."""
FORM_IDS = frozenset({
    "referrer.name", "referrer.role", "referrer.agency", "referrer.relationship", "referrer.telephone", "referrer.email", "referrer.date",
    "situation.level", "why.own_words",
})  # fmt: skip
GATE_IDS = frozenset({"gate.basis", "gate.safeguarding", "gate.told"})
"""The questions that papers and pages name; a test holds them against the code."""


def words_schema() -> Schema:
    """The schema of `words.toml`."""
    return keyed({
        "open_routes": words_of("routes"),
        "labels": table({name: table_of(codes, sentence(120)) for name, codes in OWN_LABELS.items()}),
        "referrer_of_writer": table_of(FAMILY, word_of(REFERRERS)),
        "words": table({name: text_with(*blanks) for name, blanks in SAID.items()}),
        "warnings": table({name: text_with(*blanks) for name, blanks in WARNED.items()}),
    })()  # fmt: skip


class LineSchema(Strict):
    """What one answer adds to a draft."""

    draft = fields.String(required=True, validate=validate.Regexp(ID))
    fact = word_of({*facts.LISTS, "referrer", "willing_to_engage"} - {Fact.SEX.value, Fact.ETHNICITY.value})
    codes = DistinctList(fields.String(), required=True, validate=SOME)
    text = sentence(300)

    @validates_schema
    def codes_are_answers(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses a code that nobody can answer with."""
        if strangers := sorted(data["codes"] - answers_to(data["fact"])):
            raise ValidationError(f"{', '.join(strangers)} is no answer to {data['fact']}.", "codes")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Line:
        """The line."""
        return Line(data["draft"], data["fact"], data["codes"], data["text"])


def answers_to(fact: str) -> frozenset[str]:
    """Every answer that a fact may have, as a form has it."""
    if fact in facts.LISTS:
        return frozenset(term.code for term in vocabulary()[facts.LISTS[fact]])
    return frozenset(REFERRERS) if fact == "referrer" else frozenset({"yes", "no"})


def drafts_schema() -> Schema:
    """The schema of `drafts.toml`."""
    return keyed({"lines": fields.List(fields.Nested(LineSchema), required=True, validate=SOME)})()


class SectionSchema(Strict):
    """A section with its title for each sort of writer."""

    id = fields.String(required=True, validate=validate.Regexp(ID))
    text = fields.String(load_default="")
    about_people = yes_or_no(load_default=False)
    professional = sentence(120, required=False)
    parent = sentence(120, required=False)
    young_person = sentence(120, required=False)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> SectionRule:
        """The section."""
        titles = {writer: data[writer.value] for writer in Writer if data[writer.value]}
        return SectionRule(data["id"], titles, data["text"], data["about_people"])


class ExtraBase(QuestionBase):
    """A question that a condition, a route or a setting of a listing brings with it."""

    fact = fields.Enum(Fact, by_value=True, load_default=None)
    codes = DistinctList(fields.String(), load_default=frozenset)
    route = Code("routes", load_default=None)
    setting = Code("settings", load_default=None)

    @validates_schema
    def hangs_on_one_thing(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses an extra that nothing brings, and codes that its fact does not have."""
        if sum(data[name] is not None for name in ("fact", "route", "setting")) != 1:
            raise ValidationError("has one of fact, route and setting.")
        known = answers_to(data["fact"]) if data["fact"] in facts.LISTS else frozenset()
        if strangers := sorted(data["codes"] - known):
            raise ValidationError(f"{', '.join(strangers)} is no answer to {data['fact'] or 'anything'}.", "codes")

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> ExtraQuestion:
        """The question with what brings it."""
        fact = data["fact"].value if data["fact"] else None
        return ExtraQuestion(self.question(data), fact, data["codes"], data["route"], data["setting"])


class FormBase(Strict):
    """What a referral asks."""

    version = sentence(20)
    parts = OrderedList(fields.String(), required=True)
    sections = fields.List(fields.Nested(SectionSchema), required=True, validate=SOME)

    @validates_schema
    def hangs_together(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses a section that is nowhere on paper or that no question has, and a form without a question that papers name."""
        sections = [one.id for one in data["sections"]]
        if sorted(data["parts"]) != sorted({*sections, GATE, LISTING}):
            raise ValidationError(f"names each of {', '.join(sorted({*sections, GATE, LISTING}))} once.", "parts")
        needs_ids([one.id for one in data["questions"]], FORM_IDS, "questions")
        for section in data["sections"]:
            writers = {writer for one in data["questions"] if one.section == section.id for writer in one.wordings}
            if writers != set(section.titles):
                raise ValidationError(f"{section.id} needs a title for each writer who is asked there, and for no other.", "sections")
        if strangers := sorted({one.section for one in data["questions"]} - set(sections)):
            raise ValidationError(f"no section is called {', '.join(strangers)}.", "questions")


def needs_ids(ids: Collection[str], needed: Collection[str], field: str) -> None:
    """Refuses questions with one id, and a list that lacks a question that is named elsewhere."""
    if missing := sorted(set(needed) - set(ids)):
        raise ValidationError(f"{', '.join(missing)} is missing: papers and pages name it.", field)
    if len(set(ids)) != len(ids):
        raise ValidationError(f"the id {', '.join(sorted({one for one in ids if list(ids).count(one) > 1}))} is there twice.", field)


def form_schema(labels: Labels, drafts: Collection[str]) -> Schema:
    """The schema of `form.toml` over these answers and drafts."""
    shared = question_members(labels, drafts)
    for_listing = {**shared, "section": word_of((LISTING,))}
    listing = {
        name: keyed({**for_listing, "id": word_of((name,), load_default=name), "chosen_later": name in CHOSEN_BY_LISTING}, QuestionBase)
        for name in LISTING_QUESTIONS
    }
    members = {
        "questions": fields.List(fields.Nested(keyed(shared, QuestionBase)), required=True, validate=SOME),
        "listing": table({name: fields.Nested(schema, required=True) for name, schema in listing.items()}),
        "extras": fields.List(fields.Nested(keyed(for_listing, ExtraBase)), required=True),
    }
    return keyed(members, FormBase)()


class AdviceSchema(Strict):
    """What follows where a question of the gate has an answer; an empty answer is that nothing was ticked."""

    question = fields.String(required=True)
    answer = fields.String(required=True)
    ends = yes_or_no()
    title = sentence(120)
    paragraphs = OrderedList(sentence(), required=True, validate=SOME)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> GateRule:
        """The advice."""
        return GateRule(data["answer"], GateAdvice(data["question"], data["title"], data["paragraphs"], data["ends"]))


class GateBase(Strict):
    """What is asked before a referral is begun."""

    advice = fields.List(fields.Nested(AdviceSchema), required=True)
    own_basis = table_of(FAMILY, sentence(120))

    @validates_schema
    def hangs_together(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses advice to an answer that nobody can give, and a gate without a question that papers name."""
        needs_ids([one.id for one in data["questions"]], GATE_IDS, "questions")
        answers = {one.id: {"", *(choice.code for choice in one.choices)} for one in data["questions"]}
        for number, rule in enumerate(data["advice"]):
            if rule.answer not in answers.get(rule.advice.question, ()):
                reason = f"{rule.advice.question} has no answer “{rule.answer}”."
                raise ValidationError({"advice": {number: {"answer" if rule.advice.question in answers else "question": [reason]}}})


def gate_schema(labels: Labels) -> Schema:
    """The schema of `gate.toml` over these answers."""
    question = keyed({**question_members(labels, ()), "section": word_of((GATE,))}, QuestionBase)
    return keyed({"questions": fields.List(fields.Nested(question), required=True, validate=SOME)}, GateBase)()


class VoiceSchema(Strict):
    """How a family is spoken to."""

    subject = sentence(40)
    begins = DistinctList(sentence(40), required=True)
    said = OrderedList(OrderedList(fields.String(), validate=validate.Length(equal=2)), required=True)
    unsaid = DistinctList(sentence(60), required=True)
    not_asked = some_of(Fact)
    not_warned = some_of(WARNED)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> FamilyWording:
        """The voice."""
        return FamilyWording(**{**data, "not_asked": frozenset(map(Fact, data["not_asked"]))})


def family_schema() -> Schema:
    """The schema of `family.toml`."""
    needs = tuple(term.code for term in vocabulary()["needs"])
    voices = {writer.value: fields.Nested(VoiceSchema, required=True) for writer in FAMILY}
    return keyed({**voices, "needs": table_of(needs, sentence(120))})()


REPLIES = ("received", "accepted", "waiting_list", "declined", "ended")


class ReplySchema(Strict):
    """An outcome that the receiving service can tick. Codes stay the same so that replies can be counted."""

    code = word_of(REPLIES)
    label = sentence(120)
    reasons = choice_list()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Reply:
        """The reply."""
        return Reply(data["code"], data["label"], data["reasons"])


def each_reply_once(replies: list[Reply]) -> None:
    """Refuses a reply that is missing or there twice."""
    if [one.code for one in replies] != list(REPLIES):
        raise ValidationError(f"are {', '.join(REPLIES)}, in this order.")


def replies_schema() -> Schema:
    """The schema of `replies.toml`."""
    return keyed({"replies": fields.List(fields.Nested(ReplySchema), required=True, validate=each_reply_once)})()
