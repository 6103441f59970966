"""What of a listing goes into the search index."""

from collections.abc import Iterator

from catalogue.domain.facets import facets_of
from catalogue.domain.programme import Programme
from catalogue.services.reference import LIST_OF_FACET, Reference
from catalogue.services.shelf import by_name
from search.query import SearchDocument


def document_of(programme: Programme, reference: Reference) -> SearchDocument:
    """The listing as the index sees it: names, words, the labels of its tags, and the codes to filter by."""
    return SearchDocument(
        key=programme.slug,
        name=programme.name.text,
        other_names=tuple(name.text for name in programme.other_names),
        summary=programme.summary.text,
        body=" ".join(_body(programme)),
        tags=tuple(dict.fromkeys(_tags(programme, reference))),
        facets=facets_of(programme),
        age_min=programme.age.min if programme.age else None,
        age_max=programme.age.max if programme.age else None,
        sort_keys={"name": by_name(programme)[0], "newest": _newest(programme)},
    )


def _newest(programme: Programme) -> str:
    """Sorts the listing with the latest information first."""
    return f"{9999 - max((status.year for status in programme.status), default=0):04}"


def _body(programme: Programme) -> Iterator[str]:
    for field in ("description", "criteria", "routes", "delivery", "claims", "funding", "status"):
        yield from (fact.text for fact in getattr(programme, field) if fact.text)
    yield from (figure.measures for claim in programme.claims for figure in claim.figures)


def _tags(programme: Programme, reference: Reference) -> Iterator[str]:
    yield from (provider.name for provider in programme.providers)
    yield from (place.place or reference.areas[place.area].name for place in programme.areas if not place.control)
    for field, facet in (("tiers", "tier"), ("themes", "theme"), ("needs", "need"), ("settings", "setting")):
        yield from (reference.words(LIST_OF_FACET[facet], tag.code) for tag in getattr(programme, field))
    yield reference.words("kinds", programme.kind.code)
    if programme.evidence.codes != ("none",):
        yield from (reference.label("evidence", code) for code in programme.evidence.codes)
