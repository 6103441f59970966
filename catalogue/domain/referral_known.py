"""What is known before anybody types: answers of the match, the level with its reasons, and drafts that only say answers again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalogue.domain.areas import Areas
from catalogue.domain.profile import Answer, Profile
from catalogue.domain.referral import KnownAnswer, Situation, Writer
from catalogue.domain.referral_rules import ReferralRules
from catalogue.domain.referral_wording import as_subject
from catalogue.domain.rules import Level, Rulebook

DRAFT = "draft:"


@dataclass(frozen=True, slots=True)
class Case:
    """What one referral is made from, besides the listings."""

    situation: Situation
    writer: Writer
    rules: ReferralRules
    matching: Rulebook
    areas: Areas

    @property
    def profile(self) -> Profile:
        """The answers of the match; none where there was no match."""
        return self.situation.profile


def known(prefill: str, case: Case) -> KnownAnswer | None:
    """What answers a question already; None where nothing does."""
    if prefill.startswith(DRAFT):
        return _draft(prefill.removeprefix(DRAFT), case)
    return PREFILLS.get(prefill, _fact(prefill))(case)


def _fact(fact: str) -> Callable[[Case], KnownAnswer | None]:
    def found(case: Case) -> KnownAnswer | None:
        value = told(case.profile, fact)
        return KnownAnswer(value, case.rules.words["answered"]) if value else None

    return found


def told(profile: Profile, fact: str) -> str | tuple[str, ...]:
    """The answer of the match as a form has it: a number as figures, yes and no as such; empty where it is not known."""
    answer: Answer | None = profile.answer(fact)
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, frozenset):
        return tuple(sorted(answer))
    return "" if answer is None else str(answer)


def _level(case: Case) -> KnownAnswer | None:
    situation, words = case.situation, case.rules.words
    level = situation.answer.band.level if situation.answer else Level.UNKNOWN
    if situation.own_level:
        return KnownAnswer(situation.own_level, words["own_level"].format(level=case.rules.labels["levels"][level.value]))
    return KnownAnswer(level.value, _worked_out(case)) if level is not Level.UNKNOWN else None


def _level_reasons(case: Case) -> KnownAnswer | None:
    """Every rule that fired, why the practitioner chose otherwise, and what makes the level provisional."""
    situation, words = case.situation, case.rules.words
    if situation.answer is None:
        return None
    band = situation.answer.band
    lines = [words["own_reason"].format(reason=situation.own_reason)] if situation.own_level and situation.own_reason else []
    lines += [rule.text for rule in band.reasons]
    if band.provisional and band.missing:
        lines.append(words["provisional"].format(facts=", ".join(words[f"fact_{fact}"] for fact in band.missing)))
    elif band.provisional:
        lines.append(words["provisional_doubt"])
    cites = tuple(rule.citation for rule in band.reasons if rule.citation)
    return KnownAnswer("\n".join(lines), _worked_out(case), cites) if lines else None


PREFILLS: Mapping[str, Callable[[Case], KnownAnswer | None]] = {"level": _level, "level_reasons": _level_reasons}


def _worked_out(case: Case) -> str:
    return case.rules.words["rules"].format(version=case.matching.version)


def _draft(name: str, case: Case) -> KnownAnswer | None:
    """Sentences that say answers again. They speak of the young person, so nobody's own words begin with them but the needs."""
    lines = [_needs_sentence(case)] if name == "why" else []
    if case.writer is not Writer.YOUNG_PERSON:
        said = [line.text for line in case.rules.lines if line.draft == name and _says(case.profile, line.fact) & line.codes]
        voice = case.rules.voices.get(case.writer)
        lines += [as_subject(line, voice) if voice else line for line in said]
    text = "\n".join(line for line in dict.fromkeys(lines) if line)
    return KnownAnswer(text, case.rules.words["drafted"]) if text else None


def _needs_sentence(case: Case) -> str:
    needs = needs_words(case.profile.codes("need"), case)
    return case.rules.words[f"needs_sentence_{case.writer.value}"].format(needs=needs) if needs else ""


def needs_words(codes: frozenset[str], case: Case) -> str:
    """Needs in the order of the vocabulary, as the writer reads them."""
    own = case.rules.family_needs if case.writer in case.rules.voices else {}
    return ", ".join(own.get(code, label).lower() for code, label in case.rules.labels["needs"].items() if code in codes)


def _says(profile: Profile, fact: str) -> frozenset[str]:
    value = told(profile, fact)
    return frozenset(value if isinstance(value, tuple) else (value,))
