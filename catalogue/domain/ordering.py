"""The order of matches. Evidence is shown and never orders; the steps and every weight stand in the seed folder with their reasons.

The first difference decides: running before planned; help with something that is needed; then closeness, a sum of small
whole-number points, each of which can be said in words; last the name, and the slug, so that two runs agree.
"""

from catalogue.domain.facets import NAMED_THERE
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import Match, Standing
from catalogue.domain.needs import WantedNeeds
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Programme
from catalogue.domain.rules import ConditionRules, Level, ListingRules, OrderRules, ReferrerRules, Rulebook
from catalogue.domain.status import status_of

NOTHING_COVERED = "nothing_covered"
STEPS = ("status", "helps", "points", "name")
"""What the steps of the order may compare."""


def rank(match: Match, profile: Profile, wanted: WantedNeeds, level: Level, rules: Rulebook) -> tuple[int | str, ...]:
    """The key by which matches sort, best first."""
    programme = match.programme
    key: dict[str, int | str] = {
        "status": status_order(programme, rules),
        "helps": 0 if helps(match, rules.conditions) else 1,
        "points": -sum(points for _, points in closeness(match, profile, wanted, level, rules)),
        "name": programme.name.text.casefold(),
    }
    return (*(key[step.code] for step in rules.order.steps), programme.slug)


def helps(match: Match, rules: ConditionRules) -> bool:
    """Whether it is help with something that is needed: a need, or a difficulty that a condition of its own measures.

    Of a whole and its parts it is the whole that such a condition speaks for.
    """
    measured = any(one.verdict is Verdict.MET and one.requirement and one.fact in rules.telling_facts for one in match.findings)
    return bool(match.covers) or (measured and not match.whole_is_offered)


def closeness(match: Match, profile: Profile, wanted: WantedNeeds, level: Level, rules: Rulebook) -> tuple[tuple[str, int], ...]:
    """Why a match stands where it does: each reason that counts, with its points (negative where it counts against)."""
    programme = match.programme
    amounts: dict[str, int] = {
        match.where.availability.value: 1,
        "named_need": named_needs(match, wanted, rules.listings),
        "implied_need": len(match.covers & wanted.implied),
        "only_implied": bool(wanted.named and match.covers and not match.covers & wanted.named),
        **conditions_met(match, rules.conditions),
        "tier_away": tier_away(match, level, rules.order),
        "part": match.whole_is_offered,
        "bare_name": not is_described(programme, rules.listings),
        "scheme": is_scheme(programme, rules.listings),
        "whole_class": is_whole_class(programme, rules.listings),
        "route": can_send(programme, profile, rules.referrers),
        "setting": profile.word("setting") in {tag.code for tag in programme.settings} & rules.order.telling_settings,
    }
    return tuple((name, rules.order.weights[name] * amount) for name, amount in amounts.items() if amount)


def conditions_met(match: Match, rules: ConditionRules) -> dict[str, int]:
    """How the conditions of the listing were judged, as amounts that weigh."""
    met = [finding for finding in match.findings if finding.verdict is Verdict.MET and finding.fact not in rules.place_facts]
    unmet = [finding for finding in match.findings if finding.verdict is Verdict.NOT_MET and not finding.requirement]
    still_open = [finding for finding in match.findings if finding.verdict is Verdict.UNKNOWN and finding.requirement]
    return {
        "requirement_met": min(sum(finding.requirement for finding in met), rules.most_conditions),
        "priority_met": sum(not finding.requirement for finding in met),
        "priority_missed": len(unmet),
        "fits": match.standing is Standing.FITS,
        "situation_open": any(finding.fact in rules.situation_facts for finding in still_open),
        "sensitive_open": any(finding.code in rules.sensitive_codes for finding in still_open),
    }


def named_needs(match: Match, wanted: WantedNeeds, rules: ListingRules) -> int:
    """How many needs that were named it covers. An organisation's needs are those of all its projects, so few of them count."""
    count = len(match.covers & wanted.named)
    return min(count, rules.organisation_needs) if match.programme.kind.code in rules.organisation_kinds else count


def is_scheme(programme: Programme, rules: ListingRules) -> bool:
    """Whether it is a scheme of the government or the police that names no borough: people come to it through others."""
    runs = {provider.type for provider in programme.providers if provider.role == "runs"}
    return bool(runs) and runs <= rules.scheme_bodies and not any(place.extent in NAMED_THERE for place in programme.areas)


def status_order(programme: Programme, rules: Rulebook) -> int:
    """Running as described stands before planned or ended; “already in use” beats “looking to launch”."""
    return rules.order.standing_of_status[status_of(programme, rules.statuses)]


def is_described(programme: Programme, rules: ListingRules) -> bool:
    """Whether a document says more of it than a name and two words."""
    words = sum(len(statement.text.split()) for statement in programme.description)
    return words >= rules.enough_words or len(programme.delivery) >= rules.enough_delivery


def is_whole_class(programme: Programme, rules: ListingRules) -> bool:
    """Whether it is sessions in schools that schools or the provider choose."""
    settings, routes = {tag.code for tag in programme.settings}, {route.route for route in programme.routes}
    return bool(settings) and settings <= rules.whole_class_settings and routes <= rules.whole_class_routes


def tier_away(match: Match, level: Level, rules: OrderRules) -> int:
    """How many steps its best tier stands from the one that suits the band.

    Where it covers none of the needs, help that is open to many stands first: a specialist in something else is no answer.
    """
    suits = rules.tiers_for_band[level.value if match.covers else NOTHING_COVERED]
    return min((suits.index(tier.code) for tier in match.programme.tiers if tier.code in suits), default=len(suits))


def can_send(programme: Programme, profile: Profile, rules: ReferrerRules) -> bool:
    """Whether the document names the referrer's kind of agency among those that refer, or such an agency runs it."""
    referrer = profile.word("referrer") or ""
    routes = {route.route for route in programme.routes}
    runs = {provider.type for provider in programme.providers if provider.role == "runs"}
    own = rules.agency_of_referrer.get(referrer)
    return bool(routes & rules.routes_of_referrer.get(referrer, frozenset())) or own in runs
