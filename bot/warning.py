"""Danger first: reads each stored update on its own, before and apart from its turn.

An urgent text and the note that it was given commit in one small transaction, so no bug, backlog or ordering behind
it can
withhold it. An update that cannot be read for danger is passed on, never held back.
"""

from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.danger.texts import urgent_notice
from bot.inbox import records as inbox
from bot.inbox.records import Stored, Warned
from bot.patients import records as patients
from bot.said import Said, read
from bot.sealing import Keyring
from bot.speech import WARNING, entry
from bot.tally import Tally
from content.content import Content
from content.languages import nearest_language
from content.urgency import Known, Level, Reading
from scheduler.dispatch import Dispatcher
from scheduler.instant import Instant, Now, Transactions
from scheduler.ledger import Delivery, put
from scheduler.loop import WokenLoop
from scheduler.tables import Urgency

log = structlog.get_logger(__name__)


class Warnings:
    """The process's reader for danger."""

    def __init__(
        self,
        transactions: Transactions,
        content: Content,
        keys: Keyring,
        now: Now,
        dispatcher: Dispatcher,
        host_number: str | None,
        done: Callable[[], None],
        tally: Tally,
    ) -> None:
        self._transactions = transactions
        self._content = content
        self._keys = keys
        self._now = now
        self._dispatcher = dispatcher
        self._host_number = host_number
        self._done = done
        self._tally = tally
        self.loop = WokenLoop(self._read_on)

    async def _read_on(self) -> bool:
        try:
            return await self.read_stored() > 0
        except SQLAlchemyError as error:
            log.error("could not look for danger; trying again", error=type(error).__name__)
            self.loop.wake_after(1)
            return False

    async def read_stored(self) -> int:
        """Read the unread ones, warn where there is danger, and let the turns begin; how many there were."""
        async with self._transactions.read() as connection:
            unread = await inbox.unread(connection, self._keys.transit)
            urgent = [(stored, said, found) for stored in unread if (said := read(stored.update))
                      and (found := self._find(stored, said)) is not None]  # fmt: skip
        for stored, said, reading in urgent:
            await self._warn(stored, said, reading)
        calm = {stored.seq for stored in unread} - {stored.seq for stored, _, _ in urgent}
        if calm:
            async with self._transactions.write() as connection:
                await inbox.mark_read(connection, sorted(calm), Warned.CALM)
        if unread:
            self._done()
        return len(unread)

    def _find(self, stored: Stored, said: Said) -> Reading | None:
        """What is urgent in an update; None where nothing is, or where reading it failed."""
        if not said.text or not said.chat_id:
            return None
        try:
            reading = self._content.urgency.read(said.text, known=Known())
        except Exception as error:  # a bug in reading must not hold the message back, and is told to the host
            log.error("update could not be read for danger", seq=stored.seq, error=type(error).__name__)
            return None
        return reading if reading.level in (Level.EMERGENCY, Level.TODAY) else None

    async def _warn(self, stored: Stored, said: Said, reading: Reading) -> None:
        async with self._transactions.write() as connection:
            now = self._now()
            leased = await self._put_warning(connection, said, reading, now)
            await inbox.mark_read(connection, [stored.seq], Warned.WARNED)
        self._tally.warnings[reading.level.value] += 1
        log.info("warned", seq=stored.seq, level=reading.level.value, signs=list(reading.signs))
        self._dispatcher.send_leased(leased)
        self._dispatcher.wake()

    async def _put_warning(
        self, connection: AsyncConnection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        person = await patients.get(connection, said.user_id, self._keys)
        language = reading.language or (person and person.language) or nearest_language(said.language_code) or "en"
        notice = urgent_notice(reading, language, person if said.private else None, self._host_number, self._content)
        urgency = Urgency.EMERGENCY if reading.level is Level.EMERGENCY else Urgency.REPLY
        # One warning a message and level: an edited copy of it, or a second delivery by Telegram, warns no second time.
        once = f"{WARNING}:{said.chat_id}:{said.message_id}:{reading.level.value}"
        warning = entry(said.chat_id, WARNING, urgency, notice, self._keys.transit, now, once)
        return await put(connection, [warning], now, self._dispatcher.lease())
