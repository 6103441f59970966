"""Gaps: the grid of boroughs, the list behind each of its cells, and both as files. The question is in the address."""

from flask import Blueprint, Response, abort, redirect, request
from marshmallow import ValidationError
from werkzeug import Response as AnyResponse

from catalogue.domain.gaps import WIDER, GapQuery
from catalogue.schemas.gaps import Found, gaps_of, gaps_query_schema, grid_table
from catalogue.schemas.sheets import as_csv, as_xlsx
from catalogue.services.places import compared_by_borough
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
from catalogue.web.errors import BadQuery, problem_lines
from catalogue.web.files import public_file
from catalogue.web.pages.gaps import gaps_page
from catalogue.web.pages.gaps_borough import BoroughGapsPage, borough_gaps_page, wider_page
from catalogue.web.pages.gaps_form import place_url
from catalogue.web.papers.files import write
from catalogue.web.papers.tables import borough_tables
from catalogue.web.shortlist import shortlist
from catalogue.web.templating import render

blueprint = Blueprint("gaps", __name__)


@blueprint.get("/gaps")
def show() -> str | AnyResponse:
    """The grid, with answers in words. A wider place alone has its own page."""
    here = services()
    asked = read()
    if len(asked.wider) == 1 and not asked.boroughs:
        return redirect(shortlist().redirected(place_url(asked.wider[0], asked)))
    grid = here.gaps.grid(asked)
    compared = compared_by_borough(here.snapshot)
    return render(gaps_page(grid, here.gaps.answers(grid), compared, here.gaps, here.reference))


@blueprint.get("/gaps/<place>")
def listed(place: str) -> str | AnyResponse:
    """What one borough has and has not, or the offers of a wider place, narrowed as the address says."""
    here = services()
    asked = read()
    if place in WIDER:
        return render(wider_page(place, asked, here.gaps.wider(place, asked), here.reference))
    area = here.reference.areas.borough(place)
    if area is None:
        abort(404)
    if area.slug != place:
        return redirect(shortlist().redirected(place_url(area.slug, asked)))
    return render(borough_page_of(area.slug, asked))


@blueprint.get("/gaps/<place>.<any(csv, xlsx):kind>")
def borough_file(place: str, kind: str) -> Response:
    """What one borough has and has not, as a file, narrowed as the address says."""
    here = services()
    asked = read()
    area = here.reference.areas.borough(place) or abort(404)
    return public_file(write(kind, borough_tables(borough_page_of(area.slug, asked))), kind, f"gaps-{area.slug}")


def borough_page_of(borough: str, asked: GapQuery) -> BoroughGapsPage:
    """The page of one borough, narrowed to what is asked."""
    here = services()
    compared = compared_by_borough(here.snapshot).get(borough, ())
    return borough_gaps_page(here.gaps.borough(borough, asked), compared, here.gaps, here.reference)


@blueprint.get("/gaps.csv")
def csv() -> Response:
    """The grid as CSV."""
    return as_file("csv")


@blueprint.get("/gaps.xlsx")
def xlsx() -> Response:
    """The grid as a workbook."""
    return as_file("xlsx")


def read() -> GapQuery:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    here = services()
    try:
        asked: GapQuery = gaps_query_schema(here.reference)().load(request.args)
    except ValidationError as error:
        raise BadQuery(tuple(problem_lines(error.messages_dict))) from error
    return asked


def as_file(kind: str) -> Response:
    """Every row of the grid with the numbers of every column."""
    here = services()
    records, columns = grid_table(gaps_of(Found(here.gaps.grid(read())), here.reference, url_of))
    written = as_csv(records, columns) if kind == "csv" else as_xlsx(records, columns, "Gaps")
    return public_file(written, kind, "gaps")
