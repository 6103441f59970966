"""Reading a list page as a person does: its number, its items, its choices, its form."""

import re
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag

from tests.inspection import words
from tests.site import Site


def total(page: BeautifulSoup) -> int:
    """The number in the sentence of a list."""
    found = re.match(r"([\d,]+) listings?\b", words(page.select_one("#result")))
    assert found, words(page.select_one("#result"))
    return int(found[1].replace(",", ""))


def listed(page: BeautifulSoup) -> list[str]:
    """The slugs on one page of a list, in order."""
    return [str(link["href"]).removeprefix("/programmes/") for link in page.select(".app-result__name a")]


def all_listed(site: Site, address: str) -> list[str]:
    """The slugs on every page of a list, following “next” as a person would."""
    found: list[str] = []
    while True:
        page = site.get(address)
        found += listed(page)
        following = page.select_one("a[rel=next]")
        if not following:
            return found
        address = str(following["href"])


def by_api(site: Site, query: str) -> set[str]:
    """The slugs that a search finds, by the API: the whole of a long list in a few answers."""
    first = site.json(f"/api/v1/programmes?{query}&per_page=100")
    rest = (site.json(f"/api/v1/programmes?{query}&per_page=100&page={page}") for page in range(2, first["pages"] + 1))
    return {item["slug"] for found in (first, *rest) for item in found["items"]}


def chips(page: BeautifulSoup) -> dict[str, str]:
    """What is chosen, and the address without it."""
    return {words(chip).removeprefix("Remove ").removesuffix(" ×"): str(chip["href"]) for chip in page.select(".app-chip")}


def options(page: BeautifulSoup, facet: str) -> dict[str, int]:
    """The values of a facet with the counts beside them."""
    return {str(box["value"]): count_of(page, box) for box in page.select(f'input[type=checkbox][name="{facet}"]')}


def count_of(page: BeautifulSoup, box: Tag) -> int:
    """The count beside a choice."""
    return int(words(page.select_one(f'label[for="{box["id"]}"] .app-count')).split()[0].replace(",", ""))


def submitted(page: BeautifulSoup, **changes: str) -> str:
    """The address that the form sends as it stands, with some fields changed: what a browser does."""
    pairs = []
    for field in page.select("#search input, #search select, [form=search]:is(input, select)"):
        name = str(field["name"])
        if name in changes or (field.get("type") == "checkbox" and not field.has_attr("checked")):
            continue
        pairs.append((name, value_of(field)))
    return "/programmes?" + urlencode([*pairs, *changes.items()])


def value_of(field: Tag) -> str:
    """What a field holds."""
    if field.name != "select":
        return str(field.get("value", ""))
    chosen = field.select_one("option[selected]") or field.select_one("option")
    return str(chosen["value"]) if chosen else ""
