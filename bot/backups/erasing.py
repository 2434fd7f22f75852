"""Erasing again, in a database from before, everybody who has been erased since."""

from datetime import datetime, timedelta

from bot.backups import records
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.migrations.run import migrate
from bot.patients.erasing import erase_rows
from bot.patients.erasures import Erasures
from bot.sealing import fingerprint
from bot.settings import Settings
from scheduler.connection import Connection, DatabaseRefused
from scheduler.moments import to_ms

_EVERY_UPDATE = 2**63 - 1
_SECOND = timedelta(seconds=1)


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
            await records.unmark(connection)
        await database.checkpoint()
    except (DatabaseRefused, OSError) as error:
        raise NotDone(f"the database cannot be used ({type(error).__name__}); nothing was erased") from error
    finally:
        await database.close()
    return erased
