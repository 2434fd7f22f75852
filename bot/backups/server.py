"""Restoring a backup on PostgreSQL: checked first, put back in one transaction, erased again before a bot may start."""

from datetime import datetime
from pathlib import Path

from bot.backups import making, postgresql, records
from bot.backups.erasing import replay_erasures
from bot.backups.key_fits import refuse_other_key
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.keys import CHECK_NAME
from bot.migrations.run import known_revisions
from bot.settings import Settings
from scheduler.connection import DatabaseRefused
from scheduler.leases import free_all


async def restore_on_server(settings: Settings, backup: Path, now: datetime, *, replace: bool) -> int:
    """Put this backup into the database; how many people were erased again. Raises NotDone.

    A database with data in it is only replaced when told so, and a backup of it is made in the data folder first.
    """
    _refuse_unfit(backup, settings)
    database = Database(settings.database)
    try:
        await _make_way(database, settings, now, replace=replace)
    except DatabaseRefused as error:
        raise NotDone(f"nothing was restored: the database does not answer ({type(error).__name__})") from error
    finally:
        await database.close()
    postgresql.put_back(database.url, backup, records.before_rows(), records.after_rows())
    erased = await replay_erasures(settings)
    await _free_leases(settings)
    return erased


async def _free_leases(settings: Settings) -> None:
    """Nobody sends any more what was being sent when the backup was made; it need not wait for its lease to end."""
    database = Database(settings.database)
    async with database.write() as connection:
        await free_all(connection)
    await database.close()


def _refuse_unfit(backup: Path, settings: Settings) -> None:
    if not backup.is_file():
        raise NotDone(f"there is no file {backup}")
    postgresql.refuse_damaged(backup)
    revisions = [row[0] for row in postgresql.rows_of(backup, "alembic_version")]
    facts = {row[0]: row[1] for row in postgresql.rows_of(backup, "facts")}
    if not revisions or CHECK_NAME not in facts:
        raise NotDone(f"{backup} is another program's database; nothing was changed")
    if not known_revisions().issuperset(revisions):
        raise NotDone("the backup was made by a newer release of Whitecell; upgrade first")
    refuse_other_key(bytes.fromhex(facts[CHECK_NAME].removeprefix(r"\\x")), settings)


async def _make_way(database: Database, settings: Settings, now: datetime, *, replace: bool) -> None:
    async with database.read() as connection:
        others, used = await records.others_connected(connection), await records.is_used(connection)
    if others:
        raise NotDone("the database is open in another program; stop every bot first")
    if used and not replace:
        raise NotDone("the database holds data; --replace makes a backup of it and puts this one in its place")
    if used:
        making.make_backup(settings, settings.data_dir / f"before-restore-{now:%Y-%m-%dT%H%M%S}.backup", now)
