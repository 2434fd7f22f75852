"""Restoring a backup: of SQLite, prepared and checked beside the database, then put in its place in one step."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from alembic.util import CommandError

from bot import keys as keyrings
from bot.backups import making, records
from bot.backups.erasing import erase_again
from bot.backups.key_fits import refuse_other_key
from bot.backups.refusal import NotDone
from bot.backups.server import restore_on_server
from bot.database import Database
from bot.disk import to_the_disk
from bot.migrations.run import migrate
from bot.patients.erasures import Erasures
from bot.settings import Settings, with_async_driver
from scheduler.connection import DatabaseRefused


async def restore(settings: Settings, backup: Path, now: datetime, *, replace: bool) -> int:
    """Put this backup where the database is; how many people were erased again. Raises NotDone, with nothing changed.

    A database with data in it is only replaced when told so, and stays beside the new one as `*.before-restore`.
    """
    database = Database(settings.database).file
    if database is None:
        return await restore_on_server(settings, backup, now, replace=replace)
    prepared = database.with_name(f"{database.name}.restoring")
    try:
        _refuse_unfit(backup)
        _make_way(database, replace)
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        making.empty(prepared)
        records.copy(backup, prepared)
        erased = await _made_ours(prepared, settings)
        _put_in_place(prepared, database)
    except (OSError, sqlite3.Error) as error:
        raise NotDone(f"nothing was restored: {error}") from error
    finally:
        prepared.unlink(missing_ok=True)
    return erased


def _refuse_unfit(backup: Path) -> None:
    if not backup.is_file():
        raise NotDone(f"there is no file {backup}")
    try:
        ours = records.has_shape(backup)
        finished = ours and records.made_at(backup) is not None
        sound = finished and records.sound(backup)
    except sqlite3.DatabaseError:
        raise NotDone(f"{backup} is damaged, or not a backup of Whitecell at all; nothing was changed") from None
    if not ours:
        raise NotDone(f"{backup} is another program's database; nothing was changed")
    if not finished:
        raise NotDone(f"{backup} was never finished, or is a database and no backup; nothing was changed")
    if not sound:
        raise NotDone(f"{backup} is damaged; nothing was changed")


def _make_way(database: Path, replace: bool) -> None:
    if not database.exists():
        return
    if _used(database) and not replace:
        raise NotDone(f"{database} holds data; --replace keeps it as *.before-restore and puts the backup in its place")
    if database.stat().st_size and records.in_use(database):
        raise NotDone(f"{database} is open in another program; stop the bot first")


def _used(database: Path) -> bool:
    try:
        return records.has_rows(database)
    except sqlite3.DatabaseError:
        return True  # what cannot be read may hold something


async def _made_ours(prepared: Path, settings: Settings) -> int:
    """Check the key, bring it to this program's shape, erase again; how many were erased."""
    database = Database(with_async_driver(f"sqlite:///{prepared}"))
    try:
        async with database.read() as connection:
            refuse_other_key(await keyrings.key_check(connection), settings)
        await migrate(database)
        async with database.write() as connection:
            erased = await erase_again(connection, Erasures(settings.data_dir))
            await records.unmark(connection)
        await database.checkpoint()
    except CommandError:
        raise NotDone("the backup was made by a newer release of Whitecell; upgrade first") from None
    except DatabaseRefused as error:
        raise NotDone(f"the backup cannot be used ({type(error).__name__}); nothing was changed") from error
    finally:
        await database.close()
    return erased


def _put_in_place(prepared: Path, database: Path) -> None:
    """In one step: whenever this is broken off, the old database or the restored one stands there."""
    to_the_disk(prepared)
    if database.exists():
        kept = database.with_name(f"{database.name}.before-restore")
        kept.unlink(missing_ok=True)
        os.link(database, kept)
    for log in ("-wal", "-shm"):  # of a database that is gone; SQLite would read it into this one
        database.with_name(database.name + log).unlink(missing_ok=True)
    prepared.replace(database)
    to_the_disk(database.parent)
