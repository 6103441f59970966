"""The form of a referral: common questions once, then those of each listing; and how much of it is filled in already."""

from catalogue.domain.errors import NotReferable
from catalogue.domain.programme import KindOfHelp, Programme, Referral
from catalogue.domain.referral import Question, ReferralForm, Section
from catalogue.domain.referral_known import Case, known
from catalogue.domain.referral_listing import listing_questions, question_of
from catalogue.domain.referral_rules import QuestionRule
from catalogue.domain.referral_warnings import warnings_of

LISTING = "listing"


def form_of(programmes: tuple[Programme, ...], years: dict[str, int], case: Case) -> ReferralForm:
    """Everything that is asked for these listings. `years` are those of their latest documents. Raises NotReferable."""
    for programme in programmes:
        refuse_unless_referable(programme, case)
    common = tuple(question_of(rule, case) for rule in case.rules.questions if is_asked(rule, case))
    asked = frozenset(rule.prefill for rule in case.rules.questions if rule.prefill and is_asked(rule, case))
    own = tuple(question for one in programmes for question in listing_questions(one, case, asked))
    return ReferralForm(
        writer=case.writer,
        programmes=programmes,
        sections=(*_sections(common, case), *(_section_of(one, case) for one in programmes)),
        questions=(*common, *own),
        warnings=tuple(warning for one in programmes for warning in warnings_of(one, case, years[one.slug])),
    )


def refuse_unless_referable(programme: Programme, case: Case) -> None:
    """Raises NotReferable, with a sentence that says why, where no young person or family can be referred."""
    words, name = case.rules.words, programme.name.text
    if programme.kind_of_help is KindOfHelp.ENFORCEMENT:
        raise NotReferable(programme.slug, words["enforcement"].format(name=name))
    if not programme.can_refer:
        kind = "group_only" if programme.referral.code == Referral.GROUP else "nobody"
        raise NotReferable(programme.slug, words[kind].format(name=name))


def is_asked(rule: QuestionRule, case: Case) -> bool:
    """Whether this writer is asked: there are words for it, and it is known where it is asked only then."""
    if case.writer not in rule.wordings:
        return False
    return not rule.only_known or (rule.prefill is not None and known(rule.prefill, case) is not None)


def _sections(questions: tuple[Question, ...], case: Case) -> tuple[Section, ...]:
    used = {one.section for one in questions}
    return tuple(
        Section(rule.id, rule.titles[case.writer], rule.text, about_people=rule.about_people)
        for rule in case.rules.sections
        if rule.id in used
    )


def _section_of(programme: Programme, case: Case) -> Section:
    return Section(LISTING, case.rules.words["from_document"], programme=programme.slug)


def prefilled(form: ReferralForm) -> tuple[int, int]:
    """How many questions are filled in, and how many are asked: those apart that say who people are and how to reach them."""
    people = {one.id for one in form.sections if one.about_people}
    asked = [one for one in form.questions if not one.identifying and one.section not in people]
    return sum(one.known is not None for one in asked), len(asked)
