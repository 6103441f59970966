"""What the catalogue is and is not."""

from flask import Blueprint, abort

from catalogue.web.context import services
from catalogue.web.pages.about import ABOUT_PAGES, about_page
from catalogue.web.templating import render

blueprint = Blueprint("about", __name__, url_prefix="/about")


@blueprint.get("")
def index() -> str:
    """What this is, and the pages that say more."""
    return show("catalogue")


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One of the pages about the catalogue."""
    if name not in ABOUT_PAGES:
        abort(404)
    here = services()
    return render(about_page(name, here.snapshot, here.reference, here.matching.rules, here.setup))
