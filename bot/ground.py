"""What a process stands on: settings, a migrated database, the key that fits it, the content and the clock."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import structlog
from sqlalchemy.exc import ArgumentError

from bot import keys as keyrings
from bot.backups import records as backups
from bot.database import Database
from bot.migrations.run import migrate
from bot.sealing import Keyring
from bot.settings import PREFIX, Settings, SettingsError
from content.content import Content
from scheduler.clock import Clock
from scheduler.connection import DatabaseRefused

_ADDRESS = "postgresql://user:password@host:5432/name"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ground:
    """Everything a process is given; it makes none of it itself."""

    settings: Settings
    database: Database
    keys: Keyring
    content: Content
    clock: Clock


def load_content(settings: Settings) -> Content:
    """The content, with its fitted matcher from the data folder's cache. Raises ContentError with each line at
    fault, SettingsError for a folder that cannot be used."""
    _make_folder(settings.data_dir)
    log.info("reading the content; the first start with it takes some seconds longer")
    gc.disable()  # nearly all that is made here stays: walking through it again and again took a third of the time
    try:
        content = Content.load(settings.content_dir, settings.data_dir / "cache")
    finally:
        gc.enable()
    gc.freeze()  # what is never let go need not be walked through each time something is
    return content


async def prepare(settings: Settings, content: Content) -> Ground:
    """What a process with this content stands on. Raises SettingsError with what to do."""
    database, keys = await open_database(settings)
    return Ground(settings, database, keys, content, Clock())


async def open_database(settings: Settings) -> tuple[Database, Keyring]:
    """Open and migrate the database, and find or make its key. Raises SettingsError with what to do."""
    _make_folder(settings.data_dir)
    database = _database(settings)
    try:
        return database, await _open(settings, database)
    except BaseException:
        await database.close()
        raise


@asynccontextmanager
async def looked_into(settings: Settings) -> AsyncIterator[Database]:
    """The database there is, for a command that only looks into it; none is made. Raises SettingsError."""
    database = _database(settings)
    refuse_absent(database)
    try:
        yield database
    except DatabaseRefused as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise SettingsError(
            f"{PREFIX}DATABASE_URL: the database refuses ({reason}). Is it running, has a bot ever started on it?"
        ) from error
    finally:
        await database.close()


def refuse_absent(database: Database) -> None:
    """Raises SettingsError where there is no SQLite file; opening it would make one."""
    if database.file is not None and not database.file.is_file():
        raise SettingsError(
            f"{PREFIX}DATA_DIR: there is no database at {database.file}; is that where the bot keeps it?"
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryFile(dir=folder):
            pass  # it can be written to
    except OSError as error:
        raise SettingsError(f"{PREFIX}DATA_DIR cannot be written to ({error.strerror}): {folder}") from None


def _database(settings: Settings) -> Database:
    try:
        return Database(settings.database)
    except (ArgumentError, ValueError):
        raise SettingsError(f"{PREFIX}DATABASE_URL is no address of a database, like {_ADDRESS}") from None


async def _open(settings: Settings, database: Database) -> Keyring:
    keyrings.given_key(settings)  # a wrong setting is told before anything is changed
    try:
        await migrate(database)
        return await _matching_key(settings, database)
    except (DatabaseRefused, OSError) as error:
        reason = type(getattr(error, "orig", error)).__name__
        raise SettingsError(
            f"{PREFIX}DATABASE_URL: the database cannot be opened ({reason}). Is it running, is the disk full or the "
            f"folder read-only, does another program hold it? Nothing was changed."
        ) from error


async def _matching_key(settings: Settings, database: Database) -> Keyring:
    async with database.read() as connection:
        if await backups.is_being_restored(connection):
            raise SettingsError(
                f"{PREFIX}DATABASE_URL: a restore was broken off before who was erased since the backup was erased "
                "again. `whitecell replay-erasures` finishes it"
            )
    if (first := await _first_key(settings, database)) is not None:
        return first
    given, key_file = keyrings.given_key(settings)
    if given is None:
        raise SettingsError(
            f"{PREFIX}MASTER_KEY is missing: this database was made with a key. Put {key_file.name} back into "
            f"{PREFIX}DATA_DIR, or set {PREFIX}MASTER_KEY or {PREFIX}MASTER_KEY_FILE"
        )
    async with database.read() as connection:
        await keyrings.in_step(connection, given)
    return given


async def _first_key(settings: Settings, database: Database) -> Keyring | None:
    """The key of a new database, given or made now and on the disk before it counts; None for a database that has one.

    Of several processes that start at once, one binds the database, and the others wait for it here.
    """
    given, file = keyrings.given_key(settings)
    keys = given or keyrings.new_keyring()
    async with database.write() as connection:
        if not await keyrings.bind(connection, keys):
            return None
        if given is None:
            keyrings.write_key(file, keys)
            log.warning(
                "a master key was made; back it up apart from the database, without it nothing can be read",
                file=str(file),
            )
    return keys
