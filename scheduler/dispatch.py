"""Claim what is due, hand it to the deliverer, record what came of it; pick up what a dead process left."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from sqlalchemy import Select, and_, exists, func, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.instant import Instant, Now, Transactions
from scheduler.ledger import LEASE, UNFINISHED, Delivery, Lease, as_delivery, spend
from scheduler.loop import WokenLoop
from scheduler.outcomes import Outcome
from scheduler.pace import Limits
from scheduler.settlement import settle
from scheduler.tables import DeliveryState, Urgency, deliveries, recipients, send_budget
from scheduler.tally import DeliveryTally

log = structlog.get_logger(__name__)

Deliver = Callable[[Delivery], Awaitable[Outcome]]

HANDS = 8  # sends in flight in one process: after a crash at most these repeat
_MS = timedelta(milliseconds=1)


async def claim(connection: AsyncConnection, lease: Lease, now: Instant) -> list[Delivery]:
    """Lease what can start now: emergencies whatever our own limits say, then the rest within them."""
    claimed = await _take(connection, lease.owner, lease.hands, now, Urgency.EMERGENCY, lease.limits)
    hands = min(lease.hands - len(claimed), await _room_overall(connection, lease.limits, now))
    if hands > 0:
        claimed += await _take(connection, lease.owner, hands, now, Urgency.DIGEST, lease.limits)
    if claimed:
        await spend(connection, lease.limits, dict(Counter(delivery.chat_id for delivery in claimed)), now)
    return claimed


async def _room_overall(connection: AsyncConnection, limits: Limits, now: Instant) -> int:
    budget = select(send_budget.c.next_free_ms).where(send_budget.c.id == 1).with_for_update()
    next_free = await connection.scalar(budget) if limits.overall.interval_ms else 0
    return limits.overall.room(next_free or 0, now.machine_ms)


async def _take(
    connection: AsyncConnection, owner: str, count: int, now: Instant, least: Urgency, limits: Limits
) -> list[Delivery]:
    ready = _ready(now, least, limits).limit(count).with_for_update(skip_locked=True, of=deliveries).cte("ready")
    taken = await connection.execute(
        update(deliveries)
        .where(deliveries.c.seq == ready.c.seq)
        .values(
            state=DeliveryState.SENDING,
            lease_owner=owner,
            lease_until_ms=now.machine_ms + LEASE // _MS,
            attempts=deliveries.c.attempts + 1,
        )
        .returning(deliveries)
    )
    return sorted((as_delivery(row) for row in taken), key=lambda delivery: (delivery.urgency, delivery.due))


def _ready(now: Instant, least: Urgency, limits: Limits) -> Select[tuple[int]]:
    """Pending, due, its turn in its chat, its chat reachable and (but for emergencies) within the chat's pace."""
    earlier = deliveries.alias("earlier")
    waits_for_earlier = exists().where(
        earlier.c.chat_id == deliveries.c.chat_id,
        earlier.c.seq < deliveries.c.seq,
        earlier.c.urgency <= deliveries.c.urgency,
        earlier.c.state.in_(UNFINISHED),
        or_(earlier.c.not_before_ms <= now.people_ms, earlier.c.attempts > 0),
    )
    in_pace = recipients.c.next_free_ms <= now.machine_ms + limits.one_chat.slack_ms
    free = recipients.c.reachable & in_pace if limits.one_chat.interval_ms else recipients.c.reachable
    return (
        select(deliveries.c.seq)
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(
            deliveries.c.state == DeliveryState.PENDING,
            deliveries.c.urgency <= int(least),
            deliveries.c.not_before_ms <= now.people_ms,
            deliveries.c.retry_ms <= now.machine_ms,
            or_(
                recipients.c.chat_id.is_(None),
                free,
                and_(deliveries.c.urgency == int(Urgency.EMERGENCY), recipients.c.reachable),
            ),
            ~waits_for_earlier,
        )
        .order_by(deliveries.c.urgency, deliveries.c.not_before_ms, deliveries.c.seq)
    )


