"""Search addresses: from the query string to filters, and from filters back to an address."""

from dataclasses import replace
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import request
from marshmallow import Schema, ValidationError
from werkzeug.datastructures import MultiDict

from catalogue.domain.filters import FACETS, Filters
from catalogue.schemas.query import SORTS, USUAL_PER_PAGE, Asked, query_schema
from catalogue.services.reference import Reference
from catalogue.web.errors import BadQuery, problem_lines

USUAL_SORT = SORTS[0]
T = TypeVar("T")


def read(arguments: MultiDict[str, str], reference: Reference) -> Asked:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    return loaded(query_schema(reference)(), arguments, Asked)


def loaded(schema: Schema, arguments: MultiDict[str, str], kind: type[T]) -> T:
    """What a schema that makes values of this kind makes of the parameters. Raises BadQuery naming each that cannot be read."""
    try:
        found = schema.load(arguments)
    except ValidationError as error:
        raise BadQuery(tuple(problem_lines(error.messages_dict))) from error
    assert isinstance(found, kind)
    return found


def refuse_beyond(page: int, pages: int) -> None:
    """Raises BadQuery where a list has no such page."""
    if page > pages:
        raise BadQuery((f"page: there is no page {page}; the last page is {pages}.",))


def slugs(parameters: MultiDict[str, str]) -> tuple[str, ...]:
    """The listings that the parameters name, without empty ones: a form sends those for what was not chosen."""
    return tuple(slug for slug in parameters.getlist("slug") if slug.strip())


def is_anew(filters: Filters, reference: Reference) -> bool:
    """Whether somebody asks this now, and does not load its page again, order it otherwise, or have it loaded before they ask.

    A count is of people asking, as near as that can be had without knowing anything of them.
    """
    fresh = request.cache_control.max_age != 0 and not request.cache_control.no_cache
    ahead = "prefetch" in f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}"
    return request.method == "GET" and fresh and not ahead and _before(reference) != replace(filters, sort=USUAL_SORT)


def _before(reference: Reference) -> Filters | None:
    """The search on the page that the browser came from; None where it came from elsewhere or does not say."""
    try:
        came = urlsplit(request.referrer or "")
        if came.netloc != request.host or came.path != request.path:
            return None
        return replace(read(MultiDict(parse_qsl(came.query)), reference).filters, sort=USUAL_SORT)
    except (BadQuery, ValueError):  # whatever a program may send as the page that it came from
        return None


def address(filters: Filters, page: int = 1, per_page: int = USUAL_PER_PAGE) -> str:
    """The query string of a search, the same for the same search; empty where nothing is asked."""
    pairs = [("q", filters.text)] if filters.text else []
    pairs += [(facet, value) for facet in FACETS for value in filters.chosen.get(facet, ())]
    pairs += [("age", str(span)) for span in filters.ages] + [("age", "not_stated")] * filters.age_not_stated
    pairs += [("not_read", name) for name in filters.not_read if filters.text]
    pairs += [("sort", filters.sort)] if filters.sort != "relevance" else []
    pairs += [("per_page", str(per_page))] if per_page != USUAL_PER_PAGE else []
    pairs += [("page", str(page))] if page > 1 else []
    return urlencode(pairs)


def without(filters: Filters, facet: str, value: str) -> Filters:
    """The search with one choice taken away."""
    if facet == "q":
        return replace(filters, text="", not_read=())
    if facet == "not_read":
        return replace(filters, not_read=(*filters.not_read, value))
    if facet == "age":
        ages = tuple(span for span in filters.ages if str(span) != value)
        return replace(filters, ages=ages, age_not_stated=filters.age_not_stated and value != "not_stated")
    left = tuple(one for one in filters.chosen.get(facet, ()) if one != value)
    return replace(filters, chosen={**filters.chosen, facet: left})


def with_only(filters: Filters, facet: str, value: str) -> Filters:
    """The search with one more choice."""
    return replace(filters, chosen={**filters.chosen, facet: (*filters.chosen.get(facet, ()), value)})
