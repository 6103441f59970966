"""First tables.

Written out in full, and importing nothing from the tables: what a revision did once must not change when they change. The
names of constraints follow the convention of the metadata.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FIELDS = (
    "name", "other_names", "kind", "parent", "summary", "description", "providers", "tiers", "themes", "needs", "settings", "age",
    "areas", "criteria", "referral", "routes", "delivery", "start", "contacts", "status", "claims", "funding", "relations",
    "caveats", "differences",
)  # fmt: skip
IN_ORDER = (
    "term", "area", "source", "catalogue_state", "programme", "statement", "citation", "tag", "place", "route", "criterion", "claim",
    "figure", "provider", "contact", "dated", "funding", "relation",
)  # fmt: skip


def upgrade() -> None:
    """Makes the tables, those that are referred to first."""
    _words()
    _listings()
    _statements()
    _people_and_places()
    _criteria()
    _claims()
    _rest()


def downgrade() -> None:
    """Drops every table; the listings can be loaded again."""
    for table in reversed(IN_ORDER):
        op.drop_table(table)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _words_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _perhaps(*names: str) -> list[sa.Column[Any]]:
    return [_words_column(name, nullable=True) for name in names]


def _fact_table(name: str, *rest: sa.schema.SchemaItem) -> None:
    key: sa.Column[Any] = sa.Column("statement_id", sa.Integer(), sa.ForeignKey("statement.id", ondelete="CASCADE"), primary_key=True)
    op.create_table(name, key, *rest)


def _words() -> None:
    op.create_table(
        "term",
        sa.Column("word_list", sa.String(), primary_key=True),
        sa.Column("code", sa.String(), primary_key=True),
        _words_column("label"),
    )
    op.create_table(
        "area",
        sa.Column("slug", sa.String(), primary_key=True),
        _words_column("name"),
        sa.Column("code", sa.String(), nullable=True, unique=True),
    )
    op.create_table(
        "source",
        sa.Column("slug", sa.String(), primary_key=True),
        sa.Column("file", sa.String(), nullable=False, unique=True),
        _words_column("title"),
        _words_column("publisher"),
        sa.Column("year", sa.Integer(), nullable=False),
    )


def _listings() -> None:
    op.create_table(
        "catalogue_state",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        _words_column("digest"),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="id"),
    )
    op.create_table(
        "programme",
        sa.Column("slug", sa.String(), primary_key=True),
        _words_column("name"),
        sa.Column("folded_name", sa.String(), nullable=False, index=True),
        sa.Column("kind_of_help", _one_of("kind_of_help", "support", "enforcement", "information"), nullable=False),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("age_basis", _one_of("age_basis", "stated", "from_school_years", "not_stated"), nullable=True),
        sa.Column("age_flexible", sa.Boolean(), nullable=True),
        sa.Column("parent", sa.String(), sa.ForeignKey("programme.slug"), nullable=True, index=True),
        _words_column("last_checked", nullable=True),
        _words_column("digest"),
        sa.CheckConstraint("name <> ''", name="name"),
        sa.CheckConstraint("age_min BETWEEN 0 AND 120", name="age_min"),
        sa.CheckConstraint("age_max BETWEEN 0 AND 120", name="age_max"),
        sa.CheckConstraint("age_min <= age_max", name="age_order"),
        sa.CheckConstraint("(age_basis IS NULL) = (age_flexible IS NULL)", name="age_whole"),
        sa.CheckConstraint("age_basis IS NOT NULL OR (age_min IS NULL AND age_max IS NULL)", name="age_has_basis"),
        sa.CheckConstraint("parent <> slug", name="parent"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("programme", sa.String(), sa.ForeignKey("programme.slug", ondelete="CASCADE"), nullable=False),
        _words_column("field"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("basis", _one_of("basis", "stated", "inferred"), nullable=True),
        _words_column("text", nullable=True),
        sa.UniqueConstraint("programme", "field", "position"),
        sa.CheckConstraint(f"field IN ({', '.join(repr(field) for field in FIELDS)})", name="field"),
        sa.CheckConstraint("position >= 0", name="position"),
    )
    _fact_table(
        "citation",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("source", sa.String(), sa.ForeignKey("source.slug"), nullable=False, index=True),
        sa.Column("line", sa.Integer(), nullable=False),
        _words_column("anchor"),
        _words_column("section"),
        sa.CheckConstraint("position >= 0", name="position"),
        sa.CheckConstraint("line >= 1", name="line"),
        sa.CheckConstraint("anchor <> ''", name="anchor"),
        sa.CheckConstraint("section <> ''", name="section"),
    )
    _fact_table(
        "tag",
        sa.Column("word_list", sa.String(), primary_key=True),
        _words_column("code"),
        sa.ForeignKeyConstraint(["word_list", "code"], ["term.word_list", "term.code"]),
    )


def _people_and_places() -> None:
    extents = ("named", "listed_including", "planned", "london_wide", "various", "national", "elsewhere")
    _fact_table(
        "place",
        sa.Column("area", sa.String(), sa.ForeignKey("area.slug"), nullable=False, index=True),
        sa.Column("extent", _one_of("extent", *extents), nullable=False),
        _words_column("place", nullable=True),
        sa.Column("control", sa.Boolean(), nullable=False),
    )
    _fact_table("provider", _words_column("name"))
    _fact_table("contact", _words_column("value"))
    _fact_table("route", sa.Column("only_way", sa.Boolean(), nullable=False))


def _criteria() -> None:
    facts = (
        "age", "school_year", "sdq_score", "sex", "ethnicity", "residence", "education", "need", "gang_involvement",
        "justice_status", "setting", "asked",
    )  # fmt: skip
    operators = ("at_least", "at_most", "above", "below", "one_of", "none_of", "includes", "asked")
    _fact_table(
        "criterion",
        _words_column("key"),
        sa.Column("fact", _one_of("fact", *facts), nullable=False),
        sa.Column("operator", _one_of("operator", *operators), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("force", _one_of("force", "requirement", "priority"), nullable=False),
        *_perhaps("question", "group_name", "strand"),
    )


def _claims() -> None:
    evaluations = ("none", "promised", "under_way", "done_result_not_given", "done_result_given")
    _fact_table(
        "claim",
        _words_column("key"),
        sa.Column("kind", _one_of("kind", "activity", "outcome", "target", "cost", "evaluation"), nullable=False),
        sa.Column("scope", _one_of("scope", "this", "part", "elsewhere", "approach"), nullable=False),
        *_perhaps("reporter", "place", "design", "comparison", "standard"),
        sa.Column("evaluation", _one_of("evaluation", *evaluations), nullable=True),
        *_perhaps("evaluator"),
        sa.Column("caveats", sa.JSON(), nullable=False),
    )
    op.create_table(
        "figure",
        sa.Column("claim_id", sa.Integer(), sa.ForeignKey("claim.statement_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _words_column("value"),
        _words_column("measures"),
        sa.Column("number", sa.Float(), nullable=True),
        *_perhaps("unit", "period"),
        sa.Column("target", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position >= 0", name="position"),
        sa.CheckConstraint("TRIM(measures) <> ''", name="measures"),
    )


def _rest() -> None:
    _fact_table(
        "dated",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1800 AND 2100", name="year"),
    )
    _fact_table("funding", *_perhaps("funder", "amount", "period"))
    _fact_table(
        "relation",
        sa.Column("to_slug", sa.String(), sa.ForeignKey("programme.slug"), nullable=False, index=True),
        sa.Column("ours", sa.Boolean(), nullable=False),
    )
