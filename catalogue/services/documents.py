"""What of a listing goes into the search index."""

import re
from collections.abc import Collection, Iterable, Iterator

from catalogue.domain.criteria import Fact
from catalogue.domain.facets import facets_of, statuses_of
from catalogue.domain.programme import Programme, Referral
from catalogue.domain.search_weight import InitialRules, SearchRules, search_weight
from catalogue.domain.shared_lines import Line, line_of, shared_lines
from catalogue.services.reference import LIST_OF_FACET, Reference
from catalogue.services.snapshot import by_name
from search.analysis import words
from search.query import SearchDocument

BRACKETS = re.compile(r"\(.*?\)")

RUNNING = "running"  # what nearly all are, so the word finds nothing in particular
NOT_QUOTED = {"caveats", "differences", "relations"}
OUR_READING = re.compile(r"\bour reading\b")
"""What we say of how we read a document: whoever searches for help with reading is not looking for it."""


def documents_of(programmes: Iterable[Programme], reference: Reference, rules: SearchRules) -> list[SearchDocument]:
    """What of each listing is searched."""
    listings = tuple(programmes)
    headings = shared_lines(listings, rules.heading_from)
    return [document_of(programme, reference, rules, headings) for programme in listings]


def document_of(programme: Programme, reference: Reference, rules: SearchRules, headings: Collection[Line] = ()) -> SearchDocument:
    """The listing as the index sees it: names, words, the labels of its tags, the codes to filter by, and what it counts."""
    others = [name.text for name in programme.other_names]
    short = (found for name in (programme.name.text, *others) for found in initials(name, rules.initials))
    return SearchDocument(
        key=programme.slug,
        name=programme.name.text,
        other_names=tuple(dict.fromkeys((*others, *short))),
        summary=programme.summary.text,
        body=OUR_READING.sub("", " ".join(_body(programme, reference))),
        quotes=" ".join(_quotes(programme, headings)),
        links=OUR_READING.sub("", " ".join(relation.text for relation in programme.relations if relation.text)),
        tags=tuple(dict.fromkeys(_tags(programme, reference))),
        facets={**facets_of(programme), "status": statuses_of(programme, reference.statuses)},
        age_min=programme.age.min if programme.age else None,
        age_max=programme.age.max if programme.age else None,
        weight=search_weight(programme, rules, reference.statuses),
        part_of=programme.parent.code if programme.parent else "",
        sort_keys={"name": by_name(programme)[0], "newest": _newest(programme)},
    )


def initials(name: str, rules: InitialRules) -> tuple[str, ...]:
    """What people shorten a name of some telling words to, with and without its small words: GAGV, FBMF."""
    every = words(BRACKETS.sub(" ", name))
    telling = [word for word in every if word not in rules.small_words]
    if not rules.fewest <= len(telling) <= rules.most:
        return ()
    return tuple(dict.fromkeys("".join(word[0] for word in kept) for kept in (telling, every)))


def _quotes(programme: Programme, headings: Collection[Line]) -> Iterator[str]:
    """The documents' own words, each run once: they are what people remember and search for."""
    cited = (cite for field, cites in programme.statements if field not in NOT_QUOTED for cite in cites)
    yield from dict.fromkeys(cite.anchor for cite in cited if line_of(cite) not in headings)


def _newest(programme: Programme) -> str:
    """Sorts the listing with the latest information first."""
    return f"{9999 - max((status.year for status in programme.status), default=0):04}"


def _body(programme: Programme, reference: Reference) -> Iterator[str]:
    if programme.age:
        yield programme.age.text
    for field in ("description", "criteria", "routes", "delivery", "claims", "funding", "status"):
        yield from (fact.text for fact in getattr(programme, field) if fact.text)
    yield from (said for claim in programme.claims for said in (claim.standard, claim.evaluator, claim.design, claim.reporter) if said)
    yield from (figure.measures for claim in programme.claims for figure in claim.figures)
    yield from (
        reference.words("provider_types", one.type) for one in programme.providers if one.role == "runs" and one.type != "not_stated"
    )


def _ethnic_words(programme: Programme, reference: Reference) -> Iterator[str]:
    """Plain words for conditions on ethnicity: their own sentences name a group and seldom say what sort of group it is."""
    groups = [code for one in programme.criteria if one.fact is Fact.ETHNICITY for code in sorted(one.value_codes)]
    if groups:
        yield from ("ethnic group", "ethnicity", *(reference.words("ethnic_groups", code) for code in groups))


def _tags(programme: Programme, reference: Reference) -> Iterator[str]:
    yield from (provider.name for provider in programme.providers)
    yield from _ethnic_words(programme, reference)
    yield from (place.place or reference.areas[place.area].name for place in programme.areas if not place.control)
    for field, facet in (("tiers", "tier"), ("themes", "theme"), ("needs", "need"), ("settings", "setting")):
        yield from (reference.words(LIST_OF_FACET[facet], tag.code) for tag in getattr(programme, field))
    yield reference.words("kinds", programme.kind.code)
    yield from (reference.words("statuses", code) for code in dict.fromkeys(said.code for said in programme.status) if code != RUNNING)
    if programme.referral.code == Referral.GROUP:
        yield reference.words("referrals", programme.referral.code)
    if programme.evidence.codes != ("none",):
        yield from (reference.label("evidence", code) for code in programme.evidence.codes)
