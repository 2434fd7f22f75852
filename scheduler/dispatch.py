"""The dispatcher of one process: hands what it claims to the deliverer, and records what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from scheduler.claims import Due, claim, due, ms_until_next
from scheduler.connection import Transactions
from scheduler.hands import Hands
from scheduler.instant import Instant, Now
from scheduler.ledger import LONGEST_SEND, Delivery, Lease
from scheduler.loop import WokenLoop
from scheduler.outcomes import Never, Outcome, Sent, Unknown, Withdrawn
from scheduler.pace import Limits
from scheduler.settlement import give_back, settle
from scheduler.tables import Urgency
from scheduler.tally import DeliveryTally

log = structlog.get_logger(__name__)

Deliver = Callable[[Delivery], Awaitable[Outcome]]

HANDS = 8  # sends in flight in one process: after a crash at most these repeat
KEPT_FOR_EMERGENCIES = 2  # of these hands, so that an emergency finds one free while Telegram is slow
KEPT_FOR_UNHURRIED = 1  # for what is less urgent than a reply, so that a reminder finds one free in a flood of replies


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
        self._ordinary = Hands(HANDS - KEPT_FOR_EMERGENCIES - KEPT_FOR_UNHURRIED)
        self._urgent = Hands(KEPT_FOR_EMERGENCIES)
        self._unhurried = Hands(KEPT_FOR_UNHURRIED)
        self._something_waits = True  # for its turn, its chat or a hand: who is done with a send looks again
        self.loop = WokenLoop(self._claim_and_send)

    def lease(self) -> Lease:
        """Leave for a turn to lease its replies to this process at once."""
        return Lease(self._owner, self._ordinary.free, self._urgent.free, self._limits, self._unhurried.free)

    def wake(self) -> None:
        """Something may be ready: look now instead of at the next tick."""
        self._something_waits = True
        self.loop.wake()

    def send_leased(self, leased: Sequence[Delivery]) -> None:
        """Send, in order, what a committed transaction leased to this process."""
        if leased:
            task = asyncio.create_task(self._send_in_order([(each, self._hand_for(each)) for each in leased]))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    def _hand_for(self, delivery: Delivery) -> Hands:
        """Whose hand sends it, from now on busy with it."""
        hands = self._ordinary
        if delivery.urgency is Urgency.EMERGENCY:
            hands = self._urgent
        elif delivery.urgency > Urgency.REPLY and self._unhurried.free:
            hands = self._unhurried
        hands.busy += 1
        return hands

    async def _claim_and_send(self) -> None:
        """Woken by `wake`, by a finished send, or by the clock's tick."""
        try:
            await self._claim()
        except SQLAlchemyError as error:
            # The next tick tries again; nothing was claimed that is not in the table.
            log.error("claim failed", error=type(error).__name__)

    async def _claim(self) -> None:
        now, lease = self._now(), self.lease()
        async with self._transactions.read() as connection:
            waiting = await due(connection, now)
        self._something_waits = waiting is not None
        if waiting is None or not _has_a_hand_for(waiting, lease):
            return  # where no hand is free, the next that is looks again
        async with self._transactions.write() as connection:
            claimed = await claim(connection, lease, now)
        by_chat: dict[int, list[Delivery]] = {}
        for delivery in claimed:
            by_chat.setdefault(delivery.chat_id, []).append(delivery)
        for leased in by_chat.values():
            self.send_leased(leased)
        if not claimed:
            await self._look_again_when_one_can_start(now)

    async def _look_again_when_one_can_start(self, now: Instant) -> None:
        async with self._transactions.read() as connection:
            wait_ms = await ms_until_next(connection, self._limits, now)
        if wait_ms is not None:
            self.loop.wake_after(min(1.0, max(wait_ms, 40) / 1000))

    async def _send_in_order(self, leased: Sequence[tuple[Delivery, Hands]]) -> None:
        """Once one has not arrived, those behind it wait for it in the ledger, not here."""
        arrived = True
        for delivery, hands in leased:
            async with hands.at_work:
                if arrived and self._now().machine < delivery.lease_until - LONGEST_SEND:
                    arrived = await self._send(delivery)
                else:
                    await give_back(self._transactions, delivery)
            hands.busy -= 1
            self._something_waits = self._something_waits or not arrived
        if self._something_waits:
            self.loop.wake()

    async def _send(self, delivery: Delivery) -> bool:
        """Whether this delivery is over, so that the next one of its chat may go."""
        outcome = await self._outcome(delivery)
        what = type(outcome).__name__.lower()
        log.info("delivered", delivery=delivery.id, kind=delivery.kind, outcome=what)
        await settle(self._transactions, delivery, outcome, self._now)
        self.tally.outcomes[delivery.kind, what] += 1
        self.tally.last_outcome_ms = self._now().machine_ms
        return isinstance(outcome, Sent | Never | Withdrawn)

    async def _outcome(self, delivery: Delivery) -> Outcome:
        """What came of it. Of a send that took too long, or broke in a way nobody foresaw, nobody knows."""
        try:
            async with asyncio.timeout(LONGEST_SEND.total_seconds()):
                return await self._deliver(delivery)
        except Exception as error:  # a bug in one delivery must cost neither its chat nor a hand
            log.error("send broke off", delivery=delivery.id, kind=delivery.kind, error=type(error).__name__)
            return Unknown(type(error).__name__)

    async def finish(self, within: timedelta) -> bool:
        """Wait until nothing is in flight; False if that took longer than `within`."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=within.total_seconds())
        return not self._sending

    async def break_off(self) -> None:
        """Leave what is in flight as it is: leased, so that the next start repeats it and says so."""
        left = list(self._sending)
        for send in left:
            send.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def _has_a_hand_for(waiting: Due, lease: Lease) -> bool:
    unhurried = lease.unhurried_hands if waiting.last > Urgency.REPLY else 0
    return bool(lease.hands or lease.hands_for(waiting.first) or unhurried)
