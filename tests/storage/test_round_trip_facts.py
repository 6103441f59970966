"""From the seed through either database and the API to the files, and back: no fact is lost, of any listing there can be."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.schemas.programme import ProgrammeSchema, programme_of
from catalogue.schemas.sheets import NOT_IN_XML, as_csv, as_jsonl, as_xlsx
from catalogue.services.reference import Reference
from catalogue.services.snapshot import snapshot_of
from catalogue.settings import Settings
from catalogue.storage.repository import SqlCatalogueStore
from seed.loader import load_programmes
from seed.statuses import status_rules
from seed.words import areas, sources, vocabulary
from tests.rebuilt import programme_from, read_csv, read_xlsx, record_from
from tests.storage.examples import a_programme, catalogues
from tests.storage.fullest import OTHER, bare_fields, fullest

REFERENCE = Reference(vocabulary(), areas(), sources(), status_rules())


def as_recorded(shown: Mapping[str, Programme], inherited: Mapping[str, list[str]]) -> dict[str, Programme]:
    """Listings as their files have them: without what parts take from their parents."""
    return {slug: without(one, inherited[slug], shown) for slug, one in shown.items()}


def without(part: Programme, taken: list[str], shown: Mapping[str, Programme]) -> Programme:
    nothing: dict[str, Any] = {"age": None, "areas": ()}
    if part.parent and "criteria" in taken:
        of_parent = shown[part.parent.code].criteria
        nothing["criteria"] = tuple(criterion for criterion in part.criteria if criterion not in of_parent)
    return replace(part, **{field: nothing[field] for field in taken})


def record_of(programme: Programme, inherited: frozenset[str]) -> dict[str, Any]:
    """The record of a listing, as it is exported."""
    return programme_of(programme, REFERENCE, inherited, lambda slug: f"/programmes/{slug}")


def by_api(record: Mapping[str, Any]) -> Any:
    """The same as the API sends it: through its schema, as a text."""
    return json.loads(json.dumps(ProgrammeSchema().dump(record)))


def test_every_fact_of_the_seed_can_be_had_back_from_the_api_and_the_export(url: str, tmp_path: Path) -> None:
    application = Application(Settings(tmp_path, url))
    seeds = {programme.slug: programme for programme in load_programmes()}
    client = application.prepared_app().test_client()
    told = {slug: client.get(f"/api/v1/programmes/{slug}").json for slug in seeds}
    exported = [json.loads(line) for line in as_jsonl(application.records()).decode().splitlines()]
    application.store._engine.dispose()
    assert {record["slug"]: record for record in exported} == told
    shown = {slug: programme_from(record) for slug, record in told.items()}
    assert shown == snapshot_of(tuple(seeds.values()), "tests").programmes
    assert as_recorded(shown, {slug: record["inherited"] for slug, record in told.items()}) == seeds


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(listings=catalogues())
def test_any_listing_can_be_had_back_from_the_api_and_every_file(listings: tuple[Programme, ...]) -> None:
    snapshot = snapshot_of(listings, "tests")
    records = [record_of(one, snapshot.inherited[slug]) for slug, one in snapshot.programmes.items()]
    told = [by_api(record) for record in records]
    assert [programme_from(one) for one in told] == list(snapshot.programmes.values())
    assert [json.loads(line) for line in as_jsonl(records).split(b"\n")[:-1]] == told
    assert [record_from(row) for row in read_csv(as_csv(records))] == told
    in_xml = json.loads(NOT_IN_XML.sub("", json.dumps(told, ensure_ascii=False)))  # two code points that no XML can hold
    assert [record_from(row) for row in read_xlsx(as_xlsx(records))] == in_xml


def test_the_fullest_listing_is_full() -> None:
    assert list(bare_fields(fullest())) == []


def test_no_field_of_any_fact_is_forgotten_on_the_way(store: SqlCatalogueStore) -> None:
    store.replace([fullest(), a_programme(OTHER, areas=(), age=None)], "a digest")
    stored = {one.slug: one for one in store.programmes()}["fullest"]
    assert stored == fullest()
    record = record_of(stored, frozenset())
    assert programme_from(by_api(record)) == stored
    for row in (*read_csv(as_csv([record])), *read_xlsx(as_xlsx([record]))):
        assert programme_from(record_from(row)) == stored


@pytest.mark.parametrize("letter", ["x", "é", "'", "=", '"', "\\"])
def test_what_is_too_long_for_a_cell_goes_on_in_the_next(letter: str) -> None:
    long = a_programme()
    long = replace(long, description=(replace(long.summary, text=letter * 70_000),), summary=replace(long.summary, text=letter * 40_000))
    records = [record_of(a_programme("short"), frozenset()), record_of(long, frozenset())]
    for rows in (read_csv(as_csv(records)), read_xlsx(as_xlsx(records))):
        assert [record_from(row) for row in rows] == records
        assert {"summary (2)", "description (3)", "description_json (3)"} <= set(rows[0])
