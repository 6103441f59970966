"""What a referral asks for one listing: generated from its own conditions, routes and settings, with what is known filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalogue.domain.criteria import Criterion, Fact, Force, alternatives
from catalogue.domain.findings import Doubt, age_finding, findings, verdict_of
from catalogue.domain.judging import Verdict, all_of, any_of
from catalogue.domain.needs import covered
from catalogue.domain.programme import Age, Programme
from catalogue.domain.referral import Choice, KnownAnswer, Question, Shape
from catalogue.domain.referral_known import Case, known, needs_words, told
from catalogue.domain.referral_rules import ExtraQuestion, QuestionRule
from catalogue.domain.referral_wording import can_be_said, is_put, said_lines, said_to
from catalogue.domain.sources import Citation

YES, NO = "yes", "no"
AGES = ("age", "school_year")
READ_WIDELY = {Fact.ETHNICITY}
"""Facts whose answer is read as several wider ones: these are not what anybody answered, so they are not said to be."""
LABELS_OF_FACT = {
    "residence": "boroughs", "education": "education_statuses", "need": "needs", "gang_involvement": "gang_involvements",
    "justice_status": "justice_statuses", "setting": "profile_settings", "sex": "genders",
}  # fmt: skip


def question_of(rule: QuestionRule, case: Case, name: str | None = None) -> Question:
    """A question of the data as this writer is asked it, with what is known. The writer must have words for it."""
    words = rule.wordings[case.writer]
    return Question(
        id=name or rule.id, section=rule.section, shape=rule.shape, label=words.label, hint=words.hint, choices=_choices(rule, case),
        required=rule.required, longest=rule.longest, identifying=rule.identifying,
        known=known(rule.prefill, case) if rule.prefill else None, blank=rule.blank,
    )  # fmt: skip


def _choices(rule: QuestionRule, case: Case) -> tuple[Choice, ...]:
    """The choices; needs in a family's own words where a family is asked."""
    if rule.prefill != "need" or case.writer not in case.rules.voices:
        return rule.choices
    return tuple(replace(one, label=case.rules.family_needs.get(one.code, one.label)) for one in rule.choices)


def listing_questions(programme: Programme, case: Case, asked: frozenset[str]) -> tuple[Question, ...]:
    """Every question for one listing. `asked` are the facts that the common questions ask: nothing is asked twice."""
    said = said_to(programme, case.writer, case.rules)
    found = (*_about(programme, case), *_conditions(said, case, asked), *_extras(programme, case, asked))
    return tuple(replace(one, id=f"{programme.slug}.{one.id}", programme=programme.slug) for one in found)


def _about(programme: Programme, case: Case) -> Iterator[Question]:
    answers = {"to": _receiver(programme, case), "route": _route(programme, case), "why": _why(programme, case)}
    for name, answer in answers.items():
        rule = case.rules.listing[name]
        if case.writer in rule.wordings and (answer or name == "why"):
            yield replace(question_of(rule, case), known=answer)


def _receiver(programme: Programme, case: Case) -> KnownAnswer:
    runs = [one for one in programme.providers if one.role == "runs" and one.name != programme.name.text]
    names = ", ".join(dict.fromkeys(one.name for one in runs))
    cites = tuple(cite for one in runs for cite in one.citations) or programme.name.citations
    return _printed(f"{programme.name.text} ({names})" if names else programme.name.text, cites, case)


def _route(programme: Programme, case: Case) -> KnownAnswer | None:
    names = "; ".join(dict.fromkeys(case.rules.labels["routes"][one.route] for one in programme.routes))
    return _printed(names, tuple(cite for one in programme.routes for cite in one.citations), case) if names else None


def _printed(value: str, cites: tuple[Citation, ...], case: Case) -> KnownAnswer:
    return KnownAnswer(value, case.rules.words["listing"], cites)


