"""What follows from the answers, in the order in which a practitioner thinks."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.matching import Answer
from catalogue.domain.offers import Match
from catalogue.domain.ordering import rank
from catalogue.domain.profile import Profile
from catalogue.domain.rules import Level, Rule, Rulebook
from catalogue.domain.sources import Citation
from catalogue.services.match import FIRST, messages
from catalogue.services.reference import Reference
from catalogue.web.forms import words
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match_cards import Card, Cite, card_of, cite_of, needs_words
from catalogue.web.pages.match_out import OpenQuestion, OutGroup, link_of, open_questions, out_groups, sort_of
from catalogue.web.pages.questions import Group, own_level, question_groups
from catalogue.web.pages.search import Link

ADULT = 18
LEVELS = {Level.HIGH: "High", Level.MEDIUM: "Medium", Level.LOW: "Low", Level.UNKNOWN: "Not enough is known to say"}
MISSING = {
    "gang_involvement": "gang involvement", "justice_status": "police and courts", "need": "what they need help with",
    "education": "school or work", "age": "age or school year",
}  # fmt: skip
NEAR_MATCHES = ("no_local_provision", "availability_unconfirmed", "neighbouring_labelled", "no_programme_fits")
ABOUT_BOROUGH = ("no_local_provision", "availability_unconfirmed", "neighbouring_labelled")
SAID_ELSEWHERE = {
    "emergency_999", "safeguarding_referral", "contradictory_information", "insufficient_information", "no_specific_programme",
}  # fmt: skip
NO_BOROUGH = "You have not said which borough they live in, so where these can be had is open."
ADULT_NOW = "Tell adult social care of the borough where they live, now, by telephone."
LAST_RESORT = Citation("havering", 136, "as a last resort", "Havering’s strategy")


@dataclass(frozen=True, slots=True)
class Said:
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
    reasons: tuple[Said, ...]
    missing: tuple[str, ...]
    contradictions: tuple[Said, ...]
    outside_ages: bool


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What is never offered."""

    count: int
    cite: Cite


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything that follows from the answers."""

    template: ClassVar[str] = "pages/match/results.html"
    emergency: bool
    adult: bool
    advice: tuple[Said, ...]
    stopped: str | None
    band: BandView
    package: tuple[tuple[Link, str], ...]
    wanted: str
    uncovered: str
    first: tuple[Card, ...]
    rest: tuple[Card, ...]
    for_groups: tuple[Card, ...]
    questions: tuple[OpenQuestion, ...]
    out: tuple[OutGroup, ...]
    out_count: int
    enforcement: Enforcement
    about_matches: tuple[str, ...]
    messages: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    own: Group
    hidden: tuple[tuple[str, str], ...]
    own_hidden: tuple[tuple[str, str], ...]
    version: str
    title: str = "What fits"


def results_page(form: ProfileForm, profile: Profile, answer: Answer, rules: Rulebook, reference: Reference) -> ResultsPage:
    """The answer to a profile in words."""
    adult = (profile.number("age") or 0) >= ADULT
    cards = tuple(card_of(one, reference) for one in ordered(answer, profile, form.band.data, rules))
    said = messages(answer, reference, profile)
    groups = question_groups(form)
    enforcement = sum(sort_of(one) == "enforcement" for one in answer.ruled_out)
    return ResultsPage(
        emergency=answer.emergency, adult=adult,
        advice=tuple(advice_of(rule, reference, adult=adult) for rule in answer.advice),
        stopped=answer.stopped.text if answer.stopped else None,
        band=band_view(answer, form, reference),
        package=tuple((link_of(one.programme.slug, one.programme.name.text), needs_words(one.covers, reference)) for one in answer.package),
        wanted=needs_words(answer.wanted.named, reference), uncovered=needs_words(answer.uncovered, reference),
        first=cards[:FIRST], rest=cards[FIRST:],
        for_groups=tuple(card_of(one, reference) for one in answer.for_groups),
        questions=open_questions(answer, profile),
        out=() if answer.stopped else out_groups(answer, profile, reference),
        out_count=len(answer.ruled_out) - enforcement,
        enforcement=Enforcement(enforcement, cite_of(LAST_RESORT, reference)),
        about_matches=() if answer.stopped else about_matches(said, profile),
        messages=tuple(text for code, text, _ in said if code not in SAID_ELSEWHERE and code not in NEAR_MATCHES),
        told=tuple((question.label, question.told) for group in groups for question in group.questions if question.told),
        groups=groups, own=own_level(form), version=rules.version,
        hidden=(("band", form.band.data), ("band_reason", form.band_reason.data or "")),
        own_hidden=answers_of(form),
    )  # fmt: skip


def about_matches(said: tuple[tuple[str, str, str | None], ...], profile: Profile) -> tuple[str, ...]:
    """What to know before reading the matches; nothing is said of a borough that is not known."""
    known = profile.answer("residence") is not None
    texts = tuple(text for code, text, _ in said if code in NEAR_MATCHES and (known or code not in ABOUT_BOROUGH))
    return texts if known else (NO_BOROUGH, *texts)


def ordered(answer: Answer, profile: Profile, chosen: str, rules: Rulebook) -> tuple[Match, ...]:
    """The matches; in the order of the practitioner's own level where one was chosen."""
    if not chosen:
        return answer.matches
    return tuple(sorted(answer.matches, key=lambda one: rank(one, profile, answer.wanted, Level(chosen), rules)))


def answers_of(form: ProfileForm) -> tuple[tuple[str, str], ...]:
    """Every answer but the practitioner's own level, to travel with it."""
    single = [(field.name, str(field.data or "")) for field in form if field.name not in {"needs", "band", "band_reason"}]
    return (*((name, value) for name, value in single if value), *(("needs", code) for code in form.needs.data))


def said_of(rule: Rule, reference: Reference) -> Said:
    """A rule in words."""
    return Said(rule.id, rule.text, cite_of(rule.citation, reference) if rule.citation else None)


def advice_of(rule: Rule, reference: Reference, *, adult: bool) -> Said:
    """A piece of advice; for an adult it is adult social care that is told."""
    said = said_of(rule, reference)
    return Said(said.id, ADULT_NOW, said.cite) if adult and rule.id == "safeguarding-emergency" else said


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
