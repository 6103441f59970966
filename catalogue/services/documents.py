"""What of a listing goes into the search index."""

import re
from collections.abc import Iterator

from catalogue.domain.areas import Extent
from catalogue.domain.facets import facets_of, statuses_of
from catalogue.domain.programme import KindOfHelp, Programme, Referral
from catalogue.domain.status import is_running
from catalogue.services.reference import LIST_OF_FACET, Reference
from catalogue.services.shelf import by_name
from search.analysis import words
from search.query import SearchDocument

STANDING_APART = 0.35
"""Enforcement and information: findable, never above support that matches as well."""

FRAME = "national_programme"
STANDING_OF_KIND = {"panel": 0.3, "training": 0.4}
STANDING_OF_REFERRAL = {"individual": 1.0, "group": 0.95, "none": 0.35}
STANDING_OF_FRAME = 0.9
"""Multiplied in for a national programme: its parts are where one is sent."""

STANDING_ELSEWHERE = 0.75
"""Multiplied in where every place named is outside London: no help here, a case for commissioning."""

STANDING_NOT_RUNNING = 0.85
"""Multiplied in where it is planned, proposed, ended or replaced."""

FEWEST_INITIALS, MOST_INITIALS = 3, 6
SMALL_WORDS = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
BRACKETS = re.compile(r"\(.*?\)")

RUNNING = "running"  # what nearly all are, so the word finds nothing in particular
NOT_QUOTED = {"caveats", "differences", "relations"}


def document_of(programme: Programme, reference: Reference) -> SearchDocument:
    """The listing as the index sees it: names, words, the labels of its tags, and the codes to filter by."""
    others = [name.text for name in programme.other_names]
    return SearchDocument(
        key=programme.slug,
        name=programme.name.text,
        other_names=tuple(dict.fromkeys((*others, *(short for name in (programme.name.text, *others) for short in initials(name))))),
        summary=programme.summary.text,
        body=" ".join(_body(programme)),
        quotes=" ".join(_quotes(programme)),
        links=" ".join(relation.text for relation in programme.relations if relation.text),
        tags=tuple(dict.fromkeys(_tags(programme, reference))),
        facets={**facets_of(programme), "status": statuses_of(programme, reference.statuses)},
        age_min=programme.age.min if programme.age else None,
        age_max=programme.age.max if programme.age else None,
        standing=_standing(programme, reference),
        part_of=programme.parent.code if programme.parent else "",
        sort_keys={"name": by_name(programme)[0], "newest": _newest(programme)},
    )


def initials(name: str) -> tuple[str, ...]:
    """What people shorten a name of three telling words or more to, with and without its small words: GAGV, FBMF."""
    every = words(BRACKETS.sub(" ", name))
    telling = [word for word in every if word not in SMALL_WORDS]
    if not FEWEST_INITIALS <= len(telling) <= MOST_INITIALS:
        return ()
    return tuple(dict.fromkeys("".join(word[0] for word in kept) for kept in (telling, every)))


def _standing(programme: Programme, reference: Reference) -> float:
    """What a mention counts: help that one can be sent to stands above what can only be read about, and above enforcement."""
    here = [place for place in programme.areas if not place.control]
    away = bool(here) and all(place.extent is Extent.ELSEWHERE for place in here)
    runs = is_running(programme, reference.statuses)
    return _standing_of_kind(programme) * (STANDING_ELSEWHERE if away else 1) * (1 if runs else STANDING_NOT_RUNNING)


def _standing_of_kind(programme: Programme) -> float:
    if programme.kind_of_help is not KindOfHelp.SUPPORT:
        return STANDING_APART
    standing = STANDING_OF_KIND.get(programme.kind.code, STANDING_OF_REFERRAL[programme.referral.code])
    return standing * (STANDING_OF_FRAME if programme.kind.code == FRAME else 1)


def _quotes(programme: Programme) -> Iterator[str]:
    """The documents' own words, each run once: they are what people remember and search for."""
    cited = (cite.anchor for field, cites in programme.statements if field not in NOT_QUOTED for cite in cites)
    yield from dict.fromkeys(cited)


def _newest(programme: Programme) -> str:
    """Sorts the listing with the latest information first."""
    return f"{9999 - max((status.year for status in programme.status), default=0):04}"


def _body(programme: Programme) -> Iterator[str]:
    if programme.age:
        yield programme.age.text
    for field in ("description", "criteria", "routes", "delivery", "claims", "funding", "status"):
        yield from (fact.text for fact in getattr(programme, field) if fact.text)
    yield from (said for claim in programme.claims for said in (claim.standard, claim.evaluator, claim.design, claim.reporter) if said)
    yield from (figure.measures for claim in programme.claims for figure in claim.figures)


def _tags(programme: Programme, reference: Reference) -> Iterator[str]:
    yield from (provider.name for provider in programme.providers)
    yield from (place.place or reference.areas[place.area].name for place in programme.areas if not place.control)
    for field, facet in (("tiers", "tier"), ("themes", "theme"), ("needs", "need"), ("settings", "setting")):
        yield from (reference.words(LIST_OF_FACET[facet], tag.code) for tag in getattr(programme, field))
    yield reference.words("kinds", programme.kind.code)
    yield from (reference.words("statuses", code) for code in dict.fromkeys(said.code for said in programme.status) if code != RUNNING)
    if programme.referral.code == Referral.GROUP:
        yield reference.words("referrals", programme.referral.code)
    if programme.evidence.codes != ("none",):
        yield from (reference.label("evidence", code) for code in programme.evidence.codes)
