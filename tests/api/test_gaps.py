"""The grid of gaps as JSON, as its document says, and the same as what the listings say."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from catalogue.domain.areas import Extent
from catalogue.services.shelf import Snapshot
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


@pytest.mark.parametrize("by", ["need", "tier", "age", "sex"])
def test_every_cell_holds_the_listings_that_name_the_borough(site: Site, snapshot: Snapshot, by: str) -> None:
    found = site.json(f"/api/v1/gaps?by={by}")
    assert len(found["rows"]) == 33
    for row in found["rows"]:
        for cell in (row["total"], *row["cells"]):
            assert (cell["offers"], cell["ask"]) == (len(cell["slugs"]), len(cell["ask_slugs"]))
            for slug, extent in [(one, Extent.NAMED) for one in cell["slugs"]] + [
                (one, Extent.LISTED_INCLUDING) for one in cell["ask_slugs"]
            ]:
                programme = snapshot.programmes[slug]
                assert programme.can_refer
                assert (row["place"], extent) in {(place.area, place.extent) for place in programme.areas}
                if by == "need" and cell["column"]:
                    assert cell["column"] in {tag.code for tag in programme.needs}


def test_no_offer_that_names_a_borough_is_left_out(site: Site, snapshot: Snapshot) -> None:
    rows = {row["place"]: set(row["total"]["slugs"]) for row in site.json("/api/v1/gaps")["rows"]}
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
    assert not set(said) & set(borough["here"])
    assert borough["asked"] == []


def test_a_borough_is_known_by_slug_name_and_code(site: Site) -> None:
    one, *others = (site.ask(f"/api/v1/gaps?borough={name}").data for name in ("lewisham", "Lewisham", "E09000023"))
    assert others == [one, one]


def test_an_answer_that_is_still_right_is_not_sent_again(site: Site) -> None:
    tag = site.ask(GIRLS).headers["ETag"]
    assert site.ask(GIRLS, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("query", ["by=x", "need=x", "tier=x", "age=14", "sex=girls", "borough=leeds", "borough=london_wide"])
def test_a_wrong_parameter_is_a_problem_that_names_it(site: Site, query: str) -> None:
    response = site.ask(f"/api/v1/gaps?{query}")
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert response.json
    assert response.json["errors"][0].startswith(f"{query.partition('=')[0]}: ")
