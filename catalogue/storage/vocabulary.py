"""Controlled words, areas and sources as rows, so that whatever names one refers to it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from catalogue.domain.areas import Areas
from catalogue.domain.sources import Source
from catalogue.domain.vocabulary import Vocabulary
from catalogue.storage.fact_tables import TABLES

TableRows = Mapping[str, list[dict[str, Any]]]
Key = tuple[Any, ...]


def word_rows(vocabulary: Vocabulary, areas: Areas, sources: Mapping[str, Source]) -> TableRows:
    """The rows of the tables `term`, `area` and `source`."""
    return {
        "term": [{"word_list": name, "code": term.code, "label": term.label} for name, words in vocabulary.lists.items() for term in words],
        "area": [{"slug": area.slug, "name": area.name, "code": area.code} for area in areas.by_slug.values()],
        "source": [
            {"slug": slug, "file": one.file, "title": one.title, "publisher": one.publisher, "year": one.year}
            for slug, one in sources.items()
        ],
    }


def put_words(connection: Connection, wanted: TableRows) -> None:
    """Adds the words that are new and puts right those that read otherwise; to be called before listings are written."""
    for name, rows in wanted.items():
        table = TABLES[name]
        stored = _stored(connection, table)
        new = [row for row in rows if _key(table, row) not in stored]
        changed = [row for row in rows if stored.get(_key(table, row), row) != row]
        if new:
            connection.execute(insert(table), new)
        if changed:
            rest: dict[str, Any] = {column.name: bindparam(f"new_{column.name}") for column in table.columns if not column.primary_key}
            connection.execute(update(table).where(*_same_key(table)).values(rest), _bound(changed))


def drop_words(connection: Connection, wanted: TableRows) -> None:
    """Takes out the words that are no longer there. The database refuses where a listing still uses one."""
    for name, rows in wanted.items():
        table = TABLES[name]
        kept = {_key(table, row) for row in rows}
        gone = [row for key, row in _stored(connection, table).items() if key not in kept]
        if gone:
            connection.execute(delete(table).where(*_same_key(table)), _bound(gone))


def _stored(connection: Connection, table: Table) -> dict[Key, dict[str, Any]]:
    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    return {_key(table, row): row for row in rows}


def _key(table: Table, row: Mapping[str, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key)


def _same_key(table: Table) -> list[Any]:
    return [column == bindparam(f"new_{column.name}") for column in table.primary_key]


def _bound(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    # SQLAlchemy keeps a column's own name for itself in an UPDATE, so the values go by other names.
    return [{f"new_{name}": value for name, value in row.items()} for row in rows]
