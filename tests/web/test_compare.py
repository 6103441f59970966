"""Side by side: everything at its own strength, false comparisons refused, and every claim as one table."""

import csv
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from catalogue.schemas.claims import CLAIM_COLUMNS
from catalogue.schemas.sheets import FORMULA_STARTS, as_csv, as_xlsx
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.compare_rows import ROWS
from tests.inspection import words
from tests.site import Site

GANG_EXIT, SHIELD = "gang-exit-team", "operation-shield"
SIX = (GANG_EXIT, SHIELD, "dwp-innovation-fund", "chance-uk", "dispersal-zones", "drug-intervention-programme-haringey")


def address(*slugs: str) -> str:
    return "/compare?" + "&".join(f"slug={slug}" for slug in slugs)


def chosen(*slugs: str) -> str:
    return "&".join(f"chosen={slug}" for slug in slugs)


def cells(page: BeautifulSoup, key: str) -> list[str]:
    return [words(cell) for cell in page.select(f"#row-{key} > td")]


def refused(page: BeautifulSoup) -> str:
    return words(page.select_one("#cautions"))


def test_two_to_six_stand_side_by_side_with_no_cell_blank(site: Site) -> None:
    for count in range(2, 7):
        page = site.get(address(*SIX[:count]))
        assert [str(link["href"]) for link in page.select("thead a:first-child")] == [
            f"/programmes/{slug}?{chosen(*SIX[:count])}" for slug in SIX[:count]
        ]
        for key, _, _ in ROWS:
            assert len(cells(page, key)) == count
            assert all(cells(page, key))


def test_every_listing_can_be_compared(site: Site, snapshot: Snapshot) -> None:
    every = sorted(snapshot.programmes)
    for start in range(0, len(every) - 5, 60):
        site.get(address(*every[start : start + 6]))


def test_nothing_chosen_says_how_to_choose(site: Site) -> None:
    page = site.get("/compare")
    assert "Add to comparison" in words(page.main)
    assert not page.select("table")


def test_one_asks_for_another_and_seven_are_refused_with_what_to_do(site: Site) -> None:
    one = site.get(address(GANG_EXIT))
    assert one.select(f'a[href^="{address(GANG_EXIT)}&slug="]')
    seven = site.get(address(*SIX, "mac-uk-integrate"), status=400)
    assert "Leave some out" in words(seven.select_one("#problem"))
    without = seven.select_one("main .app-no-print[href]")
    assert without
    site.get(str(without["href"]))
    site.get(address(GANG_EXIT, GANG_EXIT))  # the same twice is one


@pytest.mark.parametrize("slug", ["no-such-listing", "%00", "<b>", "x" * 2000])
def test_an_unknown_listing_is_named(site: Site, slug: str) -> None:
    assert "There is no listing called" in words(site.get(address(GANG_EXIT, slug), status=404).main)


def test_a_listing_is_found_and_added(site: Site) -> None:
    for before in ("/compare?", f"{address(GANG_EXIT)}&", f"{address(GANG_EXIT, SHIELD)}&"):
        page = site.get(f"{before}q=chance+uk")
        link = next(link for link in page.select("main a") if words(link) == "Add Chance UK")
        assert str(link["href"]).endswith("slug=chance-uk")
    site.get("/compare?q=zzyzx")


def test_the_menu_leads_to_how_to_choose(site: Site) -> None:
    assert site.get("/programmes/chance-uk").select_one('nav a[href="/compare"]')


def test_only_differences_leaves_out_what_is_the_same(site: Site) -> None:
    page = site.get(f"{address(GANG_EXIT, SHIELD)}&differences=1")
    rows = page.select(".app-compare__table tbody tr")
    assert 0 < len(rows) < len(ROWS)
    whole = site.get(address(GANG_EXIT, SHIELD))
    assert len(whole.select(".app-compare__table tbody tr")) == len(ROWS)
    assert f"{len(ROWS) - len(rows)} left out" in words(page.main)


def test_ages_stand_on_one_scale(site: Site) -> None:
    boxes = {str(svg.get("viewbox") or svg.get("viewBox")) for svg in site.get(address(*SIX)).select("#row-ages svg.app-bar")}
    assert boxes == {"-10 0 320 20"}


def test_haringeys_gang_exit_reports_each_figure_beside_its_own_target(site: Site) -> None:
    page = site.get(address(GANG_EXIT, SHIELD))
    told = cells(page, "figures")[0]
    caseload = "Gang Exit Project and gang worker caseload"
    for figure in (
        f"Target: 20%, reduction in reoffending of the {caseload}", "Outcome: 58%", f"Target: 60%, {caseload} in education", "Outcome: 61%",
        "Target: at least 60%, caseload living in settled housing", "Outcome: 72%", f"Target: 80%, {caseload} who stay", "Outcome: 89%",
    ):  # fmt: skip
        assert figure in told
    assert "A target is an aim, not a result" in refused(page)
    assert "cannot be told what 58% measures" in cells(page, "caveats")[0]


def test_there_is_no_london_result_for_operation_shield(site: Site) -> None:
    page = site.get(address(GANG_EXIT, SHIELD))
    assert "no London result for Operation Shield" in refused(page)
    assert "cities in the USA" in cells(page, "figures")[1]
    assert "Outcome reported by" not in cells(page, "result")[1]
    assert "Outcome reported by: Not stated (about: Somewhere else: Boston" in cells(page, "reporters")[1]
    assert cells(page, "result")[1].startswith(words(site.get("/programmes/operation-shield").select_one("#known + p")).split(".")[0])