def _why(programme: Programme, case: Case) -> KnownAnswer | None:
    """Why it was chosen by hand; otherwise what it says it helps with, and the conditions that the answers meet."""
    words, situation = case.rules.words, case.situation
    if chosen := situation.added.get(programme.slug):
        return KnownAnswer(chosen, words["own_choice"])
    if situation.answer is None:
        return None
    needs = needs_words(covered(programme, situation.answer.wanted.all, case.matching.needs), case)
    met = [one for one in findings(programme, case.profile, case.matching.ages, Doubt()) if one.verdict is Verdict.MET]
    lines = [words["helps_with"].format(needs=needs)] if needs else []
    lines += said_lines((one.text for one in met), case.writer, case.rules)
    cites = tuple(cite for one in met for cite in one.citations)
    return KnownAnswer("\n".join(dict.fromkeys(lines)), words["weighed"].format(version=case.matching.version), cites) if lines else None


def _conditions(programme: Programme, case: Case, asked: frozenset[str]) -> Iterator[Question]:
    """One question for each condition; alternatives are one question; strands are told apart."""
    if programme.age:
        yield _age(programme.age, case)
    yield from _strands(programme, case)
    put = (one for one in programme.criteria if is_put(one, _verdict(one, case), case.writer, case.rules))
    for members in alternatives(one for one in put if not told_by_strand(one)):
        name = members[0].group
        if name and sum(one.group == name for one in programme.criteria) > 1:
            yield _alternatives(name, members, case)
        else:
            yield _condition(members[0], case, asked)


def _age(age: Age, case: Case) -> Question:
    """Whether the printed ages are met."""
    found = age_finding(age, case.profile, case.matching.ages)
    known = (
        None
        if found.verdict is Verdict.UNKNOWN
        else KnownAnswer(YES if found.verdict is Verdict.MET else NO, _origin(AGES, case), age.citations)
    )
    return replace(question_of(case.rules.listing["criterion"], case), id="age", label=found.text, known=known, citations=age.citations)


def _strands(programme: Programme, case: Case) -> Iterator[Question]:
    """Which part of it; filled in where the answers meet every requirement of one part and of no other."""
    strands = tuple(dict.fromkeys(one.strand for one in programme.criteria if one.strand))
    rule = case.rules.listing["strand"]
    if not strands or case.writer not in rule.wordings:
        return
    choices = {name: Choice(f"strand-{n}", strand_words(name), _said_of(programme, name, case)) for n, name in enumerate(strands, 1)}
    met = [choice for name, choice in choices.items() if _meets(programme, name, case)]
    origin = case.rules.words["weighed"].format(version=case.matching.version)
    yield replace(
        question_of(rule, case), choices=tuple(choices.values()), known=KnownAnswer(met[0].code, origin) if len(met) == 1 else None
    )


def strand_words(name: str) -> str:
    """The name of a part as people read it: some are words, some are codes."""
    return name if " " in name else name.replace("-", " ").capitalize()


def _said_of(programme: Programme, strand: str, case: Case) -> str:
    told = " ".join(one.text for one in programme.criteria if one.strand == strand and told_by_strand(one))
    voice = case.rules.voices.get(case.writer)
    return told if voice is None or can_be_said(told, voice) else ""


def told_by_strand(criterion: Criterion) -> bool:
    """Whether choosing a part of a listing says that this condition is met: nothing else in a form could settle it."""
    return criterion.strand is not None and criterion.fact is Fact.ASKED


def _meets(programme: Programme, strand: str, case: Case) -> bool:
    """Whether the answers meet every requirement of a part; one of several alternatives is enough."""
    required = alternatives(one for one in programme.criteria if one.strand == strand and one.force is Force.REQUIREMENT)
    return bool(required) and all_of(any_of(_verdict(one, case) for one in members) for members in required) is Verdict.MET


