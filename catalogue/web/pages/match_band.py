"""How serious it looks, and what comes first, in words: every rule that fired with the place that suggests it."""

from dataclasses import dataclass

from catalogue.domain.matching import Answer
from catalogue.domain.rules import Level, Rule
from catalogue.services.reference import Reference
from catalogue.web.forms import words
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match_cards import Cite, cite_of

LEVELS = {Level.HIGH: "High", Level.MEDIUM: "Medium", Level.LOW: "Low", Level.UNKNOWN: "Not enough is known to say"}
MISSING = {
    "gang_involvement": "gang involvement", "justice_status": "police and courts", "need": "what they need help with",
    "education": "school or work", "age": "age or school year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FiredRuleView:
    """A rule that fired: its words, and the place that suggests it."""

    id: str
    text: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class BandView:
    """How serious it looks, and why. `chosen` is the practitioner's own level with `because`."""

    level: str
    chosen: str | None
    because: str
    provisional: bool
    reasons: tuple[FiredRuleView, ...]
    missing: tuple[str, ...]
    contradictions: tuple[FiredRuleView, ...]
    outside_ages: bool

    @property
    def heading(self) -> str:
        """The level as a heading says it: the practitioner's own where there is one."""
        return f"{self.chosen} (your level)" if self.chosen else f"{self.level}{' (provisional)' if self.provisional else ''}"


def said_of(rule: Rule, reference: Reference) -> FiredRuleView:
    """A rule in words."""
    return FiredRuleView(rule.id, rule.text, cite_of(rule.citation, reference) if rule.citation else None)


def band_view(answer: Answer, form: ProfileForm, reference: Reference) -> BandView:
    """How serious it looks, in words."""
    band = answer.band
    return BandView(
        level=LEVELS[band.level],
        chosen=words.LEVELS[form.band.data][0] if form.band.data else None,
        because=(form.band_reason.data or "").strip(),
        provisional=band.provisional,
        reasons=tuple(said_of(rule, reference) for rule in band.reasons),
        missing=tuple(MISSING.get(fact, fact) for fact in band.missing),
        contradictions=tuple(said_of(rule, reference) for rule in band.contradictions),
        outside_ages=band.outside_ages,
    )
