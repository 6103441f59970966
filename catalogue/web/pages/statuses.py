"""How the documents describe listings: running, pilot, planned, proposed, ended, replaced."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import Programme
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot, by_name
from catalogue.web.pages.browse import Downloads, Listed, downloads, listed

LONGEST = 120
"""A longer list is a link only."""


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status and what is described so; a long list is a link and no more."""

    code: str
    label: str
    sentence: str
    count: int
    url: str
    listings: tuple[Listed, ...]
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Every status."""

    template: ClassVar[str] = "pages/browse/status.html"
    statuses: tuple[StatusView, ...]
    not_stated: int
    title: str = "Browse by status"


def status_page(snapshot: Snapshot, reference: Reference) -> StatusPage:
    """The statuses in their order; those that nothing has are left out."""
    every = sorted(snapshot.programmes.values(), key=by_name)
    views = []
    for term in reference.options("status"):
        having = [one for one in every if term.code in {status.code for status in one.status}]
        query = f"status={term.code}"
        rows = tuple(described(one, term.code, reference) for one in having) if len(having) <= LONGEST else ()
        views.append(
            StatusView(term.code, term.label, term.sentence, len(having), f"/programmes?{query}", rows, downloads(term.label, query))
        )
    return StatusPage(tuple(view for view in views if view.count), sum(not one.status for one in every))


def described(programme: Programme, code: str, reference: Reference) -> Listed:
    """A listing with the year in which a document described it so."""
    years = sorted({status.year for status in programme.status if status.code == code})
    return listed(programme, reference, f"as of {' and '.join(map(str, years))}")