def _condition(criterion: Criterion, case: Case, asked: frozenset[str]) -> Question:
    """Whether a condition is met; a number that nobody has given is asked for as a number."""
    template = question_of(case.rules.listing["criterion"], case)
    open_number = isinstance(criterion.value, int) and criterion.fact not in asked and not told(case.profile, criterion.fact)
    question = criterion.question if _judged(criterion, case) is None else None
    found = replace(
        template,
        id=criterion.id,
        label=_for_strand(criterion, criterion.text, case),
        hint=_joined(template.hint, question, _weight(criterion, case)),
        known=_judged(criterion, case),
        citations=criterion.citations,
    )
    if open_number and criterion.question:
        return replace(found, shape=Shape.LINE, choices=(), label=criterion.question, hint=criterion.text, longest=MOST_FIGURES)
    return found


MOST_FIGURES = 3
"""Ages, school years and SDQ scores have at most three figures."""


def _alternatives(name: str, members: tuple[Criterion, ...], case: Case) -> Question:
    """Several conditions of which one is enough, as one question."""
    template = question_of(case.rules.listing["any"], case)
    met = [one for one in members if _verdict(one, case) is Verdict.MET]
    return replace(
        template,
        id=name,
        label=_for_strand(members[0], template.label, case),
        hint=_joined(template.hint, _weight(members[0], case)),
        choices=tuple(Choice(one.id, one.text) for one in members),
        known=KnownAnswer(tuple(one.id for one in met), _evidence(met, case)) if met else None,
        citations=tuple(cite for one in members for cite in one.citations),
    )


def _for_strand(criterion: Criterion, label: str, case: Case) -> str:
    """The label, with the part of the listing for which alone it is asked."""
    return label if criterion.strand is None else case.rules.words["strand"].format(strand=strand_words(criterion.strand), question=label)


def _weight(criterion: Criterion, case: Case) -> str:
    return case.rules.words["priority"] if criterion.force is Force.PRIORITY else ""


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _judged(criterion: Criterion, case: Case) -> KnownAnswer | None:
    """What the answers say of a condition. A need that nobody named is no “no”: it was not mentioned, so it is asked."""
    verdict = _verdict(criterion, case)
    if verdict is Verdict.UNKNOWN or (verdict is Verdict.NOT_MET and criterion.fact is Fact.NEED):
        return None
    return KnownAnswer(YES if verdict is Verdict.MET else NO, _evidence([criterion], case), criterion.citations)


def _verdict(criterion: Criterion, case: Case) -> Verdict:
    return verdict_of(criterion, case.profile, case.matching.ages, Doubt())


def _evidence(members: Iterable[Criterion], case: Case) -> str:
    return _origin((one.fact for one in members), case)


def _origin(facts: Iterable[str], case: Case) -> str:
    """The answers of the match on which a condition was judged, in words."""
    answers = [one for one in dict.fromkeys(_answer_words(fact, case) for fact in facts if fact not in READ_WIDELY) if one]
    return case.rules.words["answered_as"].format(answer="; ".join(answers)) if answers else case.rules.words["answered"]


def _answer_words(fact: str, case: Case) -> str:
    value = told(case.profile, fact)
    labels = case.rules.labels.get(LABELS_OF_FACT.get(fact, ""), {})
    codes = value if isinstance(value, tuple) else (value,)
    return ", ".join(labels.get(code, code).lower() if len(codes) > 1 else labels.get(code, code) for code in codes)


def _extras(programme: Programme, case: Case, asked: frozenset[str]) -> Iterator[Question]:
    for extra in case.rules.extras:
        question = extra.question
        if case.writer in question.wordings and question.prefill not in asked and _brings(extra, programme) and _may_concern(extra, case):
            yield question_of(question, case)


def _may_concern(extra: ExtraQuestion, case: Case) -> bool:
    """Nobody who is known to be under no order is asked which order it is."""
    said = told(case.profile, extra.fact) if extra.fact and extra.codes else ""
    return not said or said in extra.codes


def _brings(extra: ExtraQuestion, programme: Programme) -> bool:
    if extra.route:
        return any(one.route == extra.route for one in programme.routes)
    if extra.setting:
        return any(one.code == extra.setting for one in programme.settings)
    about = [one for one in programme.criteria if one.fact == extra.fact]
    return any(not extra.codes or one.value_codes & extra.codes for one in about)
