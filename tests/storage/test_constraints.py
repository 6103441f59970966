"""What must never be stored is refused by the database itself, whoever writes."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, literal_column
from sqlalchemy.exc import IntegrityError

from catalogue.storage.engine import open_engine
from catalogue.storage.fact_tables import TABLES
from catalogue.storage.migrate import migrate
from tests.postgres import throw_away_database
from tests.storage.examples import a_programme, a_store

BARE = 1000  # the key of a statement that has nothing beside it
PROGRAMME = {"slug": "new", "name": "New", "kind_of_help": "support", "digest": ""}
AGED = PROGRAMME | {"age_basis": "stated", "age_flexible": False}
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
    (
        "a minimum age above the maximum",
        "programme",
        AGED | {"age_min": 12, "age_max": 11},
    ),
    ("an age below nought", "programme", AGED | {"age_min": -1}),
    ("an age above 120", "programme", AGED | {"age_max": 121}),
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


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One database for all of these tests: each takes back what it wrote."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('constraints')}/catalogue.db"
        else:
            url = stack.enter_context(throw_away_database(request.getfixturevalue("postgres_server")))
        engine = open_engine(url)
        stack.callback(engine.dispose)
        migrate(engine)
        a_store(engine).replace([a_programme("chance-uk")], "first")
        yield engine


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A transaction that is taken back, with a statement that has nothing beside it."""
    with engine.connect() as connection:
        put(connection, "statement", STATEMENT | {"id": BARE, "field": "needs"})
        yield connection


def put(connection: Connection, table: str, row: dict[str, Any]) -> None:
    """Writes past SQLAlchemy's own checks of enumerations, which a person with a database shell does not have."""
    columns = TABLES[table].c
    plain = {name: literal_column(f"'{value}'") if hasattr(columns[name].type, "enums") else value for name, value in row.items()}
    connection.execute(insert(TABLES[table]).values(plain))


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=table) for table, row in GOOD])
def test_a_good_row_is_taken(connection: Connection, table: str, row: dict[str, Any]) -> None:
    put(connection, table, row)


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=why) for why, table, row in BAD])
def test_a_bad_row_is_refused(connection: Connection, table: str, row: dict[str, Any]) -> None:
    if table == "figure":
        put(connection, "claim", CLAIM)
    with pytest.raises(IntegrityError):
        put(connection, table, row)
