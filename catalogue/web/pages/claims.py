"""Every claim as one table."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from catalogue.schemas.claims import USUAL_CLAIMS, ClaimsAsked, claim_codes
from catalogue.services.claims import SORTS, ClaimPage, Told
from catalogue.services.reference import Reference
from catalogue.web.pages.evidence import ClaimView, claim_view
from catalogue.web.pages.notes import Note, Notes
from catalogue.web.words import count_words

LEGENDS = {
    "kind": "Kind", "reported_by": "Who reports it", "scope": "About", "result": "Result of the listing",
    "evaluation": "Evaluation of the listing", "source": "Document",
}  # fmt: skip
SORT_LABELS = dict(zip(SORTS, ("Listing", "Kind", "Who reports it"), strict=True))


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceBox:
    """A box with values to choose from."""

    name: str
    label: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its listing."""

    slug: str
    name: str
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One page of claims, with the ways to narrow them."""

    template: ClassVar[str] = "pages/claims.html"
    text: str
    boxes: tuple[ChoiceBox, ...]
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
        boxes=boxes(asked, reference),
        sentence=count_words(found.total, "claim", "claims"),
        rows=tuple(row(one, reference, notes) for one in found.items),
        notes=notes.listed(),
        query=f"?{query}" if query else "",
        page=found.page,
        pages=found.pages,
        previous_url=page_url(asked, found.page - 1) if found.page > 1 else None,
        next_url=page_url(asked, found.page + 1) if found.page < found.pages else None,
    )


def row(one: Told, reference: Reference, notes: Notes) -> ClaimRow:
    """One claim."""
    return ClaimRow(one.programme.slug, one.programme.name.text, claim_view(one.claim, reference, notes))


def boxes(asked: ClaimsAsked, reference: Reference) -> tuple[ChoiceBox, ...]:
    """A box for each choice, and one for the order."""
    found = [
        ChoiceBox(
            name,
            LEGENDS[name],
            (
                Choice("", "Any", not asked.filters.chosen.get(name)),
                *(Choice(code, label, code in asked.filters.chosen.get(name, ())) for code, label in codes),
            ),
        )
        for name, codes in claim_codes(reference).items()
    ]
    order = ChoiceBox("sort", "Sort by", tuple(Choice(code, label, code == asked.filters.sort) for code, label in SORT_LABELS.items()))
    return (*found, order)


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
