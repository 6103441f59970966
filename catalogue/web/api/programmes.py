"""Listings as JSON."""

from typing import Any

from flask import url_for
from flask.views import MethodView
from flask_smorest import Blueprint

from catalogue.schemas.found import ListSchema, list_of
from catalogue.schemas.programme import ProgrammeSchema, programme_of
from catalogue.schemas.query import Asked, query_schema
from catalogue.web.api.tags import tagged
from catalogue.web.context import Services, services


def programmes_blueprint(site: Services) -> Blueprint:
    """The list and the single listing over the given services."""
    blueprint = Blueprint("api_programmes", __name__, url_prefix="/api/v1/programmes", description="Listings")
    reference = site.reference
    query = query_schema(reference)

    @blueprint.route("")
    class ListOfProgrammes(MethodView):
        @blueprint.arguments(query, location="query")
        @blueprint.response(200, ListSchema)
        def get(self, asked: Asked) -> dict[str, Any]:
            """Listings that fit, best first. Values of one parameter are alternatives; different parameters all hold."""
            return list_of(services().find(asked.filters, asked.page, asked.per_page), reference, url_of)

    @blueprint.route("/<string:slug>")
    class OneProgramme(MethodView):
        @blueprint.response(200, ProgrammeSchema)
        @blueprint.alt_response(404, description="There is no such listing")
        def get(self, slug: str) -> dict[str, Any]:
            """One listing with every fact and where it stands."""
            snapshot = services().snapshot
            return programme_of(snapshot.programme(slug), reference, snapshot.inherited[slug], url_of)

    blueprint.after_request(tagged)
    return blueprint


def url_of(slug: str) -> str:
    """The address of a listing's page."""
    return url_for("programmes.show", slug=slug)
