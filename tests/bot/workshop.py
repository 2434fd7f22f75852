"""Workers in a test's hands: updates come in, conversations are the test's own, nothing is sent anywhere."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.database import Database
from bot.inbox import backlog
from bot.inbox import records as inbox
from bot.inbox.records import Stored, Warned
from bot.patients.erasures import Erasures
from bot.sealing import keyring
from bot.speech import opened
from bot.tally import Tally
from bot.turn import Host, Turn
from bot.voice import speak
from bot.warning import Warnings
from bot.worker import Worker
from content.content import Content
from scheduler.clock import Clock
from scheduler.dispatch import Dispatcher
from scheduler.ledger import Delivery
from scheduler.outcomes import Outcome, Sent
from scheduler.pace import Limits, Pace

Route = Callable[[Stored, Turn], Awaitable[None]]


class NoSigns:
    """There is nobody to give a sign to."""

    async def toast(self, *_: object) -> None: ...

    async def react(self, *_: object) -> None: ...


class Workshop:
    """One database, any number of workers, and what was said, by chat."""

    def __init__(self, database: Database, content: Content, folder: Path) -> None:
        self.database = database
        self.content = content
        self.clock = Clock()
        self.keys = keyring(bytes(range(32)))
        self.tally = Tally()
        self.said: list[tuple[int, str]] = []
        self.dispatcher = Dispatcher(database, self._deliver, self.clock, "workshop", Limits(Pace(0), Pace(0)))
        self.host = Host(self.keys, None, "whitecell_bot", Erasures(folder))
        self.warnings = Warnings(
            database, content, self.keys, self.clock, self.dispatcher, None, lambda: None, self.tally
        )

    async def _deliver(self, delivery: Delivery) -> Outcome:
        self.said.append((delivery.chat_id, speak(opened(delivery, self.keys.transit), self.content).html))
        return Sent(len(self.said))

    def worker(self, route: Route) -> Worker:
        return Worker(
            self.database,
            route,
            self.content,
            self.host,
            self.clock,
            self.dispatcher,
            NoSigns(),  # type: ignore[arg-type]
            self.database.checkpoint,
            lambda: self.warnings.behind,
            lambda: None,
            self.tally,
        )

    async def arrives(self, *updates: dict[str, Any]) -> list[int]:
        """Kept in the inbox; the `seq` of those that are new."""
        async with self.database.write() as connection:
            return await inbox.put(connection, updates, self.keys.transit, self.clock())

    async def read_for_danger(self) -> None:
        while await self.warnings.read_stored():
            pass

    async def mark_calm(self, *seqs: int) -> None:
        async with self.database.write() as connection:
            await inbox.mark_read(connection, seqs, Warned.CALM)

    async def unfinished(self) -> int:
        async with self.database.read() as connection:
            return (await backlog.backlog(connection, self.clock())).waiting


def text(update_id: int, chat_id: int, words: str = "hello") -> dict[str, Any]:
    """A message as Telegram gives it."""
    person = {"id": chat_id, "is_bot": False, "first_name": "A"}
    chat = {"id": chat_id, "type": "private", "first_name": "A"}
    message = {"message_id": update_id, "date": 1_795_000_000, "chat": chat, "from": person, "text": words}
    return {"update_id": update_id, "message": message}


async def breathe() -> None:
    """Let everybody else go on."""
    for _ in range(3):
        await asyncio.sleep(0)
