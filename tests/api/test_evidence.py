"""Claims and comparisons as JSON, as their document says."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from catalogue.services.snapshot import Snapshot
from tests.site import Site

BOUNDED = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
COMPARE = "/api/v1/compare?slug=gang-exit-team&slug=operation-shield"


@pytest.fixture(scope="module")
def schema(app: Flask) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("address", ["/api/v1/claims", "/api/v1/compare", "/api/v1/money"])
@given(data=st.data())
@BOUNDED
def test_what_the_document_allows_is_answered_as_it_says(schema: Any, address: str, data: st.DataObject) -> None:
    case = data.draw(schema[address]["GET"].as_strategy())
    # That there is such a listing is a rule that a JSON Schema does not say.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


def test_a_comparison_has_the_listings_whole_and_what_is_refused(site: Site) -> None:
    found = site.json(COMPARE)
    assert [item["slug"] for item in found["items"]] == ["gang-exit-team", "operation-shield"]
    assert found["items"][0] == site.json("/api/v1/programmes/gang-exit-team")
    assert {"target_beside_result", "another_place"} <= {one["rule"] for one in found["warnings"]}
    assert [one["slug"] for one in found["money"]] == ["gang-exit-team", "operation-shield"]
    assert found["money"][0]["unit_costs"][0]["amount"] is None
    assert [(one["target"]["value"], one["reported"]["value"]) for one in found["targets"][0]["pairs"]] == [
        ("20%", "58%"), ("60%", "61%"), ("at least 60%", "72%"), ("80%", "89%"), ("up to 20", "51"),
    ]  # fmt: skip
    assert found["targets"][0]["pairs"][0]["caveats"]
    assert found["targets"][1] == {"slug": "operation-shield", "pairs": [], "because": "no figure is printed for it"}
    assert [one["own_outcome"] for one in found["reports"]] == [4, 0]


def test_the_misprint_is_in_the_sums(site: Site) -> None:
    money = site.json("/api/v1/compare?slug=drug-intervention-programme-haringey&slug=chance-uk")["money"][0]
    assert [one["adds_up"] for one in money["sums"]] == [True, False]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("slug=chance-uk", 422),
        ("&".join(["slug=chance-uk"] * 7), 422),
        ("slug=chance-uk&slug=chance-uk", 400),
        ("slug=chance-uk&slug=no-such-listing", 404),
    ],
)
def test_what_cannot_be_compared_is_a_problem_that_says_why(site: Site, query: str, status: int) -> None:
    response = site.ask(f"/api/v1/compare?{query}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")


def test_claims_are_narrowed_by_everything_that_is_asked(site: Site, snapshot: Snapshot) -> None:
    every = [(one, claim) for one in snapshot.programmes.values() for claim in one.claims]
    for name in ("kind", "reported_by", "scope"):
        for value in {str(getattr(claim, name)) for _, claim in every}:
            expected = sum(str(getattr(claim, name)) == value for _, claim in every)
            assert site.json(f"/api/v1/claims?{name}={value}")["total"] == expected
    for name in ("result", "evaluation"):
        for value in {str(getattr(one.evidence, name)) for one, _ in every}:
            expected = sum(str(getattr(one.evidence, name)) == value for one, _ in every)
            assert site.json(f"/api/v1/claims?{name}={value}")["total"] == expected
    both = site.json("/api/v1/claims?kind=outcome&kind=target&reported_by=council")["total"]
    assert both == sum(claim.kind in {"outcome", "target"} and claim.reported_by == "council" for _, claim in every)


def test_a_claim_has_its_listing_and_its_place_in_a_document(site: Site) -> None:
    for item in site.json("/api/v1/claims?per_page=100")["items"]:
        assert item["citations"]
        whole = site.json(f"/api/v1/programmes/{item['slug']}")["claims"]
        assert [one for one in whole if one.items() <= item.items()]


def test_a_wrong_parameter_is_a_problem(site: Site) -> None:
    response = site.ask("/api/v1/claims?kind=x")
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert response.json
    assert response.json["errors"][0].startswith("kind: ")


def all_money(site: Site, query: str = "") -> list[dict[str, Any]]:
    """Every item, through every page."""
    first = site.json(f"/api/v1/money?per_page=50{query}")
    rest = (site.json(f"/api/v1/money?per_page=50&page={page}{query}") for page in range(2, first["pages"] + 1))
    found = [item for page in (first, *rest) for item in page["items"]]
    assert len(found) == first["total"]
    return found


def test_every_sum_that_a_document_names_is_there_with_its_line(site: Site, snapshot: Snapshot) -> None:
    found = all_money(site)
    funding = [(one.slug, fund.amount, fund.text) for one in snapshot.programmes.values() for fund in one.funding]
    assert sorted((item["slug"], item["amount"] or "", item["text"]) for item in found if item["kind"] == "funding") == sorted(
        (slug, amount or "", text) for slug, amount, text in funding
    )
    costs = [figure for one in snapshot.programmes.values() for claim in one.claims if claim.kind == "cost" for figure in claim.figures]
    assert sorted(item["amount"] for item in found if item["kind"] == "cost") == sorted(figure.value for figure in costs)
    places = {(item["amount"], cite["source"], cite["line"]) for item in found for cite in item["citations"]}
    assert {
        ("£10 million", "hmg-2013", 162), ("£4.4 million", "bromley-2012", 1395), ("£114,000 per year", "havering", 355),
        ("£450k", "bromley-2012", 139), ("£140,753", "bromley-2012", 153), ("£200,000", "havering", 566),
    } <= places  # fmt: skip


def test_money_is_narrowed_by_document_listing_year_and_sum(site: Site) -> None:
    found = all_money(site)
    assert all_money(site, "&source=havering&source=hmg-2013") == [
        item for item in found if {"havering", "hmg-2013"} & {cite["source"] for cite in item["citations"]}
    ]
    assert {item["slug"] for item in all_money(site, "&programme=community-safety-fund&programme=integrated-gang-unit")} == {
        "community-safety-fund", "integrated-gang-unit",
    }  # fmt: skip
    assert all_money(site, "&year=2013") == [item for item in found if 2013 in item["years"]]
    assert "community-safety-fund" in {item["slug"] for item in all_money(site, "&year=2013")}
    assert all_money(site, "&amount=none") == [item for item in found if item["amount"] is None]
    assert len(all_money(site, "&amount=printed")) + len(all_money(site, "&amount=none")) == len(found)


def test_money_that_is_printed_once_says_beside_which_listings_it_stands(site: Site) -> None:
    for item in all_money(site):
        for slug in item["also_under"]:
            others = all_money(site, f"&programme={slug}")
            assert [other for other in others if other["amount"] == item["amount"] and item["slug"] in other["also_under"]], item
    unit = all_money(site, "&programme=integrated-gang-unit")
    assert [(item["amount"], item["kind"], item["repeats"], item["also_under"]) for item in unit][:3] == [
        ("£843,000 p.a.", "funding", False, ["haringey-offender-management-unit"]),
        ("£245,000 p.a.", "funding", False, ["mopac-crime-reduction-fund"]),
        ("£843,000 p.a.", "cost", True, ["haringey-offender-management-unit"]),
    ]


@pytest.mark.parametrize(
    ("query", "status"),
    [("source=hearsay", 422), ("year=soon", 422), ("amount=much", 422), ("page=0", 422), ("programme=no-such-listing", 404)],
)
def test_a_wrong_question_about_money_is_a_problem(site: Site, query: str, status: int) -> None:
    response = site.ask(f"/api/v1/money?{query}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
