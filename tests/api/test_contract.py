"""The JSON that was promised (design, section 5): keys, types, filters, facets, and a citation for every statement."""

from collections.abc import Mapping
from typing import Any

import pytest

from catalogue.domain.facets import facets_of
from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.services.snapshot import Snapshot
from tests.site import Site

LIST = "/api/v1/programmes"
LIST_KEYS = {"items": list, "total": int, "page": int, "pages": int, "per_page": int, "facets": dict, "read_as": list}
ITEM_KEYS = {
    "slug": str, "name": str, "other_names": list, "kind": str, "kind_of_help": str, "summary": str, "tiers": list, "age": dict,
    "areas": list, "themes": list, "needs": list, "evidence": dict, "referral": str, "url": str,
}  # fmt: skip
MORE_KEYS = {
    "description": list, "criteria": list, "referral_routes": list, "delivery": list, "claims": list, "citations": list,
    "status": list, "as_of": str, "tags": list, "places": list,
}  # fmt: skip
PARTS = {
    "age": {"min", "max", "text", "basis", "flexible"},
    "evidence": {"result", "evaluation", "standard"},
}
ROWS = {
    "tiers": {"tier", "basis"},
    "areas": {"name", "code", "basis"},
    "citations": {"source", "file", "section", "line", "anchor", "field", "fact"},
    "tags": {"field", "code", "label", "text", "basis"},
    "places": {"area", "name", "code", "place", "extent", "control", "basis"},
}
FACETS = ("tier", "theme", "need", "borough", "evidence", "kind", "setting", "route", "sex")


@pytest.fixture(scope="module")
def whole(site: Site, programmes: dict[str, Programme]) -> dict[str, dict[str, Any]]:
    """Every listing as JSON."""
    return {slug: site.json(f"{LIST}/{slug}") for slug in programmes}


def slugs(site: Site, query: str) -> set[str]:
    """The slugs that a search finds, on all its pages."""
    first = site.json(f"{LIST}?per_page=100&{query}")
    rest = (site.json(f"{LIST}?per_page=100&{query}&page={page}") for page in range(2, first["pages"] + 1))
    found = [item["slug"] for answer in (first, *rest) for item in answer["items"]]
    assert len(found) == len(set(found)) == first["total"]
    return set(found)


def wrong_keys(thing: dict[str, Any], promised: Mapping[str, type]) -> list[str]:
    return [key for key, kind in promised.items() if not isinstance(thing.get(key), kind)]


def wrong_parts(thing: dict[str, Any]) -> list[str]:
    """Parts and rows whose keys are not those promised; those of a listing whole may be missing from an item."""
    parts = [part for part, keys in PARTS.items() if set(thing[part]) != keys]
    return parts + [rows for rows, keys in ROWS.items() if any(set(row) != keys for row in thing.get(rows, ()))]


