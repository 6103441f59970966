"""Claims and comparisons in the JSON API's words, and claims as rows of a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from marshmallow import fields, post_load, validate

from catalogue.domain.evidence import Evaluation, Result
from catalogue.schemas.export import Cell, Record, figure, joined
from catalogue.schemas.facts import CitationSchema, ReportedSchema, citation_of, claim_of
from catalogue.schemas.item import UrlOf
from catalogue.schemas.paging import PagedSchema
from catalogue.schemas.parameters import ParametersSchema
from catalogue.schemas.query import LONGEST_TEXT, MOST_PAGES, MOST_PER_PAGE, clean
from catalogue.services.claims import CHOICES, OF_LISTING, SORTS, ClaimFilters, ClaimPage, ListedClaim
from catalogue.services.reference import Reference

USUAL_CLAIMS = 25


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """What was asked of the claims."""

    filters: ClaimFilters
    page: int
    per_page: int


class ClaimsQueryBase(ParametersSchema):
    """What every question about claims has besides its choices."""

    q = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST_TEXT, error=f"The search is too long. Use {LONGEST_TEXT} characters or fewer."),
        metadata={"description": "Words that stand in the claim or the name of its listing."},
    )
    sort = fields.String(load_default=SORTS[0], validate=validate.OneOf(SORTS))
    page = fields.Integer(load_default=1, validate=validate.Range(1, MOST_PAGES))
    per_page = fields.Integer(load_default=USUAL_CLAIMS, validate=validate.Range(1, MOST_PER_PAGE))

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> ClaimsAsked:
        """The filters, and the page that is wanted."""
        chosen = {choice: tuple(dict.fromkeys(data[choice])) for choice in CHOICES if data[choice]}
        return ClaimsAsked(ClaimFilters(clean(data["q"]), chosen, data["sort"]), data["page"], data["per_page"])


def claim_codes(reference: Reference) -> dict[str, tuple[tuple[str, str], ...]]:
    """The values of each choice with their labels, in the order of the vocabularies."""
    lists = {"kind": "claim_kinds", "reported_by": "reporters", "scope": "scopes", "result": "results", "evaluation": "evaluations"}
    found = {choice: tuple((term.code, term.label) for term in reference.vocabulary[words]) for choice, words in lists.items()}
    found |= {choice: tuple((term.code, term.label) for term in reference.options(choice)) for choice in (*OF_LISTING, "source")}
    found["figures"] = (("printed", "A figure"), ("none", "Words only"))
    found["standard"] = (("printed", "A named standard"), ("none", "No standard named"))
    return {choice: found[choice] for choice in CHOICES}


def claims_query_schema(reference: Reference) -> type[ClaimsQueryBase]:
    """The schema of a question about claims over these controlled words."""
    choices = {
        choice: fields.List(
            fields.String(validate=validate.OneOf([code for code, _ in codes])),
            load_default=list,
            metadata={"description": f"Alternatives for {choice}."},
        )
        for choice, codes in claim_codes(reference).items()
    }
    return type("ClaimsQuery", (ClaimsQueryBase,), choices)


class ClaimSchema(ReportedSchema):
    """What a document says happened, and the listing that it stands in."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    url = fields.String(required=True)
    listing_result = fields.String(required=True, metadata={"enum": [result.value for result in Result]})
    listing_evaluation = fields.String(required=True, metadata={"enum": [stage.value for stage in Evaluation]})
    citations = fields.List(fields.Nested(CitationSchema), required=True)


class ClaimsSchema(PagedSchema):
    """One page of claims."""

    items = fields.List(fields.Nested(ClaimSchema), required=True)


def told_of(one: ListedClaim, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """A claim as plain values."""
    programme = one.programme
    return {
        "slug": programme.slug,
        "name": programme.name.text,
        "url": url_of(programme.slug),
        **claim_of(one.claim),
        "listing_result": programme.evidence.result.value,
        "listing_evaluation": programme.evidence.evaluation.value,
        "citations": [citation_of(cite, "claims", reference) for cite in one.claim.citations],
    }


def claims_of(found: ClaimPage, per_page: int, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """One page of claims as plain values."""
    items = [told_of(one, reference, url_of) for one in found.items]
    return {"items": items, "total": found.total, "page": found.page, "pages": found.pages, "per_page": per_page}


def plain(name: str) -> Callable[[Record], Cell]:
    """The column that shows a value of a record as it is."""
    return itemgetter(name)


CLAIM_COLUMNS: Mapping[str, Callable[[Record], Cell]] = {
    **{name: plain(name) for name in ("slug", "name", "kind", "text")},
    "figures": lambda one: joined(figure(each) for each in one["figures"]),
    **{
        name: plain(name)
        for name in (
            "reported_by", "reporter", "scope", "place", "design", "comparison", "standard", "evaluation", "evaluator",
            "listing_result", "listing_evaluation",
        )
    },
    "caveats": lambda one: joined(one["caveats"]),
    "cited_at": lambda one: joined(f"{each['source']} line {each['line']}" for each in one["citations"]),
    "url": lambda one: one["url"],
}  # fmt: skip
