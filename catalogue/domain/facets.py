"""By what a listing can be filtered: the codes that it has under each facet. What no document says is a code of its own."""

from collections.abc import Mapping

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact
from catalogue.domain.evidence import Evaluation, Result
from catalogue.domain.programme import Coded, Place, Programme
from catalogue.domain.status import StatusRules, deciding

NOT_STATED = "not_stated"
NAMED_THERE = frozenset({Extent.NAMED, Extent.LISTED_INCLUDING, Extent.PLANNED})


def facets_of(programme: Programme) -> Mapping[str, frozenset[str]]:
    """The codes of a listing under every facet but the status, which takes a rule; what may rightly be “not stated” always has one."""
    return {
        "tier": _codes(programme.tiers) or frozenset({NOT_STATED}),
        "theme": _codes(programme.themes),
        "need": _codes(programme.needs) or frozenset({NOT_STATED}),
        "setting": _codes(programme.settings) or frozenset({NOT_STATED}),
        "route": frozenset(route.route for route in programme.routes) or frozenset({NOT_STATED}),
        "borough": boroughs_of(programme.areas),
        "sex": sexes_of(programme),
        "kind": frozenset({programme.kind.code}),
        "help": frozenset({programme.kind_of_help.value}),
        "referral": frozenset({programme.referral.code}),
        "evidence": evidence_of(programme),
        "source": frozenset(programme.sources),
    }


def statuses_of(programme: Programme, rules: StatusRules) -> frozenset[str]:
    """The one status that the listing has by the rule: what its tag says, a filter finds."""
    said = deciding(programme, rules)
    return frozenset({said.code if said else NOT_STATED})


def boroughs_of(areas: tuple[Place, ...]) -> frozenset[str]:
    """The boroughs that a listing names, or the sense in which it is wider; a place named only to compare with is not one."""
    here = [place for place in areas if not place.control]
    return frozenset(place.area if place.extent in NAMED_THERE else place.extent.value for place in here) or frozenset({NOT_STATED})


def sexes_of(programme: Programme) -> frozenset[str]:
    """The sexes that the provider's own conditions name; `not_stated` where some part of it names none."""
    named = [criterion for criterion in programme.criteria if criterion.fact is Fact.SEX]
    codes = {str(code) for criterion in named if isinstance(criterion.value, tuple) for code in criterion.value}
    if not named or any(criterion.strand for criterion in named):
        codes.add(NOT_STATED)
    return frozenset(codes)


def evidence_of(programme: Programme) -> frozenset[str]:
    """What is known of it, and which of the two facts nothing is known of."""
    evidence = programme.evidence
    unsaid = {"no_result": evidence.result is Result.NONE, "no_evaluation": evidence.evaluation is Evaluation.NONE}
    return frozenset(evidence.codes) | {code for code, is_so in unsaid.items() if is_so}


def _codes(tags: tuple[Coded, ...]) -> frozenset[str]:
    return frozenset(tag.code for tag in tags)
