"""Loading: what is new, changed, gone or left; all of it or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, Select, event, func, select, update

from catalogue.domain.areas import Extent
from catalogue.domain.errors import StoreUnavailable
from catalogue.domain.programme import Place, Programme, Words
from catalogue.domain.sources import Basis
from catalogue.domain.vocabulary import Term, Vocabulary, WordList
from catalogue.services.ports import LoadReport
from catalogue.storage.fact_tables import TABLES
from catalogue.storage.repository import SqlCatalogueStore
from seed.words import areas, sources, vocabulary
from tests.storage.examples import CITES, a_programme, a_store, part_of, related_to

NOWHERE = Place("atlantis", Extent.NAMED, Basis.STATED, CITES)


def slugs(store: SqlCatalogueStore) -> list[str]:
    return [listing.slug for listing in store.programmes()]


def ask(engine: Engine, question: Select[Any]) -> list[object]:
    with engine.connect() as connection:
        return list(connection.scalars(question))


def statement_ids(engine: Engine, slug: str) -> list[object]:
    table = TABLES["statement"]
    return ask(engine, select(table.c.id).where(table.c.programme == slug).order_by(table.c.id))


def test_before_the_first_load_there_is_nothing(store: SqlCatalogueStore) -> None:
    assert store.digest() is None
    assert store.programmes() == ()


def test_a_first_load_adds_everything(store: SqlCatalogueStore) -> None:
    report = store.replace([a_programme("b"), a_programme("a")], "first")
    assert report == LoadReport(added=("a", "b"), changed=(), removed=(), left=())
    assert store.digest() == "first"


def test_loading_the_same_again_changes_nothing(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a"), a_programme("b")], "first")
    before = statement_ids(engine, "a")
    report = store.replace([a_programme("b"), a_programme("a")], "first")
    assert report == LoadReport(added=(), changed=(), removed=(), left=("a", "b"))
    assert statement_ids(engine, "a") == before


def test_only_what_differs_is_written(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a"), a_programme("b"), a_programme("c")], "first")
    left = statement_ids(engine, "a")
    now = [a_programme("a"), a_programme("b", summary=Words("Otherwise.", CITES), age=None), a_programme("d")]
    assert store.replace(now, "second") == LoadReport(added=("d",), changed=("b",), removed=("c",), left=("a",))
    assert store.programmes() == tuple(now)
    assert store.digest() == "second"
    assert statement_ids(engine, "a") == left


def test_nothing_is_left_of_what_was_removed(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    store.replace([], "nothing")
    facts = [table for name, table in TABLES.items() if name not in {"term", "area", "source", "catalogue_state"}]
    assert {table.name: ask(engine, select(func.count()).select_from(table)) for table in facts} == {table.name: [0] for table in facts}
    assert store.digest() == "nothing"


def test_parents_and_relations_may_come_later_and_go_in_circles(store: SqlCatalogueStore) -> None:
    first = a_programme("a", parent=part_of("c"), relations=(related_to("b"),))
    now = (first, a_programme("b", relations=(related_to("a"),)), a_programme("c"))
    store.replace(now, "first")
    assert store.programmes() == now


def test_a_parent_and_its_part_may_go_together_or_change_places(store: SqlCatalogueStore) -> None:
    parents = {"a": None, "aa": "a", "b": "a", "c": "b"}
    store.replace([a_programme(slug, parent=part_of(above) if above else None) for slug, above in parents.items()], "first")
    now = (a_programme("b"), a_programme("d", parent=part_of("b")))
    report = store.replace(now, "second")
    assert report == LoadReport(added=("d",), changed=("b",), removed=("a", "aa", "c"), left=())
    turned = (a_programme("b", parent=part_of("d")), a_programme("d"))
    store.replace(turned, "third")
    assert store.programmes() == turned


def test_what_the_source_of_listings_raises_leaves_everything_as_it_was(store: SqlCatalogueStore) -> None:
    def broken() -> Iterator[Programme]:
        yield a_programme("b")
        raise ZeroDivisionError

    store.replace([a_programme("a")], "first")
    with pytest.raises(ZeroDivisionError):
        store.replace(broken(), "second")
    assert (slugs(store), store.digest()) == (["a"], "first")


@pytest.mark.parametrize(
    "listings",
    [
        pytest.param([a_programme("b"), a_programme("c", areas=(NOWHERE,))], id="an unknown area"),
        pytest.param([a_programme("b", parent=part_of("nobody"))], id="an unknown parent"),
        pytest.param([a_programme("b", relations=(related_to("nobody"),))], id="a relation to nobody"),
        pytest.param([a_programme("b", kind=replace(a_programme().kind, code="nonsense"))], id="an unknown word"),
        pytest.param([a_programme("a", name=Words("", CITES))], id="a listing without a name, in place of one that is stored"),
        pytest.param([a_programme("z", relations=(related_to("a"),))], id="an unchanged relation to what is removed"),
    ],
)
def test_what_a_constraint_refuses_leaves_everything_as_it_was(store: SqlCatalogueStore, listings: list[Programme]) -> None:
    before = (a_programme("a"), a_programme("z", relations=(related_to("a"),)))
    store.replace(before, "first")
    with pytest.raises(StoreUnavailable, match="nothing was changed"):
        store.replace(listings, "second")
    assert (store.programmes(), store.digest()) == (before, "first")


def test_two_listings_with_one_slug_are_refused(store: SqlCatalogueStore) -> None:
    with pytest.raises(ValueError, match="one slug"):
        store.replace([a_programme("a"), a_programme("a", age=None)], "first")
    assert store.digest() is None


def test_what_another_format_wrote_is_written_anew(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    with engine.begin() as connection:
        connection.execute(update(TABLES["catalogue_state"]).values(format=0))
    assert store.digest() is None
    assert store.replace([a_programme("a")], "first").changed == ("a",)
    assert store.digest() == "first"


def with_roles(*terms: Term) -> Vocabulary:
    return Vocabulary({**vocabulary().lists, "roles": WordList("roles", terms)})


def test_words_follow_the_vocabulary(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([], "first")
    other = SqlCatalogueStore(engine, with_roles(Term("runs", "Carries it", ""), Term("hosts", "Hosts it", "")), areas(), sources())
    other.replace([], "second")
    term = TABLES["term"]
    assert set(ask(engine, select(term.c.label).where(term.c.word_list == "roles"))) == {"Carries it", "Hosts it"}


def test_a_word_that_is_in_use_cannot_go(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    without = Vocabulary({name: words for name, words in vocabulary().lists.items() if name != "kinds"})
    with pytest.raises(StoreUnavailable, match="nothing was changed"):
        SqlCatalogueStore(engine, without, areas(), sources()).replace([a_programme("a")], "second")
    assert store.digest() == "first"


def questions(engine: Engine) -> list[str]:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _1, _2, statement, *_: asked.append(statement))
    return asked


def test_the_digest_is_one_question(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme("a")], "first")
    asked = questions(engine)
    store.digest()
    assert [statement.split()[0] for statement in asked if not statement.startswith("BEGIN")] == ["SELECT"]


def test_reading_asks_once_a_table_however_many_listings(store: SqlCatalogueStore, engine: Engine) -> None:
    store.replace([a_programme(f"a{number}") for number in range(30)], "first")
    asked = questions(engine)
    assert len(store.programmes()) == 30
    assert len([statement for statement in asked if not statement.startswith("BEGIN")]) == 14


def test_a_reader_sees_one_moment(store: SqlCatalogueStore, engine: Engine, other_engine: Engine) -> None:
    """A load that ends between two of the reader's questions is not half seen."""
    before = (a_programme("a"), a_programme("b", age=None))
    store.replace(before, "first")
    loads = iter([[a_programme("b"), a_programme("c")]])

    @event.listens_for(engine, "before_cursor_execute")
    def load_meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM citation" in statement:
            for listings in loads:
                a_store(other_engine).replace(listings, "second")

    assert store.programmes() == before
    assert slugs(store) == ["b", "c"]
