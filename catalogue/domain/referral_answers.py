"""A finished referral: every answer in words, in the order in which a receiving worker reads."""

from collections.abc import Iterator, Mapping

from catalogue.domain.programme import Programme
from catalogue.domain.prose import day_words
from catalogue.domain.referral import GateAdvice, Part, Question, Referral, ReferralForm, Row, Shape, Writer
from catalogue.domain.referral_rules import ReferralRules

GATE, REFERRER = "gate", "referrer"
Answers = Mapping[str, tuple[str, ...]]
"""What was answered, by question: codes where there are choices, a date as YYYY-MM-DD, otherwise as typed."""


def finished(
    form: ReferralForm, programme: Programme, answers: Answers, gate: tuple[Question, ...], rules: ReferralRules
) -> Referral:  # fmt: skip
    """The referral to one of the form's listings. `answers` are those of the form and of the gate."""
    own = [one for one in form.questions if one.programme in {None, programme.slug}]
    titles = {one.id: one.title for one in form.sections if one.programme in {None, programme.slug}} | {GATE: rules.words["gate"]}
    rows = {name: tuple(row_of(one, answers, rules) for one in own if one.section == name) for name in rules.parts}
    rows[GATE] = tuple(_gate_rows(form.writer, gate, answers, rules))
    rows[REFERRER] = (Row("writer", rules.words["writer"], rules.labels["writers"][form.writer.value]), *rows.get(REFERRER, ()))
    parts = tuple(Part(titles.get(name, rules.words["writer"]), rows[name]) for name in rules.parts if rows.get(name))
    warnings = tuple(one for one in form.warnings if one.programme == programme.slug)
    return Referral(programme, form.writer, parts, warnings, rules.replies, rules.version)


def _gate_rows(writer: Writer, gate: tuple[Question, ...], answers: Answers, rules: ReferralRules) -> Iterator[Row]:
    if writer in rules.own_basis:
        yield Row("gate.basis", rules.words["basis"], rules.own_basis[writer])
    yield from (row_of(one, answers, rules) for one in gate)


def row_of(question: Question, answers: Answers, rules: ReferralRules) -> Row:
    """One answer in words. Where it came from is said only while nobody has changed it."""
    given = tuple(_plain(one) for one in answers.get(question.id, ()) if one.strip())
    value = "\n".join(told(question, given)) or question.blank or rules.words["not_answered"]
    known = question.known if question.known and is_unchanged(question, given) else None
    label = question.label if given else open_label(question, rules)
    return Row(question.id, label, value, known.origin if known else "", question.citations or (known.citations if known else ()))


def open_label(question: Question, rules: ReferralRules) -> str:
    """An open question, with what could be chosen where the question itself does not say what it is about."""
    if question.programme is None or not (question.shape is Shape.SEVERAL or question.id == f"{question.programme}.strand"):
        return question.label
    return rules.words["open_choice"].format(question=question.label, choices="; ".join(one.label for one in question.choices))


def is_unchanged(question: Question, given: tuple[str, ...]) -> bool:
    """Whether the answer is the one that was there before anybody typed."""
    if question.known is None:
        return False
    was = (question.known.value,) if isinstance(question.known.value, str) else question.known.value
    return set(given) == {_plain(one) for one in was}


def _plain(text: str) -> str:
    """The answer without space around it, and with one sort of line end: a browser sends another than it was given."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def told(question: Question, answers: tuple[str, ...]) -> tuple[str, ...]:
    """The answer in words; () where there is none. What is not among the choices stands as it was given: nothing is lost."""
    if question.choices:
        labels = {one.code: one.label for one in question.choices}
        return (*(label for code, label in labels.items() if code in answers), *(one for one in answers if one not in labels))
    return tuple(map(day_words, answers)) if question.shape is Shape.DATE else answers


def gate_advice(answers: Answers, gate: tuple[Question, ...], rules: ReferralRules) -> tuple[GateAdvice, ...]:
    """What the gate says to these answers; of questions that this writer is not asked, nothing."""
    asked = {one.id for one in gate}
    return tuple(
        rule.advice
        for rule in rules.gate_advice
        if rule.advice.question in asked and rule.answer in (answers.get(rule.advice.question) or ("",))
    )
