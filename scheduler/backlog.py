"""What is due and not said yet: how much of each kind, and for how long."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import UNFINISHED
from scheduler.pace import Limits
from scheduler.tables import deliveries, recipients


@dataclass(frozen=True)
class Waiting:
    """Deliveries of one kind that could have started; `late_ms` is how long the oldest of them has been due."""

    count: int
    late_ms: int


async def backlog(connection: Connection, limits: Limits, now: Instant) -> dict[str, Waiting]:
    """By kind, what is due for people we can reach and whom Telegram has not asked us to leave in peace."""
    in_peace = recipients.c.next_free_ms > now.machine_ms + limits.one_chat.slack_ms + limits.one_chat.interval_ms
    rows = await connection.execute(
        select(deliveries.c.kind, func.count().label("count"), func.min(deliveries.c.not_before_ms).label("oldest"))
        .join_from(deliveries, recipients, recipients.c.chat_id == deliveries.c.chat_id, isouter=True)
        .where(
            deliveries.c.state.in_(UNFINISHED),
            deliveries.c.not_before_ms <= now.people_ms,
            or_(recipients.c.chat_id.is_(None), recipients.c.reachable & ~in_peace),
        )
        .group_by(deliveries.c.kind)
    )
    return {row.kind: Waiting(row._mapping["count"], now.people_ms - row.oldest) for row in rows}
