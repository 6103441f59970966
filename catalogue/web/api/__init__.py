"""The JSON API: /api/v1, its OpenAPI 3.1 document, problem documents, open to readers from anywhere."""

from flask import Flask, Response, request
from flask_smorest import Api

from catalogue.web.api.matches import matches_blueprint
from catalogue.web.api.programmes import programmes_blueprint
from catalogue.web.context import Services


def set_up_api(app: Flask, services: Services) -> None:
    """Registers the API and opens it for reading from other sites."""
    app.config.update(
        API_TITLE="The catalogue of interventions",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = Api(app)
    api.register_blueprint(programmes_blueprint(services))
    api.register_blueprint(matches_blueprint(services))

    @app.after_request
    def allow_reading(response: Response) -> Response:
        if request.path.startswith("/api/") and request.method in {"GET", "HEAD", "OPTIONS"}:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
