"""Comparing: two to six listings side by side. The choice is in the address and nowhere else."""

from flask import Blueprint, request

from catalogue.domain.filters import Filters
from catalogue.schemas.query import LONGEST_TEXT, clean
from catalogue.services.compare import CannotCompare, chosen, compare
from catalogue.web.context import services
from catalogue.web.pages.compare import Choosing, choosing_page, compare_page, refusing_page
from catalogue.web.templating import render

OFFERED = 10

blueprint = Blueprint("compare", __name__, url_prefix="/compare")


@blueprint.get("")
def show() -> str | tuple[str, int]:
    """The comparison; with nothing chosen, or words to find one more listing, how to choose."""
    here = services()
    snapshot = here.shelf.current()
    programmes = chosen((slug for slug in request.args.getlist("slug") if slug.strip()), snapshot)
    choosing = words_of(request.args.get("q", ""))
    try:
        comparison = compare(programmes)
    except CannotCompare as refused:
        if len(programmes) <= 1:  # one listing is a choice half made, not a mistake
            return render(choosing_page(programmes, choosing, snapshot, here.reference))
        return render(refusing_page(programmes, str(refused), snapshot, here.reference)), 400
    return render(compare_page(comparison, choosing, snapshot, here.reference, only=request.args.get("differences") == "1"))


def words_of(typed: str) -> Choosing:
    """What was typed to find one more listing, and the first listings found."""
    text = clean(typed)[:LONGEST_TEXT]
    return Choosing(text, services().browse.find(Filters(text), 1, OFFERED) if text else None)
