"""From a listing to rows and back. What comes back is equal to what went in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from catalogue.domain.programme import STATEMENT_FIELDS, Programme
from catalogue.domain.sources import Citation
from catalogue.storage.fact_tables import TABLES
from catalogue.storage.shapes import SHAPES, Stored, Written

FORMAT = 1  # raise it when the same listing would lie in the tables in another way: everything is then written anew
SINGLE = frozenset({"name", "kind", "parent", "summary", "age", "referral", "start"})
OF_A_STATEMENT = ("place", "route", "criterion", "claim", "provider", "contact", "dated", "funding", "relation")
NO_AGE_NO_PARENT = {"age_min": None, "age_max": None, "age_basis": None, "age_flexible": None, "parent": None}

Rows = Mapping[str, list[dict[str, Any]]]


def digest_of(programme: Programme) -> str:
    """What tells two listings apart. A frozen value prints all that it holds, so equal digests mean equal listings."""
    return sha256(repr(programme).encode()).hexdigest()


def rows_of(programme: Programme, ids: Iterator[int]) -> Rows:
    """The rows of a listing by table, keyed by the next of `ids`. Parts and relations may name listings that are not there yet."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    listing = {
        "slug": programme.slug, "kind_of_help": programme.kind_of_help, "last_checked": programme.last_checked,
        "digest": digest_of(programme), **NO_AGE_NO_PARENT,
    }  # fmt: skip
    for field in STATEMENT_FIELDS:
        value = getattr(programme, field)
        facts = () if value is None else (value,) if field in SINGLE else value
        for position, fact in enumerate(facts):
            written = SHAPES[field].write(fact)
            key = next(ids)
            statement = {"id": key, "programme": programme.slug, "field": field, "position": position}
            rows["statement"].append({**statement, "basis": written.basis, "text": written.text})
            rows["citation"].extend(_citations(key, fact.citations))
            listing.update(written.parts.get("programme", {}))
            _add_parts(rows, key, written)
    rows["programme"].append(listing)
    return rows


def _citations(key: int, citations: tuple[Citation, ...]) -> Iterator[dict[str, Any]]:
    for position, cite in enumerate(citations):
        place = {"source": cite.source, "line": cite.line, "anchor": cite.anchor, "section": cite.section}
        yield {"statement_id": key, "position": position, **place}


def _add_parts(rows: Mapping[str, list[dict[str, Any]]], key: int, written: Written) -> None:
    rows["tag"].extend({"statement_id": key, "word_list": name, "code": code} for name, code in written.words.items())
    rows["figure"].extend({"claim_id": key, "position": position, **columns} for position, columns in enumerate(written.figures))
    for table, columns in written.parts.items():
        if table != "programme":
            rows[table].append({"statement_id": key, **columns})


class Reading:
    """Everything that is stored, read with one question a table and put together in memory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._listings = {row.slug: row for row in self._rows(select(TABLES["programme"]))}
        self._parts = {name: {row.statement_id: row for row in self._rows(select(TABLES[name]))} for name in OF_A_STATEMENT}
        self._words = {(row.statement_id, row.word_list): row.code for row in self._rows(select(TABLES["tag"]))}
        self._citations = self._grouped(TABLES["citation"])
        self._figures = self._grouped(TABLES["figure"])

    def programmes(self) -> tuple[Programme, ...]:
        """Every listing, by slug: sorted here, because databases disagree about hyphens."""
        table = TABLES["statement"]
        facts: dict[str, dict[str, list[Any]]] = {slug: defaultdict(list) for slug in self._listings}
        for row in self._rows(select(table).order_by(table.c.position)):
            facts[row.programme][row.field].append(SHAPES[row.field].read(self._stored(row)))
        return tuple(self._programme(slug, facts[slug]) for slug in sorted(facts))

    def _rows(self, question: Select[Any]) -> list[Any]:
        return list(self._connection.execute(question))

    def _grouped(self, table: Table) -> dict[int, list[Any]]:
        groups: dict[int, list[Any]] = defaultdict(list)
        for row in self._rows(select(table).order_by(table.c.position)):
            groups[row[0]].append(row)  # the first column is the key of the statement
        return groups

    def _stored(self, row: Any) -> Stored:  # noqa: ANN401 - a row of whatever was selected
        key = row.id
        citations = tuple(Citation(cite.source, cite.line, cite.anchor, cite.section) for cite in self._citations.get(key, ()))
        return Stored(
            row.text, row.basis, citations,
            part=lambda table: self._listings[row.programme] if table == "programme" else self._parts[table][key],
            word=lambda word_list: self._words[key, word_list],
            figures=self._figures.get(key, ()),
        )  # fmt: skip

    def _programme(self, slug: str, facts: Mapping[str, list[Any]]) -> Programme:
        listing = self._listings[slug]
        values: dict[str, Any] = {field: found[0] if field in SINGLE else tuple(found) for field, found in facts.items()}
        return Programme(slug=slug, kind_of_help=listing.kind_of_help, last_checked=listing.last_checked, **values)
