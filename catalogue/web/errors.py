"""One error, one translation: what went wrong inside becomes a page or a problem document here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from catalogue.domain.errors import CatalogueError, IndexUnavailable, NoSuchProgramme, NoSuchSource, NotReferable, StoreUnavailable
from catalogue.services.compare import CannotCompare
from catalogue.web.templating import render

API = "/api/"
WORDS = {
    400: ("There is a problem with this address", "Something in the address cannot be read."),
    404: ("Page not found", "If you typed the address, check that it is right. If you followed a link, the page may have moved."),
    405: ("This page cannot be used that way", "Go to the page from a link instead."),
    409: ("Nobody can be referred to this", "Choose another listing."),
    413: (
        "That is too much",
        "Send less: answers about one young person are short. What you typed is still on the page before this one: go back and shorten it.",
    ),
    415: ("Send JSON", "Send the answers as JSON, with the header Content-Type: application/json."),
    414: ("The address is too long", "Use a shorter search."),
    422: ("There is a problem with this address", "Something in the address cannot be read."),
    500: ("Sorry, there is a problem with the catalogue", "Nothing you did caused this and nothing was lost. Try again in a minute."),
    503: ("Sorry, the catalogue is not ready", "Try again in a minute."),
}


class BadQuery(CatalogueError):
    """A search address with parameters that cannot be read; `problems` says which and why."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page that says what is wrong and what to do."""

    template: ClassVar[str] = "pages/error.html"
    title: str
    text: str
    problems: tuple[str, ...] = ()


def set_up_errors(app: Flask) -> None:
    """Registers the translations."""
    app.register_error_handler(NoSuchProgramme, lambda error: answer(404, str(error)))
    app.register_error_handler(NoSuchSource, lambda error: answer(404, str(error)))
    app.register_error_handler(NotReferable, lambda error: answer(409, str(error)))
    app.register_error_handler(StoreUnavailable, lambda error: unavailable(app, error))
    app.register_error_handler(IndexUnavailable, lambda error: unavailable(app, error))
    app.register_error_handler(BadQuery, lambda error: answer(400, "Change the search, or start again.", error.problems))
    app.register_error_handler(CannotCompare, lambda error: answer(400, str(error)))
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(Exception, lambda error: unforeseen(app, error))


def unavailable(app: Flask, error: CatalogueError) -> tuple[Response | str, int]:
    """The store or the index cannot be used: the log says why, the page says when to come back."""
    app.logger.error("%s", error)
    return answer(503)


def unforeseen(app: Flask, error: Exception) -> tuple[Response | str, int]:
    """A mistake of ours: the log has the traceback, the page has none of it."""
    app.logger.error("unforeseen error in %s", request.endpoint, exc_info=error)
    return answer(500)


def refused(error: HTTPException) -> tuple[Response | str, int, dict[str, str]]:
    """What Flask, or the API's reading of its parameters, refuses."""
    data: dict[str, Any] = getattr(error, "data", None) or {}
    located = data.get("messages", {})  # by where they were found: query, json
    messages = {name: reason for found in located.values() if isinstance(found, Mapping) for name, reason in found.items()}
    messages |= {where: reason for where, reason in located.items() if not isinstance(reason, Mapping)}
    allowed = {name: value for name, value in error.get_headers() if name == "Allow"}
    return *answer(error.code or 500, problems=tuple(problem_lines(messages))), allowed


def problem_lines(messages: Mapping[str, Any]) -> list[str]:
    """Marshmallow's messages, a line each: the parameter and the first reason."""
    return [f"{name}: {_first(message)}" for name, message in messages.items()]


def _first(message: object) -> str:
    if isinstance(message, dict):
        return _first(next(iter(message.values())))
    return str(message[0]) if isinstance(message, list) else str(message)


def answer(status: int, detail: str | None = None, problems: tuple[str, ...] = ()) -> tuple[Response | str, int]:
    """A page for people, a problem document (RFC 9457) for programs."""
    title, text = WORDS.get(status, WORDS[500] if status >= HTTPStatus.INTERNAL_SERVER_ERROR else WORDS[400])
    if request.path.startswith(API):
        if problems and request.method == "POST":
            title, text = "There is a problem with these answers", "Put right what is named and send it again."
        return problem(status, title, detail or text, problems), status
    return render(ErrorPage(title, detail or text, problems)), status


def problem(status: int, title: str, detail: str, problems: tuple[str, ...] = ()) -> Response:
    """A problem document."""
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if problems:
        body["errors"] = list(problems)
    response = jsonify(body)
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response
