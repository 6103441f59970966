"""What stands on a page, taken away as CSV and Excel: a comparison, a borough's gaps, the money. Opened again, held against the page."""

import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from catalogue.schemas.sheets import FORMULA_STARTS
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.opened import READERS, squeezed
from tests.rebuilt import read_csv
from tests.site import Site

SIX = "&".join(
    f"slug={slug}"
    for slug in (
        "gang-exit-team", "operation-shield", "dwp-innovation-fund", "chance-uk", "dispersal-zones", "drug-intervention-programme-haringey",
    )
)  # fmt: skip
PAGES = (
    ("/compare", f"?{SIX}"),
    ("/compare", f"?{SIX}&differences=1"),
    ("/gaps/havering", ""),
    ("/gaps/lewisham", "?need=gang_exit&sex=not_stated"),
    ("/gaps/city-of-london", ""),
    ("/evidence/money", ""),
)
HEADED = re.compile(r"(Helps with|Takes|Period|Reported by): ")
"""What a page says within a cell, and a file at the head of a column."""
UNSEEN = ".app-no-print, sup, svg, .app-cell-name, .govuk-visually-hidden, .app-notes, thead, caption, h1, h2, h3, summary, nav"


def told(page: BeautifulSoup) -> list[str]:
    """Every sentence of the page's tables and lists, without the numbers of its notes."""
    for one in page.select(f"main :is({UNSEEN})"):
        one.decompose()
    shown = page.select("main :is(.govuk-table li, td:not(:has(li)), .app-gap-offers a, .app-under)")
    texts = [str(text) for one in shown for text in one.find_all(string=True)]
    return [sentence.strip() for text in texts for sentence in HEADED.sub("", text).split(". ") if sentence.strip(" .")]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("path", "query"), PAGES)
def test_the_file_has_every_statement_of_the_page_and_where_it_stands(site: Site, path: str, query: str, kind: str) -> None:
    answer = site.ask(f"{path}.{kind}{query}")
    assert answer.status_code == 200
    found = squeezed(READERS[kind](answer.data)).casefold()
    page = site.get(f"{path}{query}")
    notes = [words(one) for one in page.select(".app-notes li")]
    statements = told(page)
    assert statements
    assert [text for text in statements if squeezed(text).casefold().rstrip(".") not in found] == []
    assert [text for text in notes if squeezed(text.split("“")[-1].rstrip("”")).casefold() not in found] == []


@pytest.mark.parametrize(("path", "query"), PAGES)
def test_no_cell_is_a_formula_or_longer_than_a_cell_can_be(site: Site, path: str, query: str) -> None:
    book = load_workbook(BytesIO(site.ask(f"{path}.xlsx{query}").data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    rows = read_csv(site.ask(f"{path}.csv{query}").data)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(FORMULA_STARTS)]


def test_a_comparison_stands_side_by_side_on_a_sheet_of_its_own(site: Site, snapshot: Snapshot) -> None:
    book = load_workbook(BytesIO(site.ask(f"/compare.xlsx?{SIX}").data))
    sheet = book["2 Side by side"]
    head = [cell.value for cell in sheet[1]]
    assert head[:3] == ["Question", snapshot.programmes["gang-exit-team"].name.text, "Operation Shield"]
    beside = [row[0].value for row in book["3 Reported beside its target"].iter_rows(min_row=2)]
    assert beside == ["Gang Exit Team (Haringey)"] * 5


def test_the_page_leads_to_its_files(site: Site) -> None:
    for path, query in PAGES:
        links = {str(link["href"]) for link in site.get(f"{path}{query}").select("main a[href]")}
        assert {f"{path}.csv{query}", f"{path}.xlsx{query}"} <= links


def test_every_pair_of_neighbours_in_the_catalogue_fits_into_cells(site: Site, snapshot: Snapshot) -> None:
    every = sorted(snapshot.programmes)
    for start in range(0, len(every) - 5, 60):
        query = "&".join(f"slug={slug}" for slug in every[start : start + 6])
        assert site.ask(f"/compare.xlsx?{query}").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/compare.csv", 400), ("/compare.xlsx?slug=chance-uk", 400), ("/compare.csv?slug=chance-uk&slug=no-such", 404),
        ("/compare.pdf?slug=chance-uk&slug=kickz", 404), ("/gaps/nowhere.csv", 404), ("/gaps/havering.csv?need=nonsense", 400),
        ("/gaps/havering.pdf", 404), ("/evidence/money.pdf", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_in_words(site: Site, address: str, status: int) -> None:
    assert words(site.get(address, status=status).h1)
