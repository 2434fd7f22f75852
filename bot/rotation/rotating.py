"""A new master key, while the bot is stopped.

The new key is on the disk before anything is sealed with it, everything is sealed anew in one transaction, and only
then do the key files change their names. Broken off anywhere, the same command goes on from there.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot import keys as keyrings
from bot.backups import records as files
from bot.backups.making import to_the_disk
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.migrations.run import migrate
from bot.rotation import records
from bot.rotation.records import Resealed
from bot.sealing import Keyring
from bot.settings import PREFIX, Settings


@dataclass(frozen=True)
class KeyFiles:
    """The key in use, the one that is to follow it, and the one before it."""

    current: Path

    @property
    def new(self) -> Path:
        """There from the making of a new key until it is the one in use."""
        return self.current.with_name(f"{self.current.name}.new")

    @property
    def old(self) -> Path:
        """There until the host has confirmed the new one."""
        return self.current.with_name(f"{self.current.name}.old")


async def rotate(settings: Settings) -> Resealed:
    """Put everything under a new master key, or finish doing so. Raises NotDone."""
    key_files = _key_files(settings)
    database = _alone(settings)
    try:
        if not key_files.new.exists():
            if key_files.old.exists():
                raise NotDone(f"{key_files.old} is there from the last change: `whitecell rotate-key --confirm` first")
            keyrings.make_key(key_files.new)
            to_the_disk(key_files.new.parent)
        resealed = await _reseal(database, keyrings.read_key(key_files.current), keyrings.read_key(key_files.new))
        await database.checkpoint()
    finally:
        await database.close()
    _rename(key_files)
    return resealed


async def confirm(settings: Settings) -> None:
    """Remove the old key once the new one opens this database and everybody's key in it. Raises NotDone."""
    key_files = _key_files(settings)
    if key_files.new.exists():
        raise NotDone("the change of key is not finished: `whitecell rotate-key` goes on with it")
    if not key_files.old.exists():
        raise NotDone("there is no old key to remove")
    database = Database(settings.database)
    try:
        async with database.read() as connection:
            keys = keyrings.read_key(key_files.current)
            check = await keyrings.key_check(connection)
            unopened = await records.people_who_do_not_open(connection, keys)
    finally:
        await database.close()
    if check is None or not keyrings.fits(check, keys) or unopened:
        raise NotDone(f"the key in use does not open everything; {key_files.old} stays")
    key_files.old.unlink()


def _key_files(settings: Settings) -> KeyFiles:
    if settings.master_key is not None:
        raise NotDone(
            f"the key stands in {PREFIX}MASTER_KEY, which no command can change: put it into a file, name that in "
            f"{PREFIX}MASTER_KEY_FILE, and run this again"
        )
    current = settings.master_key_file or settings.data_dir / keyrings.KEY_FILE
    if not current.is_file():
        raise NotDone(f"there is no key at {current}")
    return KeyFiles(current)


def _alone(settings: Settings) -> Database:
    database = Database(settings.database)
    if database.file is None:
        return database
    if not database.file.is_file():
        raise NotDone(f"there is no database at {database.file}")
    if files.in_use(database.file):
        raise NotDone("the database is open in another program; stop the bot first")
    return database


async def _reseal(database: Database, old: Keyring, new: Keyring) -> Resealed:
    """All of it in one transaction; nothing where an earlier run had committed it."""
    await migrate(database)
    async with database.write() as connection:
        if not database.embedded and await records.others_connected(connection):
            raise NotDone("the database is open in another program; stop every bot first")
        check = await keyrings.key_check(connection)
        if check is not None and keyrings.fits(check, new):
            return Resealed(0, 0)
        if check is None or not keyrings.fits(check, old):
            raise NotDone(f"{PREFIX}MASTER_KEY is not the key this database was made with")
        resealed = await records.rewrap_people(connection, old, new)
        resealed += await records.reseal_transit(connection, old, new)
        await keyrings.write_check(connection, new)
    return resealed


def _rename(key_files: KeyFiles) -> None:
    with suppress(FileExistsError):  # kept before this was broken off
        os.link(key_files.current, key_files.old)
    key_files.new.replace(key_files.current)
    to_the_disk(key_files.current.parent)
