"""Referring as a use case: from a match, or from a listing alone, to a form that is half written and a referral that is finished.

Nothing is kept and nothing is logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.domain.profile import Profile
from catalogue.domain.referral import GateAdvice, Question, Referral, ReferralForm, Situation, Writer
from catalogue.domain.referral_answers import Answers, finished, gate_advice
from catalogue.domain.referral_form import form_of
from catalogue.domain.referral_known import Case
from catalogue.domain.referral_listing import question_of
from catalogue.domain.referral_rules import ReferralRules
from catalogue.services.match import Matching

NOBODY = Profile({})


@dataclass(frozen=True, slots=True)
class Referring:
    """The use case of the referral, over the catalogue that is matched."""

    matching: Matching
    rules: ReferralRules

    def gate(self, writer: Writer) -> tuple[Question, ...]:
        """What this writer is asked before a referral is begun."""
        case = self._case(writer, Situation(NOBODY))
        return tuple(question_of(rule, case) for rule in self.rules.gate if writer in rule.wordings)

    def gate_advice(self, writer: Writer, answers: Answers) -> tuple[GateAdvice, ...]:
        """What follows from the answers to the gate."""
        return gate_advice(answers, self.gate(writer), self.rules)

    def situation(
        self, profile: Profile | None, own_level: str | None = None, own_reason: str = "", added: Mapping[str, str] | None = None
    ) -> Situation:  # fmt: skip
        """What is known about a young person; without a match, nothing."""
        if profile is None:
            return Situation(NOBODY, added=dict(added or {}))
        return Situation(profile, self.matching.answer(profile), own_level, own_reason, dict(added or {}))

    def form(self, slugs: tuple[str, ...], writer: Writer, situation: Situation) -> ReferralForm:
        """Everything that is asked for these listings. Raises NoSuchProgramme, NotReferable."""
        snapshot = self.matching.snapshot
        programmes = tuple(snapshot.programme(slug) for slug in dict.fromkeys(slugs))
        return form_of(programmes, {one.slug: self.matching.reference.year_of(one) for one in programmes}, self._case(writer, situation))

    def referral(self, form: ReferralForm, answers: Answers, gate_answers: Answers, slug: str) -> Referral:
        """The finished referral to one of the form's listings. Raises NoSuchProgramme where the form is not for it."""
        programme = self.matching.snapshot.programme(slug)
        return finished(form, programme, {**gate_answers, **answers}, self.gate(form.writer), self.rules)

    def _case(self, writer: Writer, situation: Situation) -> Case:
        return Case(situation, writer, self.rules, self.matching.rules, self.matching.reference.areas)
