"""The limits' own rows: how many sends may start now, for all processes together, and counting those that do."""

from collections.abc import Callable
from functools import cache

from sqlalchemy import BigInteger, ColumnElement, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from scheduler.connection import Connection
from scheduler.inserting import inserting
from scheduler.instant import Instant
from scheduler.pace import Limits
from scheduler.tables import recipients, send_budget

OVERALL, UNHURRIED = 1, 2  # the rows of `send_budget`


async def room(connection: Connection, limits: Limits, now: Instant) -> tuple[int, int]:
    """How many sends may start: of whatever it is; and of what is less urgent than a reply, on its kept share."""
    if not limits.overall.interval_ms:
        return limits.overall.room(0, now.machine_ms), limits.unhurried.room(0, now.machine_ms)
    next_free = {row.id: row.next_free_ms for row in await connection.execute(_LOCKED)}
    overall = limits.overall.room(next_free.get(OVERALL, 0), now.machine_ms)
    return overall, limits.unhurried.room(next_free.get(UNHURRIED, 0), now.machine_ms)


_LOCKED = select(send_budget).order_by(send_budget.c.id).with_for_update()


async def spend(
    connection: Connection, limits: Limits, sends: dict[int, int], now: Instant, unhurried: int = 0
) -> None:
    """Count the sends that start now (by chat) against both limits; nothing to count where there is no limit.

    `unhurried`: how many of them start on the share that is kept for those.
    """
    dialect, now_ms = connection.dialect.name, now.machine_ms
    spent = {
        OVERALL: limits.overall.interval_ms * sum(sends.values()),
        UNHURRIED: limits.unhurried.interval_ms * unhurried,
    }
    for number, by_ms in spent.items():
        if by_ms:
            budget = {"id": number, "next_free_ms": now_ms + by_ms, "now_ms": now_ms, "by_ms": by_ms}
            await connection.execute(_pushing(dialect, send_budget), budget)
    if each_ms := limits.one_chat.interval_ms:
        for chat_id, count in sends.items():
            by_ms = each_ms * count
            chat = {"chat_id": chat_id, "next_free_ms": now_ms + by_ms, "now_ms": now_ms, "by_ms": by_ms}
            await connection.execute(_pushing(dialect, recipients), chat)


async def rest(connection: Connection, chat_id: int, until_ms: int) -> None:
    """Telegram asks for peace in this chat until then (machine time); a longer rest that it asked for before stands."""
    await connection.execute(_resting(connection.dialect.name), {"chat_id": chat_id, "next_free_ms": until_ms})


@cache
def _resting(dialect: str) -> postgresql.Insert | sqlite.Insert:
    asked = inserting(dialect, recipients)
    longer = _later_of(dialect)(recipients.c.next_free_ms, asked.excluded.next_free_ms)
    return asked.on_conflict_do_update(index_elements=list(recipients.primary_key), set_={"next_free_ms": longer})


def _later_of(dialect: str) -> Callable[..., ColumnElement[int]]:
    return func.max if dialect == "sqlite" else func.greatest


@cache
def _pushing(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Push the next free moment on from the later of what it is and now: by the database, for all processes."""
    pushed = _later_of(dialect)(table.c.next_free_ms, bindparam("now_ms", type_=BigInteger)) + bindparam(
        "by_ms", type_=BigInteger
    )
    return inserting(dialect, table).on_conflict_do_update(
        index_elements=list(table.primary_key), set_={"next_free_ms": pushed}
    )
