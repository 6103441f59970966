"""The order of matches: the first difference decides (design, section 6). Evidence is shown and never orders."""

from catalogue.domain.availability import Availability
from catalogue.domain.judging import Verdict
from catalogue.domain.offers import Match, Standing
from catalogue.domain.programme import Programme
from catalogue.domain.rules import Level, Rulebook

PLACES = {Availability.LOCAL: 0, Availability.LONDON_WIDE: 1, Availability.NOT_CONFIRMED: 1, Availability.NEIGHBOURING: 2}


def rank(match: Match, level: Level, rules: Rulebook) -> tuple[int | float | str, ...]:
    """The key by which matches sort, best first; it ends at the slug, so that two runs agree."""
    programme = match.programme
    return (
        status_order(programme, rules),
        0 if match.covers else 1,
        whole_class(programme),
        0 if is_described(programme, rules) else 1,
        PLACES[match.where.availability],
        -len(match.covers),
        standing_order(match),
        tier_order(programme, level, rules),
        -specificity(match),
        programme.name.text.casefold(),
        programme.slug,
    )


def status_order(programme: Programme, rules: Rulebook) -> int:
    """Running as described stands before planned or ended; a printed start beats “looking to launch”."""
    codes = [status.code for status in programme.status]
    if programme.start and "running" in codes:
        return rules.standing_of_status["running"]
    latest = max((status.year for status in programme.status), default=0)
    last = [rules.standing_of_status[status.code] for status in programme.status if status.year == latest]
    return min(last, default=rules.standing_of_status["running"])


def whole_class(programme: Programme) -> int:
    """Help for this young person stands before sessions for whole classes."""
    routes = {route.route for route in programme.routes}
    return 1 if programme.settings and {tag.code for tag in programme.settings} == {"school"} and routes <= {"school", "recruited"} else 0


def is_described(programme: Programme, rules: Rulebook) -> bool:
    """Whether a document says more of it than a name and two words."""
    words = sum(len(statement.text.split()) for statement in programme.description)
    return words >= rules.enough_words or bool(programme.delivery)


def standing_order(match: Match) -> int:
    """Fits before ask; an unanswered sex or ethnicity requirement stands below a met one."""
    sensitive = any(one.verdict is Verdict.UNKNOWN and one.requirement and one.code in {"gender", "ethnicity"} for one in match.findings)
    return 2 if sensitive else 0 if match.standing is Standing.FITS else 1


def tier_order(programme: Programme, level: Level, rules: Rulebook) -> int:
    """How near its best tier stands to those that suit the band."""
    wanted = rules.tiers_for_band.get(level.value, ())
    return min((wanted.index(tier.code) for tier in programme.tiers if tier.code in wanted), default=len(wanted))


def specificity(match: Match) -> int:
    """How many conditions this young person is known to meet, requirements and priorities alike."""
    return sum(finding.verdict is Verdict.MET for finding in match.findings)
