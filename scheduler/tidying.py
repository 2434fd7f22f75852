"""What the ledger need not keep any longer. Each step takes a portion."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import delete, exists, func, select, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import PENDING
from scheduler.tables import DeliveryState, deliveries, recipients

REMEMBERED = timedelta(days=3)


def _old_ms(now: Instant) -> int:
    return now.machine_ms - REMEMBERED // timedelta(milliseconds=1)


async def drop_finished(connection: Connection, now: Instant, most: int) -> int:
    """After three days forget what is finished, but for a reminder's occurrences, which are its history; how many
    those were."""
    old = deliveries.c.reminder_id.is_(None), deliveries.c.finished_ms < _old_ms(now)
    some = select(deliveries.c.seq).where(*old).limit(most)
    return (await connection.execute(delete(deliveries).where(deliveries.c.seq.in_(some)))).rowcount


async def give_up(connection: Connection, now: Instant, most: int) -> Counter[str]:
    """After three days give up what waits for somebody who cannot be reached, but for their reminders. How many, by
    kind."""
    away = exists().where(recipients.c.chat_id == deliveries.c.chat_id, ~recipients.c.reachable)
    waited = deliveries.c.state == PENDING, deliveries.c.created_ms < _old_ms(now)
    no_reminder = func.coalesce(deliveries.c.reminder_id, "") == ""  # said so, the index of the pending is taken
    some = select(deliveries.c.seq).where(*waited, no_reminder, away).limit(most)
    given_up = await connection.scalars(
        update(deliveries)
        .where(deliveries.c.seq.in_(some))
        .values(state=DeliveryState.FAILED, payload=None, finished_ms=now.machine_ms)
        .returning(deliveries.c.kind)
    )
    return Counter(given_up)
