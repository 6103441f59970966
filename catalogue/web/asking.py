"""Search addresses: from the query string to filters, and from filters back to an address."""

from dataclasses import replace
from urllib.parse import urlencode

from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from catalogue.domain.filters import FACETS, Filters
from catalogue.schemas.query import USUAL_PER_PAGE, Asked, query_schema
from catalogue.services.reference import Reference
from catalogue.web.errors import BadQuery, problem_lines


def read(arguments: MultiDict[str, str], reference: Reference) -> Asked:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    try:
        asked: Asked = query_schema(reference)().load(arguments)
    except ValidationError as error:
        raise BadQuery(tuple(problem_lines(error.messages_dict))) from error
    return asked


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
