"""Claims as JSON."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint

from catalogue.schemas.claims import ClaimsAsked, ClaimsSchema, claims_of, claims_query_schema
from catalogue.services.claims import claims_page
from catalogue.web.api.programmes import url_of
from catalogue.web.context import Services, services


def claims_blueprint(site: Services) -> Blueprint:
    """The claims of every listing over the given services."""
    blueprint = Blueprint("api_claims", __name__, url_prefix="/api/v1/claims", description="Claims")
    reference = site.reference

    @blueprint.route("")
    class ListOfClaims(MethodView):
        @blueprint.arguments(claims_query_schema(reference), location="query")
        @blueprint.response(200, ClaimsSchema)
        def get(self, asked: ClaimsAsked) -> dict[str, Any]:
            """Claims that fit. Values of one parameter are alternatives; different parameters all hold."""
            found = claims_page(services().snapshot, asked.filters, asked.page, asked.per_page)
            return claims_of(found, asked.per_page, reference, url_of)

    return blueprint
