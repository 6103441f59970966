"""How a parent or a young person is spoken to: texts about somebody else are said to them, and what cannot be is not asked."""

import re
from collections.abc import Iterable
from dataclasses import replace

from catalogue.domain.criteria import Criterion
from catalogue.domain.judging import Verdict
from catalogue.domain.programme import Programme
from catalogue.domain.referral import ReferralWarning, Writer
from catalogue.domain.referral_rules import FamilyWording, ReferralRules


def say(text: str, writer: Writer, rules: ReferralRules) -> str:
    """The text as this writer is spoken to."""
    for before, after in rules.voices[writer].said if writer in rules.voices else ():
        text = re.sub(rf"\b{re.escape(before)}(?!\w)", after, text)
    return text.strip()


def said_lines(texts: Iterable[str], writer: Writer, rules: ReferralRules) -> list[str]:
    """The texts that can be said to this writer, as they are said."""
    voice, said = rules.voices.get(writer), [say(one, writer, rules) for one in texts]
    return [one for one in said if voice is None or can_be_said(one, voice)]


def said_to(programme: Programme, writer: Writer, rules: ReferralRules) -> Programme:
    """The listing with its conditions as this writer is spoken to; the questions of a professional are not put to a family."""
    if writer not in rules.voices:
        return programme
    return replace(programme, criteria=tuple(replace(one, text=say(one.text, writer, rules), question=None) for one in programme.criteria))


def is_put(criterion: Criterion, verdict: Verdict, writer: Writer, rules: ReferralRules) -> bool:
    """Whether this writer is asked: families what they can answer, in words that are theirs; of the rest, what they said is so."""
    voice = rules.voices.get(writer)
    if voice is None:
        return True
    theirs = criterion.fact not in voice.not_asked and (criterion.strand is None or writer in rules.listing["strand"].wordings)
    return can_be_said(criterion.text, voice) and (theirs or verdict is Verdict.MET)


def warned(warnings: Iterable[ReferralWarning], writer: Writer, rules: ReferralRules) -> tuple[ReferralWarning, ...]:
    """The warnings as this writer is spoken to: a family is not told whom a service looks for first, nor what is not said to them."""
    voice = rules.voices.get(writer)
    if voice is None:
        return tuple(warnings)
    said = (replace(one, text=say(one.text, writer, rules)) for one in warnings if one.code not in voice.not_warned)
    return tuple(
        replace(one, text=rules.warnings["untold"]) if one.code == "condition" and not can_be_said(one.text, voice) else one for one in said
    )


def can_be_said(text: str, voice: FamilyWording) -> bool:
    """Whether a text that was put into this voice speaks to the reader alone and in plain words."""
    words = f" {' '.join(re.findall(r'[a-z-]+', text.casefold()))} "
    return not any(f" {one} " in words for one in voice.unsaid)


def as_subject(line: str, voice: FamilyWording) -> str:
    """A line of a draft, which begins with what somebody is or does, as a sentence about the writer's child."""
    first, _, rest = line.partition(" ")
    told = f"{voice.subject} {first.lower()} {rest}" if first in voice.begins else line
    return told.replace("the young person", f"{voice.subject[0].lower()}{voice.subject[1:]}")
