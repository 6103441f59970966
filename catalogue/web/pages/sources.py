"""The documents: what each is, and every listing that stands on it, by section."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.programme import Programme
from catalogue.domain.prose import month_words
from catalogue.domain.shared_lines import lines_of, shared_lines
from catalogue.domain.sources import Section, Source
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.browse import Downloads, downloads
from catalogue.web.pages.search import Link


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document in the list of documents."""

    slug: str
    title: str
    publisher: str
    date: str
    licence: str
    description: str
    listings: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The five documents."""

    template: ClassVar[str] = "pages/sources.html"
    rows: tuple[SourceRow, ...]
    title: str = "The documents"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading of a document and the listings that have something of their own under it.

    `passing` says how many cite only lines here that many listings share; empty where none does.
    """

    line: int
    title: str
    listings: tuple[Link, ...]
    passing: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One document."""

    template: ClassVar[str] = "pages/source.html"
    row: SourceRow
    file: str
    sections: tuple[SectionView, ...]
    downloads: Downloads

    @property
    def title(self) -> str:
        """The document's title."""
        return self.row.title


def sources_page(snapshot: Snapshot, reference: Reference) -> SourcesPage:
    """The documents with how many listings stand on each."""
    return SourcesPage(tuple(source_row(source, snapshot) for source in reference.sources.values()))


def source_row(source: Source, snapshot: Snapshot) -> SourceRow:
    """One document."""
    licence = source.licence or "Not stated"
    count = len(snapshot.on_source(source.slug))
    return SourceRow(source.slug, source.title, source.publisher, month_words(source.date), licence, source.description, count)


def source_page(source: Source, snapshot: Snapshot, reference: Reference) -> SourcePage:
    """One document with the listings that stand under each of its headings, those too under which none does."""
    shared = shared_lines(snapshot.programmes.values(), reference.heading_from)
    own: dict[str, list[Programme]] = defaultdict(list)
    passing: Counter[str] = Counter()
    for programme in snapshot.on_source(source.slug):
        lines = {line for line in lines_of(programme) if line[0] == source.slug}
        under = {source.section_at(line) for _, line in lines}
        telling = {source.section_at(line) for _, line in lines - shared} or under
        for heading in telling:
            own[heading].append(programme)
        passing.update(under - telling)
    sections = tuple(_section(section, own[section.title], passing[section.title]) for section in source.sections)
    files = downloads(f"listings that stand on {source.title}", f"source={source.slug}")
    return SourcePage(source_row(source, snapshot), source.file, sections, files)


def _section(section: Section, own: list[Programme], passing: int) -> SectionView:
    links = tuple(Link(one.name.text, f"/programmes/{one.slug}") for one in own)
    more = " more" if own else ""
    said = f"{passing:,}{more} listings cite" if passing > 1 else f"One{more} listing cites"
    return SectionView(section.line, section.title, links, f"{said} only lines here that speak of many of them." if passing else "")
