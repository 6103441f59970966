"""Comparisons as JSON."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate

from catalogue.schemas.comparison import ComparisonSchema, comparison_of
from catalogue.services.compare import FEWEST, MOST, chosen, compare
from catalogue.web.api.programmes import url_of
from catalogue.web.context import Services, services


class CompareQuery(Schema):
    """Which listings."""

    class Meta:
        """Parameters that are not ours do no harm and are passed over."""

        unknown = EXCLUDE

    slug = fields.List(
        fields.String(),
        required=True,
        validate=validate.Length(FEWEST, MOST, error=f"Choose {FEWEST} to {MOST} listings to compare."),
        metadata={"description": "Each listing that is compared.", "uniqueItems": True},
    )


def compare_blueprint(site: Services) -> Blueprint:
    """The comparison over the given services."""
    blueprint = Blueprint("api_compare", __name__, url_prefix="/api/v1/compare", description="Comparisons")

    @blueprint.route("")
    class OneComparison(MethodView):
        @blueprint.arguments(CompareQuery, location="query")
        @blueprint.response(200, ComparisonSchema)
        @blueprint.alt_response(400, description="Fewer than two different listings")
        @blueprint.alt_response(404, description="There is no such listing")
        def get(self, asked: dict[str, Any]) -> dict[str, Any]:
            """Two to six listings with what must not be set side by side. Nothing is ranked."""
            snapshot = services().snapshot
            comparison = compare(chosen(asked["slug"], snapshot), site.reference.figures)
            return comparison_of(comparison, snapshot, site.reference, url_of)

    return blueprint