async def free_expired(connection: AsyncConnection, now: Instant, owner_gone: bool = False) -> int:
    """Put back what a dead process was sending, marked as a possible repeat; give how many there were.

    `owner_gone`: whoever holds a lease is known to be dead (SQLite at start), so no lease is waited for.
    """
    held = deliveries.c.state == DeliveryState.SENDING
    expired = held if owner_gone else and_(held, deliveries.c.lease_until_ms < now.machine_ms)
    freed = await connection.execute(
        update(deliveries)
        .where(expired)
        .values(state=DeliveryState.PENDING, lease_owner=None, lease_until_ms=None, doubts=deliveries.c.doubts + 1)
    )
    return freed.rowcount


async def ms_until_next(connection: AsyncConnection, limits: Limits, now: Instant) -> int | None:
    """Milliseconds until the next pending delivery that is already due can start; None when none waits."""
    free_at = func.coalesce(recipients.c.next_free_ms, 0) - limits.one_chat.slack_ms
    soonest = await connection.scalar(
        select(
            func.min(
                func.max(deliveries.c.retry_ms, free_at)
                if connection.dialect.name == "sqlite"
                else func.greatest(deliveries.c.retry_ms, free_at)
            )
        )
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(
            deliveries.c.state == DeliveryState.PENDING,
            deliveries.c.not_before_ms <= now.people_ms,
            func.coalesce(recipients.c.reachable, True),
        )
    )
    return None if soonest is None else max(0, soonest - now.machine_ms)


class Dispatcher:
    """The hands of one process: what it sends, it holds a lease for."""

    def __init__(
        self,
        transactions: Transactions,
        deliver: Deliver,
        now: Now,
        owner: str,
        limits: Limits,
        tally: DeliveryTally | None = None,
    ) -> None:
        self.tally = tally or DeliveryTally()
        self._transactions = transactions
        self._deliver = deliver
        self._now = now
        self._owner = owner
        self._limits = limits
        self._sending: set[asyncio.Task[None]] = set()
        self._in_flight = 0
        self.loop = WokenLoop(self._claim_and_send)
        self._idle = asyncio.Event()
        self._idle.set()

    def lease(self) -> Lease:
        """Leave for a turn to lease its replies to this process at once."""
        return Lease(self._owner, max(0, HANDS - self._in_flight), self._limits)

    def wake(self) -> None:
        """Something may be ready: look now instead of at the next tick."""
        self.loop.wake()

    def send_leased(self, leased: Sequence[Delivery]) -> None:
        """Send, in order, what a committed transaction leased to this process."""
        if leased:
            self._in_flight += len(leased)
            self._idle.clear()
            task = asyncio.create_task(self._send_in_order(leased))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _claim_and_send(self) -> None:
        """Woken by `wake`, by a finished send, or by the clock's tick."""
        try:
            await self._claim()
        except SQLAlchemyError as error:
            # The next tick tries again; nothing was claimed that is not in the table.
            log.error("claim failed", error=type(error).__name__)

    async def _claim(self) -> None:
        lease = self.lease()
        if not lease.hands:
            return
        now = self._now()
        async with self._transactions.read() as connection:
            wait_ms = await ms_until_next(connection, self._limits, now)
        if wait_ms is None:
            return
        async with self._transactions.write() as connection:
            claimed = await claim(connection, lease, now)
        by_chat: dict[int, list[Delivery]] = {}
        for delivery in claimed:
            by_chat.setdefault(delivery.chat_id, []).append(delivery)
        for leased in by_chat.values():
            self.send_leased(leased)
        if not claimed:
            self.loop.wake_after(min(1.0, max(wait_ms, 40) / 1000))

    async def _send_in_order(self, leased: Sequence[Delivery]) -> None:
        for delivery in leased:
            try:
                await self._send(delivery)
            finally:
                self._in_flight -= 1
                if not self._in_flight:
                    self._idle.set()
        self.wake()

    async def _send(self, delivery: Delivery) -> None:
        outcome = await self._deliver(delivery)
        what = type(outcome).__name__.lower()
        log.info("delivered", delivery=delivery.id, kind=delivery.kind, outcome=what)
        await settle(self._transactions, delivery, outcome, self._now)
        self.tally.outcomes[delivery.kind, what] += 1
        self.tally.last_outcome_ms = self._now().machine_ms

    async def finish(self, within: timedelta) -> bool:
        """Wait until nothing is in flight; False if that took longer than `within`."""
        try:
            await asyncio.wait_for(self._idle.wait(), within.total_seconds())
        except TimeoutError:
            return False
        return True
