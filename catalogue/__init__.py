"""A catalogue of interventions for young Londoners at risk of gangs and violence."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> "Flask":
    """The site, prepared from the environment, for any WSGI server: `gunicorn "catalogue:create_app()"`."""
    from catalogue.main import Application  # noqa: PLC0415 - importing the package must not import Flask

    return Application.from_environment().prepared_app()
