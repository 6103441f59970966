"""Every claim as one table."""

from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import urlencode

from catalogue.domain.prose import and_list
from catalogue.schemas.claims import USUAL_CLAIMS, ClaimsAsked, claim_codes
from catalogue.services.claims import SORTS, ClaimPage, ListedClaim
from catalogue.services.reference import Reference
from catalogue.web.pages.evidence import ClaimView, claim_view
from catalogue.web.pages.notes import Note, Notes
from catalogue.web.pages.search import FacetView, Option
from catalogue.web.words import count_words

LEGENDS = {
    "kind": "Kind of claim", "reported_by": "Who reports it", "scope": "About", "figures": "Figure or words", "source": "Document",
    "result": "Result of the listing", "evaluation": "Evaluation of the listing", "standard": "Named standard",
    "need": "What the listing helps with", "theme": "What the listing is about", "sex": "Listing for girls or boys",
    "borough": "Borough of the listing",
}  # fmt: skip
OPEN_AT_FIRST = {"kind"}
LONG = {"need", "theme", "borough", "source"}
"""Choices whose values are left out where no claim has them. In the others “0” is an answer too."""
HEADS = (
    ("Listing", "listing"), ("Kind", "kind"), ("What is said", None), ("Figures", None), ("Who says so", "reported_by"), ("About", None),
    ("Design, comparison, evaluation", None), ("Document", "source"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; where the table can be sorted by it, the address that does."""

    label: str
    url: str | None
    is_sorted: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its listing."""

    slug: str
    name: str
    claim: ClaimView
    document: str


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One page of claims, with the ways to narrow them."""

    template: ClassVar[str] = "pages/claims.html"
    text: str
    sort: str
    facets: tuple[FacetView, ...]
    is_narrowed: bool
    heads: tuple[Head, ...]
    sentence: str
    rows: tuple[ClaimRow, ...]
    notes: tuple[Note, ...]
    query: str
    page: int
    pages: int
    previous_url: str | None
    next_url: str | None
    title: str = "Every claim and figure"


def claims_list(asked: ClaimsAsked, found: ClaimPage, reference: Reference) -> ClaimsPage:
    """The page."""
    notes = Notes(reference)
    query = address(asked)
    return ClaimsPage(
        text=asked.filters.text,
        sort=asked.filters.sort,
        facets=tuple(facet_view(choice, codes, asked, found) for choice, codes in codes_by_legend(reference)),
        is_narrowed=bool(asked.filters.chosen or asked.filters.text),
        heads=tuple(head(label, sort, asked) for label, sort in HEADS),
        sentence=sentence(asked, found.total, reference),
        rows=tuple(row(one, reference, notes) for one in found.items),
        notes=notes.listed(),
        query=f"?{query}" if query else "",
        page=found.page,
        pages=found.pages,
        previous_url=page_url(asked, found.page - 1) if found.page > 1 else None,
        next_url=page_url(asked, found.page + 1) if found.page < found.pages else None,
    )


def row(one: ListedClaim, reference: Reference, notes: Notes) -> ClaimRow:
    """One claim."""
    documents = and_list(dict.fromkeys(reference.sources[cite.source].short_title for cite in one.claim.citations))
    return ClaimRow(one.programme.slug, one.programme.name.text, claim_view(one.claim, reference, notes), documents)


def codes_by_legend(reference: Reference) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The choices in the order in which people see them."""
    codes = claim_codes(reference)
    return tuple((choice, codes[choice]) for choice in LEGENDS)


def facet_view(choice: str, codes: tuple[tuple[str, str], ...], asked: ClaimsAsked, found: ClaimPage) -> FacetView:
    """One choice: its values with the number of claims that each shows, without those that none has."""
    chosen, numbers = asked.filters.chosen.get(choice, ()), found.counts[choice]
    shown = [(code, label) for code, label in codes if numbers.get(code) or code in chosen or choice not in LONG]
    options = tuple(Option(code, label, numbers.get(code, 0), code in chosen) for code, label in shown)
    return FacetView(choice, LEGENDS[choice], options, is_open=bool(chosen) or choice in OPEN_AT_FIRST)


def head(label: str, sort: str | None, asked: ClaimsAsked) -> Head:
    """The head of one column."""
    if sort is None:
        return Head(label, None, is_sorted=False)
    query = address(replace(asked, filters=replace(asked.filters, sort=sort)))
    return Head(label, f"/evidence/claims?{query}" if query else "/evidence/claims", sort == asked.filters.sort)


def sentence(asked: ClaimsAsked, total: int, reference: Reference) -> str:
    """How many claims there are, and of what."""
    parts = [f"with the words “{asked.filters.text}”"] if asked.filters.text else []
    for choice, codes in codes_by_legend(reference):
        labels = [label for code, label in codes if code in asked.filters.chosen.get(choice, ())]
        parts += [f"{LEGENDS[choice].lower()}: {' or '.join(labels).lower()}"] if labels else []
    return ", ".join((count_words(total, "claim", "claims"), *parts))


def address(asked: ClaimsAsked) -> str:
    """What was asked as parameters, without the page."""
    filters = asked.filters
    pairs = [("q", filters.text)] if filters.text else []
    pairs += [(name, value) for name, values in filters.chosen.items() for value in values]
    pairs += [("sort", filters.sort)] if filters.sort != SORTS[0] else []
    pairs += [("per_page", str(asked.per_page))] if asked.per_page != USUAL_CLAIMS else []
    return urlencode(pairs)


def page_url(asked: ClaimsAsked, number: int) -> str:
    """The address of another page of the same claims."""
    return f"/evidence/claims?{'&'.join(part for part in (address(asked), f'page={number}') if part)}"
