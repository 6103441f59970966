"""Walking through the catalogue: by tier, need, theme, borough, age, status, document."""

from flask import Blueprint, abort, redirect, request
from werkzeug import Response

from catalogue.web.context import services
from catalogue.web.errors import BadQuery
from catalogue.web.files import public_file
from catalogue.web.pages.ages import ages_page
from catalogue.web.pages.borough import borough_page
from catalogue.web.pages.boroughs import boroughs_page
from catalogue.web.pages.browse import browse_page, terms_page
from catalogue.web.pages.plans import PlansPage, plans_page
from catalogue.web.pages.statuses import status_page
from catalogue.web.pages.tiers import tiers_page
from catalogue.web.papers.files import write
from catalogue.web.papers.tables import borough_list_tables, plan_tables
from catalogue.web.shortlist import shortlist
from catalogue.web.templating import render

blueprint = Blueprint("browse", __name__)


@blueprint.get("/browse")
def index() -> str:
    """The ways to walk through."""
    return render(browse_page(services().snapshot))


@blueprint.get("/browse/tiers")
def tiers() -> str:
    """Each tier, what each document means by it, and its listings."""
    here = services()
    return render(tiers_page(here.snapshot, here.reference))


@blueprint.get("/browse/needs")
def needs() -> str:
    """Each need."""
    here = services()
    return render(terms_page("need", here.snapshot, here.reference))


@blueprint.get("/browse/themes")
def themes() -> str:
    """Each theme."""
    here = services()
    return render(terms_page("theme", here.snapshot, here.reference))


@blueprint.get("/browse/boroughs")
def boroughs() -> str:
    """The map of London with a table beside it."""
    here = services()
    return render(boroughs_page(here.snapshot, here.reference))


@blueprint.get("/browse/ages")
def ages() -> str:
    """The ages of many listings on one scale."""
    here = services()
    return render(ages_page(here.snapshot, here.reference))


@blueprint.get("/browse/status")
def status() -> str:
    """Each status and what is described so."""
    here = services()
    return render(status_page(here.snapshot, here.reference))


@blueprint.get("/browse/plans")
def plans() -> str:
    """What was planned, by document, with the time that is printed; for one borough if it is asked for."""
    return render(plans_asked())


@blueprint.get("/browse/plans.<any(csv, xlsx):kind>")
def plans_file(kind: str) -> Response:
    """The same plans as a file."""
    return public_file(write(kind, plan_tables(plans_asked())), kind, "plans")


def plans_asked() -> PlansPage:
    """The plans that the address asks for. Raises BadQuery for what is no borough."""
    here = services()
    asked = request.args.get("borough", "").strip()
    borough = here.reference.areas.borough(asked) if asked else None
    if asked and borough is None:
        raise BadQuery((f"borough: “{asked[:60]}” is not a London borough.",))
    return plans_page(here.snapshot, here.reference, borough)


@blueprint.get("/browse/documents")
def documents() -> Response:
    """The documents have pages of their own."""
    return redirect(shortlist().redirected("/sources"))


@blueprint.get("/boroughs/<slug>.<any(csv, xlsx):kind>")
def borough_file(slug: str, kind: str) -> Response:
    """Everything on a borough's page as a file."""
    here = services()
    area = here.reference.areas.borough(slug)
    if area is None:
        abort(404)
    page = borough_page(area, here.snapshot, here.places, here.gaps.borough(area.slug))
    return public_file(write(kind, borough_list_tables(page)), kind, f"listings-{area.slug}")


@blueprint.get("/boroughs/<slug>")
def borough(slug: str) -> str | Response:
    """One borough. Its name or its GSS code leads there too."""
    here = services()
    area = here.reference.areas.borough(slug)
    if area is None:
        abort(404)
    if area.slug != slug:
        return redirect(shortlist().redirected(f"/boroughs/{area.slug}"))
    return render(borough_page(area, here.snapshot, here.places, here.gaps.borough(area.slug)))
