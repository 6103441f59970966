"""Drops the name for sorting: listings are put in order by the domain, and nothing read it.

The column is dropped in place and not by rebuilding the table, which on SQLite would lose its CHECKs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEX = "ix_programme_folded_name"


def upgrade() -> None:
    """Drops the index, then the column that it is on."""
    op.drop_index(INDEX, table_name="programme")
    op.drop_column("programme", "folded_name")


def downgrade() -> None:
    """Puts the column back with the name as it is; the next load of a listing would write it anew."""
    op.add_column("programme", sa.Column("folded_name", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE programme SET folded_name = LOWER(name)")
    op.create_index(INDEX, "programme", ["folded_name"])
