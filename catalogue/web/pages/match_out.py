"""What does not fit, because of what, and what would change that; and the questions that would settle most."""

from collections import defaultdict
from dataclasses import dataclass

from catalogue.domain.findings import Finding
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import RuledOut
from catalogue.domain.matching import Answer
from catalogue.domain.profile import Profile
from catalogue.services.reference import Reference
from catalogue.web.pages.match_cards import Cite, cites_of
from catalogue.web.pages.search import Link

HEADINGS = {
    "age": "Age", "sdq": "SDQ score", "gender": "Gender", "ethnicity": "Ethnic group", "condition": "Another condition",
    "borough": "Somewhere else: not here, but it could be commissioned", "several": "More than one reason",
    "nobody": "Nobody can be referred to it",
}  # fmt: skip
TEXTS = {"nobody": "These are sources of information, grants, boards, campaigns, training or plans. Their pages say more."}
"""Sorts of which every listing is out for the same reason: it is said once."""
QUESTIONS = {
    "age": ("How old are they?", "age"), "school_year": ("Which school year are they in?", "year_group"),
    "sdq_score": ("What is their SDQ score?", "sdq_score"), "sex": ("What is their gender?", "gender"),
    "ethnicity": ("What is their ethnic group?", "ethnicity"), "residence": ("Which borough do they live in?", "borough"),
    "education": ("Are they at school, college or work?", "education"), "need": ("What do they need help with?", "need-victim_of_violence"),
    "gang_involvement": ("Are they involved with a gang?", "gang_involvement"),
    "justice_status": ("Where do they stand with police and courts?", "justice_status"), "setting": ("Where are they now?", "setting"),
}  # fmt: skip
ABOUT = {
    "sex": "gender", "residence": "where they live", "education": "school or work", "need": "needs", "gang_involvement": "gang involvement",
    "justice_status": "police and courts", "setting": "where they are", "referrer": "who refers", "school_year": "school year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuledOutView:
    """A listing that does not fit."""

    link: Link
    reasons: tuple[str, ...]
    cites: tuple[Cite, ...]
    change: str | None
    slug: str
    can_be_chosen: bool


@dataclass(frozen=True, slots=True)
class RuledOutGroup:
    """Listings that one sort of reason rules out."""

    heading: str
    text: str | None
    rows: tuple[RuledOutView, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question and the listings that it would settle; `field` is where the form asks it."""

    text: str
    field: str | None
    listings: tuple[Link, ...]


def link_of(slug: str, name: str) -> Link:
    """A link to a listing."""
    return Link(name, f"/programmes/{slug}")


def sort_of(one: RuledOut) -> str:
    """The sort of reason that rules a listing out."""
    if any(reason.code == "enforcement" for reason in one.reasons):
        return "enforcement"
    if any(reason.fact == "referral" for reason in one.reasons):
        return "nobody"
    return "several" if len(one.reasons) > 1 else one.reasons[0].code


def out_groups(answer: Answer, profile: Profile, reference: Reference) -> tuple[RuledOutGroup, ...]:
    """What does not fit by sort of reason; enforcement stands in a paragraph of its own."""
    found: dict[str, list[RuledOutView]] = defaultdict(list)
    for one in answer.ruled_out:
        found[sort_of(one)].append(out_of(one, profile, reference))
    return tuple(RuledOutGroup(heading, TEXTS.get(code), tuple(found[code])) for code, heading in HEADINGS.items() if found[code])


def out_of(one: RuledOut, profile: Profile, reference: Reference) -> RuledOutView:
    """A listing with every reason."""
    link = link_of(one.programme.slug, one.programme.name.text)
    if sort_of(one) in TEXTS:
        return RuledOutView(link, (), (), None, one.programme.slug, can_be_chosen=False)
    reasons = tuple(dict.fromkeys(reason.text for reason in one.reasons))
    cites = cites_of(tuple(cite for reason in one.reasons for cite in reason.citations[:1]), reference)
    return RuledOutView(link, reasons, cites, change_of(one, profile), one.programme.slug, one.can_be_chosen)


def change_of(one: RuledOut, profile: Profile) -> str | None:
    """What would change it, for a listing that only one thing rules out."""
    if len(one.reasons) != 1 or sort_of(one) in {"enforcement", "nobody"}:
        return None
    reason = one.reasons[0]
    if reason.code == "age":
        return _age_change(one, profile)
    if reason.code == "sdq":
        return f"The score is {profile.number('sdq_score')}. A new score could change this."
    if reason.code == "borough":
        return "It could be commissioned: it is not here."
    return f"Your answer about {ABOUT.get(reason.fact, 'this')} rules it out."


def _age_change(one: RuledOut, profile: Profile) -> str:
    age, years = one.programme.age, profile.number("age")
    if age and years is not None and age.min is not None and years < age.min:
        return f"It opens at {age.min}."
    if age and years is not None and age.max is not None and years > age.max:
        return f"It ends at {age.max}."
    return "Another age would change this."


SENSITIVE_FIELDS = {"gender", "ethnicity"}


def ask_next(missing: tuple[str, ...], asked: tuple[OpenQuestion, ...]) -> str:
    """What to find out first: what the level lacks, else the question here that settles most; and the one for providers that does."""
    level = f"For the level: {', '.join(missing)}." if missing else ""
    here = "" if missing else next((one.text for one in asked if one.field and one.field not in SENSITIVE_FIELDS), "")
    provider = next((one.text for one in asked if not one.field), "")
    return " ".join(part for part in (level, here, provider) if part)


def open_questions(answer: Answer, profile: Profile) -> tuple[OpenQuestion, ...]:
    """Every open question: first those that an answer here would settle, gender and ethnic group last of these, then those for providers.

    Of each sort those come first that settle most.
    """
    found: dict[tuple[str, str | None], dict[str, Link]] = defaultdict(dict)
    for one in answer.matches:
        link = link_of(one.programme.slug, one.programme.name.text)
        for finding in one.findings:
            if finding.verdict is Verdict.UNKNOWN and finding.requirement:
                found[_asked(finding, profile)][one.programme.slug] = link
        if one.where.question:
            key = QUESTIONS["residence"] if profile.answer("residence") is None else (one.where.question, None)
            found[key][one.programme.slug] = link
    rows = [OpenQuestion(text, field, tuple(links.values())) for (text, field), links in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.field is None, row.field in SENSITIVE_FIELDS, -len(row.listings), row.text)))


def _asked(finding: Finding, profile: Profile) -> tuple[str, str | None]:
    """A question of the form where the fact is not known; otherwise the listing's own question."""
    if finding.fact in QUESTIONS and profile.answer(finding.fact) is None:
        return QUESTIONS[finding.fact]
    return finding.question or finding.text, None
