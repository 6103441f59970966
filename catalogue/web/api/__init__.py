"""The JSON API: /api/v1, its OpenAPI 3.1 document, problem documents, open to readers from anywhere."""

from typing import Any

from flask import Flask, Response, request
from flask_smorest import Api
from marshmallow import Schema, fields

from catalogue.web.api.claims import claims_blueprint
from catalogue.web.api.compare import compare_blueprint
from catalogue.web.api.gaps import gaps_blueprint
from catalogue.web.api.matches import matches_blueprint
from catalogue.web.api.money import money_blueprint
from catalogue.web.api.programmes import programmes_blueprint
from catalogue.web.context import Services


class ProblemSchema(Schema):
    """What went wrong, as RFC 9457 writes it; `errors` names each parameter and the reason."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.String())


class ProblemApi(Api):
    """flask-smorest with our problem documents for errors."""

    ERROR_SCHEMA = ProblemSchema


def describe_as_problem(response: dict[str, Any]) -> None:
    """An error's description says the content type that it really has: flask-smorest writes application/json."""
    if "application/json" in response.get("content", {}):
        response["content"] = {"application/problem+json": response["content"]["application/json"]}


def set_up_api(app: Flask, services: Services) -> None:
    """Registers the API and opens it for reading from other sites."""
    app.config.update(
        API_TITLE="The catalogue of interventions",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = ProblemApi(app)
    api.register_blueprint(programmes_blueprint(services))
    api.register_blueprint(matches_blueprint(services))
    api.register_blueprint(claims_blueprint(services))
    api.register_blueprint(money_blueprint(services))
    api.register_blueprint(compare_blueprint(services))
    api.register_blueprint(gaps_blueprint(services))

    for response in api.spec.components.responses.values():
        describe_as_problem(response)

    @app.after_request
    def allow_reading(response: Response) -> Response:
        if request.path.startswith("/api/") and request.method in {"GET", "HEAD", "OPTIONS"}:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
