"""Danger first: reads each stored update on its own, before and apart from its turn.

An urgent text and the note that it was given commit in one small transaction, so no bug, backlog or ordering behind
it can
withhold it. An update that cannot be read for danger is passed on, never held back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.danger import giving
from bot.danger.knowing import read_for_danger
from bot.danger.texts import plain_lines
from bot.danger.watching import Watching
from bot.database import is_fault_of_database
from bot.decisions import records as decisions
from bot.decisions.records import decision
from bot.inbox import records as inbox
from bot.inbox.records import Stored, Warned
from bot.notice import EVERY_LANGUAGE, Notice, line
from bot.patients import records as patients
from bot.said import Said, read
from bot.sealing import Keyring
from bot.speech import WARNING, entry
from bot.tally import Tally
from bot.voice import speak
from content.content import Content
from content.languages import nearest_language
from content.urgency import Known, Level, Reading
from scheduler import recipients
from scheduler.connection import Connection, Transactions
from scheduler.dispatch import Dispatcher
from scheduler.fault import told
from scheduler.instant import Instant, Now
from scheduler.ledger import Delivery, Entry, new_id, put
from scheduler.loop import WokenLoop
from scheduler.tables import Urgency, deliveries

log = structlog.get_logger(__name__)

CALM = Reading(Level.NONE, (), None, ())


@dataclass(frozen=True)
class Read:
    """A stored update that was read for danger."""

    stored: Stored
    said: Said
    reading: Reading

    @property
    def urgent(self) -> bool:
        """Whether the urgent text, or "call today", goes out before anything else."""
        return self.reading.level in (Level.EMERGENCY, Level.TODAY)


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
        """Read the unread ones, warn where there is danger, and let the turns begin; how many may begin."""
        async with self._transactions.read() as connection:
            unread = await inbox.unread(connection, self._keys.transit)
        read_ = [Read(each, said := read(each.update), await self._find(each, said)) for each in unread]
        passed = sum([await self._warn(each) for each in read_ if each.urgent])
        passed += await self._pass_on([each for each in read_ if not each.urgent])
        if unread:
            self._done()
        return passed

    async def _find(self, stored: Stored, said: Said) -> Reading:
        """What an update means for this person; by its words alone where what we know of them cannot be read."""
        if not said.text or not said.chat_id:
            return CALM
        try:
            async with self._transactions.read() as connection:
                person = await patients.get(connection, said.user_id, self._keys) if said.private else None
                return await read_for_danger(connection, said.text, person, self._content, self._now())
        except Exception as error:  # a bug must not hold the message back, and is told to the host
            if is_fault_of_database(error):
                raise
            log.error("read for danger by its words alone", seq=stored.seq, error=type(error).__name__)
        return self._find_in_words(stored, said)

    def _find_in_words(self, stored: Stored, said: Said) -> Reading:
        try:
            return self._content.urgency.read(said.text, known=Known())
        except Exception as error:
            log.error("update could not be read for danger", seq=stored.seq, error=type(error).__name__)
            return CALM

    async def _pass_on(self, calm: Sequence[Read]) -> int:
        """Nothing urgent: the turns may begin; how many. What got a line about danger is noted for the host."""
        if not calm:
            return 0
        try:
            async with self._transactions.write() as connection:
                for each in calm:
                    await self._note_hint(connection, each)
                await self._mark(connection, calm, Warned.CALM)
        except Exception as error:
            if is_fault_of_database(error):
                raise
            log.error("hints not noted", error=told(error))
            return sum([await self._pass_on_alone(each) for each in calm])
        return len(calm)

    async def _pass_on_alone(self, each: Read) -> int:
        """One whose mark cannot be set stays unread, and is found again; those beside it do not wait for it."""
        try:
            async with self._transactions.write() as connection:
                await self._mark(connection, [each], Warned.CALM)
        except Exception as error:
            if is_fault_of_database(error):
                raise
            log.error("update not passed on", seq=each.stored.seq, error=told(error))
            return 0
        return 1

    async def _note_hint(self, connection: Connection, each: Read) -> None:
        if each.reading.level is Level.HINT:
            person = await patients.get(connection, each.said.user_id, self._keys) if each.said.private else None
            made = decision(new_id(), each.reading, each.reading.language, person, self._now().machine)
            await decisions.keep(connection, made, self._keys.transit)

    async def _mark(self, connection: Connection, these: Sequence[Read], found: Warned) -> None:
        await inbox.mark_read(connection, sorted(each.stored.seq for each in these), found)

    async def _warn(self, each: Read) -> int:
        """With what we know of the reader; where a bug is in that, without; and never holding up the next. How many
        turns may begin."""
        for put_warning in (self._put_warning, self._put_plain_warning):
            try:
                async with self._transactions.write() as connection:
                    leased = await put_warning(connection, each.said, each.reading, self._now())
                    await self._mark(connection, [each], Warned.WARNED)
            except Exception as error:
                if is_fault_of_database(error):
                    raise
                log.error("warning failed", seq=each.stored.seq, how=put_warning.__name__, error=type(error).__name__)
            else:
                self._warned(each, leased)
                return 1
        return await self._pass_on([each])

    def _warned(self, each: Read, leased: Sequence[Delivery]) -> None:
        self._tally.warnings[each.reading.level.value] += 1
        log.info("warned", seq=each.stored.seq, urgency=each.reading.level.value)  # no sign: it would tell of a person
        self._dispatcher.send_leased(leased)
        self._dispatcher.wake()

    async def _put_plain_warning(
        self, connection: Connection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        number = self._host_number or line("general-emergency-number")
        notice = Notice((*plain_lines(reading, number), line("unreviewed-mark")), EVERY_LANGUAGE)
        return await put(connection, [self._entry(said, reading, notice, now)], now, self._dispatcher.lease())

    def _entry(self, said: Said, reading: Reading, notice: Notice, now: Instant) -> Entry:
        """One warning a message and level: an edited copy, or a second delivery by Telegram, warns no second time.

        Thoughts of suicide have words of their own, and are not told by the urgent text for something else.
        """
        kind = "crisis" if reading.crisis else reading.level.value
        once = f"{WARNING}:{said.chat_id}:{said.message_id}:{kind}"
        urgency = Urgency.EMERGENCY if reading.level is Level.EMERGENCY else Urgency.REPLY
        speak(Notice.from_json(notice.to_json()), self._content)  # what cannot be said fails here, not when it is sent
        return entry(said, WARNING, urgency, notice, self._keys.transit, now, once)

    async def _put_warning(
        self, connection: Connection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        await recipients.heard_from(connection, said.chat_id)
        known = await patients.get(connection, said.user_id, self._keys)
        person = known if said.private else None
        spoken = reading.language or (known and known.language) or nearest_language(said.language_code)
        watching = Watching(connection, said.chat_id, said.user_id, person, self._keys, now)
        given = await giving.prepare(
            watching, reading, spoken or EVERY_LANGUAGE, self._host_number, self._content, private=said.private
        )
        warning = self._entry(said, reading, given.notice, now)
        leased = await put(connection, [warning], now, self._dispatcher.lease())
        if await _stands(connection, warning.id):
            await giving.keep(watching, given)
        return leased


async def _stands(connection: Connection, delivery_id: str) -> bool:
    """Whether it went into the ledger, and was not the second of one message."""
    return await connection.scalar(select(deliveries.c.id).where(deliveries.c.id == delivery_id)) is not None
