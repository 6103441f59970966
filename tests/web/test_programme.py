"""Reading a listing: every fact with where it stands, nothing blank, nothing that no document says.

Each rule holds of every listing; the pages are fetched once, and a failure names the listings.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from catalogue.domain.areas import Extent
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Basis
from catalogue.main import Application
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.site import Site


@dataclass(frozen=True)
class Read:
    """A listing's page beside what is recorded, and beside what it takes from its parent."""

    page: BeautifulSoup
    own: Programme
    whole: Programme
    snapshot: Snapshot
    targets: dict[str, frozenset[str]]

    def part(self, heading: str) -> str:
        """The words under a heading, up to the next heading of the second level."""
        start = self.page.select_one(f"h2#{heading}")
        texts = []
        for tag in start.find_next_siblings(True) if start else []:
            if tag.name == "h2":
                break
            texts.append(words(tag))
        return " ".join(texts)

    @property
    def facts(self) -> dict[str, Tag]:
        """The key facts by their names."""
        rows = self.page.select("article > .app-summary")[0].select(".govuk-summary-list__row")
        return {words(row.dt): row.dd for row in rows if row.dd}


Rule = Callable[[Read], Iterator[str]]


def sentence(text: str) -> str:
    return " ".join(text.split())


def the_name_is_the_heading(read: Read) -> Iterator[str]:
    if words(read.page.h1) != sentence(read.own.name.text):
        yield words(read.page.h1)


def every_condition_stands_there_with_its_note(read: Read) -> Iterator[str]:
    shown = read.part("who")
    for criterion in read.whole.criteria:
        if sentence(criterion.text) not in shown:
            yield f"not shown: {criterion.text}"
    if not read.whole.criteria and "state no condition" not in shown:
        yield "does not say that no condition is stated"


def conditions_that_only_order_are_told_from_those_that_must_hold(read: Read) -> Iterator[str]:
    shown = read.part("who")
    forces = {criterion.force.value for criterion in read.whole.criteria}
    for force, said in (("requirement", "Must hold"), ("priority", "rules nobody out")):
        if (force in forces) is not (said in shown):
            yield f"{force}: “{said}”"


def every_claim_stands_there_with_what_its_figures_measure(read: Read) -> Iterator[str]:
    shown = words(read.page.article)
    for claim in read.own.claims:
        told = [claim.text, *claim.caveats, *(part for figure in claim.figures for part in (figure.value, figure.measures))]
        yield from (f"not shown: {text}" for text in told if sentence(text) not in shown)


def every_statement_in_words_is_shown(read: Read) -> Iterator[str]:
    shown = words(read.page.article)
    own = read.own
    in_words = (*own.description, *own.caveats, *own.differences, *own.other_names)
    texts = [one.text for one in in_words] + [one.text for one in own.delivery] + [one.text for one in own.funding]
    yield from (f"not shown: {text}" for text in texts if sentence(text) not in shown)


def every_citation_is_a_note(read: Read) -> Iterator[str]:
    listed = [words(note) for note in read.page.select("ol.app-notes > li")]
    for field, citations in read.whole.statements:
        for cite in citations:
            if not any(f"line {cite.line}: “{sentence(cite.anchor)}”" in note for note in listed):
                yield f"{field}: {cite.source}:{cite.line} is not among the notes"


def every_fact_has_its_note_beside_it(read: Read) -> Iterator[str]:
    said_for_us = ("Not stated", "Differs by strand", "The documents")
    lines = [*read.page.select("article .app-summary dd > ul > li"), *read.page.select("article .app-summary dd:not(:has(ul))")]
    for line in lines:
        row = line.find_parent("div")
        key = words(row.dt if row else None)
        if key != "Information from" and not words(line).startswith(said_for_us) and not line.select("sup a"):
            yield f"no note beside {words(line)!r}"


def every_note_leads_to_a_place_that_exists(read: Read) -> Iterator[str]:
    for link in read.page.select("ol.app-notes a"):
        address, _, anchor = str(link["href"]).partition("#")
        if anchor not in read.targets.get(address, frozenset()):
            yield f"{link['href']} is nowhere"


def notes_are_used_and_numbered_in_order(read: Read) -> Iterator[str]:
    used = list(dict.fromkeys(str(link["href"]) for link in read.page.select("article sup a")))
    if {f"#{note['id']}" for note in read.page.select("ol.app-notes > li")} != set(used):
        yield "a note that nothing refers to"


