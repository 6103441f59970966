"""The documents that everything stands on."""

from flask import Blueprint

from catalogue.domain.errors import NoSuchSource
from catalogue.web.context import services
from catalogue.web.pages.sources import source_page, sources_page
from catalogue.web.templating import render

blueprint = Blueprint("sources", __name__, url_prefix="/sources")


@blueprint.get("")
def index() -> str:
    """The five documents."""
    here = services()
    return render(sources_page(here.snapshot, here.reference))


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """One document: what it is, its sections, and every listing that stands on it."""
    here = services()
    if slug not in here.reference.sources:
        raise NoSuchSource(slug)
    return render(source_page(here.reference.sources[slug], here.snapshot, here.reference))
