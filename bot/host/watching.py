"""What the host is told of: in the log always, in WHITECELL_HOST_CHAT at most once an hour each."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from bot.host import records
from bot.host.heartbeat import beat
from bot.http.health import Findings, Health
from bot.inbox import parked
from bot.notice import Line, Notice, line
from bot.patients import records as patients
from bot.sealing import Keyring
from bot.settings import Settings
from bot.speech import payload_place
from scheduler import sweep
from scheduler.connection import Connection, Transactions
from scheduler.instant import Instant, Now
from scheduler.ledger import Entry, new_id, put
from scheduler.tables import Urgency

log = structlog.get_logger(__name__)

HOST = "host"  # the kind of these deliveries
PARKED = "parked"
ASIDE = "reminders-aside"
DISK = "disk"
LEAST_FREE_BYTES = 200 * 2**20
LEAST_FREE_SHARE = 0.05

# Troubles of bot/http/health.py that a message can tell of. One that stops messages altogether is in the log only.
TOLD = frozenset({
    "webhook-not-set",
    "webhook-elsewhere",
    "webhook-errors",
    "webhook-set",
    "another-poller",
    "warnings-stuck",
    "turns-stuck",
    "delivery-stuck",
    "reminders-stuck",
})  # fmt: skip


class Disk(Protocol):
    """How much of a disk there is, in bytes."""

    @property
    def total(self) -> int: ...

    @property
    def free(self) -> int: ...


@dataclass(frozen=True)
class Watched:
    """What the host has set that the watch needs."""

    chat: int | None
    heartbeat: str | None
    data_dir: Path

    @classmethod
    def by(cls, settings: Settings) -> "Watched":
        return cls(settings.host_chat, settings.heartbeat_url, settings.data_dir)


class Watch:
    """Looks each minute; gives the heartbeat while all is well, and tells of what is not."""

    def __init__(
        self,
        watched: Watched,
        health: Health,
        transactions: Transactions,
        keys: Keyring,
        now: Now,
        disk: Callable[[Path], Disk] = shutil.disk_usage,
    ) -> None:
        self._watched = watched
        self._health = health
        self._transactions = transactions
        self._keys = keys
        self._now = now
        self._disk = disk

    async def look(self) -> None:
        """Look now."""
        findings = await self._health.look()
        if findings.trouble is None and self._watched.heartbeat:
            await beat(self._watched.heartbeat)
        if findings.trouble == "database":
            return
        for trouble, said in (await self._troubles(findings)).items():
            log.error("the host is needed", trouble=trouble)
            await self._tell(trouble, said)

    async def _troubles(self, findings: Findings) -> Mapping[str, Line]:
        troubles = {}
        if findings.trouble in TOLD:
            troubles[findings.trouble] = line(f"host-{findings.trouble}")
        if parked := await self._newly_parked():
            troubles[PARKED] = line("host-parked", count=parked)
        if aside := await self._aside():
            troubles[ASIDE] = line("host-reminders-aside", count=aside)
        disk = self._disk(self._watched.data_dir)
        if disk.free < max(LEAST_FREE_BYTES, LEAST_FREE_SHARE * disk.total):
            troubles[DISK] = line("host-disk", free=disk.free // 2**20)
        return troubles

    async def _newly_parked(self) -> int:
        """How many were parked since the host was last told of any."""
        async with self._transactions.read() as connection:
            return await parked.since(connection, await records.last_told(connection, PARKED))

    async def _aside(self) -> int:
        async with self._transactions.read() as connection:
            return await sweep.aside(connection)

    async def _tell(self, trouble: str, said: Line) -> None:
        if self._watched.chat is None:
            return
        now = self._now()
        async with self._transactions.write() as connection:
            if await records.may_tell(connection, trouble, now):
                notice = Notice((said,), await self._language(connection, self._watched.chat))
                await put(connection, [self._entry(self._watched.chat, notice, now)], now)

    def _entry(self, chat: int, notice: Notice, now: Instant) -> Entry:
        delivery_id = new_id()
        sealed = self._keys.transit.seal(notice.to_json(), payload_place(chat, delivery_id))
        return Entry(delivery_id, chat, HOST, Urgency.ALARM, now.people, payload=sealed)

    async def _language(self, connection: Connection, chat: int) -> str:
        person = await patients.get(connection, chat, self._keys)
        return person.language if person else "en"