def the_parent_and_the_parts_are_linked(read: Read) -> Iterator[str]:
    links = {str(link["href"]) for link in read.page.select("article a")}
    wanted = {f"/programmes/{slug}" for slug in read.snapshot.parts.get(read.own.slug, ())}
    if read.own.parent:
        wanted.add(f"/programmes/{read.own.parent.code}")
    wanted |= {f"/programmes/{link.to}" for link in read.own.relations}
    yield from sorted(wanted - links)


def differences_between_documents_have_a_heading(read: Read) -> Iterator[str]:
    if bool(read.own.differences) is not bool(read.page.select("h2#differences")):
        yield "the heading and the differences do not agree"


def what_no_document_says_is_not_stated(read: Read) -> Iterator[str]:
    strands = any(criterion.strand and criterion.fact == "age" for criterion in read.whole.criteria)
    known = {
        "Ages": read.whole.age or strands,
        "Where": read.whole.areas,
        "Who runs it": read.own.providers,
        "Started": read.own.start,
    }
    for key, said in known.items():
        if ("Not stated" in words(read.facts[key])) is bool(said):
            yield f"{key}: {words(read.facts[key])!r}"


def how_old_it_is_stands_at_the_top(read: Read) -> Iterator[str]:
    warning = words(read.page.select_one("article > .govuk-inset-text"))
    if "20" not in warning or ("Nobody has checked it" not in warning and "Last checked" not in warning):
        yield warning


def enforcement_says_that_nobody_is_referred_to_it(read: Read) -> Iterator[str]:
    is_power = read.own.kind_of_help == "enforcement"
    says = words(read.page.select_one(".govuk-warning-text"))
    warned = "cannot be referred to it" in says or "not offered as a referral here" in says
    if warned is not is_power:
        yield f"warned: {warned}"
    if is_power and "do not say who can refer" in words(read.page.article):
        yield "asks the reader to find out who can refer"


def the_markup_for_search_engines_says_only_what_is_stated(read: Read) -> Iterator[str]:
    script = read.page.select_one('script[type="application/ld+json"]')
    data: dict[str, Any] = json.loads(script.text) if script else {}
    known = {"@context", "@type", "name", "description", "serviceType", "alternateName", "provider", "areaServed", "audience"}
    yield from sorted(set(data) - known)
    if (data.get("name"), data.get("description")) != (read.own.name.text, read.own.summary.text):
        yield f"name or description: {data.get('name')}"
    stated = {one.name for one in read.own.providers if one.basis is Basis.STATED}
    yield from (f"provider {one['name']} is our reading" for one in data.get("provider", ()) if one["name"] not in stated)
    served = [place for place in read.whole.areas if place.extent is Extent.NAMED and place.basis is Basis.STATED and not place.control]
    if len(data.get("areaServed", ())) > len(served):
        yield f"areas {data['areaServed']} are more than the documents name"
    if "audience" in data and read.whole.age is None:
        yield "an audience that no document states"


RULES: tuple[Rule, ...] = (
    the_name_is_the_heading,
    every_condition_stands_there_with_its_note,
    conditions_that_only_order_are_told_from_those_that_must_hold,
    every_claim_stands_there_with_what_its_figures_measure,
    every_statement_in_words_is_shown,
    every_citation_is_a_note,
    every_fact_has_its_note_beside_it,
    every_note_leads_to_a_place_that_exists,
    notes_are_used_and_numbered_in_order,
    the_parent_and_the_parts_are_linked,
    differences_between_documents_have_a_heading,
    what_no_document_says_is_not_stated,
    how_old_it_is_stands_at_the_top,
    enforcement_says_that_nobody_is_referred_to_it,
    the_markup_for_search_engines_says_only_what_is_stated,
)


@pytest.fixture(scope="module")
def targets(site: Site, application: Application) -> dict[str, frozenset[str]]:
    """The places of every document's page that a note can lead to."""
    pages = {f"/sources/{slug}": site.get(f"/sources/{slug}") for slug in application.reference.sources}
    return {address: frozenset(str(tag["id"]) for tag in page.select("[id]")) for address, page in pages.items()}


