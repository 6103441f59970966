"""Walking through: ways in, and lists of listings as short as they can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import KindOfHelp, Programme
from catalogue.domain.vocabulary import Term
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
from catalogue.web.words import ages_of, count_words, help_notice, status_words


@dataclass(frozen=True, slots=True)
class Listed:
    """One listing in a short list; `aside` is whatever this list has to say of it."""

    slug: str
    name: str
    kind: str
    notice: str | None
    status: str | None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Downloads:
    """The same list as files."""

    what: str
    csv: str
    xlsx: str


@dataclass(frozen=True, slots=True)
class BrowseEntry:
    """A way to walk through: where it leads and what is seen there."""

    label: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """The ways to walk through."""

    template: ClassVar[str] = "pages/browse/index.html"
    listings: int
    ways: tuple[BrowseEntry, ...]
    downloads: Downloads
    title: str = "Browse"


@dataclass(frozen=True, slots=True)
class TermRow:
    """A controlled word with its sentence and how many listings have it, help and the rest apart."""

    label: str
    sentence: str
    url: str
    support: int
    apart: int
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class TermsPage:
    """Every word of one list that listings have."""

    template: ClassVar[str] = "pages/browse/terms.html"
    title: str
    lead: str
    rows: tuple[TermRow, ...]
    without: str


WAYS = (
    BrowseEntry(
        "By tier", "/browse/tiers", "Prevention, diversion, intervention, enforcement, intelligence: what each document means by them."
    ),
    BrowseEntry("By need", "/browse/needs", "What a young person needs help with."),
    BrowseEntry("By theme", "/browse/themes", "What the help is about: mentoring, sport, housing."),
    BrowseEntry("By borough", "/browse/boroughs", "A map of London, and a page for each borough."),
    BrowseEntry("By age", "/browse/ages", "The ages of every listing that states them, side by side."),
    BrowseEntry("By status", "/browse/status", "Running when described, pilot, planned, proposed, ended, replaced."),
    BrowseEntry("By plan", "/browse/plans", "What was planned, proposed or on trial, by document, with the time that is printed."),
    BrowseEntry("By document", "/sources", "The five documents and what stands under each of their headings."),
)
LEADS = {
    "need": ("Browse by need", "What a young person needs help with. A listing may help with several."),
    "theme": ("Browse by theme", "What a listing is about. A listing may be about several things."),
}


def browse_page(snapshot: Snapshot) -> BrowsePage:
    """The ways to walk through."""
    return BrowsePage(len(snapshot.programmes), WAYS, downloads("every listing", ""))


def downloads(what: str, query: str) -> Downloads:
    """The addresses of a list as files: the parameters are those of the list."""
    asked = f"?{query}" if query else ""
    return Downloads(what, f"/programmes.csv{asked}", f"/programmes.xlsx{asked}")


def listed(programme: Programme, reference: Reference, aside: str = "") -> Listed:
    """One listing in a short list."""
    kind = reference.words("kinds", programme.kind.code)
    return Listed(programme.slug, programme.name.text, kind, help_notice(programme), status_words(programme, reference), aside)


def all_listed(programmes: Iterable[Programme], reference: Reference) -> tuple[Listed, ...]:
    """Listings in a short list, by name, each with its ages."""
    return tuple(listed(one, reference, ages_of(one) if one.can_refer else "") for one in sorted(programmes, key=by_name))


def terms_page(facet: str, snapshot: Snapshot, reference: Reference) -> TermsPage:
    """Every need or every theme that some listing has, in the order of the list."""
    title, lead = LEADS[facet]
    field = f"{facet}s"
    every = [({tag.code for tag in getattr(one, field)}, one) for one in snapshot.programmes.values()]
    rows = (term_row(term, facet, [one for codes, one in every if term.code in codes]) for term in reference.options(facet))
    without = sum(not codes for codes, _ in every)
    return TermsPage(title, lead, tuple(row for row in rows if row.support or row.apart), count_words(without, "listing", "listings"))


def term_row(term: Term, facet: str, having: list[Programme]) -> TermRow:
    """One word with the listings that have it."""
    support = sum(one.kind_of_help is KindOfHelp.SUPPORT for one in having)
    query = f"{facet}={term.code}"
    return TermRow(term.label, term.sentence, f"/programmes?{query}", support, len(having) - support, downloads(term.label, query))
