"""Lists as files: the same parameters as the list, every page of it, the same facts as the API."""

from flask import Blueprint, Response, request

from catalogue.schemas.programme import programme_of
from catalogue.schemas.sheets import WRITERS
from catalogue.web import asking
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
from catalogue.web.files import public_file

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
    found = here.find_all(asked.filters)
    taken = found.snapshot.inherited
    records = [programme_of(one, here.reference, taken[one.slug], url_of) for one in found.programmes]
    return public_file(WRITERS[kind](records), kind, "listings")
