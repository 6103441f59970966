"""What comes out of the store is equal to what went in."""

import pytest
from hypothesis import HealthCheck, given, settings

from catalogue.domain.criteria import Criterion, Fact, Force, Operator, Value
from catalogue.domain.programme import STATEMENT_FIELDS, Programme, Words
from catalogue.domain.sources import Basis
from catalogue.storage.repository import SqlCatalogueStore
from catalogue.storage.shapes import SHAPES
from seed.loader import load_programmes
from tests.storage.examples import CITES, a_programme, catalogues


def by_slug(listings: tuple[Programme, ...]) -> tuple[Programme, ...]:
    return tuple(sorted(listings, key=lambda listing: listing.slug))


def test_every_real_listing_comes_back_equal(store: SqlCatalogueStore) -> None:
    listings = load_programmes()
    store.replace(listings, "a digest")
    assert store.programmes() == by_slug(listings)


# One store for all the examples of a run is what is wanted: each replaces the catalogue of the one before.
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(listings=catalogues())
def test_any_catalogue_comes_back_equal(store: SqlCatalogueStore, listings: tuple[Programme, ...]) -> None:
    store.replace(listings, "a digest")
    assert store.programmes() == by_slug(listings)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(16, id="a score"),
        pytest.param(("male", "female"), id="codes"),
        pytest.param((6, 7), id="school years"),
        pytest.param("fire_setting", id="one code"),
        pytest.param(None, id="only to be asked"),
    ],
)
def test_a_criterion_keeps_its_value(store: SqlCatalogueStore, value: Value) -> None:
    criterion = Criterion("one", Fact.NEED, Operator.ONE_OF, value, Force.PRIORITY, "A text.", Basis.STATED, CITES)
    store.replace([a_programme(criteria=(criterion,))], "a digest")
    assert store.programmes()[0].criteria == (criterion,)


def test_the_order_is_that_of_slugs_and_not_of_the_servers_language(store: SqlCatalogueStore) -> None:
    slugs = ["ab", "a-c", "a", "a-2", "aa"]
    store.replace([a_programme(slug) for slug in slugs], "a digest")
    assert [listing.slug for listing in store.programmes()] == ["a", "a-2", "a-c", "aa", "ab"]


def test_facts_keep_the_order_in_which_they_were_written(store: SqlCatalogueStore) -> None:
    texts = tuple(Words(text, CITES) for text in ("Zebra", "apple", "Mango", "apple"))
    store.replace([a_programme(description=texts)], "a digest")
    assert store.programmes()[0].description == texts


def test_every_field_of_a_listing_has_a_shape() -> None:
    assert set(SHAPES) == set(STATEMENT_FIELDS)
