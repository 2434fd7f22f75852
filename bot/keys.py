"""Where the master key comes from, and the check that it fits the database it is used with."""

import base64
import os
from pathlib import Path

from bot.database import fact, put_fact, put_new_fact
from bot.disk import to_the_disk
from bot.key_change import records as changes
from bot.key_change.records import Change
from bot.sealing import KEY_BYTES, CannotOpen, Keyring, Place, keyring
from bot.settings import PREFIX, Settings, SettingsError
from scheduler.connection import Connection

KEY_FILE = "master.key"
_CHECK = Place("facts", "value", "whitecell", "key check")
CHECK_NAME = "key check"
_CHECK_WORDS = b"this database belongs to this key"


def given_key(settings: Settings) -> tuple[Keyring | None, Path]:
    """The master key the host gave or an earlier start made (None: there is none yet), and where one would be made."""
    made_here = settings.data_dir / KEY_FILE
    if settings.master_key is not None:
        return _decoded(settings.master_key.get_secret_value(), "MASTER_KEY"), made_here
    file = settings.master_key_file or made_here
    try:
        if file.is_file():
            return read_key(file), file
    except OSError as error:
        raise SettingsError(
            f"{PREFIX}MASTER_KEY_FILE cannot be read ({error.strerror}): {file}; does it belong to the bot's user?"
        ) from None
    if settings.master_key_file is not None:
        raise SettingsError(f"{PREFIX}MASTER_KEY_FILE names a file that is not there: {file}")
    return None, made_here


def _decoded(written: str, setting: str) -> Keyring:
    try:
        secret = base64.b64decode(written, validate=True)
    except ValueError:  # binascii.Error is one, and so is what stands beyond ASCII
        secret = b""
    if len(secret) != KEY_BYTES:
        raise SettingsError(f"{PREFIX}{setting} is not a master key; it must be 32 bytes in base64 (44 characters)")
    return keyring(secret)


def read_key(file: Path) -> Keyring:
    """The master key in this file. Raises OSError, and SettingsError for what is none."""
    return _decoded(file.read_text(errors="replace").strip(), "MASTER_KEY_FILE")


def make_key(file: Path) -> Keyring:
    """A new master key, written to this file for its owner's eyes only. Never overwrites one."""
    return write_key(file, new_keyring())


def new_keyring() -> Keyring:
    """A new master key, in memory only."""
    return keyring(os.urandom(KEY_BYTES))


def write_key(file: Path, keys: Keyring) -> Keyring:
    """This master key on the disk, in a file for its owner's eyes only. Never overwrites one."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(base64.b64encode(keys.master.secret) + b"\n")
        out.flush()
        os.fsync(out.fileno())
    to_the_disk(file.parent)
    return keys


async def key_check(connection: Connection) -> bytes | None:
    """The sealed check this database holds; None for a new database."""
    return await fact(connection, CHECK_NAME)


def fits(check: bytes, keys: Keyring) -> bool:
    """Whether this key is the one the database was made with."""
    try:
        return keys.master.open(check, _CHECK) == _CHECK_WORDS
    except CannotOpen:
        return False


async def in_step(connection: Connection, keys: Keyring) -> Change | None:
    """Have this keyring hold what the database asks for now; the change of key that is under way, None for none.

    Raises SettingsError when none of its keys is one of this database's.
    """
    try:
        change = await changes.under_way(connection, keys)
    except CannotOpen:
        raise _not_its_key() from None
    if change is not None:
        change.take(keys)
        return change
    check = await key_check(connection)
    fitting = [secret for secret in keys.secrets if check is not None and fits(check, keyring(secret))]
    if not fitting:
        raise _not_its_key()
    keys.hold(fitting[0])
    return None


def _not_its_key() -> SettingsError:
    return SettingsError(
        f"{PREFIX}MASTER_KEY is not the key this database was made with. Was it changed by `whitecell rotate-key`? "
        "Then this process needs the new key"
    )


async def bind(connection: Connection, keys: Keyring) -> bool:
    """Bind a new database to this key; False where it is bound already, also by one who starts at this moment."""
    return await put_new_fact(connection, CHECK_NAME, keys.master.seal(_CHECK_WORDS, _CHECK))


async def write_check(connection: Connection, keys: Keyring) -> None:
    """Bind the database to this key instead."""
    await put_fact(connection, CHECK_NAME, keys.master.seal(_CHECK_WORDS, _CHECK))
