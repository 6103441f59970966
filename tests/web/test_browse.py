"""Walking through: every list leads to what it counts, nothing is dropped on the way, help and enforcement stay apart."""

import re

import pytest
from bs4 import BeautifulSoup

from catalogue.domain.areas import Extent
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.status import deciding, otherwise
from catalogue.main import Application
from catalogue.services.figures import figures_of
from catalogue.services.places import counts_by_borough
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.boroughs import CREDIT, outlines
from seed.words import sources
from tests.inspection import words
from tests.site import Site
from tests.web.lists import by_api, total

PAGES = [
    "/browse", "/browse/tiers", "/browse/needs", "/browse/themes", "/browse/boroughs", "/browse/ages", "/browse/status", "/browse/plans",
]  # fmt: skip
each_page = pytest.mark.parametrize("address", PAGES)


def linked(page: BeautifulSoup) -> list[str]:
    """The listings that a page or part of it links to."""
    return [str(link["href"]).removeprefix("/programmes/") for link in page.select('main a[href^="/programmes/"]')]


def within(page: BeautifulSoup, heading: str) -> BeautifulSoup:
    """The part of a page under a heading."""
    section = page.select_one(f'section[aria-labelledby="{heading}"]')
    assert section, heading
    return BeautifulSoup(f"<main>{section}</main>", "html.parser")


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


@each_page
def test_every_link_leads_to_a_page_that_is_not_empty(site: Site, address: str) -> None:
    links = {str(link["href"]).partition("#")[0] for link in site.get(address).select('main a[href^="/"]')}
    choosing = sorted(link for link in links if "chosen=" in link)  # the same page again, once for each listing on it
    lists = {link.partition("?")[2] for link in links if link.startswith(("/programmes.csv", "/programmes.xlsx", "/programmes?"))}
    for query in lists:
        assert total(site.get(f"/programmes?{query}")), query
    for link in (links - set(choosing)) | {*choosing[:1], *choosing[-1:]}:
        if link.startswith("/browse/plans."):
            assert site.ask(link).data
        elif not link.startswith("/programmes"):
            site.get(link)


def test_the_way_in_leads_everywhere(site: Site) -> None:
    ways = {str(link["href"]) for link in site.get("/browse").select(".app-ways a")}
    assert ways == {*PAGES[1:], "/sources"}
    assert site.ask("/browse/documents").headers["Location"] == "/sources"
    assert site.get("/").select_one('nav a[href="/browse"]')


def test_each_tier_says_what_each_document_means_by_it(site: Site) -> None:
    page = site.get("/browse/tiers")
    for tier, meant in (("prevention", "universal"), ("diversion", "targeted"), ("enforcement", "highly targeted")):
        said = words(within(page, tier).select_one("ul"))
        assert meant in said
        assert re.search(r"line \d+: “", said)
    assert "Havering has no tier of this name" in words(within(page, "diversion"))


