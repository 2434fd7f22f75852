"""Alembic's entry: both packages' tables, on the connection it is handed."""

from alembic import context

from bot.database import ALL_METADATA
from bot.tables import OWNERS

if not OWNERS:  # importing them is what makes every room's tables known here
    raise RuntimeError("no room owns a table")

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=ALL_METADATA,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
