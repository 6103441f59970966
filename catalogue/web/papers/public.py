"""Files of what anybody may see on a page: made anew at each request, and kept out of search engines."""

from flask import Response

from catalogue.web.papers.files import TYPES, write
from catalogue.web.papers.paper import Paper


def public_file(kind: str, paper: Paper, name: str) -> Response:
    """The paper as a file to save, called `name` and its kind."""
    response = Response(write(kind, paper), content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-cache"
    return response
