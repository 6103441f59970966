"""What views need, handed over once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import current_app

from catalogue.services.browse import Browse
from catalogue.services.gaps import Gaps
from catalogue.services.match import Matching
from catalogue.services.places import Places
from catalogue.services.refer import Referring
from catalogue.services.reference import Reference
from catalogue.services.shelf import Shelf
from catalogue.services.suggest import Suggest

KEY = "catalogue"


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings in force that the site acts on and tells of; no path of the machine, since pages tell of them.

    `secure`: the cookie travels over HTTPS only. `kept_secret`: the secret is kept in the data folder, not given.
    """

    secret: str = field(repr=False)
    secure: bool
    database: str
    counts: str
    kept_secret: bool

    @property
    def cookie(self) -> str:
        """What the cookie is called: browsers hold a name that begins with __Host- to HTTPS and to this site alone."""
        return "__Host-catalogue" if self.secure else "catalogue"


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases and the words they are spoken of in."""

    browse: Browse
    shelf: Shelf
    reference: Reference
    suggest: Suggest
    matching: Matching
    referring: Referring
    places: Places
    gaps: Gaps
    index_digest: Callable[[], str]
    setup: Setup


def services() -> Services:
    """The services of the application that is answering."""
    found: Services = current_app.extensions[KEY]
    return found
