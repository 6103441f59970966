"""Lists as files, opened again: the same listings, the same facts as the API, no cell that a spreadsheet would run."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from catalogue.cli import commands
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Citation
from catalogue.main import Application
from catalogue.schemas.export import COLUMNS
from catalogue.schemas.sheets import FORMULA_STARTS, LONGEST_CELL, as_csv, as_xlsx, safe
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.rebuilt import bare, read_csv, read_xlsx, record_from
from tests.site import Site
from tests.web.lists import all_listed

LISTS = ["", "?q=knife", "?borough=lewisham&age=14&age=not_stated", "?tier=prevention&help=support&sort=newest", "?borough=harrow"]
each_list = pytest.mark.parametrize("query", LISTS)
EVIL = [
    "=1+1",
    "+44 20",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
    "\uff1d1+1",
    "\ufeff=1",
    "\u200b@a",
]


@pytest.fixture(scope="module")
def records(application: Application) -> dict[str, dict[str, Any]]:
    return {record["slug"]: dict(record) for record in application.records()}


@each_list
def test_a_file_has_every_page_of_its_list_in_its_order(site: Site, query: str) -> None:
    expected = all_listed(site, f"/programmes{query}")
    assert [row["slug"] for row in read_csv(site.ask(f"/programmes.csv{query}").data)] == expected
    assert [row["slug"] for row in read_xlsx(site.ask(f"/programmes.xlsx{query}").data)] == expected


@each_list
def test_a_list_links_to_itself_as_files(site: Site, query: str) -> None:
    links = [str(link["href"]) for link in site.get(f"/programmes{query}").select('main a[href^="/programmes."]')]
    if not all_listed(site, f"/programmes{query}"):
        assert not links
        return
    assert [link.partition("?")[0] for link in links] == ["/programmes.csv", "/programmes.xlsx"]
    assert read_csv(site.ask(links[0]).data) == read_csv(site.ask(f"/programmes.csv{query}").data)
    assert read_xlsx(site.ask(links[1]).data) == read_xlsx(site.ask(f"/programmes.xlsx{query}").data)


def test_the_files_say_what_they_are(site: Site) -> None:
    for kind, mimetype in (("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")):
        response = site.ask(f"/programmes.{kind}?borough=lewisham")
        assert response.mimetype == mimetype
        assert response.headers["Content-Disposition"] == f'attachment; filename="listings-lewisham.{kind}"'


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "listings"),
        ("?borough=Lewisham&age=14&age=not_stated&help=support", "listings-support-lewisham-age-14-age-not-stated"),
        ("?q=a+child+called+Sam&tier=prevention", "listings-search-prevention"),
        ("?kind=enforcement_power", "listings-enforcement-power"),
    ],
)
def test_a_file_is_named_for_the_choices_of_its_list_and_never_for_what_was_typed(site: Site, query: str, name: str) -> None:
    assert site.ask(f"/programmes.csv{query}").headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'


def test_the_name_of_a_file_is_no_longer_than_a_system_keeps(site: Site) -> None:
    every = "&".join(
        f"borough={slug}"
        for slug in ("barking-and-dagenham", "barnet", "bexley", "brent", "bromley", "camden", "croydon", "ealing", "enfield")
    )
    name = site.ask(f"/programmes.csv?{every}").headers["Content-Disposition"].split('"')[1]
    assert name.startswith("listings-barking-and-dagenham-barnet")
    assert len(name) <= 104


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_a_list_refuses_its_file_refuses(site: Site, kind: str) -> None:
    assert site.ask(f"/programmes.{kind}?tier=nonsense").status_code == 400
    assert site.ask(f"/programmes.{kind}?age=abc").status_code == 400


def test_a_row_has_what_the_api_says(site: Site) -> None:
    rows = {row["slug"]: row for row in read_csv(site.ask("/programmes.csv?borough=lewisham").data)}
    sheet = {row["slug"]: row for row in read_xlsx(site.ask("/programmes.xlsx?borough=lewisham").data)}
    for slug, row in rows.items():
        record = site.json(f"/api/v1/programmes/{slug}")
        assert int(row["citations"]) == len(record["citations"]) == sheet[slug]["citations"]
        assert row["name"] == safe(record["name"]) == sheet[slug]["name"]
        assert row["age_min"] == ("" if record["age"]["min"] is None else str(record["age"]["min"]))
        assert all(f"{area['name']} ({area['basis']})" in row["areas"] for area in record["areas"])
        for one in record["criteria"]:
            assert one["text"] in row["requirements" if one["force"] == "requirement" else "priorities"]
        assert {row[key] for key in ("result", "evaluation")} == {record["evidence"][key] for key in ("result", "evaluation")}


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_can_be_run(records: dict[str, dict[str, Any]], evil: str) -> None:
    record = {**records["chance-uk"], "name": evil, "summary": evil, "other_names": [evil], "description": [evil]}
    for row in (*read_csv(as_csv([record])), *read_xlsx(as_xlsx([record]))):
        for name in ("name", "summary", "other_names", "description"):
            assert str(row[name]).startswith("'")


@pytest.mark.parametrize("text", [*EVIL, "'=1", "''=1", "' @x", "'quoted'", "it's", "plain"])
def test_the_apostrophe_that_keeps_a_cell_quiet_can_be_taken_back(text: str) -> None:
    assert bare(safe(text)) == text


def test_no_cell_of_the_real_records_can_be_run(site: Site) -> None:
    for data in (read_csv(site.ask("/programmes.csv").data), read_xlsx(site.ask("/programmes.xlsx").data)):
        for row in data:
            assert not [cell for cell in row.values() if isinstance(cell, str) and cell.startswith(FORMULA_STARTS)]


def test_a_workbook_holds_what_xml_cannot(records: dict[str, dict[str, Any]]) -> None:
    (row,) = read_xlsx(as_xlsx([{**records["chance-uk"], "name": "a\x00b\x0bc"}]))
    assert row["name"] == "abc"


def test_no_real_listing_needs_more_columns_than_the_others(records: dict[str, dict[str, Any]]) -> None:
    (row, *_) = read_csv(as_csv(records.values()))
    assert list(row) == list(COLUMNS)
    long = [(slug, name) for slug, one in records.items() for name, cell in COLUMNS.items() if len(str(cell(one))) > LONGEST_CELL]
    assert not long


def test_a_row_of_either_file_has_every_fact_that_the_api_gives(site: Site) -> None:
    for rows in (read_csv(site.ask("/programmes.csv").data), read_xlsx(site.ask("/programmes.xlsx").data)):
        assert len(rows) == site.json("/api/v1/programmes")["total"]
        for row in rows:
            assert record_from(row) == site.json(f"/api/v1/programmes/{row['slug']}"), row["slug"]


def test_a_person_reads_labels_beside_codes_and_how_each_is_known(site: Site) -> None:
    row = next(row for row in read_csv(site.ask("/programmes.csv?q=chance+uk").data) if row["slug"] == "chance-uk")
    for tag in site.json("/api/v1/programmes/chance-uk")["tags"]:
        assert f"{tag['label']} ({tag['basis']}" in row[f"{tag['field']}_in_words"]
        assert tag["code"] in row[tag["field"]]


def test_the_export_cites_every_fact_of_the_record(records: dict[str, dict[str, Any]], snapshot: Snapshot) -> None:
    for slug, programme in snapshot.programmes.items():
        assert [(one["field"], one["source"], one["line"], one["anchor"]) for one in records[slug]["citations"]] == cited(programme)


def cited(programme: Programme) -> list[tuple[str, str, int, str]]:
    return [told(field, cite) for field, cites in programme.statements for cite in cites]


def told(field: str, cite: Citation) -> tuple[str, str, int, str]:
    return (field, cite.source, cite.line, cite.anchor)


def test_the_export_has_every_sentence_of_the_record(records: dict[str, dict[str, Any]], snapshot: Snapshot) -> None:
    for slug, one in snapshot.programmes.items():
        said = json.dumps(records[slug], ensure_ascii=False)
        fields = (
            "other_names",
            "description",
            "criteria",
            "delivery",
            "claims",
            "status",
            "caveats",
            "differences",
            "funding",
            "relations",
        )
        statements: list[Any] = [one.name, one.summary, *(each for field in fields for each in getattr(one, field))]
        for statement in statements:
            assert json.dumps(statement.text, ensure_ascii=False)[1:-1] in said, slug


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_the_command_writes_the_same_as_the_site(application: Application, site: Site, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"listings.{kind}"
    done = CliRunner().invoke(commands, ["export", "--format", kind, str(file)], obj=lambda: application)
    assert done.exit_code == 0, done.output
    if kind == "csv":
        on_site = read_csv(site.ask("/programmes.csv").data)
        assert sorted(read_csv(file.read_bytes()), key=lambda row: row["slug"]) == sorted(on_site, key=lambda row: row["slug"])
    else:
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert lines[0] == site.json(lines[0]["url"].replace("/programmes/", "/api/v1/programmes/"))
    screen = CliRunner().invoke(commands, ["export", "--format", kind], obj=lambda: application)
    assert screen.stdout_bytes == file.read_bytes()


def test_the_command_of_figures_says_how_facts_are_known(application: Application) -> None:
    done = CliRunner().invoke(commands, ["figures"], obj=lambda: application)
    assert done.exit_code == 0, done.output
    for heading in ("By kind", "By tier", "By source", "By area basis", "By result", "By evaluation", "How the age is known"):
        assert f"\n{heading}\n" in done.output


def test_the_ages_page_downloads_the_listings_that_it_shows(site: Site) -> None:
    page = site.get("/browse/ages")
    shown = {str(link["href"]).removeprefix("/programmes/") for link in page.select('.app-bars tbody a[href^="/programmes/"]')}
    (address,) = {str(link["href"]) for link in page.select('main a[href^="/programmes.csv"]')}
    assert {row["slug"] for row in read_csv(site.ask(address).data)} == shown


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("query", ["", "?borough=havering"])
def test_the_plans_download_as_they_are_shown(site: Site, query: str, kind: str) -> None:
    page = site.get(f"/browse/plans{query}")
    shown = [link.get_text() for link in page.select('main tbody th a[href^="/programmes/"]:not([href*="chosen"])')]
    (address,) = {str(link["href"]) for link in page.select(f'main a[href^="/browse/plans.{kind}"]')}
    cells = cells_of(kind, site.ask(address).data)
    assert shown
    assert [name for name in shown if name not in cells] == []


def test_each_document_downloads_what_stands_on_it(site: Site, snapshot: Snapshot) -> None:
    (address,) = {str(link["href"]) for link in site.get("/sources/havering").select('main a[href^="/programmes.csv"]')}
    assert {row["slug"] for row in read_csv(site.ask(address).data)} == {one.slug for one in snapshot.on_source("havering")}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_borough_downloads_everything_on_its_page(site: Site, kind: str) -> None:
    page = site.get("/boroughs/camden")
    shown = {words(link) for link in page.select(".app-listed a[href^='/programmes/']") if "chosen=" not in str(link["href"])}
    (address,) = {str(link["href"]) for link in page.select(f'main a[href^="/boroughs/camden.{kind}"]')}
    cells = cells_of(kind, site.ask(address).data)
    assert len(shown) > 100
    assert [name for name in shown if name not in cells] == []
    assert cells.count("Next door") == len(page.select('section[aria-labelledby="next-door"] .app-listed li'))


def cells_of(kind: str, content: bytes) -> list[Any]:
    """Every cell of a file, row by row."""
    if kind == "csv":
        return [cell for row in csv.reader(StringIO(content.decode("utf-8-sig"))) for cell in row]
    return [cell.value for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
