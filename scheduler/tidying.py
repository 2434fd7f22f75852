"""What the ledger need not keep any longer."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import delete, select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import PENDING
from scheduler.tables import DeliveryState, deliveries, recipients

REMEMBERED = timedelta(days=3)


async def tidy(connection: Connection, now: Instant) -> Counter[str]:
    """After three days forget what is finished, but for a reminder's occurrences, which are its history; and give up
    what waits for somebody who cannot be reached, but for their reminders. How many were given up, by kind."""
    old = now.machine_ms - REMEMBERED // timedelta(milliseconds=1)
    no_reminder = deliveries.c.reminder_id.is_(None)
    await connection.execute(delete(deliveries).where(deliveries.c.finished_ms < old, no_reminder))
    away = select(recipients.c.chat_id).where(~recipients.c.reachable)
    waited = deliveries.c.state == PENDING, no_reminder, deliveries.c.created_ms < old
    given_up = await connection.scalars(
        update(deliveries)
        .where(*waited, deliveries.c.chat_id.in_(away))
        .values(state=DeliveryState.FAILED, payload=None, finished_ms=now.machine_ms)
        .returning(deliveries.c.kind)
    )
    return Counter(given_up)
