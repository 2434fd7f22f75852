"""The queue of updates between Telegram and one bot, with Telegram's rules of offset and retention.

An update stays until a later `getUpdates` names a greater offset (or a webhook answers 2xx), or until its time is
over: messages live 24 hours, taps only 150 seconds (telegram-bot-api, Client.cpp).
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import randbelow

from bot.playground.refusals import JsonObject, conflict

MESSAGE_LIFE = timedelta(hours=24)
CALLBACK_LIFE = timedelta(seconds=150)
LONGEST_POLL = 50
LARGEST_BATCH = 100
REMEMBERED_CONFIRMED = 100
FUTURE_OFFSET = 10  # an offset further ahead than this is taken for a mistake, and nothing is confirmed by it
ASKED_FOR_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class QueuedUpdate:
    body: JsonObject
    lane: str
    expires_at: datetime

    @property
    def update_id(self) -> int:
        return int(self.body["update_id"])


class UpdateQueue:
    def __init__(self, now: Callable[[], datetime], first_update_id: int | None = None) -> None:
        self._now = now
        self._next_id = first_update_id if first_update_id is not None else 100_000_000 + randbelow(800_000_000)
        self._pending: dict[int, QueuedUpdate] = {}
        self._confirmed: deque[QueuedUpdate] = deque(maxlen=REMEMBERED_CONFIRMED)
        self._poller: asyncio.Future[None] | None = None
        self._polled = asyncio.Event()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._arrivals: list[Callable[[str], None]] = []
        self.allowed: frozenset[str] | None = None

    # What Telegram puts in

    def put(self, kind: str, content: JsonObject, lane: str) -> JsonObject | None:
        """None when the bot has not asked for this kind of update."""
        if not self.wants(kind):
            return None
        return self.put_as_is({kind: content}, lane, CALLBACK_LIFE if kind == "callback_query" else MESSAGE_LIFE)

    def put_as_is(self, update: JsonObject, lane: str, life: timedelta = MESSAGE_LIFE) -> JsonObject:
        """Whatever it is, asked for or not: what a newer Telegram might send, or a broken one."""
        body = {"update_id": self._next_id, **update}
        self._pending[self._next_id] = QueuedUpdate(body, lane, self._now() + life)
        self._next_id += 1
        self._quiet.clear()
        self._wake_poller()
        for arrival in self._arrivals:
            arrival(lane)
        return body

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ASKED_FOR_ONLY

    # What the bot takes out

    async def poll(self, offset: int, limit: int, wait: float) -> list[JsonObject]:
        """Seconds of `wait` are real ones. Raises a 409 in the earlier of two pollers, as Telegram does."""
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        self.confirm_below(offset)
        self._drop_expired()
        if not self._pending and wait > 0:
            await self._arrival(min(wait, LONGEST_POLL))
        limit = min(max(limit, 1), LARGEST_BATCH)
        return [queued.body for queued in self][:limit]

    async def _arrival(self, wait: float) -> None:
        self._poller = poller = asyncio.get_running_loop().create_future()
        self._polled.set()
        try:
            async with asyncio.timeout(wait):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None
                self._polled.clear()

    def end_poll(self, reason: str) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(reason))
        self._poller = None

    def _wake_poller(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def close(self) -> None:
        """Lets a waiting poller go with an empty answer."""
        self._wake_poller()

    def confirm_below(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        if offset > self._next_id + FUTURE_OFFSET:
            return
        for update_id in [known for known in self._pending if known < offset]:
            self.confirm(update_id)

    def confirm(self, update_id: int) -> None:
        queued = self._pending.pop(update_id, None)
        if queued is not None:
            self._confirmed.append(queued)
        self._note_quiet()

    def confirmed_again(self) -> list[JsonObject]:
        """What was confirmed of late, for a delivery that happens twice."""
        return [queued.body for queued in self._confirmed]

    def forget_pending(self) -> None:
        self._pending.clear()
        self._note_quiet()

    # What is waiting

    def __iter__(self) -> Iterator[QueuedUpdate]:
        self._drop_expired()
        return iter(tuple(self._pending.values()))

    def __len__(self) -> int:
        self._drop_expired()
        return len(self._pending)

    async def poll_waits(self) -> None:
        """Returns when a poller has confirmed what it had and waits for more."""
        await self._polled.wait()

    def first_of(self, lane: str) -> QueuedUpdate | None:
        return next((queued for queued in self if queued.lane == lane), None)

    def on_arrival(self, arrival: Callable[[str], None]) -> None:
        self._arrivals.append(arrival)

    async def all_confirmed(self) -> None:
        """Returns when no update waits for the bot any more."""
        await self._quiet.wait()

    def _drop_expired(self) -> None:
        now = self._now()
        for queued in tuple(self._pending.values()):
            if queued.expires_at <= now:
                del self._pending[queued.update_id]
        self._note_quiet()

    def _note_quiet(self) -> None:
        if not self._pending:
            self._quiet.set()
