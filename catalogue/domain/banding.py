"""How serious it looks: the highest rule that fires, every rule that fired, and what is still missing (design, section 6)."""

from dataclasses import dataclass

from catalogue.domain.profile import Profile
from catalogue.domain.rules import BandRules, Level, Rule

SCHOOL = "education"
ORDER = (Level.UNKNOWN, Level.LOW, Level.MEDIUM, Level.HIGH)


@dataclass(frozen=True, slots=True)
class Band:
    """The level with its reasons. `provisional` where something is missing or contradictory; `missing` names the facts."""

    level: Level
    provisional: bool
    reasons: tuple[Rule, ...]
    missing: tuple[str, ...]
    contradictions: tuple[Rule, ...]
    outside_ages: bool = False


def band(profile: Profile, rules: BandRules, *, outside_ages: bool = False) -> Band:
    """The band of a profile.

    Adding a risk never lowers it, and an answer that becomes “not known” never makes it confidently low: low needs an
    answer to every one of `band_needs_answers_to`, and is provisional without `low_needs_answers_to`. Two answers that
    contradict each other are the exception, as taking one back ends the contradiction, and so is the SDQ score.
    """
    fired = tuple(rule for rule in rules.levels if rule.fires(profile))
    missing = tuple(fact for fact in rules.band_needs_answers_to if profile.answer(fact) is None)
    contradictions = tuple(rule for rule in rules.contradictions if rule.fires(profile))
    level = max((Level(rule.code) for rule in fired), key=ORDER.index, default=Level.UNKNOWN if missing else Level.LOW)
    if level is Level.LOW:
        missing = tuple(facts[0] for facts in _asked_for_low(profile, rules) if all(profile.answer(fact) is None for fact in facts))
    doubtful = bool(contradictions) or outside_ages or (bool(missing) and level is not Level.HIGH)
    return Band(level, doubtful, fired, missing, contradictions, outside_ages)


def _asked_for_low(profile: Profile, rules: BandRules) -> tuple[tuple[str, ...], ...]:
    """What low needs answers to: of a child too young for school, not the school."""
    age = profile.number("age")
    if age is None or age >= rules.school_from:
        return rules.low_needs_answers_to
    return tuple(facts for facts in rules.low_needs_answers_to if facts != (SCHOOL,))
