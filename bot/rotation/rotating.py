"""A new master key, also while the bot runs, in any number of processes.

Every process opens with both keys before the first seals with the new one, and seals with the new one before what
stands under the old one is sealed anew. Broken off anywhere, everything stays readable to all of them, and the same
command goes on from there.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot import keys as keyrings
from bot.backups.refusal import NotDone
from bot.database import Database
from bot.key_change import records as changes
from bot.key_change.holding import Knows, locks_of
from bot.key_change.records import Change, Stage
from bot.migrations.run import migrate
from bot.rotation import records
from bot.rotation.key_files import KeyFiles
from bot.rotation.records import RULES, Batch, Resealed, Rule
from bot.sealing import Keyring, keyring
from bot.settings import PREFIX, Settings, SettingsError
from scheduler.connection import Connection, DatabaseRefused

log = structlog.get_logger(__name__)

EVERYBODY_WITHIN = timedelta(minutes=2)
_LOOK_EVERY = 0.2  # seconds
_CHANGER = 7_235_415  # any number: one process at a time changes the key


@dataclass(frozen=True)
class Rotated:
    """What was sealed anew, and whether the new key stands where the old one stood."""

    resealed: Resealed
    in_place: bool
    files: KeyFiles


async def rotate(settings: Settings, within: timedelta = EVERYBODY_WITHIN) -> Rotated:
    """Put everything under a new master key, or finish doing so. Raises NotDone."""
    files = KeyFiles.by(settings)
    async with _alone(settings) as database:
        change = await _begun(database, _given(settings), files)
        files.keep_new(change.new)
        resealed = await _go_on(database, change, within)
        await database.checkpoint()
    return Rotated(resealed, files.put_in_place(change.new), files)


async def confirm(settings: Settings) -> None:
    """Remove the old key once everybody has the new one and nothing stands under the old. Raises NotDone."""
    files = KeyFiles.by(settings)
    async with _alone(settings) as database:
        keys = _given(settings)
        change = await _change(database, keys)
        if change is not None:
            await _end(database, change, keys)
        elif not files.old.exists() and not files.new.exists():
            raise NotDone("there is no old key to remove")
        await database.checkpoint()
    files.drop_others()


async def _end(database: Database, change: Change, given: Keyring) -> None:
    if change.stage is not Stage.SEALED:
        raise NotDone("the change of key is not finished: `whitecell rotate-key` goes on with it")
    if given.secrets[0] != change.new:
        raise NotDone(f"{PREFIX}MASTER_KEY is still the old key; put the new one in its place first, on every machine")
    await _reseal_all(database, change)  # what was on its way to the disk when it was last looked through
    async with database.write() as connection:
        await changes.end(connection)


def _given(settings: Settings) -> Keyring:
    try:
        keys, file = keyrings.given_key(settings)
    except SettingsError as error:
        raise NotDone(str(error)) from None
    if keys is None:
        raise NotDone(f"there is no key at {file}")
    return keys


@asynccontextmanager
async def _alone(settings: Settings) -> AsyncIterator[Database]:
    """The database, while no other process changes the key."""
    database = Database(settings.database)
    if database.file is not None and not database.file.is_file():
        raise NotDone(f"there is no database at {database.file}")
    place = database.sole_place(_CHANGER)
    try:
        if not await place.have():
            raise NotDone("another process is changing the key; wait for it")
        await migrate(database)
        yield database
    except (DatabaseRefused, OSError) as error:
        raise NotDone(
            f"the change of key stopped ({type(error).__name__}); the bot goes on, and the same command too"
        ) from error
    finally:
        await place.leave()
        await database.close()


async def _change(database: Database, keys: Keyring) -> Change | None:
    """The change that is under way. Raises NotDone for a key that is not this database's."""
    try:
        async with database.read() as connection:
            return await keyrings.in_step(connection, keyring(keys.secrets[0]))
    except SettingsError as error:
        raise NotDone(f"{error}; nothing was changed, and the old key stays") from None


async def _begun(database: Database, given: Keyring, files: KeyFiles) -> Change:
    """The change that is under way, or a new one."""
    change = await _change(database, given)
    if files.old.exists() if change is None else change.stage is Stage.SEALED and given.secrets[0] == change.new:
        raise NotDone("the last change waits for you: look at the bot, then `whitecell rotate-key --confirm`")
    if change is None:
        new = files.new_key(other_than=given)
        async with database.write() as connection:
            await changes.announce(connection, given, new)
        change = Change(Stage.ANNOUNCED, given.secrets[0], new.secrets[0])
    return change


async def _go_on(database: Database, change: Change, within: timedelta) -> Resealed:
    """From wherever it stands to its end."""
    if change.stage is Stage.SEALED:
        return Resealed()
    log.info("the change of key goes on", stage=change.stage.value)
    if change.stage is Stage.ANNOUNCED:
        await _until_none_only(database, Knows.ONE_KEY, within)
        async with database.write() as connection:
            await keyrings.write_check(connection, keyring(change.new))
            await changes.move_on(connection, Stage.SWITCHED)
        log.info("the change of key goes on", stage=Stage.SWITCHED.value)
    await _until_none_only(database, Knows.ONE_KEY, within)
    await _until_none_only(database, Knows.OPENS_WITH_BOTH, within)
    resealed = await _reseal_all(database, change)
    async with database.write() as connection:
        await changes.move_on(connection, Stage.SEALED)
    return resealed


async def _until_none_only(database: Database, knows: Knows, within: timedelta) -> None:
    """Wait until every running process knows more than this."""
    locks = locks_of(database)
    try:
        async with asyncio.timeout(within.total_seconds()):
            while await locks.holders(knows):  # noqa: ASYNC110 - other processes cannot set an event of ours
                await asyncio.sleep(_LOOK_EVERY)
    except TimeoutError:
        raise NotDone(
            f"a process has not taken the new key in {within.total_seconds():.0f} seconds. If it hangs, restart it; "
            "then run this command again. Until then all goes on with both keys"
        ) from None


async def _reseal_all(database: Database, change: Change) -> Resealed:
    """Everything that stands under the old key, under the new one; looked through until nothing is left."""
    old, new = keyring(change.old), keyring(change.new)
    total = Resealed()
    while True:
        for rule in RULES:
            total += await _through(database.write, records.reseal_some, rule, old, new)
        still = Resealed()
        for rule in RULES:
            still += await _through(database.read, records.look_through, rule, old, new)
        if not still.changed:
            return Resealed(total.changed, still.left)


_Step = Callable[[Connection, Rule, Keyring, Keyring, tuple[Any, ...] | None], Awaitable[Batch]]


async def _through(
    transaction: Callable[[], AbstractAsyncContextManager[Connection]],
    step: _Step,
    rule: Rule,
    old: Keyring,
    new: Keyring,
) -> Resealed:
    """One column from its first value to its last, a few in each transaction, so that nobody waits long."""
    total, last = Resealed(), None
    while True:
        async with transaction() as connection:
            batch = await step(connection, rule, old, new, last)
        total += batch.did
        last = batch.last
        if last is None:
            return total
