"""Run by Alembic for every command; the connection comes from the caller, inside the caller's transaction.

Foreign keys are never switched on here: SQLite alters a table by rebuilding it, and dropping the old one would then empty
every table that refers to it.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString

from catalogue.storage.fact_tables import METADATA


def render_item(kind: str, item: Any, _autogen: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - Alembic asks for it so
    """Writes SQLModel's own string type as plain sa.String(): new revisions would name a type that they do not import."""
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
