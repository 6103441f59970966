"""How a page becomes HTML: one typed page per template, and nothing else in reach but a few helpers."""

from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Protocol

from flask import Flask, g, render_template, url_for
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, Undefined

from catalogue.web.context import services
from catalogue.web.shortlist import Shortlist, shortlist

STATIC = Path(__file__).parent / "static"


class Page(Protocol):
    """What every page is: a template, a title for the browser, and the section of the site it belongs to."""

    template: ClassVar[str]

    @property
    def title(self) -> str:
        """What the page is called; its h1 begins with it or is it."""


class Careful(Undefined):
    """Strict about pages, lenient about the parameter dictionaries of the GOV.UK macros, which leave options out."""

    def __new__(cls, hint: str | None = None, obj: object = None, name: str | None = None, exc: type[Exception] | None = None) -> Any:  # noqa: ANN401 - neither is one of its own
        """A page or value of ours that lacks a name is a mistake; a macro's missing option is not."""
        del exc  # which exception a macro would raise, ours never matter
        ours = type(obj).__module__.startswith(("catalogue", "search"))
        return StrictUndefined(hint, obj, name) if ours else Undefined(hint, obj, name)


def templates_folder() -> Path:
    """The templates: beside the package in a checkout, inside it in a wheel."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def set_up_templates(app: Flask) -> None:
    """Gives the application its loaders, its strictness and the helpers that templates may use."""
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(templates_folder()), govuk])
    app.jinja_env.undefined = Careful
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    hashes = {str(path.relative_to(STATIC)): _hash(path) for path in STATIC.rglob("*") if path.is_file()}
    app.jinja_env.globals["asset"] = lambda name: url_for("static", filename=name, v=hashes[name])
    app.jinja_env.globals["counting"] = counting
    app.jinja_env.globals["nonce"] = lambda: g.nonce
    app.jinja_env.globals["choice"] = choice


def counting() -> str:
    """What is counted that people did not find, for the pages that promise what is kept: off, searches, or needs."""
    return services().setup.counts


def render(page: Page) -> str:
    """The page as HTML. Its links carry on what was chosen to compare."""
    return choice().carried(render_template(page.template, page=page))


def choice() -> Shortlist:
    """What was chosen to compare, read once for each request."""
    if "choice" not in g:
        g.choice = shortlist()
    found: Shortlist = g.choice
    return found


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