def test_haringeys_offender_management_adds_up_and_its_drug_money_does_not(site: Site) -> None:
    management, drugs = "integrated-offender-management-haringey", "drug-intervention-programme-haringey"
    page = site.get(address(management, drugs))
    right, wrong = cells(page, "cost")
    for told in (
        "£673,000 p.a.",
        "£2,692,000",
        "£88,000 p.a.",
        "4 × £673,000 is £2,692,000, as printed",
        "4 × £88,000 is £352,000, as printed",
    ):
        assert told in right
    assert "4 × £321,000 is £1,284,000, but £128,400,000 is printed" in wrong
    assert "misprint" in cells(page, "differences")[1]
    assert all("Cannot be worked out, because money is printed and no number" in cell for cell in cells(page, "cost-of-one"))


def test_which_were_evaluated_by_whom_is_one_page(site: Site) -> None:
    page = site.get("/evidence/claims?kind=evaluation")
    told = {words(row.th): words(row) for row in page.select("tbody tr")}
    assert len(told) == 8
    for listing, evaluator in (
        ("Growing Against Gangs and Violence", "Project Oracle"), ("Youth Violence Prevention Project", "Kingston University"),
        ("Ending Gang and Youth Violence programme", "Home Office"), ("Integrate", "Centre for Mental Health"),
    ):  # fmt: skip
        assert [row for name, row in told.items() if listing.casefold() in name.casefold() and f"Evaluated by: {evaluator}" in row], listing
    assert site.get("/about/evidence").select_one('a[href="/evidence/claims?kind=evaluation"]')


def test_the_page_on_evidence_links_each_code_to_its_listings(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/about/evidence")
    rows = {words(row.dt): row for row in page.select("dl > div")}
    assert len(rows) == 9
    stated = 0
    for row in rows.values():
        link = row.select_one("dt a")
        number = int(words(row.select_one(".govuk-summary-list__actions")).split()[0])
        named = {str(one["href"]).rpartition("/")[2] for one in row.select("li > a:first-child")}
        assert len(named) in {0, number}
        assert bool(link) == bool(number)
        if link:
            code = str(link["href"]).rpartition("=")[2]
            assert words(site.get(str(link["href"])).select_one("#result")).split()[0] == str(number)
            assert all(code in {f"no_{code}", *snapshot.programmes[slug].evidence.codes} for slug in named)
            stated += number
    assert stated == 2 * len(snapshot.programmes)


def on_every_page(site: Site, at: str) -> list[str]:
    found: list[str] = []
    while True:
        page = site.get(at)
        found += [words(row.th) for row in page.select("tbody tr")]
        following = page.select_one("a[rel=next]")
        if not following:
            return found
        at = str(following["href"])


@pytest.mark.parametrize("query", ["", "?sort=kind&per_page=10", "?kind=outcome&scope=this", "?source=havering&q=figure", "?q=zzyzx"])
def test_a_table_its_files_and_the_api_have_the_same_claims(site: Site, snapshot: Snapshot, query: str) -> None:
    shown = on_every_page(site, f"/evidence/claims{query}")
    rows = list(csv.DictReader(StringIO(site.ask(f"/evidence/claims.csv{query}").data.decode("utf-8-sig"), newline="")))
    sheet = load_workbook(BytesIO(site.ask(f"/evidence/claims.xlsx{query}").data)).active
    assert sheet
    listed = list(sheet.iter_rows(values_only=True))
    assert [row["name"] for row in rows] == [row[1] for row in listed[1:]] == shown
    assert list(map(str, listed[0])) == list(CLAIM_COLUMNS)
    assert site.json(f"/api/v1/claims{query}")["total"] == len(shown)
    if not query:
        assert len(shown) == sum(len(one.claims) for one in snapshot.programmes.values())
    assert not [cell for row in rows for cell in row.values() if cell.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("evil", ["=1+1", "+44", "-2", "@SUM(A1)", " =1", "\t=1"])
def test_no_cell_of_a_claim_can_be_run(site: Site, evil: str) -> None:
    record = {**site.json("/api/v1/claims")["items"][0], "text": evil, "name": evil, "caveats": [evil]}
    (row,) = csv.DictReader(StringIO(as_csv([record], CLAIM_COLUMNS).decode("utf-8-sig"), newline=""))
    sheet = load_workbook(BytesIO(as_xlsx([record], CLAIM_COLUMNS, "Claims"))).active
    assert sheet
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert all(row[name].startswith("'") for name in ("text", "name", "caveats"))


@pytest.mark.parametrize(
    "query", ["kind=x", "reported_by=x", "scope=x", "result=x", "evaluation=x", "source=x", "sort=x", "page=0", "page=99"]
)
def test_a_wrong_parameter_of_the_claims_is_named(site: Site, query: str) -> None:
    (problem,) = site.get(f"/evidence/claims?{query}", status=400).select("main li")
    assert words(problem).startswith(query.partition("=")[0])


def test_a_form_sent_empty_asks_nothing(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/evidence/claims?q=&kind=&reported_by=&scope=&result=&evaluation=&source=&sort=")
    assert words(page.select_one("#found")) == f"{sum(len(one.claims) for one in snapshot.programmes.values())} claims"
