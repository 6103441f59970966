"""What must never be stored is refused by the database itself, whoever writes."""

from typing import Any

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from catalogue.storage.fact_tables import TABLES
from catalogue.storage.repository import SqlCatalogueStore
from tests.storage.examples import a_programme

BARE = 1000  # the key of a statement that has nothing beside it
PROGRAMME = {"slug": "new", "name": "New", "folded_name": "new", "kind_of_help": "support", "digest": ""}
STATEMENT = {"id": BARE + 1, "programme": "chance-uk", "field": "themes", "position": 9}
CITATION = {"statement_id": BARE, "position": 0, "source": "havering", "line": 1, "anchor": "a few words", "section": "One"}
CRITERION = {"statement_id": BARE, "key": "one", "fact": "sex", "operator": "one_of", "value": ["male"], "force": "priority"}
CLAIM = {"statement_id": BARE, "key": "one", "kind": "outcome", "scope": "this", "caveats": []}
PLACE = {"statement_id": BARE, "area": "lambeth", "extent": "named", "control": False}

GOOD = [
    ("programme", PROGRAMME),
    ("statement", STATEMENT),
    ("citation", CITATION),
    ("criterion", CRITERION),
    ("claim", CLAIM),
    ("place", PLACE),
    ("tag", {"statement_id": BARE, "word_list": "tiers", "code": "prevention"}),
    ("dated", {"statement_id": BARE, "year": 2012}),
    ("relation", {"statement_id": BARE, "to_slug": "chance-uk", "ours": True}),
]
BAD = [
    ("a minimum age above the maximum", "programme", PROGRAMME | {"age_min": 12, "age_max": 11, "age_basis": "stated", "age_flexible": False}),
    ("an age below nought", "programme", PROGRAMME | {"age_min": -1, "age_basis": "stated", "age_flexible": False}),
    ("an age above 120", "programme", PROGRAMME | {"age_max": 121, "age_basis": "stated", "age_flexible": False}),
    ("an age that stands on nothing", "programme", PROGRAMME | {"age_max": 11}),
    ("no name", "programme", PROGRAMME | {"name": ""}),
    ("a kind of help that does not exist", "programme", PROGRAMME | {"kind_of_help": "magic"}),
    ("a part of itself", "programme", PROGRAMME | {"parent": "new"}),
    ("a parent that does not exist", "programme", PROGRAMME | {"parent": "nobody"}),
    ("a slug twice", "programme", PROGRAMME | {"slug": "chance-uk"}),
    ("a field that does not exist", "statement", STATEMENT | {"field": "rumours"}),
    ("a basis that does not exist", "statement", STATEMENT | {"basis": "guessed"}),
    ("a statement of no listing", "statement", STATEMENT | {"programme": "nobody"}),
    ("two statements in one place", "statement", STATEMENT | {"field": "summary", "position": 0}),
    ("a position below nought", "statement", STATEMENT | {"position": -1}),
    ("a line before the first", "citation", CITATION | {"line": 0}),
    ("no anchor", "citation", CITATION | {"anchor": ""}),
    ("no section", "citation", CITATION | {"section": ""}),
    ("a source that does not exist", "citation", CITATION | {"source": "hearsay"}),
    ("a citation of nothing", "citation", CITATION | {"statement_id": 9999}),
    ("a word that is not in the list", "tag", {"statement_id": BARE, "word_list": "tiers", "code": "nonsense"}),
    ("a word of another list", "tag", {"statement_id": BARE, "word_list": "tiers", "code": "mentoring"}),
    ("an area that does not exist", "place", PLACE | {"area": "atlantis"}),
    ("an extent that does not exist", "place", PLACE | {"extent": "nearby"}),
    ("a fact that does not exist", "criterion", CRITERION | {"fact": "star_sign"}),
    ("an operator that does not exist", "criterion", CRITERION | {"operator": "resembles"}),
    ("a force that does not exist", "criterion", CRITERION | {"force": "whim"}),
    ("a kind of claim that does not exist", "claim", CLAIM | {"kind": "rumour"}),
    ("a scope that does not exist", "claim", CLAIM | {"scope": "everywhere"}),
    ("an evaluation that does not exist", "claim", CLAIM | {"evaluation": "glowing"}),
    ("a figure that measures nothing", "figure", {"claim_id": BARE, "position": 0, "value": "80", "measures": " ", "target": False}),
    ("a year before there was any of this", "dated", {"statement_id": BARE, "year": 12}),
    ("a relation to nobody", "relation", {"statement_id": BARE, "to_slug": "nobody", "ours": True}),
    ("a second state", "catalogue_state", {"id": 2, "digest": "", "format": 1}),
    ("an area's code twice", "area", {"slug": "new", "name": "New", "code": "E09000022"}),
]


@pytest.fixture
def stocked(store: SqlCatalogueStore, engine: Engine) -> Engine:
    """A database with one listing, and a statement and a claim that have nothing beside them."""
    store.replace([a_programme("chance-uk")], "first")
    put(engine, "statement", STATEMENT | {"id": BARE, "field": "needs"})
    return engine


def put(engine: Engine, table: str, row: dict[str, Any]) -> None:
    """Writes past SQLAlchemy's own checks of enumerations, which a person with a database shell does not have."""
    columns = TABLES[table].c
    plain = {name: value if not hasattr(columns[name].type, "enums") else raw(value) for name, value in row.items()}
    with engine.begin() as connection:
        connection.execute(insert(TABLES[table]).values(plain))


def raw(value: str) -> Any:
    from sqlalchemy import literal_column

    return literal_column(f"'{value}'")


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=table) for table, row in GOOD])
def test_a_good_row_is_taken(stocked: Engine, table: str, row: dict[str, Any]) -> None:
    put(stocked, table, row)
    with stocked.connect() as connection:
        assert connection.execute(select(TABLES[table])).first()


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=why) for why, table, row in BAD])
def test_a_bad_row_is_refused(stocked: Engine, table: str, row: dict[str, Any]) -> None:
    if table == "figure":
        put(stocked, "claim", CLAIM)
    with pytest.raises(IntegrityError):
        put(stocked, table, row)
