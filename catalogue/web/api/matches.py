"""Matching as JSON."""

from http import HTTPStatus
from typing import Any

from flask import Response, abort, request
from flask.views import MethodView
from flask_smorest import Blueprint

from catalogue.domain.profile import Profile
from catalogue.schemas.answer import AnswerSchema, answer_of
from catalogue.schemas.profile import profile_schema
from catalogue.web.api.programmes import url_of
from catalogue.web.context import Services, services


def matches_blueprint(site: Services) -> Blueprint:
    """The match over the given services. Nothing of a profile is kept or logged."""
    blueprint = Blueprint("api_matches", __name__, url_prefix="/api/v1/matches", description="Matching")
    query = profile_schema(site.reference)

    @blueprint.route("")
    class Matches(MethodView):
        @blueprint.arguments(query)
        @blueprint.response(200, AnswerSchema)
        def post(self, profile: Profile) -> dict[str, Any]:
            """From the answers about a young person to what fits, what must be asked and what does not fit and why."""
            matching = services().matching
            return answer_of(matching.answer(profile), profile, matching.rules.version, site.reference, url_of)

    @blueprint.before_request
    def read_body() -> None:
        """Refuses what is not JSON before flask-smorest takes it for an empty profile, or Python's reader gives up on it."""
        if request.method != "POST":
            return
        if not request.is_json:
            abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            request.get_json()
        except (RecursionError, ValueError):
            abort(HTTPStatus.BAD_REQUEST)

    @blueprint.after_request
    def keep_nothing(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint
