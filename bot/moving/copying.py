"""Copying a bot that has lived on SQLite to PostgreSQL: all of it and compared, or nothing."""

from alembic.util import CommandError
from sqlalchemy import Table

from bot import keys as keyrings
from bot.backups import records as files
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.migrations.run import migrate
from bot.moving import records
from bot.moving.records import Content
from bot.settings import Settings, SettingsError, with_async_driver
from scheduler.connection import Connection, DatabaseRefused
from scheduler.instant import Instant
from scheduler.leases import free_all


async def copy_to(settings: Settings, address: str, now: Instant) -> dict[str, int]:
    """Copy the SQLite database to an empty PostgreSQL database at this address; the rows of each table.

    Nothing is changed in the first one. Raises NotDone, with the second one as empty as it was.
    """
    source, target = _from(settings), _to(address)
    try:
        await migrate(source)
        await migrate(target)
        async with source.write() as original, target.write() as copy:  # whoever starts meanwhile has to wait
            await _refuse_unfit(original, copy, settings)
            copied = {table.name: (await _copied(original, copy, table)).rows for table in records.tables()}
            await records.go_on_numbering(copy, await records.last_numbers(original))
            await free_all(copy)  # as a start on SQLite would
    except CommandError:
        raise NotDone("one of the databases was made by a newer release of Whitecell; upgrade first") from None
    except (DatabaseRefused, OSError) as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise NotDone(
            f"nothing was copied; a database refused ({reason}). Is the address right, its user allowed?"
        ) from error
    finally:
        await source.close()
        await target.close()
    return copied


def _from(settings: Settings) -> Database:
    source = Database(settings.database)
    if source.file is None:
        raise NotDone("this bot is on PostgreSQL already; copy it with PostgreSQL's own programs")
    if not source.file.is_file():
        raise NotDone(f"there is no database at {source.file}")
    if files.in_use(source.file):
        raise NotDone("the database is open in another program; stop the bot first")
    return source


def _to(address: str) -> Database:
    try:
        target = Database(with_async_driver(address))
    except (SettingsError, ValueError):
        target = None
    if target is None or target.embedded:
        raise NotDone("the address must be one like postgresql://user@host:5432/name; PGPASSWORD may hold the password")
    return target


async def _refuse_unfit(original: Connection, copy: Connection, settings: Settings) -> None:
    if held := await records.holds_rows(copy):
        raise NotDone(f"the PostgreSQL database is not empty (table {held}); give it one that no bot has used")
    keys, file = keyrings.given_key(settings)
    if keys is None:
        raise NotDone(f"the master key is missing: put {file.name} into {settings.data_dir}")
    try:
        change = await keyrings.in_step(original, keys)
    except SettingsError as error:
        raise NotDone(f"{error}; nothing was copied") from None
    if change is not None:
        raise NotDone("the master key is being changed: bring that to its end first, `whitecell rotate-key --confirm`")


async def _copied(original: Connection, copy: Connection, table: Table) -> Content:
    """All rows of one table; compared, row by row, with what the other database gives back."""
    left, rows = Content(), await records.some_rows(original, table, None)
    while rows:
        await records.put_rows(copy, table, rows)
        left = left.with_rows(rows)
        rows = await records.some_rows(original, table, rows[-1])
    arrived, rows = Content(), await records.some_rows(copy, table, None)
    while rows:
        arrived = arrived.with_rows(rows)
        rows = await records.some_rows(copy, table, rows[-1])
    if arrived != left:
        raise NotDone(f"nothing was copied: table {table.name} did not arrive as it left ({left.rows}, {arrived.rows})")
    return arrived
