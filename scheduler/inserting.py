"""INSERTs that meet a row that is already there, as both databases say them."""

from functools import cache

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from scheduler.connection import Connection


def insert_ignoring(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that leaves a row that is already there alone."""
    return ignoring(connection.dialect.name, table)


@cache
def ignoring(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """The same by the dialect's name, built once: building a statement takes longer than running it."""
    return inserting(dialect, table).on_conflict_do_nothing()


def insert_or_change(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say, as both databases do, what becomes of a row that is already there."""
    return inserting(connection.dialect.name, table)


def inserting(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """The dialect's own INSERT."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
