"""Lists as files: the same parameters as the list, every page of it, the same facts as the API."""

from collections.abc import Iterator

from flask import Blueprint, Response, request

from catalogue.domain.filters import Filters
from catalogue.domain.programme import Programme
from catalogue.schemas.programme import programme_of
from catalogue.schemas.query import MOST_PER_PAGE
from catalogue.schemas.sheets import WRITERS
from catalogue.services.browse import Browse
from catalogue.web import asking
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

blueprint = Blueprint("downloads", __name__)


@blueprint.get("/programmes.csv")
def csv() -> Response:
    """The list as CSV."""
    return as_file("csv")


@blueprint.get("/programmes.xlsx")
def xlsx() -> Response:
    """The list as a workbook."""
    return as_file("xlsx")


def as_file(kind: str) -> Response:
    """Every listing that the search finds, in its order."""
    here = services()
    asked = asking.read(request.args, here.reference)
    taken = here.shelf.current().inherited
    records = [programme_of(one, here.reference, taken.get(one.slug, ()), url_of) for one in every_page(here.browse, asked.filters)]
    response = Response(WRITERS[kind](records), content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="listings.{kind}"'
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-cache"
    return response


def every_page(browse: Browse, filters: Filters) -> Iterator[Programme]:
    """Every listing found, once, page after page: a file has no pages."""
    seen: set[str] = set()
    number, pages = 1, 1
    while number <= pages:
        found = browse.find(filters, number, MOST_PER_PAGE)
        for one in found.items:
            if one.programme.slug not in seen:
                seen.add(one.programme.slug)
                yield one.programme
        number, pages = number + 1, found.pages
