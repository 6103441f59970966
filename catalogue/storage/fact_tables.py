"""What a fact has beside its words and citations: one small table for each sort of fact, keyed by the statement."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, MetaData
from sqlmodel import Field

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact, Force, Operator
from catalogue.domain.evidence import ClaimKind, Evaluation, Scope
from catalogue.storage.tables import Row, of_statement, one_of


class TagRow(Row, table=True):
    """A controlled word of a statement, one of each list at most: a provider has its type and its role."""

    __tablename__ = "tag"
    __table_args__ = (ForeignKeyConstraint(["word_list", "code"], ["term.word_list", "term.code"]),)
    statement_id: int = of_statement()
    word_list: str = Field(primary_key=True)
    code: str


class PlaceRow(Row, table=True):
    """An area, and in what sense the listing belongs to it."""

    __tablename__ = "place"
    statement_id: int = of_statement()
    area: str = Field(foreign_key="area.slug", index=True)
    extent: Extent = Field(sa_type=one_of(Extent, "extent"))
    place: str | None = None
    control: bool


class RouteRow(Row, table=True):
    """A way in; its word is a tag."""

    __tablename__ = "route"
    statement_id: int = of_statement()
    only_way: bool


class CriterionRow(Row, table=True):
    """A condition for joining. `key` is its id within the listing; `value` is a number, a code, a list, or nothing."""

    __tablename__ = "criterion"
    statement_id: int = of_statement()
    key: str
    fact: Fact = Field(sa_type=one_of(Fact, "fact"))
    operator: Operator = Field(sa_type=one_of(Operator, "operator"))
    value: Any = Field(default=None, nullable=True, sa_type=JSON(none_as_null=True))
    force: Force = Field(sa_type=one_of(Force, "force"))
    question: str | None = None
    group_name: str | None = None
    strand: str | None = None


class ClaimRow(Row, table=True):
    """What a document says happened; who says so is a tag. `key` is its id within the listing."""

    __tablename__ = "claim"
    statement_id: int = of_statement()
    key: str
    kind: ClaimKind = Field(sa_type=one_of(ClaimKind, "kind"))
    scope: Scope = Field(sa_type=one_of(Scope, "scope"))
    reporter: str | None = None
    place: str | None = None
    design: str | None = None
    comparison: str | None = None
    standard: str | None = None
    evaluation: Evaluation | None = Field(default=None, sa_type=one_of(Evaluation, "evaluation"))
    evaluator: str | None = None
    caveats: list[str] = Field(sa_type=JSON)


class FigureRow(Row, table=True):
    """A printed figure of a claim, never without what it measures."""

    __tablename__ = "figure"
    __table_args__ = (CheckConstraint("position >= 0", name="position"), CheckConstraint("TRIM(measures) <> ''", name="measures"))
    claim_id: int = Field(primary_key=True, foreign_key="claim.statement_id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    value: str
    measures: str
    number: float | None = None
    unit: str | None = None
    period: str | None = None
    target: bool


class ProviderRow(Row, table=True):
    """A body that runs, funds or commissions; its type and its role are tags."""

    __tablename__ = "provider"
    statement_id: int = of_statement()
    name: str


class ContactRow(Row, table=True):
    """A published contact; its kind is a tag, its year in `dated`."""

    __tablename__ = "contact"
    statement_id: int = of_statement()
    value: str


class DatedRow(Row, table=True):
    """The year of a start, a status or a contact."""

    __tablename__ = "dated"
    __table_args__ = (CheckConstraint("year BETWEEN 1800 AND 2100", name="year"),)
    statement_id: int = of_statement()
    year: int


class FundingRow(Row, table=True):
    """Money that a document names, as printed."""

    __tablename__ = "funding"
    statement_id: int = of_statement()
    funder: str | None = None
    amount: str | None = None
    period: str | None = None


class RelationRow(Row, table=True):
    """A link to another listing; its kind is a tag. `ours` where no document makes the link."""

    __tablename__ = "relation"
    statement_id: int = of_statement()
    to_slug: str = Field(foreign_key="programme.slug", index=True)
    ours: bool


METADATA: MetaData = Row.metadata
TABLES = METADATA.tables
