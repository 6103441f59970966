"""Comparing: two to six listings side by side. The choice is in the address and nowhere else."""

from flask import Blueprint, Response, request

from catalogue.domain.filters import Filters
from catalogue.schemas.query import LONGEST_TEXT, clean
from catalogue.services.compare import CannotCompare, chosen, compare
from catalogue.web import asking
from catalogue.web.context import services
from catalogue.web.files import public_file
from catalogue.web.pages.compare import Choosing, choosing_page, compare_page, refusing_page, table_of
from catalogue.web.papers.files import write
from catalogue.web.papers.tables import comparison_tables
from catalogue.web.templating import render

OFFERED = 10

blueprint = Blueprint("compare", __name__)


@blueprint.get("/compare")
def show() -> str | tuple[str, int]:
    """The comparison; with nothing chosen, or words to find one more listing, how to choose."""
    here = services()
    choosing = words_of(request.args.get("q", ""))  # first, since a search settles the catalogue
    snapshot = here.snapshot
    programmes = chosen(asking.slugs(request.args), snapshot)
    try:
        comparison = compare(programmes, here.reference.figures)
    except CannotCompare as refused:
        if len(programmes) <= 1:  # one listing is a choice half made, not a mistake
            return render(choosing_page(programmes, choosing, snapshot, here.reference))
        return render(refusing_page(programmes, str(refused), snapshot, here.reference)), 400
    return render(compare_page(comparison, choosing, snapshot, here.reference, only=request.args.get("differences") == "1"))


@blueprint.get("/compare.<any(csv, xlsx):kind>")
def download(kind: str) -> Response:
    """The comparison as a file, with the rows that its page shows. Raises CannotCompare."""
    here = services()
    snapshot = here.snapshot
    comparison = compare(chosen(asking.slugs(request.args), snapshot), here.reference.figures)
    table = table_of(comparison, snapshot, here.reference, only=request.args.get("differences") == "1")
    return public_file(write(kind, comparison_tables(tuple(one.name.text for one in comparison.programmes), table)), kind, "comparison")


def words_of(typed: str) -> Choosing:
    """What was typed to find one more listing, and the first listings found."""
    text = clean(typed)[:LONGEST_TEXT]
    return Choosing(text, services().find(Filters(text), 1, OFFERED) if text else None)
