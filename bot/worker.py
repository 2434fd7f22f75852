"""Handling updates: one lane, one update, one transaction. What fails three times is parked and the next one goes
on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from time import perf_counter

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import turn as turns
from bot.danger.texts import apology
from bot.database import is_fault_of_database
from bot.inbox import records as inbox
from bot.inbox.records import Stored
from bot.notice import EVERY_LANGUAGE, Notice, line
from bot.said import read
from bot.sealing import CannotOpen
from bot.speech import reply
from bot.tally import Tally
from bot.telegram_api.transient import Transient
from bot.turn import Host, Turn
from content.content import Content
from scheduler.connection import Connection, Transactions
from scheduler.dispatch import Dispatcher
from scheduler.fault import told
from scheduler.instant import Now
from scheduler.ledger import Delivery
from scheduler.loop import WokenLoop

log = structlog.get_logger(__name__)

# A turn only reads and writes its database; one that hangs must not hold the one writer of an embedded database.
LONGEST_TURN = timedelta(seconds=10)

Route = Callable[[Stored, Turn], Awaitable[None]]


@dataclass(frozen=True)
class Handled:
    """What a committed turn leaves to do: replies leased to this process, and signs that need no row."""

    turn: Turn
    leased: list[Delivery]


class Worker:
    """One pair of hands; a process may have several on PostgreSQL, one on SQLite."""

    def __init__(
        self,
        transactions: Transactions,
        route: Route,
        content: Content,
        host: Host,
        now: Now,
        dispatcher: Dispatcher,
        transient: Transient,
        fold_up: Callable[[], Awaitable[None]],
        hold_back: Callable[[], bool],
        taken: Callable[[], None],
        tally: Tally,
    ) -> None:
        self._transactions = transactions
        self._route = route
        self._content = content
        self._host = host
        self._now = now
        self._dispatcher = dispatcher
        self._transient = transient
        self._fold_up = fold_up
        self._hold_back = hold_back
        self._taken = taken
        self._tally = tally
        self.loop = WokenLoop(self.handle_next)
        self._background: set[asyncio.Task[None]] = set()

    async def handle_next(self) -> bool:
        """Handle the oldest update that is ready; False when there is none or the database does not answer."""
        if self._hold_back():
            return False  # it is woken when danger has been looked for
        stored: Stored | None = None
        began = perf_counter()
        try:
            async with self._transactions.write() as connection:
                stored = await inbox.take_oldest(connection, self._host.keys.transit, self._now())
                if stored is None:
                    return False
                self._taken()
                handled = await self._handle(connection, stored)
        except Exception as error:  # whatever a conversation did wrong must not stop the next person's message
            return await self._try_again_or_park(stored, error)
        else:
            self._tally.updates[handled.turn.said.kind] += 1
            self._tally.turns.add(perf_counter() - began)
            if handled.turn.erased:
                await self._leave_no_trace()  # before it is said, so that it is true when it is read
            self._dispatcher.send_leased(handled.leased)
            self._dispatcher.wake()
            self._give_signs(handled.turn)
            return True

    async def _handle(self, connection: Connection, stored: Stored) -> Handled:
        if stored.broken:
            raise CannotOpen("inbox")
        now, said = self._now(), read(stored.update)
        turn = await turns.begin(connection, stored, said, now, self._content, self._host)
        async with asyncio.timeout(LONGEST_TURN.total_seconds()):
            await self._route(stored, turn)
        if turn.failure is not None:
            raise turn.failure
        lease = self._dispatcher.lease()
        leased = await reply(connection, said, turn.notices, self._host.keys.transit, now, lease)
        await inbox.mark_done(connection, stored.seq, now)
        return Handled(turn, leased)

    async def _try_again_or_park(self, stored: Stored | None, error: Exception) -> bool:
        """Whether to go on at once; not while the database is at fault, which looks again in a second."""
        try:
            if stored is not None and not is_fault_of_database(error):
                await self._failed(stored, error)
                return True
            log.error("database refused a turn; it will be tried again", error=type(error).__name__)
        except Exception as fault:  # also one in what is done about a fault must leave the others their turn
            log.error("failed update not noted; it will be tried again", error=told(fault))
        self.loop.wake_after(1)
        return False

    async def _failed(self, stored: Stored, error: Exception) -> None:
        what = told(error)
        parked = await self._note_failure(stored, what)
        self._tally.failed_turns += 1
        self._tally.parked += parked
        log.error("update failed", seq=stored.seq, error=what, parked=parked)
        self._dispatcher.wake()
        if not parked:
            self.loop.wake_after(0.6 * 4**stored.tries)

    async def _note_failure(self, stored: Stored, what: str) -> bool:
        """Whether it was parked; without an apology where a fault is in that too, or it would be tried for ever."""
        try:
            async with self._transactions.write() as connection:
                parked = await inbox.mark_failed(connection, stored, what, self._now())
                if parked and stored.lane:
                    await self._apologize(connection, stored)
                return parked
        except Exception as error:
            if is_fault_of_database(error):
                raise
            log.error("no apology", seq=stored.seq, error=told(error))
        async with self._transactions.write() as connection:
            return await inbox.mark_failed(connection, stored, what, self._now())

    async def _apologize(self, connection: Connection, stored: Stored) -> None:
        """Where even what failed cannot be read, the lane is the chat."""
        said = read(stored.update)
        said = said if said.chat_id else replace(said, chat_id=stored.lane, private=stored.lane > 0)
        try:
            notice = await apology(connection, said, self._host, self._content)
        except SQLAlchemyError:
            raise
        except Exception as error:  # whatever is wrong with what we know of them, they hear something
            log.error("apology without what is known", seq=stored.seq, error=type(error).__name__)
            notice = Notice((line("failed-to-answer"), line("fever-line")), EVERY_LANGUAGE)
        await reply(connection, said, [notice], self._host.keys.transit, self._now(), None)

    async def _leave_no_trace(self) -> None:
        """What was erased leaves the write-ahead log too; where that fails now, the hourly tidying does it."""
        try:
            await self._fold_up()
        except Exception as error:
            log.error("write-ahead log not folded up yet", error=type(error).__name__)

    def _give_signs(self, turn: Turn) -> None:
        for toast in turn.toasts:
            self._in_background(self._transient.toast(toast, turn.language))
        for reaction in turn.reactions:
            self._in_background(self._transient.react(turn.said.chat_id, reaction))

    async def finish(self) -> None:
        """Wait for the signs that are still being given."""
        await asyncio.gather(*self._background, return_exceptions=True)

    def _in_background(self, sign: Awaitable[None]) -> None:
        task: asyncio.Task[None] = asyncio.ensure_future(sign)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
