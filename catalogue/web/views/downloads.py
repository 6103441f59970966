"""Lists as files: the same parameters as the list, every page of it, the same facts as the API."""

from flask import Blueprint, Response, request

from catalogue.domain.filters import FACETS, Filters
from catalogue.schemas.programme import programme_of
from catalogue.schemas.sheets import WRITERS
from catalogue.web import asking
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
from catalogue.web.files import public_file

LONGEST_NAME = 100
"""Letters of a file's name: what every system keeps, with room for the kind and for a copy's number."""

blueprint = Blueprint("downloads", __name__)


@blueprint.get("/programmes.<any(csv, xlsx):kind>")
def as_file(kind: str) -> Response:
    """Every listing that the search finds, in its order."""
    here = services()
    asked = asking.read(request.args, here.reference)
    found = here.find_all(asked.filters)
    taken = found.snapshot.inherited
    records = [programme_of(one, here.reference, taken[one.slug], url_of) for one in found.programmes]
    return public_file(WRITERS[kind](records), kind, file_name(asked.filters))


def file_name(filters: Filters) -> str:
    """A name that tells two saved lists apart: its choices, and `search` where words were typed; the words may be of a person."""
    values = [value for facet in FACETS for value in filters.chosen.get(facet, ())]
    ages = [f"age-{span}" for span in filters.ages] + ["age-not-stated"] * filters.age_not_stated
    parts = ["listings", *["search"] * bool(filters.text), *values, *ages]
    return "-".join(parts).replace("_", "-")[:LONGEST_NAME].rstrip("-")
