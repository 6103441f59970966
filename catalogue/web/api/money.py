"""Money as JSON."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint

from catalogue.schemas.money import MoneyAsked, MoneyPageSchema, money_of, money_query_schema
from catalogue.services.money import money_page
from catalogue.web.api.programmes import url_of
from catalogue.web.context import Services, services


def money_blueprint(site: Services) -> Blueprint:
    """The money that documents name over the given services."""
    blueprint = Blueprint("api_money", __name__, url_prefix="/api/v1/money", description="Money as printed")
    reference = site.reference

    @blueprint.route("")
    class ListOfMoney(MethodView):
        @blueprint.arguments(money_query_schema(reference), location="query")
        @blueprint.response(200, MoneyPageSchema)
        @blueprint.alt_response(404, description="There is no such listing")
        def get(self, asked: MoneyAsked) -> dict[str, Any]:
            """Money that documents name, by listing. Values of one parameter are alternatives; different parameters all hold."""
            found = money_page(services().snapshot, asked.filters, asked.page, asked.per_page)
            return money_of(found, asked.per_page, reference, url_of)

    return blueprint
