"""The headers that every answer carries."""

from http import HTTPStatus
from secrets import token_urlsafe

from flask import Flask, Response, g, request, session

YEAR = 31_536_000
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


MOST_BYTES = 64 * 1024
"""The most that a form or a profile may weigh: all answers together come to a few kilobytes."""
MOST_BYTES_OF = {"refer": 2 * 1024 * 1024}
"""A referral to several listings has many long answers, and what is far too long still comes back with a message beside it."""


def set_up_limits(app: Flask) -> None:
    """Bounds what may be sent, before anything reads it."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.before_request
    def bound() -> None:
        most = MOST_BYTES_OF.get(request.blueprint or "")
        if most:
            request.max_content_length = request.max_form_memory_size = most


def set_up_headers(app: Flask) -> None:
    """A nonce before each request, and strict headers after it."""

    @app.before_request
    def make_nonce() -> None:
        g.nonce = token_urlsafe(16)

    @app.after_request
    def add_headers(response: Response) -> Response:
        nonce = g.get("nonce") or token_urlsafe(16)
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.format(nonce=nonce)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if request.method == "POST":
            response.headers.setdefault("Cache-Control", "no-store")  # neither the browser nor anything between keeps an answer
        elif session.accessed:
            response.headers.setdefault("Cache-Control", "private, no-cache")  # a form's token is its visitor's own
        if request.endpoint == "static" and "v" in request.args and response.status_code == HTTPStatus.OK:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response
