"""Whether this process can answer, and from which catalogue."""

import os

from flask import Blueprint, Response, jsonify

from catalogue.web.context import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show() -> Response:
    """The digests of the catalogue and of the search index that this process serves. 503 where it serves none.

    They differ only while a new catalogue is being put in use.
    """
    here = services()
    snapshot = here.shelf.current()
    response = jsonify(
        {
            "status": "ok",
            "digest": snapshot.digest,
            "index_digest": here.index_digest(),
            "listings": len(snapshot.programmes),
            "process": os.getpid(),
        }
    )
    response.headers["Cache-Control"] = "no-store"
    return response
