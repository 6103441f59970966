"""The grid of gaps as JSON, as its document says, and the same as what the listings say."""

from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from catalogue.domain.areas import Extent
from catalogue.domain.sources import Basis
from catalogue.services.snapshot import Snapshot
from seed.gaps import gap_rules
from tests.site import Site

BOUNDED = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
GIRLS = "/api/v1/gaps?by=sex&need=gang_exit"


@pytest.fixture(scope="module")
def schema(app: Flask) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@given(data=st.data())
@BOUNDED
def test_what_the_document_allows_is_answered_as_it_says(schema: Any, data: st.DataObject) -> None:
    case = data.draw(schema["/api/v1/gaps"]["GET"].as_strategy())
    # A borough's name is a text in the document; which texts are boroughs is a rule that it does not say.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


SENSES = {"": "offers", "ask_": "ask", "apart_": "apart"}
PASSAGES = gap_rules().passages


def listings_of(cell: dict[str, Any], sense: str) -> list[str]:
    """The listings of a cell in one sense, wholes and parts."""
    return [*cell[f"{sense}slugs"], *cell[f"{sense}part_slugs"]]


@pytest.mark.parametrize("by", ["need", "tier", "age", "sex"])
def test_every_cell_holds_the_listings_that_name_the_borough(site: Site, snapshot: Snapshot, by: str) -> None:
    found = site.json(f"/api/v1/gaps?by={by}")
    assert len(found["rows"]) == 33
    for row in found["rows"]:
        for cell in (row["total"], *row["cells"]):
            for sense, extents in (("", {Extent.NAMED}), ("ask_", {Extent.LISTED_INCLUDING}), ("apart_", set(Extent))):
                assert (cell[SENSES[sense]], cell[f"{sense}parts"]) == (len(cell[f"{sense}slugs"]), len(cell[f"{sense}part_slugs"]))
                for slug in listings_of(cell, sense):
                    programme = snapshot.programmes[slug]
                    assert programme.can_refer
                    assert {place.extent for place in programme.areas if place.area == row["place"]} & extents
                    if by == "need" and cell["column"]:
                        assert cell["column"] in {tag.code for tag in programme.needs}
                        assert (cell["column"] in PASSAGES.apart(programme, row["place"])) is (sense == "apart_")


def test_an_offer_counts_for_a_need_only_where_need_and_place_are_said_together(site: Site) -> None:
    """Mediation: what the review of Bromley recommends, and what Havering plans, is said of no other borough."""
    found = site.json("/api/v1/gaps?need=peer_conflict")
    cells = {row["place"]: row["cells"][0] for row in found["rows"]}
    (answer,) = found["answers"]
    for borough in ("bromley", "croydon", "greenwich", "haringey", "southwark"):
        assert (cells[borough]["offers"], cells[borough]["apart"] > 0) == (0, True), borough
    assert {"bromley", "croydon"} <= set(answer["apart"])
    assert {"greenwich", "haringey"} <= set(answer["asking"]), "the list of another programme's places has them too"
    assert {"lewisham", "tower-hamlets"} <= set(answer["having"])
    assert not {"bromley", "croydon", "greenwich", "haringey", "southwark"} & set(answer["having"])
    near = {one["kind"]: {item["slug"]: item for item in one["items"]} for one in answer["nearest"]}
    cited = {(cite["source"], cite["line"]) for cite in near["apart"]["victim-support"]["citations"]}
    assert {("bromley-2012", 447), ("haringey-2015", 66)} <= cited
    assert "different" in found["rules"]["together"] or "apart" in found["rules"]["together"]


def test_a_whole_and_its_parts_are_one_offer(site: Site, snapshot: Snapshot) -> None:
    cells = {row["place"]: row["total"] for row in site.json("/api/v1/gaps")["rows"]}
    row, parts = "jus-b-magpie-dance-kickz", {"jus-b", "magpie-dance", "kickz"}
    assert row in cells["bromley"]["slugs"]
    assert parts <= set(cells["bromley"]["part_slugs"])
    for cell in cells.values():
        here = set(listings_of(cell, ""))
        for slug in cell["slugs"]:
            parent = snapshot.programmes[slug].parent
            assert parent is None or parent.code not in here
        for slug in cell["part_slugs"]:
            assert ancestors(snapshot, slug) & here


