"""A form is taken only from a page of this site: each carries a token of its visitor's session, and the cookie holds nothing else.

A view that shows its page again, with all that was typed, is marked `shows_again` and asks `stale()`. What any other view
was sent is shown on a page that sends it again. Either way nothing that was typed is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from flask import Flask, current_app, g, request
from flask_wtf.csrf import generate_csrf, validate_csrf
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import ValidationError

from catalogue.web.context import Setup
from catalogue.web.templating import render

FIELD = "csrf_token"
NO_LIMIT = timedelta(days=36_500)
STALE = (
    "Nothing is lost. Your page was open for a long time, or your browser did not keep this site’s cookie. "
    "Send it again. If you see this a second time, allow cookies for this site."
)
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class SendAgainPage:
    """What was sent, to be sent again with a fresh token."""

    template: ClassVar[str] = "pages/send_again.html"
    action: str
    typed: tuple[tuple[str, str], ...]
    text: str = STALE
    title: str = "Send it again"


def set_up_csrf(app: Flask, setup: Setup) -> None:
    """Cookies as the setup asks, a token for every form, and a check of every form that is sent."""
    app.secret_key = setup.secret
    app.config.update(
        SESSION_COOKIE_NAME=setup.cookie,
        SESSION_COOKIE_SECURE=setup.secure, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None, PERMANENT_SESSION_LIFETIME=NO_LIMIT,  # how old a signature may be; the cookie ends with the browser
    )  # fmt: skip
    app.jinja_env.globals["csrf_field"] = csrf_field
    app.before_request(refuse_strangers)


def shows_again(view: View) -> View:
    """Marks a view that answers a missing or wrong token with its own page and all that was typed."""
    view.shows_again = True  # type: ignore[attr-defined]  # Flask's own way to mark views, as with provide_automatic_options
    return view


def csrf_field() -> Markup:
    """The hidden field that every form that is sent by POST carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, generate_csrf())


def stale() -> bool:
    """Whether the form that was sent has no token, or not this visitor's."""
    if "stale" not in g:
        g.stale = _refused(request.form.get(FIELD))
    found: bool = g.stale
    return found


def typed(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was sent but for the token."""
    return MultiDict((name, value) for name, value in form.items(multi=True) if name != FIELD)


def refuse_strangers() -> tuple[str, int] | None:
    """Answers a POST without the right token; None lets it through. Programs send JSON and no cookie, and carry no token."""
    if request.method != "POST" or request.path.startswith("/api/") or request.endpoint is None:
        return None
    if getattr(current_app.view_functions[request.endpoint], "shows_again", False) or not stale():
        return None
    return render(SendAgainPage(request.path, tuple(typed(request.form).items(multi=True)))), 400


def _refused(token: str | None) -> bool:
    try:
        validate_csrf(token)
    except ValidationError:
        return True
    return False