@pytest.fixture(scope="module")
def found(site: Site, programmes: dict[str, Programme], snapshot: Snapshot, targets: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    """What each rule finds on the pages of all listings. `inspection` is what holds of every page."""
    faults: dict[str, list[str]] = defaultdict(list)
    for slug, own in programmes.items():
        try:
            page = site.get(f"/programmes/{slug}")
        except AssertionError as error:
            faults["inspection"].append(str(error))
            continue
        read = Read(page, own, snapshot.programmes[slug], snapshot, targets)
        for rule in RULES:
            faults[rule.__name__].extend(f"{slug}: {fault}" for fault in rule(read))
    return faults


@pytest.mark.parametrize("rule", ["inspection", *(rule.__name__ for rule in RULES)])
def test_of_every_listing_it_holds_that(found: dict[str, list[str]], rule: str) -> None:
    assert not found[rule], f"{len(found[rule])} faults:\n" + "\n".join(found[rule][:15])


def test_chance_uk_reads_as_printed(site: Site) -> None:
    page = site.get("/programmes/chance-uk")
    article = words(page.article)
    told = ("5 to 11", "Lambeth", "Westminster", "Hackney", "Islington", "SDQ is above 16", "Started", "1995", "Not to be confused with")
    assert [text for text in told if text not in article] == []


def test_what_a_part_takes_from_its_parent_says_so(site: Site, snapshot: Snapshot) -> None:
    inherited = partial(filter, lambda slug: "age" in snapshot.inherited[slug])
    for slug in list(inherited(snapshot.programmes))[:5]:
        parent = snapshot.programmes[slug].parent
        assert parent
        row = next(row for row in site.get(f"/programmes/{slug}").select(".govuk-summary-list__row") if words(row.dt) == "Ages")
        assert f"as for {snapshot.programmes[parent.code].name.text}" in words(row)


def test_our_own_reading_is_marked(site: Site) -> None:
    tiers = next(row for row in site.get("/programmes/chance-uk").select(".govuk-summary-list__row") if words(row.dt) == "Tier")
    assert "our reading" in words(tiers)


@pytest.mark.parametrize(
    ("slug", "date"),
    [
        ("victim-support", "March 2015"), ("reprimand-final-warning", "September 2012"),
        ("women-girls-and-gangs-working-group", "December 2013"), ("egyv-fact-pack-for-police-and-crime-commissioners", "December 2013"),
        ("egyv-assessment-activities-2013-14", "December 2013"), ("egyv-knowledge-hub", "December 2013"),
        ("mopac-girls-and-gangs-working-group", "September 2012"), ("premium-service-for-gang-cases", "September 2012"),
        ("prison-information-sharing-protocols", "September 2012"), ("redthread-kings-college-hospital", "December 2013"),
    ],
)  # fmt: skip
def test_how_old_it_is_rests_on_what_describes_it_and_not_on_links_caveats_or_a_parent(site: Site, slug: str, date: str) -> None:
    page = site.get(f"/programmes/{slug}")
    rows = {words(row.dt): words(row.dd) for row in page.select("article .govuk-summary-list__row")}
    assert rows["Information from"].startswith(date)
    assert f"the latest of them from {date}" in words(page.article)
    assert site.json(f"/api/v1/programmes/{slug}")["as_of"].startswith(date.split()[1])


def test_an_evaluation_whose_result_is_no_outcome_does_not_read_as_a_contradiction(site: Site, snapshot: Snapshot) -> None:
    note = "Evaluated, result given (not about an outcome)"
    found = {slug for slug, one in snapshot.programmes.items() if one.evidence.evaluation == "done_result_given"}
    without = {slug for slug in found if snapshot.programmes[slug].evidence.result in {"none", "activity"}}
    assert without
    assert found - without
    for slug in found:
        known = words(site.get(f"/programmes/{slug}").select_one("#known + p"))
        assert (note in known) is (slug in without), slug
        card = words(
            site.get(f"/programmes?q={slug.replace('-', ' ')}&evidence=done_result_given").select_one(f'li:has(a[href$="/{slug}"])')
        )
        assert (note in card) is (slug in without), slug
    told = words(site.get("/programmes/guys-and-st-thomas-youth-violence-prevention-project").select_one("#known + p"))
    assert told.startswith(f"No outcome and no count stated. {note}. ")