def ancestors(snapshot: Snapshot, slug: str) -> set[str]:
    """Every listing that a listing is part of."""
    parent = snapshot.programmes[slug].parent
    return {parent.code, *ancestors(snapshot, parent.code)} if parent else set()


@pytest.mark.parametrize(
    "query", ["need=peer_conflict", "need=mentoring&age=from_14_to_17", "by=sex&sex=female", "need=family_support&tier=diversion"]
)
@pytest.mark.parametrize("borough", ["bromley", "southwark", "havering"])
def test_a_borough_says_of_a_question_what_its_row_says(site: Site, borough: str, query: str) -> None:
    found = site.json(f"/api/v1/gaps?borough={borough}&{query}")
    (row,), (whole,) = found["rows"], found["boroughs"]
    for sense, name in (("", "here"), ("ask_", "ask"), ("apart_", "apart")):
        assert set(whole[name]) == set(listings_of(row["total"], sense))
        assert whole["counted"][name] == row["total"][SENSES[sense]]
    wider = {one["place"]: one["total"] for one in found["wider"]}
    for name in ("london_wide", "london_wide_read"):
        assert set(whole[name]) == set(listings_of(wider[name], ""))


def test_london_wide_tells_what_a_document_says_from_what_we_read(site: Site, snapshot: Snapshot) -> None:
    wider = {row["place"]: row for row in site.json("/api/v1/gaps")["wider"]}
    for code, bases in (("london_wide", {Basis.STATED}), ("london_wide_read", {Basis.INFERRED})):
        listings = listings_of(wider[code]["total"], "")
        assert listings
        for slug in listings:
            places = [place for place in snapshot.programmes[slug].areas if place.extent is Extent.LONDON_WIDE]
            assert {place.basis for place in places} & {Basis.STATED} == bases & {Basis.STATED}, slug
    assert "london-gang-exit" in listings_of(wider["london_wide_read"]["total"], "")
    assert wider["london_wide"]["name"] != wider["london_wide_read"]["name"]


def every_item(site: Site, **asked: str) -> list[dict[str, Any]]:
    """The items of every page."""
    pages = site.json(f"/api/v1/programmes?{urlencode({**asked, 'per_page': 100})}")["pages"]
    return [
        item
        for page in range(1, pages + 1)
        for item in site.json(f"/api/v1/programmes?{urlencode({**asked, 'per_page': 100, 'page': page})}")["items"]
    ]


def places_printed(site: Site) -> dict[str, str]:
    """Each name of a place in the items, with a listing that has it as a place where it runs."""
    return {area["name"]: item["slug"] for item in every_item(site) for area in item["areas"] if area["basis"] != "control"}


def test_every_name_of_a_place_that_the_api_prints_is_read_again(site: Site) -> None:
    found = site.json("/api/v1/gaps")
    printed = {name for row in (*found["rows"], *found["wider"]) for name in (row["place"], row["name"], row["code"]) if name}
    printed |= set(places_printed(site))
    assert {"London-wide", "Birmingham", "England", "Not stated"} <= printed
    for name in sorted(printed):
        grid = site.json(f"/api/v1/gaps?{urlencode({'borough': name})}")
        assert len(grid["rows"]) == 1 or (not grid["rows"] and len(grid["wider"]) in {1, 2}), name


def test_what_is_named_in_a_listing_is_found_by_that_name(site: Site) -> None:
    for name, slug in places_printed(site).items():
        assert slug in {item["slug"] for item in every_item(site, borough=name)}, name


def test_london_wide_by_its_name_is_both_senses_of_it(site: Site) -> None:
    both = site.json("/api/v1/gaps?borough=London-wide")
    assert ([row["place"] for row in both["wider"]], both["rows"], both["answers"]) == (["london_wide", "london_wide_read"], [], [])
    with_borough = site.json("/api/v1/gaps?borough=Lewisham&borough=london_wide")
    assert ([row["place"] for row in with_borough["rows"]], [row["place"] for row in with_borough["wider"]]) == (
        ["lewisham"],
        ["london_wide"],
    )


def test_what_is_for_women_with_no_age_printed_is_said_beside_the_answer(site: Site) -> None:
    girls = site.json("/api/v1/gaps?by=sex")["answers"][0]
    assert (girls["having"], girls["ageless"]) == (["bromley"], ["bromley"])
    assert "For Bromley no age is printed" in girls["text"]
    boys = site.json("/api/v1/gaps?by=sex")["answers"][1]
    assert set(boys["ageless"]) < set(boys["having"])


