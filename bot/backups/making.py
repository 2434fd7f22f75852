"""Making a backup: under a temporary name, checked, then named. The key is not in the database, so in no backup."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from bot.backups import postgresql, records
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.disk import to_the_disk
from bot.settings import Settings
from scheduler.connection import DatabaseRefused

KEY_IS_CHANGING = "the master key is being changed: first bring that to its end with `whitecell rotate-key`"


def make_backup(settings: Settings, file: Path, now: datetime) -> None:
    """A backup of the database as it stands, also while the bot runs. Raises NotDone."""
    if file.exists():
        raise NotDone(f"{file} is there already; give the backup a name of its own")
    database = Database(settings.database)  # only its address is needed
    part = unfinished(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        empty(part)
        if database.file is None:
            _dump(database.url, part)
        else:
            _copy(database.file, part, now)
        to_the_disk(part)
        part.replace(file)
        to_the_disk(file.parent)
    except (OSError, sqlite3.Error) as error:
        raise NotDone(f"no backup was made: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _dump(url: URL, part: Path) -> None:
    postgresql.dump(url, part)
    try:
        changing = records.key_is_changing(url)
    except DatabaseRefused as error:
        raise NotDone(f"no backup was made: the database does not answer ({type(error).__name__})") from error
    if changing:
        raise NotDone(KEY_IS_CHANGING)
    postgresql.refuse_damaged(part)


def unfinished(file: Path) -> Path:
    """The name a file has until it is whole."""
    return file.with_name(f"{file.name}.part")


def _copy(source: Path, part: Path, now: datetime) -> None:
    if not source.is_file():
        raise NotDone(f"there is no database at {source}")
    records.copy(source, part)
    if not records.has_shape(part):
        raise NotDone(f"{source} is not a database of Whitecell")
    if not records.leave_out_keys(part):
        raise NotDone(KEY_IS_CHANGING)
    records.mark_finished(part, now.isoformat(timespec="seconds"))
    if not records.sound(part):
        raise NotDone(f"{source} is damaged; keep your earlier backups")


def empty(file: Path) -> None:
    """A new, empty file that only its owner can read."""
    file.unlink(missing_ok=True)
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
