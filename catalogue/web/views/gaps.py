"""Gaps: the grid of boroughs, the list behind each of its cells, and both as files. The question is in the address."""

from flask import Blueprint, Response, abort, redirect, request
from werkzeug import Response as AnyResponse

from catalogue.domain.gaps import WIDER, GapQuery
from catalogue.schemas.gaps import Found, gaps_of, gaps_query_schema, grid_table
from catalogue.schemas.sheets import as_csv, as_xlsx
from catalogue.services.places import compared_by_borough
from catalogue.web import asking
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
from catalogue.web.files import public_file
from catalogue.web.pages.gaps import gaps_page
from catalogue.web.pages.gaps_borough import BoroughGapsPage, borough_gaps_page, wider_page
from catalogue.web.pages.gaps_form import place_url
from catalogue.web.papers.files import write
from catalogue.web.papers.tables import borough_tables, wider_tables
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
def place_file(place: str, kind: str) -> Response:
    """What one borough has and has not, or the offers of a wider place, as a file, narrowed as the address says."""
    here = services()
    asked = read()
    if place in WIDER:
        page = wider_page(place, asked, here.gaps.wider(place, asked), here.reference)
        return public_file(write(kind, wider_tables(page)), kind, f"gaps-{place.replace('_', '-')}")
    area = here.reference.areas.borough(place) or abort(404)
    return public_file(write(kind, borough_tables(borough_page_of(area.slug, asked))), kind, f"gaps-{area.slug}")


def borough_page_of(borough: str, asked: GapQuery) -> BoroughGapsPage:
    """The page of one borough, narrowed to what is asked."""
    here = services()
    compared = compared_by_borough(here.snapshot).get(borough, ())
    return borough_gaps_page(here.gaps.borough(borough, asked), compared, here.gaps, here.reference)


@blueprint.get("/gaps.<any(csv, xlsx):kind>")
def grid_file(kind: str) -> Response:
    """Every row of the grid with the numbers of every column, as a file."""
    here = services()
    records, columns = grid_table(gaps_of(Found(here.gaps.grid(read())), here.reference, url_of))
    written = as_csv(records, columns) if kind == "csv" else as_xlsx(records, columns, "Gaps")
    return public_file(written, kind, "gaps")


def read() -> GapQuery:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    return asking.loaded(gaps_query_schema(services().reference)(), request.args, GapQuery)
