"""Putting an urgent text into the ledger: in four ways, each with less of what may be wrong than the one before."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.danger import giving
from bot.danger.texts import plain_lines
from bot.danger.watching import Watching
from bot.decisions import records as decisions
from bot.decisions.records import decision
from bot.notice import EVERY_LANGUAGE, Notice, line
from bot.patients import records as patients
from bot.patients.records import Person
from bot.said import Said
from bot.sealing import Keyring
from bot.speech import WARNING, entry
from bot.voice import speak
from content.content import Content
from content.languages import nearest_language
from content.urgency import Level, Reading
from scheduler import ledger, recipients
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import Delivery, Entry, Lease, new_id
from scheduler.tables import Urgency

Way = Callable[[Connection, Said, Reading, Instant], Awaitable[Sequence[Delivery]]]


@dataclass(frozen=True)
class Ways:
    """The ways of one process. Each gives back what may be sent at once, by the lease."""

    content: Content
    keys: Keyring
    host_number: str | None
    lease: Callable[[], Lease]

    @property
    def best_first(self) -> tuple[Way, ...]:
        """With the decision noted and the loop opened, where that can be done; the last only says what to do."""
        return self._as_known, self._without_details, self._plain_and_noted, self._plain

    async def _as_known(self, connection: Connection, said: Said, reading: Reading, now: Instant) -> Sequence[Delivery]:
        known = await patients.get(connection, said.user_id, self.keys)
        return await self._put_for(known, connection, said, reading, now)

    async def _without_details(
        self, connection: Connection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        """For somebody of whom what they told us makes no sense: their language, country and key still do."""
        known = await patients.get(connection, said.user_id, self.keys)
        return await self._put_for(known and known.without_details(), connection, said, reading, now)

    async def _put_for(
        self, known: Person | None, connection: Connection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        await recipients.heard_from(connection, said.chat_id)
        person = known if said.private else None
        spoken = reading.language or (known and known.language) or nearest_language(said.language_code)
        watching = Watching(connection, said.chat_id, said.user_id, person, self.keys, now)
        given = await giving.prepare(
            watching, reading, spoken or EVERY_LANGUAGE, self.host_number, self.content, private=said.private
        )
        warning = self._entry(said, reading, given.notice, now)
        leased = await ledger.put(connection, [warning], now, self.lease())
        if await ledger.stands(connection, warning.id):
            await giving.keep(watching, given)
        return leased

    async def _plain_and_noted(
        self, connection: Connection, said: Said, reading: Reading, now: Instant
    ) -> Sequence[Delivery]:
        warning = self._plain_entry(said, reading, now)
        leased = await ledger.put(connection, [warning], now, self.lease())
        if await ledger.stands(connection, warning.id):
            made = decision(new_id(), reading, reading.language, None, now.machine)
            await decisions.keep(connection, made, self.keys.transit)
        return leased

    async def _plain(self, connection: Connection, said: Said, reading: Reading, now: Instant) -> Sequence[Delivery]:
        return await ledger.put(connection, [self._plain_entry(said, reading, now)], now, self.lease())

    def _plain_entry(self, said: Said, reading: Reading, now: Instant) -> Entry:
        number = self.host_number or line("general-emergency-number")
        notice = Notice((*plain_lines(reading, number), line("unreviewed-mark")), EVERY_LANGUAGE)
        return self._entry(said, reading, notice, now)

    def _entry(self, said: Said, reading: Reading, notice: Notice, now: Instant) -> Entry:
        """One warning a message and level: an edited copy, or a second delivery by Telegram, warns no second time.

        Thoughts of suicide have words of their own, and are not told by the urgent text for something else.
        """
        kind = "crisis" if reading.crisis else reading.level.value
        once = f"{WARNING}:{said.chat_id}:{said.message_id}:{kind}"
        urgency = Urgency.EMERGENCY if reading.level is Level.EMERGENCY else Urgency.REPLY
        speak(Notice.from_json(notice.to_json()), self.content)  # what cannot be said fails here, not when it is sent
        return entry(said, WARNING, urgency, notice, self.keys.transit, now, once)