def test_every_listing_with_a_tier_stands_under_it_as_stated_or_as_ours(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/browse/tiers")
    for tier in ("prevention", "diversion", "intervention", "enforcement", "intelligence"):
        lists = {words(one.summary).partition(":")[0]: one for one in within(page, tier).select("details")}
        for label, basis in (("Put here by a document", "stated"), ("Put here by our reading", "inferred")):
            links = lists[label].select("li > a:first-child") if label in lists else []
            shown = {str(link["href"]).rpartition("/")[2] for link in links}
            other = {slug for slug, one in snapshot.programmes.items() if any((t.code, t.basis) == (tier, "stated") for t in one.tiers)}
            having = {slug for slug, one in snapshot.programmes.items() if any((t.code, t.basis) == (tier, basis) for t in one.tiers)}
            assert shown == (having if basis == "stated" else having - other)


def test_what_a_document_means_by_a_tier_is_said_with_its_section(site: Site) -> None:
    said = words(within(site.get("/browse/tiers"), "intelligence").select_one("ul"))
    assert f"{sources()['bromley-2012'].section_at(561)}, line 561: “Intelligence”" in said


@pytest.mark.parametrize("facet", ["need", "theme"])
def test_every_need_and_theme_counts_help_and_the_rest_apart(site: Site, facet: str) -> None:
    for row in site.get(f"/browse/{facet}s").select("tbody tr"):
        link = row.select_one("th a")
        assert link
        support, apart = (number(words(cell)) for cell in row.select("td")[:2])
        assert len(by_api(site, str(link["href"]).partition("?")[2] + "&help=support")) == support
        assert total(site.get(str(link["href"]))) == support + apart


def test_the_map_and_the_table_say_the_same(site: Site, snapshot: Snapshot, application: Application) -> None:
    page = site.get("/browse/boroughs")
    counts = counts_by_borough(snapshot)
    on_map = {str(one["href"]): one for one in page.select("svg a")}
    rows = {
        str(row.a["href"]): [number(words(cell)) for cell in row.select("td")] for row in page.select(".app-boroughs tbody tr") if row.a
    }
    assert len(on_map) == 33
    for area in application.reference.areas.boroughs:
        address = f"/boroughs/{area.slug}"
        expected = [counts.get(area.slug, {}).get(extent, 0) for extent in (Extent.NAMED, Extent.LISTED_INCLUDING, Extent.PLANNED)]
        assert rows[address] == expected
        assert words(on_map[address].title).startswith(f"{area.name}: {sum(expected)} listing")
        assert words(on_map[address].find("text")) == str(sum(expected))
        assert sum(expected) == len(by_api(site, f"borough={area.slug}"))


def test_the_map_names_whose_outlines_it_shows(site: Site, application: Application) -> None:
    assert CREDIT in words(site.get("/browse/boroughs").main)
    assert set(outlines()["boroughs"]) == {area.slug for area in application.reference.areas.boroughs}
    for outline in outlines()["boroughs"].values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+ -?\d+( -?\d+ -?\d+)+z)+", outline["path"])


def test_each_borough_tells_four_ways_apart(site: Site, application: Application) -> None:
    for area in application.reference.areas.boroughs:
        page = site.get(f"/boroughs/{area.slug}")
        groups = {name: linked(within(page, name)) for name in ("here", "london-wide", "not-confirmed", "next-door")}
        found = [slug for slugs in groups.values() for slug in slugs]
        assert len(found) == len(set(found)), area.slug
        assert set(groups["here"]) == by_api(site, f"borough={area.slug}")
        assert groups["london-wide"]
        assert groups["not-confirmed"]


def test_next_door_says_that_it_is_not_said_to_take_people_from_here(site: Site, snapshot: Snapshot) -> None:
    section = within(site.get("/boroughs/lewisham"), "next-door")
    assert "None of these is said to take people from here" in words(section)
    for slug in linked(section):
        assert "lewisham" not in {place.area for place in snapshot.programmes[slug].areas}
    assert all("next door" in words(row) for row in section.select("li"))


def test_a_borough_keeps_enforcement_and_information_apart(site: Site, snapshot: Snapshot) -> None:
    for borough in ("bromley", "havering", "haringey"):
        page = site.get(f"/boroughs/{borough}")
        for fold in page.select("details"):
            label = words(fold.summary)
            kinds = {snapshot.programmes[str(link["href"]).rpartition("/")[2]].kind_of_help for link in fold.select("li > a:first-child")}
            expected = next(kind for kind in KindOfHelp if label.casefold().startswith({"support": "help"}.get(kind.value, kind.value)))
            assert kinds == {expected}
        first = within(page, "here").select("section > ul > li > a:first-child")
        assert {snapshot.programmes[str(link["href"]).rpartition("/")[2]].kind_of_help for link in first} <= {KindOfHelp.SUPPORT}


