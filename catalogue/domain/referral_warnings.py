"""What to know before a referral goes: danger, conditions that are not met, an old listing, a way in that is not the writer's."""

from collections.abc import Iterator

from catalogue.domain.availability import Availability, where
from catalogue.domain.findings import Doubt, Finding, findings
from catalogue.domain.judging import Verdict
from catalogue.domain.matching import by_contract
from catalogue.domain.ordering import can_send
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Programme
from catalogue.domain.referral import ReferralWarning
from catalogue.domain.referral_known import Case
from catalogue.domain.referral_wording import warned
from catalogue.domain.sources import Citation
from catalogue.domain.status import before_referring

OWN_CODES = {"age", "borough"}
"""Reasons that have words of their own; every other is a condition."""


def warnings_of(programme: Programme, case: Case, year: int) -> tuple[ReferralWarning, ...]:
    """Everything to know before it goes to this listing, gravest first. `year` is that of the latest document about it."""
    found = (*_of_danger(programme, case), *_of_conditions(programme, case), *_of_place(programme, case))
    every = (*found, *_of_routes(programme, case), *_of_age(programme, case, year))
    return warned(every, case.writer, case.rules)


def _warning(code: str, programme: Programme, case: Case, cites: tuple[Citation, ...] = (), **words: str | int) -> ReferralWarning:
    return ReferralWarning(code, programme.slug, case.rules.warnings[code].format(**words), tuple(dict.fromkeys(cites)))


def _of_danger(programme: Programme, case: Case) -> Iterator[ReferralWarning]:
    answer = case.situation.answer
    if answer is None:
        return
    if answer.emergency:
        yield _warning("danger", programme, case)
    if answer.stopped:
        yield _warning("stopped", programme, case, text=answer.stopped.text)
    for rule in answer.band.contradictions:
        yield _warning("contradiction", programme, case, text=rule.text)


def _of_conditions(programme: Programme, case: Case) -> Iterator[ReferralWarning]:
    for finding in findings(programme, case.profile, case.matching.ages, Doubt()):
        if finding.fact == "age_not_stated":
            yield _warning("no_age", programme, case, finding.citations)
        elif finding.verdict is Verdict.NOT_MET:
            yield _warning(_code(finding), programme, case, finding.citations, text=finding.text)


def _code(finding: Finding) -> str:
    if not finding.requirement:
        return "priority"
    return finding.code if finding.code in OWN_CODES else "condition"


def _of_place(programme: Programme, case: Case) -> Iterator[ReferralWarning]:
    """Nothing is said of a place where nobody has said where the young person lives."""
    residence = case.profile.word("residence")
    place = where(programme, residence, case.areas, case.matching.places)
    if residence is None or place.verdict is Verdict.MET:
        return
    if place.availability is Availability.ELSEWHERE:
        yield _warning("borough", programme, case, place.citations, text=place.text)
    else:
        yield _warning("place", programme, case, place.citations, text=place.text, question=place.question or "")


def _of_routes(programme: Programme, case: Case) -> Iterator[ReferralWarning]:
    """Whether the document names this sort of referrer; by contract alone is the one way that shuts others out."""
    referrer = case.profile.word("referrer") or case.rules.referrer_of_writer.get(case.writer)
    routes = {one.route for one in programme.routes}
    cites = tuple(cite for one in programme.routes for cite in one.citations)
    referrers = case.matching.referrers
    if not routes:
        yield _warning("route_not_stated", programme, case)
    elif by_contract(programme, referrers):
        if referrer not in referrers.contracting_referrers:
            names = sorted(case.rules.labels["referrers"][one].lower() for one in referrers.contracting_referrers)
            yield _warning("contract_only", programme, case, cites, who=", ".join(names))
    elif referrer and not routes & case.rules.open_routes and not can_send(programme, Profile({"referrer": referrer}), referrers):
        who = ", ".join(label.lower() for code, label in case.rules.labels["routes"].items() if code in routes)
        yield _warning("route", programme, case, cites, who=who)


def _of_age(programme: Programme, case: Case, year: int) -> Iterator[ReferralWarning]:
    """That the listing is old, and that it may not run."""
    if before := before_referring(programme, case.matching.statuses):
        yield _warning("status", programme, case, before.citations, text=before.text)
    if programme.last_checked:
        yield _warning("checked", programme, case, year=year, checked=programme.last_checked)
    else:
        yield _warning("old", programme, case, year=year)
