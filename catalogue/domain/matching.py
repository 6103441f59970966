"""From a profile to what fits, what must be asked, and what does not fit and why: one pure function with a written order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalogue.domain.areas import Areas
from catalogue.domain.availability import AvailabilityFinding, where
from catalogue.domain.banding import Band, band
from catalogue.domain.findings import Doubt, Finding, findings
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import Match, RuledOut, Standing
from catalogue.domain.needs import WantedNeeds, covered, wanted
from catalogue.domain.ordering import rank
from catalogue.domain.packages import smallest_package
from catalogue.domain.profile import Profile
from catalogue.domain.programme import KindOfHelp, Programme, Referral
from catalogue.domain.rules import AgeRules, DoubtRules, ReferrerRules, Rule, Rulebook

PRINTED_AGES, OUTSIDE = "printed_ages", "outside"
"""The fact by which rules ask whether an age is outside every range that is printed, and what it then is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that follows from a profile."""

    band: Band
    emergency: bool
    advice: tuple[Rule, ...]
    stopped: Rule | None
    wanted: WantedNeeds
    matches: tuple[Match, ...]
    ruled_out: tuple[RuledOut, ...]
    for_groups: tuple[Match, ...]
    package: tuple[Match, ...]
    uncovered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """What one judgement needs besides the listing."""

    profile: Profile
    rules: Rulebook
    areas: Areas
    doubt: Doubt
    stopped: Rule | None
    wanted: WantedNeeds


def match(profile: Profile, programmes: Iterable[Programme], rules: Rulebook, areas: Areas) -> Answer:
    """The answer to a profile. The order of listings and of answers makes no difference: ties end at the slug."""
    listings = tuple(programmes)
    outside = outside_every_range(profile, listings)
    found_band = band(profile, rules.bands, outside_ages=outside)
    doubt = _doubt(profile, found_band, rules.doubts)
    told = _told_of_ages(profile, outside=outside)
    stopped = next((rule for rule in rules.safety.stops if rule.fires(told)), None)
    case = Case(profile, rules, areas, doubt, stopped, wanted(profile, rules.needs).without(doubt.needs))
    judged = [(programme, *_judge(programme, case)) for programme in listings]
    offers = [_offer(programme, case, seen, place) for programme, seen, place, out in judged if not out]
    single = parts_marked([offer for offer in offers if offer.programme.referral.code == Referral.INDIVIDUAL])

    def order(offer: Match) -> tuple[int | str, ...]:
        return rank(offer, profile, case.wanted, found_band.level, rules)

    ranked = tuple(sorted(single, key=order))
    ruled_out = [RuledOut(programme, out, seen, place) for programme, seen, place, out in judged if out]
    package = smallest_package([(one.covers, one) for one in ranked], case.wanted.named)
    return Answer(
        band=found_band,
        emergency=any(rule.fires(profile) for rule in rules.safety.emergencies),
        advice=_advice(_perhaps_a_child(told, rules.ages), rules.safety.advice),
        stopped=stopped,
        wanted=case.wanted,
        matches=ranked,
        ruled_out=tuple(sorted(ruled_out, key=lambda one: one.programme.slug)),
        for_groups=tuple(sorted((one for one in offers if one.programme.referral.code != Referral.INDIVIDUAL), key=order)),
        package=package,
        uncovered=case.wanted.named - frozenset(need for one in ranked for need in one.covers),
    )


def _doubt(profile: Profile, found_band: Band, rules: DoubtRules) -> Doubt:
    """What is not believed: what contradictions put in doubt.

    Where there are none, that a child below the age of criminal responsibility is in custody or on an order, asked or not.
    """
    if found_band.contradictions:
        return Doubt(rules.doubtful_facts, rules.doubtful_needs)
    age = profile.number("age")
    return Doubt(frozenset({"justice_status"}), rules.justice_needs) if age is not None and age < rules.justice_age else Doubt()


def parts_marked(offers: Iterable[Match]) -> list[Match]:
    """The offers, those marked whose whole is offered too: the whole stands for its parts."""
    found = list(offers)
    slugs = {one.programme.slug for one in found}
    return [replace(one, whole_is_offered=one.programme.parent is not None and one.programme.parent.code in slugs) for one in found]


def outside_every_range(profile: Profile, programmes: Iterable[Programme]) -> bool:
    """Whether the age is below or above every range that is printed with both its limits for help one can be referred to."""
    age = profile.number("age")
    printed = [one.age for one in programmes if one.can_refer and one.age and one.age.min is not None and one.age.max is not None]
    return age is not None and bool(printed) and not any(span.overlaps(age, age) for span in printed)


def _told_of_ages(profile: Profile, *, outside: bool) -> Profile:
    """The profile with what rules may ask of the age besides: whether it is outside every printed range."""
    return Profile({**profile.answers, PRINTED_AGES: OUTSIDE}) if outside else profile


def _judge(programme: Programme, case: Case) -> tuple[tuple[Finding, ...], AvailabilityFinding, tuple[Finding, ...]]:
    """Every condition judged, the place, and the reasons for which the listing is not offered."""
    seen = findings(programme, case.profile, case.rules.ages, case.doubt)
    place = where(programme, case.profile.word("residence"), case.areas, case.rules.places)
    out = [finding for finding in seen if finding.requirement and finding.verdict is Verdict.NOT_MET]
    if place.verdict is Verdict.NOT_MET:
        out.append(Finding("borough", "residence", Verdict.NOT_MET, place.text, place.citations))
    return seen, place, (*_never_offered(programme, case), *out)


def _never_offered(programme: Programme, case: Case) -> tuple[Finding, ...]:
    """Why a listing is not offered to anybody, or not to anybody in this situation."""
    cites = programme.referral.citations
    if programme.kind_of_help is KindOfHelp.ENFORCEMENT:
        return (Finding("enforcement", "kind", Verdict.NOT_MET, case.rules.help_texts["enforcement"], programme.kind.citations),)
    if programme.kind_of_help is KindOfHelp.INFORMATION or programme.referral.code == Referral.NONE:
        return (Finding("condition", "referral", Verdict.NOT_MET, case.rules.help_texts["no_referral"], cites),)
    if not _may_send(programme, case):
        return (Finding("condition", "referrer", Verdict.NOT_MET, case.rules.help_texts["contract_only"], cites),)
    if case.stopped:
        return (Finding("condition", "situation", Verdict.NOT_MET, case.stopped.text, cites),)
    return ()


def _may_send(programme: Programme, case: Case) -> bool:
    """Only where all referrals come through contracting agencies does a route rule a referrer out (design, section 3)."""
    referrer, rules = case.profile.word("referrer"), case.rules.referrers
    return referrer is None or referrer in rules.contracting_referrers or not by_contract(programme, rules)


def by_contract(programme: Programme, rules: ReferrerRules) -> bool:
    """Whether all its referrals come through agencies that have a contract with it."""
    return any(route.only_way and route.route in rules.contract_routes for route in programme.routes)


def _offer(programme: Programme, case: Case, seen: tuple[Finding, ...], place: AvailabilityFinding) -> Match:
    open_ones = any(finding.verdict is Verdict.UNKNOWN and finding.requirement for finding in seen)
    standing = Standing.ASK if open_ones or place.question else Standing.FITS
    return Match(programme, standing, place, seen, covered(programme, case.wanted.all, case.rules.needs))


def _perhaps_a_child(profile: Profile, rules: AgeRules) -> Profile:
    """The profile as advice reads it: where no age is given, the youngest that the school year tells, or a child's age."""
    if profile.number("age") is not None:
        return profile
    year = profile.number("school_year")
    age = rules.assumed_age if year is None else year + min(rules.years_to_ages)
    return Profile({**profile.answers, "age": age})


def _advice(profile: Profile, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Each piece of advice once, in the order of the rules."""
    fired: dict[str, Rule] = {}
    for rule in rules:
        if rule.fires(profile):
            fired.setdefault(rule.code, rule)
    return tuple(fired.values())
