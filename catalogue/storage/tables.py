"""The tables. Every fact is a `statement` with its citations; one with more than words has rows beside it (fact_tables.py).

Rows are written and read with Core statements (see mapping.py): `table=True` models check nothing in Python, so what must
never be stored is refused by constraints here. Controlled words, areas and sources are rows too, and what names one refers
to it.
"""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, MetaData, UniqueConstraint
from sqlalchemy import Enum as OneOf
from sqlmodel import Field, SQLModel

from catalogue.domain.programme import STATEMENT_FIELDS, AgeBasis, KindOfHelp
from catalogue.domain.sources import Basis

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
OLDEST = 120
FIELDS = ", ".join(f"'{field}'" for field in STATEMENT_FIELDS)


def one_of(enum: type[StrEnum], name: str) -> OneOf:
    """A column type for an enumeration: its values as text, and a CHECK, because PostgreSQL's own enums cannot shrink."""
    return OneOf(
        enum,
        name=name,
        values_callable=lambda members: [one.value for one in members],
        native_enum=False,
        create_constraint=True,
        length=40,
    )


def of_statement() -> Any:  # noqa: ANN401 - SQLModel types its own fields so
    """The key of a row that belongs to one statement and goes when the statement goes."""
    return Field(primary_key=True, foreign_key="statement.id", ondelete="CASCADE")


class Row(SQLModel):
    """Base of the tables: their metadata is our own, with named constraints, which migrations need to alter them."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class TermRow(Row, table=True):
    """A controlled word of one list."""

    __tablename__ = "term"
    word_list: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    label: str


class AreaRow(Row, table=True):
    """A borough, or a wider area, which has no GSS code."""

    __tablename__ = "area"
    slug: str = Field(primary_key=True)
    name: str
    code: str | None = Field(default=None, unique=True)


class SourceRow(Row, table=True):
    """One of the documents."""

    __tablename__ = "source"
    slug: str = Field(primary_key=True)
    file: str = Field(unique=True)
    title: str
    publisher: str
    year: int


class ProgrammeRow(Row, table=True):
    """A listing: what is true of it as a whole. Its kind and its referral are controlled words, so they are tags.

    `digest` tells whether a listing differs from the one that is stored.
    The age columns are empty exactly where the listing has no `age` statement.
    """

    __tablename__ = "programme"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name"),
        CheckConstraint(f"age_min BETWEEN 0 AND {OLDEST}", name="age_min"),
        CheckConstraint(f"age_max BETWEEN 0 AND {OLDEST}", name="age_max"),
        CheckConstraint("age_min <= age_max", name="age_order"),
        CheckConstraint("(age_basis IS NULL) = (age_flexible IS NULL)", name="age_whole"),
        CheckConstraint("age_basis IS NOT NULL OR (age_min IS NULL AND age_max IS NULL)", name="age_has_basis"),
        CheckConstraint("parent <> slug", name="parent"),
    )
    slug: str = Field(primary_key=True)
    name: str
    kind_of_help: KindOfHelp = Field(sa_type=one_of(KindOfHelp, "kind_of_help"))
    age_min: int | None = None
    age_max: int | None = None
    age_basis: AgeBasis | None = Field(default=None, sa_type=one_of(AgeBasis, "age_basis"))
    age_flexible: bool | None = None
    parent: str | None = Field(default=None, foreign_key="programme.slug", index=True)
    last_checked: str | None = None
    digest: str


class StatementRow(Row, table=True):
    """One fact about a listing. `position` keeps the order in which the facts of a field were written."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("programme", "field", "position"),
        CheckConstraint(f"field IN ({FIELDS})", name="field"),
        CheckConstraint("position >= 0", name="position"),
    )
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    programme: str = Field(foreign_key="programme.slug", ondelete="CASCADE")
    field: str
    position: int
    basis: Basis | None = Field(default=None, sa_type=one_of(Basis, "basis"))
    text: str | None = None


class CitationRow(Row, table=True):
    """Where a statement stands in a source."""

    __tablename__ = "citation"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("line >= 1", name="line"),
        CheckConstraint("anchor <> ''", name="anchor"),
        CheckConstraint("section <> ''", name="section"),
    )
    statement_id: int = of_statement()
    position: int = Field(primary_key=True)
    source: str = Field(foreign_key="source.slug", index=True)
    line: int
    anchor: str
    section: str


class StateRow(Row, table=True):
    """What is stored: one row or none. `format` is that of the mapping which wrote it."""

    __tablename__ = "catalogue_state"
    __table_args__ = (CheckConstraint("id = 1", name="id"),)
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    digest: str
    format: int
