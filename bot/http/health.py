"""Whether this process does its work: the database answers, updates come in, people are answered."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.inbox import backlog as inbox
from bot.inbox.backlog import Backlog
from bot.tally import Tally
from scheduler.backlog import Waiting, backlog
from scheduler.connection import Transactions
from scheduler.instant import Instant, Now
from scheduler.pace import Limits
from scheduler.sweep import next_moment

log = structlog.get_logger(__name__)

DATABASE_ANSWERS_WITHIN = 5.0  # seconds
_MINUTE_MS = 60_000
UNREAD_FOR_MS = _MINUTE_MS  # reading for danger takes milliseconds and waits for nothing
WAITING_FOR_MS = 5 * _MINUTE_MS
# A long queue is not a stuck one: red only when something has long been due and yet nothing was sent meanwhile.
UNSENT_FOR_MS = 2 * _MINUTE_MS
NOTHING_SENT_FOR_MS = _MINUTE_MS
UNSWEPT_FOR_MS = 2 * _MINUTE_MS  # a reminder that is due is looked for each second


class Intake(Protocol):
    """How updates come in; `trouble` says in a word why they do not."""

    trouble: str | None


@dataclass(frozen=True)
class Findings:
    """One look at the process. `trouble`: what is wrong, in a word; None while all is well."""

    trouble: str | None
    inbox: Backlog | None = None  # None: the database did not answer
    unsent: Mapping[str, Waiting] = field(default_factory=dict)


class Health:
    """Looks at one process when asked."""

    def __init__(
        self,
        transactions: Transactions,
        intake: Intake,
        limits: Limits,
        tally: Tally,
        now: Now,
        file: Path | None = None,
    ) -> None:
        self._transactions = transactions
        self._intake = intake
        self._limits = limits
        self._tally = tally
        self._now = now
        self._file = file
        self._since_ms = now().machine_ms

    async def look(self) -> Findings:
        """Look now; a database that does not answer is a finding, not an error."""
        now = self._now()
        try:
            async with asyncio.timeout(DATABASE_ANSWERS_WITHIN), self._transactions.read() as connection:
                waiting = await inbox.backlog(connection, now)
                unsent = await backlog(connection, self._limits, now)
                soonest_ms = await next_moment(connection)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("database did not answer", error=type(error).__name__)
            return Findings("database")
        if self._file is not None and not self._file.exists():
            log.error("the database's file is gone: bring it back before the bot stops, or what it holds is lost")
            return Findings("database", waiting, unsent)
        stuck = self._stuck(waiting, unsent) or self._unswept(soonest_ms, now)
        return Findings(self._intake.trouble or stuck, waiting, unsent)

    def _unswept(self, soonest_ms: int | None, now: Instant) -> str | None:
        """Not in the first minute: what came due while the program was down is looked for first."""
        overdue = soonest_ms is not None and now.people_ms - soonest_ms > UNSWEPT_FOR_MS
        return "reminders-stuck" if overdue and now.machine_ms - self._since_ms > _MINUTE_MS else None

    def _stuck(self, waiting: Backlog, unsent: Mapping[str, Waiting]) -> str | None:
        if waiting.oldest_unread_ms > UNREAD_FOR_MS:
            return "warnings-stuck"
        if waiting.oldest_ms > WAITING_FOR_MS:
            return "turns-stuck"
        late_ms = max((kind.late_ms for kind in unsent.values()), default=0)
        last_sent_ms = max(self._tally.deliveries.last_outcome_ms, self._since_ms)
        if late_ms > UNSENT_FOR_MS and self._now().machine_ms - last_sent_ms > NOTHING_SENT_FOR_MS:
            return "delivery-stuck"
        return None
