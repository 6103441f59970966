"""Whether this process can answer, and from which catalogue."""

from flask import Blueprint, Response, jsonify

from catalogue.web.context import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show() -> Response:
    """The digest of the catalogue that this process serves. 503 where it serves none."""
    snapshot = services().shelf.current()
    response = jsonify({"status": "ok", "digest": snapshot.digest, "listings": len(snapshot.programmes)})
    response.headers["Cache-Control"] = "no-store"
    return response
