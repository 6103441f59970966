"""What of a listing is searched: the sort of body that runs it, and plain words for a condition on ethnicity."""

from dataclasses import replace

import pytest

from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.programme import Provider, Words
from catalogue.domain.sources import Basis
from catalogue.main import Application
from catalogue.services.documents import document_of
from catalogue.services.snapshot import Snapshot
from search.analysis import stem, words
from search.query import SearchDocument
from seed.search_rules import search_rules
from tests.site import Site
from tests.unit.domain.listings import CITE, listing


def document(application: Application, *, runs: str = "not_stated", groups: tuple[str, ...] = ()) -> SearchDocument:
    criteria = (
        (Criterion("a", Fact.ETHNICITY, Operator.ONE_OF, groups, Force.REQUIREMENT, "For them.", Basis.STATED, CITE),) if groups else ()
    )
    provider = Provider("Somebody", runs, "runs", Basis.STATED, CITE)
    return document_of(replace(listing("a"), providers=(provider,), criteria=criteria), application.reference, search_rules())


def stems(texts: tuple[str, ...]) -> set[str]:
    return {stem(word) for text in texts for word in words(text)}


def test_the_sort_of_body_that_runs_it_can_be_searched(application: Application) -> None:
    assert "Faith group" in document(application, runs="faith_group").body
    assert "Not stated" not in document(application).body


def test_a_condition_on_ethnicity_says_what_it_is_about_and_its_groups(application: Application) -> None:
    assert stems(("ethnicity", "ethnic group", "Black African")) <= stems(document(application, groups=("black_african",)).tags)
    assert stems(("ethnicity",)).isdisjoint(stems(document(application).tags))


@pytest.mark.parametrize("query", ["faith", "faith group", "church group"])
def test_who_looks_for_a_faith_group_finds_each(site: Site, snapshot: Snapshot, query: str) -> None:
    run = {slug for slug, one in snapshot.programmes.items() if any((p.type, p.role) == ("faith_group", "runs") for p in one.providers)}
    found = [item["slug"] for item in site.json(f"/api/v1/programmes?q={query}&per_page=10")["items"]]
    assert run
    assert run <= set(found)


@pytest.mark.parametrize("query", ["ethnicity", "ethnic group", "ethnicities"])
def test_who_looks_for_conditions_on_ethnicity_finds_every_one(site: Site, snapshot: Snapshot, query: str) -> None:
    having = {slug for slug, one in snapshot.programmes.items() if any(criterion.fact is Fact.ETHNICITY for criterion in one.criteria)}
    found = [item["slug"] for item in site.json(f"/api/v1/programmes?q={query}&per_page=20")["items"]]
    assert {"eastside-young-leaders-academy", "family-health-isis"} <= having
    assert having <= set(found)


def test_what_we_say_of_our_reading_is_not_found_as_help_with_reading(application: Application) -> None:
    said = "That it takes referrals is our reading."
    programme = replace(listing(), description=(Words(said, CITE),))
    document = document_of(programme, application.reference, search_rules())
    assert "reading" not in words(document.body)
    assert "referrals" in words(document.body)
