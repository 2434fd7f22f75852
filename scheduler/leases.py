"""Leases that nobody holds any more: what was being sent under them is put back, marked as a possible repeat."""

from sqlalchemy import ColumnElement, true, update

from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import SENDING
from scheduler.tables import DeliveryState, deliveries


async def free_expired(connection: Connection, now: Instant) -> int:
    """Those that have run out; how many there were."""
    return await _free(connection, deliveries.c.lease_until_ms < now.machine_ms)


async def free_left_by(connection: Connection, owner: str) -> int:
    """Those of a process that is known to be dead."""
    return await _free(connection, deliveries.c.lease_owner == owner)


async def free_all(connection: Connection) -> int:
    """Every one, where nobody who may hold one is alive."""
    return await _free(connection, true())


async def _free(connection: Connection, which: ColumnElement[bool]) -> int:
    back = {"state": DeliveryState.PENDING, "lease_owner": None, "lease_until_ms": None}
    freed = await connection.execute(
        update(deliveries).where(deliveries.c.state == SENDING, which).values(**back, doubts=deliveries.c.doubts + 1)
    )
    return freed.rowcount
