"""Whether this process can answer, and from which catalogue."""

import os
from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from catalogue.web.context import services

blueprint = Blueprint("health", __name__)

NO_INDEX = "the search index cannot be used"


@blueprint.get("/healthz")
def show() -> Response:
    """The digests of the catalogue and of the search index that this process serves. 503 where it serves none, or cannot search.

    They differ only while a new catalogue is being put in use. This looks and mends nothing: the next search does.
    """
    here = services()
    snapshot, index_digest = here.snapshot, here.index_digest()
    response = jsonify(
        {
            "status": "ok" if index_digest else NO_INDEX,
            "digest": snapshot.digest,
            "index_digest": index_digest,
            "listings": len(snapshot.programmes),
            "process": os.getpid(),
        }
    )
    response.status_code = HTTPStatus.OK if index_digest else HTTPStatus.SERVICE_UNAVAILABLE
    response.headers["Cache-Control"] = "no-store"
    return response