def test_a_borough_may_be_asked_for_by_its_code_and_no_other(site: Site) -> None:
    assert site.ask("/boroughs/E09000023").headers["Location"] == "/boroughs/lewisham"
    assert site.ask("/boroughs/Lewisham").headers["Location"] == "/boroughs/lewisham"
    for unknown in ("nowhere", "london", "manchester", "%00", "lewisham%2F.."):
        site.get(f"/boroughs/{unknown}", status=404)


def test_a_borough_that_no_document_names_says_so(site: Site) -> None:
    assert "That does not mean that nothing is there" in words(within(site.get("/boroughs/harrow"), "here"))


def test_ages_stand_on_one_scale_and_unstated_ones_are_counted(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/browse/ages")
    support = [one for one in snapshot.programmes.values() if one.kind_of_help is KindOfHelp.SUPPORT]
    assert sorted(linked(page)) == sorted(one.slug for one in support if one.age)
    unstated = page.select_one('a[href*="age=not_stated"]')
    assert unstated
    assert number(words(unstated)) == sum(one.age is None for one in support) == total(site.get(str(unstated["href"])))
    for row in page.select(".app-bars tbody tr"):
        bar, svg = row.select_one("rect"), row.select_one("svg")
        assert bar
        assert svg
        assert svg["viewbox" if svg.has_attr("viewbox") else "viewBox"] == "-10 0 320 20"
        age = snapshot.programmes[linked(BeautifulSoup(f"<main>{row}</main>", "html.parser"))[0]].age
        assert age
        assert int(str(bar["x"])) == 10 * min(age.min or 0, 29)
        assert 0 < int(str(bar["x"])) + int(str(bar["width"])) <= 300


def test_the_count_beside_an_age_is_what_choosing_it_shows(site: Site) -> None:
    for one in site.get("/browse/ages").select(".app-ages li")[::5]:
        assert one.a
        assert number(words(one.select_one(".app-count"))) == total(site.get(str(one.a["href"])))


def test_every_status_counts_what_its_list_has(site: Site) -> None:
    for section in site.get("/browse/status").select("section"):
        link = section.select_one('a[href^="/programmes?status="]')
        assert link
        assert number(words(link)) == total(site.get(str(link["href"])))
        rows = section.select(".app-listed li")
        assert len(rows) in {0, number(words(link))}


def test_listings_like_this_one_say_why_and_are_the_same_sort_of_help(site: Site, snapshot: Snapshot) -> None:
    alike = set()
    for slug in sorted(snapshot.programmes)[::9]:
        heading = site.get(f"/programmes/{slug}").select_one("#similar")
        assert heading
        after = heading.find_next_sibling("p")
        if "No other listing" in words(after):
            continue
        rows = heading.find_next("ul")
        assert rows
        sort = snapshot.programmes[slug].kind_of_help
        alike.add(sort)
        for row in rows.select("li"):
            assert row.a
            assert "Also helps with " in words(row)
            assert snapshot.programmes[str(row.a["href"]).rpartition("/")[2]].kind_of_help is sort
    assert KindOfHelp.SUPPORT in alike


def test_the_figures_count_every_listing_once_a_list(snapshot: Snapshot) -> None:
    figures = figures_of(snapshot.programmes.values(), snapshot.inherited)
    every = len(snapshot.programmes)
    assert figures.listings == every
    for one_each in ("kind", "kind of help", "referral", "result", "evaluation", "number of sources"):
        assert sum(figures.by[one_each].values()) == every
    assert {name: sum(counts.values()) for name, counts in figures.known.items()} == dict.fromkeys(
        ("age", "place", "provider", "route"), every
    )
    assert figures.by["source"] == {slug: len(snapshot.on_source(slug)) for slug in figures.by["source"]}
    assert figures.facts <= figures.citations + figures.listings


def tags_of(page: BeautifulSoup, slug: str) -> list[str]:
    """The tags beside a listing, wherever it stands on a page."""
    return [words(tag) for tag in page.select(f".app-listed li:has(a[href='/programmes/{slug}']) .govuk-tag--yellow")]


def test_what_is_already_in_use_is_not_called_planned(site: Site) -> None:
    assert not tags_of(site.get("/browse/status"), "chance-programme")
    assert not site.get("/programmes/chance-programme").select("article .govuk-tag--yellow")
    assert "chance-programme" not in site.ask("/programmes?status=planned&q=chance programme").text


def test_what_ended_in_one_place_and_goes_on_in_another_is_not_called_ended_or_planned(site: Site) -> None:
    assert not linked(within(site.get("/browse/status"), "ended")).count("safer-schools-officers")
    assert not tags_of(site.get("/browse/status"), "safer-schools-officers")
    assert not site.get("/programmes/safer-schools-officers").select("article .govuk-tag--yellow")


def test_a_tag_names_the_document_where_another_says_otherwise(site: Site, application: Application, snapshot: Snapshot) -> None:
    page, reference, seen = site.get("/browse/status"), application.reference, 0
    for slug, one in snapshot.programmes.items():
        said = deciding(one, reference.statuses)
        others = [other for other in otherwise(one, reference.statuses) if said and other.citations[0].source != said.citations[0].source]
        if said and others and said.code != "running":
            seen += 1
            title = reference.sources[said.citations[0].source].short_title
            assert tags_of(page, slug) == [f"{reference.words('statuses', said.code)} ({title})"], slug
            row = words(page.select_one(f"section[aria-labelledby={said.code}] li:has(a[href='/programmes/{slug}'])"))
            assert all(reference.sources[other.citations[0].source].short_title in row for other in others), slug
    assert seen


def test_every_listing_has_one_status(site: Site, snapshot: Snapshot) -> None:
    counts = [number(words(one)) for one in site.get("/browse/status").select('a[href^="/programmes?status="]')]
    assert sum(counts) == sum(bool(one.status) for one in snapshot.programmes.values())


@pytest.mark.parametrize("slug", list(sources()))
def test_a_document_lists_what_stands_on_it_where_it_has_something_of_its_own(site: Site, snapshot: Snapshot, slug: str) -> None:
    source = sources()[slug]
    cited = {
        one.slug: {source.section_at(cite.line) for _, cites in one.statements for cite in cites if cite.source == slug}
        for one in snapshot.on_source(slug)
    }
    listed: set[str] = set()
    for part in site.get(f"/sources/{slug}").select("main section.app-section"):
        (heading,) = (section.title for section in source.sections if f"line-{section.line}" == part.select("h3")[0]["id"])
        under = {str(link["href"]).removeprefix("/programmes/") for link in part.select("li a")}
        assert all(heading in cited[one] for one in under), heading
        more = sum(heading in headings for one, headings in cited.items() if one not in under)
        said = words(part.select_one("p"))
        assert said.startswith(f"{more} " if more > 1 else "One " if more else "No listing" if not under else ""), f"{heading}: {said}"
        listed |= under
    assert listed == set(cited)


def test_a_heading_that_names_the_borough_does_not_list_all_that_is_in_it(site: Site) -> None:
    foreword = site.get("/sources/havering").select_one("section:has(#line-74)")
    assert foreword
    assert len(foreword.select("li")) < 12
    assert "more listings cite only lines here that speak of many of them" in words(foreword)


@pytest.mark.parametrize("facet", ["tier", "need", "setting", "route"])
def test_what_is_not_stated_can_be_asked_for(site: Site, snapshot: Snapshot, facet: str) -> None:
    field = {"tier": "tiers", "need": "needs", "setting": "settings", "route": "routes"}[facet]
    without = sum(not getattr(one, field) for one in snapshot.programmes.values())
    page = site.get(f"/programmes?{facet}=not_stated")
    assert total(page) == without > 0
    assert "Not stated" in words(page.select_one("main"))


def test_the_tiers_lead_to_what_has_none(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/browse/tiers")
    link = page.select_one('main a[href="/programmes?tier=not_stated"]')
    assert words(link) == f"{sum(not one.tiers for one in snapshot.programmes.values())} listings"
    assert "Not stated" not in {words(heading) for heading in page.select("main h2")}
