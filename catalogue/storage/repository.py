"""The listings in a database: digests compared, what differs written in one transaction, values given back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from catalogue.domain.areas import Areas
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Source
from catalogue.domain.vocabulary import Vocabulary
from catalogue.services.ports import LoadReport, StoredCatalogue
from catalogue.storage.engine import alone, snapshot
from catalogue.storage.fact_tables import TABLES
from catalogue.storage.mapping import FORMAT, OF_A_STATEMENT, Reading, digest_of, rows_of
from catalogue.storage.vocabulary import drop_words, put_words, word_rows

PROGRAMME, STATEMENT, STATE = TABLES["programme"], TABLES["statement"], TABLES["catalogue_state"]
IN_ORDER = ("statement", "citation", "tag", *OF_A_STATEMENT, "figure")


class SqlCatalogueStore:
    """The CatalogueStore over a migrated database. Every method raises StoreUnavailable where the database cannot be used."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary, areas: Areas, sources: Mapping[str, Source]) -> None:
        self._engine = engine
        self._words = word_rows(vocabulary, areas, sources)

    def digest(self) -> str | None:
        """The digest given with the last load; None where nothing was loaded, or by a version that wrote it otherwise."""
        with snapshot(self._engine) as connection:
            return _digest(connection)

    def stored(self) -> StoredCatalogue | None:
        """The catalogue, with the digest that it was given, of one moment; None where there is no digest."""
        with snapshot(self._engine) as connection:
            digest = _digest(connection)
            return None if digest is None else StoredCatalogue(digest, Reading(connection).programmes())

    def programmes(self) -> tuple[Programme, ...]:
        """Every listing, by slug, all from the same moment: a load in between is not seen."""
        with snapshot(self._engine) as connection:
            return Reading(connection).programmes()

    def replace(self, programmes: Iterable[Programme], digest: str) -> LoadReport:
        """Makes these the listings, all or nothing, and writes only what differs from what is stored.

        They are all taken before the database is touched, so what their source raises leaves everything as it was.
        Raises ValueError where two have one slug.
        """
        listings = tuple(programmes)
        wanted = {programme.slug: programme for programme in listings}
        if len(wanted) != len(listings):
            raise ValueError("two listings have one slug")
        with alone(self._engine) as connection:
            changes = _compare(connection, wanted)
            put_words(connection, self._words)
            _write(connection, changes, wanted)
            drop_words(connection, self._words)
            _remember(connection, digest)
        return changes


def _digest(connection: Connection) -> str | None:
    row = connection.execute(select(STATE.c.digest, STATE.c.format)).one_or_none()
    return row.digest if row and row.format == FORMAT else None


def _compare(connection: Connection, wanted: Mapping[str, Programme]) -> LoadReport:
    as_before = connection.scalar(select(STATE.c.format)) == FORMAT
    stored = {row.slug: row.digest for row in connection.execute(select(PROGRAMME.c.slug, PROGRAMME.c.digest))}
    both = wanted.keys() & stored.keys()
    left = {slug for slug in both if as_before and stored[slug] == digest_of(wanted[slug])}
    return LoadReport(
        added=tuple(sorted(wanted.keys() - stored.keys())),
        changed=tuple(sorted(both - left)),
        removed=tuple(sorted(stored.keys() - wanted.keys())),
        left=tuple(sorted(left)),
    )


def _write(connection: Connection, changes: LoadReport, wanted: Mapping[str, Programme]) -> None:
    """Takes out the old facts, then puts in listings, their parents and their facts, so that what is referred to is there."""
    old = [{"one": slug} for slug in (*changes.changed, *changes.removed)]
    if old:
        connection.execute(delete(STATEMENT).where(STATEMENT.c.programme == bindparam("one")), old)
        connection.execute(update(PROGRAMME).where(PROGRAMME.c.slug == bindparam("one")).values(parent=None), old)
    rows = _rows(wanted, (*changes.added, *changes.changed), _free_ids(connection))
    _write_listings(connection, rows.pop("programme", []), set(changes.added))
    if changes.removed:
        connection.execute(delete(PROGRAMME).where(PROGRAMME.c.slug == bindparam("one")), [{"one": slug} for slug in changes.removed])
    for name in IN_ORDER:
        if rows.get(name):
            connection.execute(insert(TABLES[name]), rows[name])


def _write_listings(connection: Connection, listings: list[dict[str, Any]], added: set[str]) -> None:
    new = [{**row, "parent": None} for row in listings if row["slug"] in added]
    changed = [{**row, "one": row["slug"]} for row in listings if row["slug"] not in added]
    parents = [{"one": row["slug"], "above": row["parent"]} for row in listings if row["slug"] in added and row["parent"]]
    this_one = update(PROGRAMME).where(PROGRAMME.c.slug == bindparam("one"))
    if new:
        connection.execute(insert(PROGRAMME), new)
    if parents:
        connection.execute(this_one.values(parent=bindparam("above")), parents)
    if changed:
        connection.execute(this_one, changed)


def _rows(wanted: Mapping[str, Programme], slugs: Iterable[str], ids: Iterator[int]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for slug in slugs:
        for name, more in rows_of(wanted[slug], ids).items():
            rows[name].extend(more)
    return rows


def _free_ids(connection: Connection) -> Iterator[int]:
    # Numbered here, not by the database: the rows of a statement need its id, and nobody else writes meanwhile.
    return count((connection.scalar(select(func.max(STATEMENT.c.id))) or 0) + 1)


def _remember(connection: Connection, digest: str) -> None:
    connection.execute(delete(STATE))
    connection.execute(insert(STATE), [{"id": 1, "digest": digest, "format": FORMAT}])
