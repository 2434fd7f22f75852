"""Danger first: reads each stored update on its own, before and apart from its turn.

An urgent text and the note that it was given commit in one small transaction, so no bug, backlog or ordering behind
it can withhold it. An update that cannot be read for danger is passed on, never held back. While many are unread, the
most urgent by their words come first, and the turns wait.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import HMAC

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.danger.knowing import read_for_danger
from bot.danger.ways import Ways
from bot.database import is_fault_of_database
from bot.decisions import records as decisions
from bot.decisions.records import decision
from bot.inbox import records as inbox
from bot.inbox.records import Stored, Warned
from bot.patients import records as patients
from bot.patients.records import Person
from bot.said import Kind, Said, read
from bot.sealing import Keyring
from bot.tally import Tally
from content.content import Content
from content.urgency import Known, Level, Reading
from scheduler.connection import Connection, Transactions
from scheduler.dispatch import Dispatcher
from scheduler.fault import told
from scheduler.instant import Now
from scheduler.ledger import Delivery, new_id
from scheduler.loop import WokenLoop

log = structlog.get_logger(__name__)

AT_ONCE = 100  # updates: a tenth of a second
LONGEST_BEHIND = timedelta(seconds=5)  # for which turns wait for the reading at a stretch, however many updates come
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
        self._ways = Ways(content, keys, host_number, dispatcher.lease)
        self._done = done
        self._tally = tally
        self._behind_since: datetime | None = None  # machine time
        self.loop = WokenLoop(self._read_on)

    @property
    def behind(self) -> bool:
        """Whether turns leave the process to the reading now, since more updates are unread than it reads at once."""
        since = self._behind_since
        return since is not None and self._now().machine < since + LONGEST_BEHIND

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
            unread = await inbox.unread(connection, self._keys.transit, AT_ONCE)
        passed, calm = 0, list[Read]()
        for stored, said in self._most_urgent_first(unread):
            found = Read(stored, said, await self._find(stored, said))
            if found.urgent:
                passed += await self._warn(found)
            else:
                calm.append(found)
        passed += await self._pass_on(calm)
        self._note_pace(unread)
        return passed

    def _most_urgent_first(self, unread: Sequence[Stored]) -> list[tuple[Stored, Said]]:
        """By their words alone, before anything is looked up for any of them."""
        order = {Level.EMERGENCY: 0, Level.TODAY: 1}
        each = [(stored, read(stored.update)) for stored in unread]
        if len(each) == 1:  # as mostly: nothing to read twice
            return each
        return sorted(each, key=lambda one: order.get(self._find_in_words(*one).level, len(order)))

    def _note_pace(self, unread: Sequence[Stored]) -> None:
        """Whether the turns shall wait for the reading, and that they may go on."""
        was_behind = self._behind_since is not None
        if len(unread) < AT_ONCE:
            self._behind_since = None
        elif not was_behind:
            self._behind_since = self._now().machine
        if unread or was_behind:
            self._done()

    async def _find(self, stored: Stored, said: Said) -> Reading:
        """What an update means for this person; by its words alone where what we know of them cannot be read."""
        if not _can_be_read(said):
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
        if not _can_be_read(said):
            return CALM
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
            if hint_id := _hint_id(each.said, person):
                made = decision(hint_id, each.reading, each.reading.language, person, self._now().machine)
                await decisions.keep(connection, made, self._keys.transit)

    async def _mark(self, connection: Connection, these: Sequence[Read], found: Warned) -> None:
        await inbox.mark_read(connection, sorted(each.stored.seq for each in these), found)

    async def _warn(self, each: Read) -> int:
        """With what we know of the reader; where a bug is in that, with less and less of it; and never holding up the
        next. How many turns may begin."""
        for way, put_warning in enumerate(self._ways.best_first, start=1):
            try:
                async with self._transactions.write() as connection:
                    leased = await put_warning(connection, each.said, each.reading, self._now())
                    await self._mark(connection, [each], Warned.WARNED)
            except Exception as error:
                if is_fault_of_database(error):
                    raise
                log.error("warning failed", seq=each.stored.seq, way=way, error=told(error))
            else:
                self._warned(each, leased)
                return 1
        return await self._pass_on([each])

    def _warned(self, each: Read, leased: Sequence[Delivery]) -> None:
        self._tally.warnings[each.reading.level.value] += 1
        log.info("warned", seq=each.stored.seq, urgency=each.reading.level.value)  # no sign: it would tell of a person
        self._dispatcher.send_leased(leased)
        self._dispatcher.wake()


def _can_be_read(said: Said) -> bool:
    """Whether it has words, and a chat to warn."""
    return bool(said.text and said.chat_id)


def _hint_id(said: Said, person: Person | None) -> str | None:
    """One for all versions of a message, made with the person's own key, so that nobody can make it once they are
    erased. None for an edit by somebody without one: what tells that it was noted before would be a trace of them."""
    if person is not None and person.key is not None:
        return HMAC(person.key.secret, f"hint {said.chat_id}:{said.message_id}".encode(), sha256).hexdigest()[:32]
    return None if said.kind is Kind.EDIT else new_id()
