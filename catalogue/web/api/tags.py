"""Answers that anybody may ask for again: with a tag, so that what has not changed is not sent twice."""

from http import HTTPStatus

from flask import Response, request


def tagged(response: Response) -> Response:
    """The answer with its tag, or that the asker has it already. Goes behind the requests of a blueprint."""
    if response.status_code == HTTPStatus.OK:
        response.add_etag()
        response.make_conditional(request)
        response.headers["Cache-Control"] = "no-cache"
    return response
