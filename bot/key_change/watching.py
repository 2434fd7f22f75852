"""A running process takes a new master key: it looks each second, and shows what it knows."""

import structlog

from bot import keys as keyrings
from bot.database import Database
from bot.key_change.holding import Knows, locks_of
from bot.key_change.records import Change, Stage
from bot.sealing import Keyring
from bot.settings import SettingsError

log = structlog.get_logger(__name__)


class KeyWatch:
    """Keeps one process's keyring in step with the database."""

    def __init__(self, database: Database, keys: Keyring) -> None:
        self._database = database
        self._keys = keys
        self._locks = locks_of(database)
        self._knows = Knows.ONE_KEY

    async def begin(self) -> None:
        """Show that we are there before the keys are read once more: whoever changes them from now on waits for us."""
        await self._locks.hold(Knows.ONE_KEY)
        await self._look()

    async def look(self) -> None:
        """Take what has changed, and only then show it."""
        try:
            await self._look()
        except SettingsError as error:
            log.error("this database has another key now", what=str(error))

    async def _look(self) -> None:
        async with self._database.read() as connection:
            change = await keyrings.in_step(connection, self._keys)
        knows = _known(change)
        await self._locks.hold(knows)
        if knows is not self._knows:
            self._knows = knows
            log.info("keys", knows=knows.name.lower())

    async def end(self) -> None:
        """Nobody need wait for us any more."""
        await self._locks.leave()


def _known(change: Change | None) -> Knows:
    if change is None:
        return Knows.ONE_KEY
    return Knows.OPENS_WITH_BOTH if change.stage is Stage.ANNOUNCED else Knows.SEALS_WITH_NEW
