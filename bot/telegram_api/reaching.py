"""An outage costs no message its second try: while Telegram may be away, something harmless is asked first.

A send that broke off is sent again once, marked; were that tried while Telegram is still away, it would be given up
with its outcome unknown, and an hour of 502s would swallow everything that came due in it.
"""

from datetime import timedelta

import structlog
from telegram import Bot
from telegram.error import TelegramError

from scheduler.connection import DatabaseRefused, Transactions
from scheduler.dispatch import Deliver
from scheduler.instant import Now
from scheduler.ledger import Delivery
from scheduler.outcomes import Later, Outcome, Unknown
from scheduler.tables import Urgency
from scheduler.waits import try_again_now

log = structlog.get_logger(__name__)

_ANSWERS_WITHIN = 5.0  # seconds
_EMERGENCY_AGAIN = timedelta(seconds=10)
_AT_ONCE = timedelta(milliseconds=1)


class OnceReached:
    """A deliverer that sends nothing into an outage it knows of, and after it begins with the most urgent.

    The first try of an emergency is made whatever is known.
    """

    def __init__(self, bot: Bot, deliver: Deliver, transactions: Transactions, now: Now) -> None:
        self._bot = bot
        self._deliver = deliver
        self._transactions = transactions
        self._now = now
        self._away = False

    async def __call__(self, delivery: Delivery) -> Outcome:
        """Say it, or leave it for later when Telegram does not answer."""
        emergency = delivery.urgency is Urgency.EMERGENCY
        if delivery.may_be_repeat or (self._away and not emergency):
            if not await self._reached():
                self._away = True
                return Later("Telegram not reached", _EMERGENCY_AGAIN if emergency else None)
            if self._away:
                await self._go_on()
                self._away = False
                if not emergency:
                    return Later("after what is more urgent", _AT_ONCE)
        outcome = await self._deliver(delivery)
        self._away = isinstance(outcome, Unknown)
        return outcome

    async def _reached(self) -> bool:
        try:
            await self._bot.get_me(read_timeout=_ANSWERS_WITHIN, connect_timeout=_ANSWERS_WITHIN)
        except TelegramError:
            return False
        return True

    async def _go_on(self) -> None:
        """What waits longer and longer between its tries waits no more."""
        try:
            async with self._transactions.write() as connection:
                await try_again_now(connection, self._now())
        except DatabaseRefused as error:
            log.error("what failed in the outage waits for its own next try", error=type(error).__name__)