def test_plans_that_come_near_are_help_and_not_funds_training_or_boards(site: Site, snapshot: Snapshot) -> None:
    for answer in site.json("/api/v1/gaps?by=sex")["answers"]:
        near = {one["kind"]: [item["slug"] for item in one["items"]] for one in answer["nearest"]}
        for slug in near.get("planned", ()):
            programme = snapshot.programmes[slug]
            assert programme.kind.code not in {"training", "panel", "model", "national_programme", "information_source", "evidence_body"}, (
                slug
            )
            assert programme.referral.code != "none" or programme.needs, slug
    neither = site.json("/api/v1/gaps?by=sex")["answers"][2]["nearest"]
    planned = {item["slug"] for one in neither if one["kind"] == "planned" for item in one["items"]}
    assert {"bereavement-counselling-bromley", "school-knife-wands"} <= planned
    assert not planned & {
        "vulnerable-and-disengaged-young-people-grant-fund",
        "wrap-training",
        "dwp-innovation-fund",
        "community-first-funding",
    }


def test_a_borough_that_is_only_compared_with_has_that_said(site: Site) -> None:
    (hackney,) = site.json("/api/v1/gaps?borough=hackney")["boroughs"]
    assert hackney["compared"] == ["operation-shield"]
    assert "operation-shield" not in hackney["here"]
    assert site.json("/api/v1/gaps?borough=haringey")["boroughs"][0]["compared"] == []


def test_no_offer_that_names_a_borough_is_left_out(site: Site, snapshot: Snapshot) -> None:
    rows = {row["place"]: set(listings_of(row["total"], "")) for row in site.json("/api/v1/gaps")["rows"]}
    for slug, programme in snapshot.programmes.items():
        if programme.can_refer and {status.code for status in programme.status} == {"running"}:
            for place in programme.areas:
                assert place.extent is not Extent.NAMED or place.control or slug in rows[place.area]


def test_no_borough_has_a_gang_exit_for_girls_only(site: Site) -> None:
    answer = site.json(GIRLS)["answers"][0]
    assert answer["column"] == "female"
    assert answer["text"].startswith("No borough has an offer")
    assert (len(answer["without"]), answer["having"], answer["asking"]) == (33, [], [])
    near = {one["kind"]: {item["slug"] for item in one["items"]} for one in answer["nearest"]}
    assert near["planned"] == {"young-women-gang-exit-pilot"}
    assert {"london-gang-exit", "gang-exit-team"} <= near["any_sex"]
    assert "sexually-exploited-womens-programme" in near["other_need"]
    assert "from-boyhood-to-manhood-foundation" not in near["any_sex"]
    assert all(item["citations"] for one in answer["nearest"] for item in one["items"])


def test_what_havering_planned_and_by_when(site: Site) -> None:
    (borough,) = site.json("/api/v1/gaps?borough=Havering")["boroughs"]
    said = {item["slug"]: " ".join(status["text"] for status in item["status"]) for item in borough["planned"]}
    assert "October 2019" in said["havering-diversionary-activities-and-mentoring"]
    assert "to be confirmed" in said["havering-girls-gang-offending-support"]
    waiting = {item["slug"] for item in borough["planned"] if "running" not in {status["status"] for status in item["status"]}}
    assert waiting
    assert not waiting & set(borough["here"])
    assert borough["asked"] == []


def test_a_borough_is_known_by_slug_name_and_code(site: Site) -> None:
    one, *others = (site.ask(f"/api/v1/gaps?borough={name}").data for name in ("lewisham", "Lewisham", "E09000023"))
    assert others == [one, one]


def test_an_answer_that_is_still_right_is_not_sent_again(site: Site) -> None:
    tag = site.ask(GIRLS).headers["ETag"]
    assert site.ask(GIRLS, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("query", ["by=x", "need=x", "tier=x", "age=14", "sex=girls", "borough=leeds"])
def test_a_wrong_parameter_is_a_problem_that_names_it(site: Site, query: str) -> None:
    response = site.ask(f"/api/v1/gaps?{query}")
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert response.json
    assert response.json["errors"][0].startswith(f"{query.partition('=')[0]}: ")
