"""How the documents describe listings: running, pilot, planned, proposed, ended, replaced."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.facets import statuses_of
from catalogue.domain.programme import Programme, Status
from catalogue.domain.prose import and_list
from catalogue.domain.status import latest, otherwise
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
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
    """The statuses in their order, each listing under the one that it has; those that nothing has are left out."""
    every = sorted(snapshot.programmes.values(), key=by_name)
    views = []
    for term in reference.options("status"):
        having = [one for one in every if term.code in statuses_of(one, reference.statuses)]
        query = f"status={term.code}"
        rows = tuple(described(one, reference) for one in having) if len(having) <= LONGEST else ()
        views.append(
            StatusView(term.code, term.label, term.sentence, len(having), f"/programmes?{query}", rows, downloads(term.label, query))
        )
    return StatusPage(tuple(view for view in views if view.count), sum(not one.status for one in every))


def described(programme: Programme, reference: Reference) -> Listed:
    """A listing with the year in which a document described it so, and what is said of it otherwise."""
    years = and_list(sorted({str(one.year) for one in latest(programme)}))
    others = and_list(dict.fromkeys(said_by(one, reference) for one in otherwise(programme, reference.statuses)))
    return listed(programme, reference, f"as of {years}" + (f"; also said: {others}" if others else ""))


def said_by(said: Status, reference: Reference) -> str:
    """A statement in short, with the document that makes it."""
    source = reference.sources[said.citations[0].source]
    return f"{reference.words('statuses', said.code).lower()} ({source.short_title})"
