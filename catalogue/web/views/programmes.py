"""Finding and reading listings."""

from flask import Blueprint, Response, jsonify, request

from catalogue.web import asking
from catalogue.web.context import services
from catalogue.web.pages.facts import FACTS_PER_PAGE, facts_page
from catalogue.web.pages.programme import programme_page
from catalogue.web.pages.search import search_page
from catalogue.web.templating import render

SUGGESTIONS_KEEP = 60
"""Seconds for which a browser may use an answer again; nothing between may keep it, for a half-typed word may be a name."""

blueprint = Blueprint("programmes", __name__, url_prefix="/programmes")


@blueprint.get("")
def search() -> str:
    """The list: words, filters with counts, chips, pages."""
    here = services()
    asked = asking.read(request.args, here.reference)
    found = here.find(asked.filters, asked.page, asked.per_page)
    asking.refuse_beyond(found.page, found.pages)
    if not found.total and asked.page == 1 and asking.is_anew(asked.filters, here.reference):
        here.count(asked.filters, found)  # here and nowhere else: files, tables and programs are no people asking
    return render(search_page(asked.filters, found, here.reference))


@blueprint.get("/suggest")
def suggest() -> Response:
    """What a person who has typed `q` may mean, for the search box: words, and what kind of thing they are."""
    found = services().suggest.like(request.args.get("q", ""))
    response = jsonify({"suggestions": [{"text": one.text, "kind": one.kind} for one in found]})
    response.headers["Cache-Control"] = f"private, max-age={SUGGESTIONS_KEEP}"
    return response


@blueprint.get("/table")
def table() -> str:
    """The same list as a table: the facts that people ask of many listings, each with where it stands."""
    here = services()
    asked = asking.read(request.args, here.reference)
    found = here.find(asked.filters, asked.page, FACTS_PER_PAGE)
    asking.refuse_beyond(found.page, found.pages)
    return render(facts_page(asked.filters, found, here.snapshot, here.reference))


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """One listing, every fact with where it stands."""
    here = services()
    snapshot = here.snapshot
    return render(programme_page(snapshot.programme(slug), snapshot, here.reference))
