"""The list of listings: what was asked in words, what was found, and how to ask otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from catalogue.domain.filters import Filters
from catalogue.domain.programme import Referral
from catalogue.domain.prose import and_list, month_words
from catalogue.schemas.query import USUAL_PER_PAGE
from catalogue.services.browse import Found, FoundPage
from catalogue.services.reading import Reading
from catalogue.services.reasons import read_words, reasons_for
from catalogue.services.reference import Reference
from catalogue.web.asking import address, with_only, without
from catalogue.web.pages.search_notes import notes, or_quoted, read_label
from catalogue.web.words import ages_of, count_words, help_notice, status_words, where_words
from search.marking import Piece, pieces

LEGENDS = {
    "help": "What it is", "referral": "Who can be referred", "borough": "Borough", "need": "What help is needed",
    "theme": "What it is about",
    "tier": "Tier", "sex": "For girls or boys", "setting": "Where it happens", "route": "Who can refer", "evidence": "What is known",
    "kind": "Kind of listing", "status": "Status when described", "source": "Document",
}  # fmt: skip
OPEN_AT_FIRST = {"help", "borough", "need"}
SORT_LABELS = (("relevance", "Best match"), ("name", "Name"), ("newest", "Newest information"))
FIELD_LABELS = {
    "name": "name", "other_names": "another name", "tags": "tags and places", "summary": "summary", "body": "description",
    "quotes": "the documents’ own words", "links": "its links to other listings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet with the number of listings that choosing it shows."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A group of choices; open where something in it is chosen."""

    name: str
    legend: str
    options: tuple[Option, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing asked for, and the address of the search without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """One listing in the list."""

    slug: str
    name: tuple[Piece, ...]
    summary: tuple[Piece, ...]
    kind: str
    notice: str | None
    status: str | None
    facts: tuple[tuple[str, str], ...]
    matched: str
    reasons: tuple[str, ...]
    as_of: str

    @property
    def plain_name(self) -> str:
        """The name without marks."""
        return "".join(piece.text for piece in self.name)


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The list page."""

    template: ClassVar[str] = "pages/search.html"
    filters: Filters
    sentence: str
    total: int
    page: int
    items: tuple[Item, ...]
    facets: tuple[FacetView, ...]
    chips: tuple[Chip, ...]
    read_chips: tuple[Chip, ...]
    read_again: Link | None
    notes: tuple[str, ...]
    unknown: str
    nearest: Link | None
    sorts: tuple[Option, ...]
    pages: tuple[Link, ...]
    previous_url: str | None
    next_url: str | None
    suggestion: Link | None
    ways_out: tuple[Link, ...]
    age: str
    age_not_stated_count: int

    @property
    def title(self) -> str:
        """Says the query, so that browser tabs can be told apart."""
        return f"Find help: {self.filters.text}" if self.filters.text else "Find help"

    @property
    def query(self) -> str:
        """What is asked, as the end of an address, whatever the page: for the list as a file."""
        return "?" + asked if (asked := address(self.filters)) else ""


def search_page(filters: Filters, found: FoundPage, reference: Reference) -> SearchPage:
    """The page of a search."""
    return SearchPage(
        filters=filters,
        sentence=sentence(filters, found.total, reference),
        total=found.total,
        page=found.page,
        items=tuple(item_view(item, found.reading, reference) for item in found.items),
        facets=tuple(facet_view(facet, filters, found.facets, reference) for facet in LEGENDS),
        chips=tuple(chips(filters, reference)),
        read_chips=tuple(read_chips(filters, found, reference)),
        read_again=Link("Read it again", url(replace(filters, not_read=()))) if filters.not_read and filters.text else None,
        notes=tuple(notes(filters, found, reference)),
        unknown=or_quoted(found.unknown) if found.unknown else "",
        nearest=Link(found.nearest.text, url(replace(filters, text=found.nearest.text))) if found.nearest else None,
        sorts=tuple(Option(value, label, 0, value == filters.sort) for value, label in SORT_LABELS),
        pages=tuple(page_links(filters, found)),
        previous_url=url(filters, found.page - 1, found.per_page) if found.page > 1 else None,
        next_url=url(filters, found.page + 1, found.per_page) if found.page < found.pages else None,
        suggestion=suggestion(filters, found),
        ways_out=tuple(ways_out(filters, reference)) if not found.total else (),
        age=", ".join(str(span) for span in filters.ages),
        age_not_stated_count=found.facets.get("age", {}).get("not_stated", 0),
    )


def url(filters: Filters, page: int = 1, per_page: int = USUAL_PER_PAGE) -> str:
    """The address of a search."""
    query = address(filters, page, per_page)
    return f"/programmes?{query}" if query else "/programmes"


def sentence(filters: Filters, total: int, reference: Reference) -> str:
    """Says what is shown, so that a listener knows without looking at the filters."""
    parts = [f"for “{filters.text}”"] if filters.text else []
    for facet, legend in LEGENDS.items():
        if chosen := filters.chosen.get(facet):
            labels = [reference.label(facet, value) for value in chosen]
            parts.append(f"{legend.lower()}: {' or '.join(labels)}")
    if filters.ages:
        parts.append("suits age " + " or ".join(str(span) for span in filters.ages))
    if filters.age_not_stated:
        parts.append("or age not stated" if filters.ages else "age not stated")
    return f"{count_words(total, 'listing', 'listings')}{' ' if filters.text else ', ' if parts else ''}{', '.join(parts)}"


def chips(filters: Filters, reference: Reference) -> Iterator[Chip]:
    """One for each thing asked for."""
    if filters.text:
        yield Chip(f"“{filters.text}”", url(without(filters, "q", "")))
    for facet, legend in LEGENDS.items():
        for value in filters.chosen.get(facet, ()):
            yield Chip(f"{legend}: {reference.label(facet, value)}", url(without(filters, facet, value)))
    for span in filters.ages:
        yield Chip(f"Suits age {span}", url(without(filters, "age", str(span))))
    if filters.age_not_stated:
        yield Chip("Age not stated", url(without(filters, "age", "not_stated")))


def read_chips(filters: Filters, found: FoundPage, reference: Reference) -> Iterator[Chip]:
    """One for each filter that the words were read as: taking it away looks for the words as they are."""
    for name in dict.fromkeys(one.filter for one in found.reading.reads):
        words = and_list(read_words(one, reference) for one in found.reading.of(name))
        yield Chip(read_label(name, words), url(without(filters, "not_read", name)))


def facet_view(facet: str, filters: Filters, counts: Mapping[str, Mapping[str, int]], reference: Reference) -> FacetView:
    """A group of choices without those that nothing has and nobody chose."""
    chosen = filters.chosen.get(facet, ())
    numbers = counts.get(facet, {})
    options = tuple(
        Option(term.code, term.label, numbers.get(term.code, 0), term.code in chosen)
        for term in reference.options(facet)
        if numbers.get(term.code) or term.code in chosen
    )
    return FacetView(facet, LEGENDS[facet], options, is_open=bool(chosen) or facet in OPEN_AT_FIRST)


def item_view(found: Found, reading: Reading, reference: Reference) -> Item:
    """One listing in the list."""
    programme, terms = found.programme, found.matched_terms
    return Item(
        slug=programme.slug,
        name=pieces(programme.name.text, terms),
        summary=pieces(programme.summary.text, terms),
        kind=reference.words("kinds", programme.kind.code),
        notice=help_notice(programme),
        status=status_words(programme, reference),
        facts=(
            ("Ages", ages_of(programme).removeprefix("Ages ")),
            ("Where", where_words(programme.areas, reference)),
            ("Takes", reference.words("referrals", programme.referral.code)),
            ("Known", and_list(reference.known_words(programme.evidence))),
        )
        if programme.referral.code != Referral.NONE
        else (("Where", where_words(programme.areas, reference)),),
        matched=and_list(dict.fromkeys(FIELD_LABELS[field] for field in found.matched_fields if field in FIELD_LABELS)),
        reasons=tuple(reasons_for(programme, reading, reference, found.through)),
        as_of=month_words(reference.as_of(programme)),
    )


def page_links(filters: Filters, found: FoundPage) -> Iterator[Link]:
    """Every page by number: there are never many."""
    for number in range(1, found.pages + 1):
        yield Link(str(number), url(filters, number, found.per_page), current=number == found.page)


def suggestion(filters: Filters, found: FoundPage) -> Link | None:
    """“Did you mean”: the same search with its words put right."""
    if not found.suggestion:
        return None
    return Link(found.suggestion, url(replace(filters, text=found.suggestion)))


def ways_out(filters: Filters, reference: Reference) -> Iterator[Link]:
    """From an empty list to the nearest that is not: one choice fewer, wider places, everything."""
    for chip in chips(filters, reference):
        yield Link(f"Search without {chip.label}", chip.url)
    if filters.chosen.get("borough"):
        wider = filters
        for value in ("london_wide", "various", "not_stated"):
            wider = wider if value in wider.chosen["borough"] else with_only(wider, "borough", value)
        yield Link("Add listings that are London-wide, in various boroughs, or state no place", url(wider))
    yield Link("See every listing", "/programmes")
