"""Gaps as JSON."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint

from catalogue.domain.gaps import GapQuery
from catalogue.schemas.gaps import Found, GapsSchema, gaps_of, gaps_query_schema
from catalogue.services.places import compared_by_borough
from catalogue.web.api.programmes import url_of
from catalogue.web.api.tags import tagged
from catalogue.web.context import Services, services


def gaps_blueprint(site: Services) -> Blueprint:
    """The grid over the given services."""
    blueprint = Blueprint("api_gaps", __name__, url_prefix="/api/v1/gaps", description="Gaps")
    reference = site.reference

    @blueprint.route("")
    class GridOfGaps(MethodView):
        @blueprint.arguments(gaps_query_schema(reference), location="query")
        @blueprint.response(200, GapsSchema)
        def get(self, asked: GapQuery) -> dict[str, Any]:
            """Offers that can be used, by borough and by need, tier, age group or sex. What names no borough is counted apart, once.

            Values of one parameter are alternatives; different parameters all hold. `sex=female` is for girls and young women
            only, as a condition of the provider's own; `sex=not_stated` names no sex. Boroughs that are named come as a whole too,
            narrowed by the same conditions. `rules` says how it is counted.
            """
            here = services()
            gaps = here.gaps
            grid = gaps.grid(asked)
            boroughs = tuple(gaps.borough(slug, asked) for slug in asked.boroughs)
            compared = compared_by_borough(here.snapshot)
            return gaps_of(Found(grid, gaps.answers(grid), boroughs, gaps.rules.words, compared), reference, url_of)

    blueprint.after_request(tagged)
    return blueprint
