"""Restoring a backup of SQLite: prepared and checked beside the database, then put in its place in one step."""

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from alembic.util import CommandError

from bot import keys as keyrings
from bot.backups import making, records
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.migrations.run import migrate
from bot.patients.erasing import erase_rows
from bot.patients.erasures import Erasures
from bot.sealing import fingerprint
from bot.settings import PREFIX, Settings, with_async_driver
from scheduler.connection import Connection, DatabaseRefused
from scheduler.moments import to_ms

_EVERY_UPDATE = 2**63 - 1
_SECOND = timedelta(seconds=1)


async def restore(settings: Settings, backup: Path, *, replace: bool) -> int:
    """Put this backup where the database is; how many people were erased again. Raises NotDone, with nothing changed.

    A database with data in it is only replaced when told so, and stays beside the new one as `*.before-restore`.
    """
    database = _place_of(settings)
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


def _place_of(settings: Settings) -> Path:
    place = Database(settings.database).file
    if place is None:
        raise NotDone(
            "this database is PostgreSQL's: docs/hosting.md says how pg_restore brings it back, and "
            "`whitecell replay-erasures` erases again who was erased since"
        )
    return place


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
            await _refuse_other_key(connection, settings)
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


async def _refuse_other_key(connection: Connection, settings: Settings) -> None:
    given, file = keyrings.given_key(settings)
    if given is None:
        raise NotDone(f"the master key is missing: put {file.name} into {settings.data_dir}, or set {PREFIX}MASTER_KEY")
    check = await keyrings.key_check(connection)
    if check is None or not keyrings.fits(check, given):
        raise NotDone("this backup belongs to another master key; the one from the time of the backup opens it")


async def erase_again(connection: Connection, erasures: Erasures) -> int:
    """Erase everybody who was erased after they agreed, as far as this database knows; how many they were.

    Who agreed anew after an erasure stays. An erasure is noted to the second, so one in the same second counts.
    """
    noted = erasures.noted()
    again = [
        each
        for each in await records.everybody(connection)
        if (at := noted.get(fingerprint(str(each.user_id)))) and each.agreed_ms < _ms_after(at)
    ]
    for each in again:
        await erase_rows(connection, each.user_id, each.chat_id, _EVERY_UPDATE)
    return len(again)


def _ms_after(second: datetime) -> int:
    return to_ms(second + _SECOND)


async def replay_erasures(settings: Settings) -> int:
    """Erase again in the database as it stands, after PostgreSQL's own programs brought it back; how many they were."""
    database = Database(settings.database)
    try:
        await migrate(database)
        async with database.write() as connection:
            erased = await erase_again(connection, Erasures(settings.data_dir))
        await database.checkpoint()
    except (DatabaseRefused, OSError) as error:
        raise NotDone(f"the database cannot be used ({type(error).__name__}); nothing was erased") from error
    finally:
        await database.close()
    return erased


def _put_in_place(prepared: Path, database: Path) -> None:
    """In one step: whenever this is broken off, the old database or the restored one stands there."""
    making.to_the_disk(prepared)
    if database.exists():
        kept = database.with_name(f"{database.name}.before-restore")
        kept.unlink(missing_ok=True)
        os.link(database, kept)
    for log in ("-wal", "-shm"):  # of a database that is gone; SQLite would read it into this one
        database.with_name(database.name + log).unlink(missing_ok=True)
    prepared.replace(database)
    making.to_the_disk(database.parent)
