"""The documents: what each is, and every listing that stands on it, by section."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.prose import month_words
from catalogue.domain.sources import Source
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
    """A heading of a document and the listings that stand under it."""

    line: int
    title: str
    listings: tuple[Link, ...]


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


def source_page(source: Source, snapshot: Snapshot) -> SourcePage:
    """One document with the listings that stand under each of its headings, those too under which none does."""
    under: dict[int, dict[str, str]] = defaultdict(dict)
    for programme in snapshot.on_source(source.slug):
        for line in {cite.line for _, cites in programme.statements for cite in cites if cite.source == source.slug}:
            heading = max(section.line for section in source.sections if section.line <= line)
            under[heading][programme.slug] = programme.name.text
    sections = tuple(
        SectionView(section.line, section.title, tuple(Link(name, f"/programmes/{slug}") for slug, name in under[section.line].items()))
        for section in source.sections
    )
    files = downloads(f"listings that stand on {source.title}", f"source={source.slug}")
    return SourcePage(source_row(source, snapshot), source.file, sections, files)