def test_a_list_has_what_was_promised(site: Site, programmes: dict[str, Programme]) -> None:
    found = site.json(LIST)
    assert not wrong_keys(found, LIST_KEYS)
    assert found["suggestion"] is None
    assert (found["total"], found["page"], found["per_page"], found["pages"]) == (len(programmes), 1, 20, -(-len(programmes) // 20))
    assert len(found["items"]) == 20


def test_an_item_has_what_was_promised(site: Site) -> None:
    for item in site.json(f"{LIST}?per_page=100")["items"]:
        assert not [*wrong_keys(item, ITEM_KEYS), *wrong_parts(item)], item["slug"]


def test_a_listing_has_what_was_promised(whole: dict[str, dict[str, Any]]) -> None:
    for slug, one in whole.items():
        assert not [*wrong_keys(one, ITEM_KEYS | MORE_KEYS), *wrong_parts(one)], slug
        assert one["last_checked"] is None or isinstance(one["last_checked"], str)


def test_an_item_says_the_same_as_the_listing(site: Site, whole: dict[str, dict[str, Any]]) -> None:
    for item in site.json(f"{LIST}?per_page=100")["items"]:
        assert {key: whole[item["slug"]][key] for key in ITEM_KEYS} == {key: item[key] for key in ITEM_KEYS}


def test_the_citations_of_a_listing_cover_every_statement(whole: dict[str, dict[str, Any]], snapshot: Snapshot) -> None:
    bare = []
    for slug, programme in snapshot.programmes.items():
        given = {(cite["field"], cite["source"], cite["line"], cite["anchor"]) for cite in whole[slug]["citations"]}
        for field, cites in programme.statements:
            bare += [f"{slug}: {field}" for cite in cites if (field, cite.source, cite.line, cite.anchor) not in given]
            ours = field == "relations"  # a link that is ours alone says so, and no document does
            bare += [f"{slug}: {field} has no citation"] if not cites and not ours else []
    assert not bare


def test_every_field_with_a_fact_has_a_citation_of_that_field(whole: dict[str, dict[str, Any]]) -> None:
    fields = {"description", "criteria", "delivery", "claims", "tiers", "themes", "needs", "settings", "funding", "status", "caveats"}
    for slug, one in whole.items():
        cited = {cite["field"] for cite in one["citations"]}
        assert {field for field in fields if one[field]} <= cited, slug


def test_a_citation_names_a_file_and_a_section_of_its_source(whole: dict[str, dict[str, Any]], application: Application) -> None:
    known = {
        source.slug: (source.file, {section.title for section in source.sections}) for source in application.reference.sources.values()
    }
    for slug, one in whole.items():
        for cite in one["citations"]:
            file, sections = known[cite["source"]]
            assert cite["file"] == file, slug
            assert cite["section"] in sections, slug
            assert 1 <= len(cite["anchor"].split()) <= 8


def test_what_is_not_stated_says_so(whole: dict[str, dict[str, Any]], snapshot: Snapshot) -> None:
    for slug, programme in snapshot.programmes.items():
        if programme.age is None:
            assert whole[slug]["age"] == {"min": None, "max": None, "text": None, "basis": "not_stated", "flexible": False}
        if not programme.areas:
            assert whole[slug]["areas"] == [{"name": "Not stated", "code": None, "basis": "not_stated"}]


def test_enforcement_is_never_an_individual_referral(whole: dict[str, dict[str, Any]]) -> None:
    offered = [one["slug"] for one in whole.values() if one["kind_of_help"] == "enforcement" and one["referral"] == "individual"]
    powers = [slug for slug in offered if whole[slug]["kind"] == "enforcement_power"]
    assert not powers


def test_the_address_of_a_listing_is_its_page(site: Site) -> None:
    for item in site.json(f"{LIST}?per_page=5")["items"]:
        site.get(item["url"])


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_counts_what_choosing_its_value_gives(site: Site, facet: str) -> None:
    counts = site.json(f"{LIST}?age=10-17&help=support")["facets"][facet]
    assert counts
    for value, count in list(counts.items())[:15]:
        assert site.json(f"{LIST}?age=10-17&help=support&per_page=1&{facet}={value}")["total"] == count, value


def test_the_count_of_ages_not_stated_is_the_total_after_choosing_it(site: Site) -> None:
    counts = site.json(f"{LIST}?help=support")["facets"]["age"]
    assert site.json(f"{LIST}?help=support&age=not_stated")["total"] == counts["not_stated"]


@pytest.mark.parametrize("facet", FACETS)
def test_a_filter_gives_just_the_listings_that_have_the_code(site: Site, snapshot: Snapshot, facet: str) -> None:
    value = max(site.json(LIST)["facets"][facet].items(), key=lambda pair: (0 < pair[1] < 200, pair[1]))[0]
    assert slugs(site, f"{facet}={value}") == {slug for slug, one in snapshot.programmes.items() if value in facets_of(one)[facet]}


def test_several_values_are_alternatives(site: Site) -> None:
    either = slugs(site, "theme=sport&theme=music_and_arts")
    assert either == slugs(site, "theme=sport") | slugs(site, "theme=music_and_arts")
    assert slugs(site, "theme=sport")


def test_several_ages_are_alternatives(site: Site) -> None:
    assert slugs(site, "age=6&age=19") == slugs(site, "age=6") | slugs(site, "age=19")


def test_an_age_or_not_stated_are_alternatives(site: Site) -> None:
    assert slugs(site, "age=14&age=not_stated") == slugs(site, "age=14") | slugs(site, "age=not_stated")


def test_different_parameters_all_hold(site: Site) -> None:
    both = slugs(site, "theme=mentoring&borough=hackney&age=8")
    assert both == slugs(site, "theme=mentoring") & slugs(site, "borough=hackney") & slugs(site, "age=8")
    assert "chance-uk" in both


@pytest.mark.parametrize("age", [0, 5, 11, 14, 18, 25, 99])
def test_both_ends_of_an_age_range_count(site: Site, snapshot: Snapshot, age: int) -> None:
    expected = {slug for slug, one in snapshot.programmes.items() if one.age and one.age.overlaps(age, age)}
    assert slugs(site, f"age={age}") == expected


@pytest.mark.parametrize("written", ["lewisham", "Lewisham", "LEWISHAM", "E09000023", "e09000023"])
def test_a_borough_by_slug_name_or_code(site: Site, written: str) -> None:
    assert slugs(site, f"borough={written}") == slugs(site, "borough=lewisham") != set()


def test_every_borough_has_its_code(site: Site, application: Application) -> None:
    for area in application.reference.areas.boroughs:
        by_code = site.json(f"{LIST}?borough={area.code}&per_page=1")["total"]
        assert by_code == site.json(f"{LIST}?borough={area.name}&per_page=1")["total"]


def test_the_codes_of_boroughs_stand_beside_their_names(whole: dict[str, dict[str, Any]]) -> None:
    areas = {area["name"]: area["code"] for area in whole["chance-uk"]["areas"]}
    assert areas == {"Lambeth": "E09000022", "Westminster": "E09000033", "Hackney": "E09000012", "Islington": "E09000019"}


def test_a_page_beyond_the_last_is_empty_or_refused(site: Site) -> None:
    response = site.ask(f"{LIST}?page=9999")
    assert response.status_code == 404 or (response.json or {})["items"] == []


def test_words_find_and_a_slip_is_put_right(site: Site) -> None:
    assert site.json(f"{LIST}?q=chance+uk")["items"][0]["slug"] == "chance-uk"
    assert site.json(f"{LIST}?q=mentorng")["suggestion"] == "mentoring"
    assert site.json(f"{LIST}?q=mentoring")["suggestion"] is None


@pytest.mark.parametrize("sort", ["relevance", "name", "newest"])
def test_an_order_is_the_same_twice_and_loses_nothing(site: Site, sort: str) -> None:
    first = site.json(f"{LIST}?q=knife&sort={sort}&per_page=100")["items"]
    assert first == site.json(f"{LIST}?q=knife&sort={sort}&per_page=100")["items"]
    assert slugs(site, f"q=knife&sort={sort}") == slugs(site, "q=knife")
