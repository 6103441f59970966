"""The first page."""

from flask import Blueprint

from catalogue.web.context import services
from catalogue.web.pages.home import home_page
from catalogue.web.templating import render

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def show() -> str:
    """What the catalogue is, a search box, and ways in."""
    here = services()
    return render(home_page(here.snapshot, here.reference))
