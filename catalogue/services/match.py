"""Matching as a use case: a profile in, everything that follows from it out. Nothing is kept and nothing is logged."""

from dataclasses import dataclass

from catalogue.domain.availability import OUTSIDE_LONDON, Availability
from catalogue.domain.matching import Answer, match
from catalogue.domain.profile import Profile
from catalogue.domain.rules import Level, Rule, Rulebook
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot

FIRST = 10
"""How many matches people look at; messages about availability speak of these."""


NOTHING_HERE = (
    "No listing that names the borough helps with what is needed. What is shown is London-wide, not confirmed here, or next door."
)
NOTHING_OUTSIDE = (
    "The documents are about London. Nothing shown is said to work where the young person lives: ask each before you send anyone."
)

UNSURE = {
    Level.UNKNOWN: "Too little is known to say how serious this is. That is not the same as low.",
    Level.LOW: "This looks low as far as the answers go. An answer that is missing could raise it.",
}


@dataclass(frozen=True, slots=True)
class Matching:
    """The use case of the match, over one catalogue."""

    snapshot: Snapshot
    reference: Reference
    rules: Rulebook

    def answer(self, profile: Profile) -> Answer:
        """The answer to a profile."""
        return match(profile, self.snapshot.programmes.values(), self.rules, self.reference.areas)

    def choosable(self) -> frozenset[str]:
        """The listings that a practitioner may choose whatever matching says: those that one person can be referred to."""
        return frozenset(slug for slug, one in self.snapshot.programmes.items() if one.can_refer)


def messages(answer: Answer, reference: Reference, profile: Profile) -> tuple[tuple[str, str, str | None], ...]:
    """What the answer must say besides its lists: code, words, and the need that it is about where there is one."""
    found = [*_about_band(answer), *_about_advice(answer.advice)]
    if not answer.stopped:
        found += [
            *_about_places(answer, profile.word("residence")),
            *_about_needs(answer, reference),
            *_about_scores(answer, profile),
        ]
    return tuple(dict.fromkeys(found))


def _about_band(answer: Answer) -> list[tuple[str, str, str | None]]:
    found: list[tuple[str, str, str | None]] = [(rule.code, rule.text, None) for rule in answer.band.contradictions]
    if answer.band.outside_ages:
        text = "The age is outside every age range that the documents print for help of this kind. Check it."
        found.append(("outside_all_age_ranges", text, None))
    if answer.stopped:
        found.append(("no_programme_fits", answer.stopped.text, None))
    if answer.band.missing and answer.band.level in UNSURE:
        found.append(("insufficient_information", UNSURE[answer.band.level], None))
    return found


def _about_advice(advice: tuple[Rule, ...]) -> list[tuple[str, str, str | None]]:
    return [(rule.code, rule.text, None) for rule in advice if rule.code in {"emergency_999", "safeguarding_referral"}]


def _about_places(answer: Answer, home: str | None) -> list[tuple[str, str, str | None]]:
    kinds = {one.where.availability for one in answer.matches[:FIRST]}
    found: list[tuple[str, str, str | None]] = []
    if not answer.matches:
        found.append(("no_programme_fits", "No listing fits these answers. Look at what would change that.", None))
    elif home is not None and not any(
        one.where.availability is Availability.LOCAL and (one.covers or not answer.wanted.all) for one in answer.matches
    ):
        found.append(("no_local_provision", NOTHING_OUTSIDE if home == OUTSIDE_LONDON else NOTHING_HERE, None))
    if Availability.NOT_CONFIRMED in kinds or any(one.where.question for one in answer.matches[:FIRST]):
        text = "Some of these do not say that they work where the young person lives. Call before you send anyone."
        found.append(("availability_unconfirmed", text, None))
    if any(one.where.availability is Availability.NEIGHBOURING for one in answer.matches):
        found.append(("neighbouring_labelled", "Those next door are labelled: they are not said to take people from here.", None))
    return found


def _about_needs(answer: Answer, reference: Reference) -> list[tuple[str, str, str | None]]:
    return [
        ("no_specific_programme", f"No listing that can be offered says it helps with: {reference.label('need', need).lower()}.", need)
        for need in sorted(answer.uncovered)
    ]


def _about_scores(answer: Answer, profile: Profile) -> list[tuple[str, str, str | None]]:
    asks = any(finding.code == "sdq" and finding.requirement for one in answer.matches for finding in one.findings)
    if asks and profile.number("sdq_score") is None:
        return [("check_sdq", "A score on the Strengths and Difficulties Questionnaire would settle whether some of these fit.", None)]
    return []
