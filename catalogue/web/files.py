"""Files to save, made anew at each request, and kept out of search engines."""

from flask import Response

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "json": "application/json",
}


def public_file(content: bytes | str, kind: str, name: str) -> Response:
    """What anybody may see on a page, as a file called `name` and its kind."""
    return _attachment(content, kind, name, "no-cache")


def private_file(content: bytes | str, kind: str, name: str) -> Response:
    """What somebody typed, as a file called `name` and its kind: neither the browser nor anything between keeps it."""
    return _attachment(content, kind, name, "no-store")


def _attachment(content: bytes | str, kind: str, name: str, keeping: str) -> Response:
    response = Response(content, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = keeping
    response.headers["X-Robots-Tag"] = "noindex"
    return response
