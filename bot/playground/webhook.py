"""Delivery to a webhook: one update at a time per lane, again and again until the bot answers 2xx."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from bot.playground.faults import Faults
from bot.playground.updates import QueuedUpdate
from bot.playground.world import World

PATIENCE = 60.0  # seconds Telegram waits for the bot's answer
LONGEST_PAUSE = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@dataclass(frozen=True, slots=True)
class Webhook:
    address: str
    secret: str
    connections: int
    ip_address: str | None = None


def doubling_pause(failures: int) -> float:
    return min(2.0 ** min(failures - 1, 6), LONGEST_PAUSE)


class WebhookSender:
    """`pause` gives the seconds before the next try, from the number of failures so far."""

    def __init__(self, world: World, faults: Faults, pause: Callable[[int], float] = doubling_pause) -> None:
        self._world = world
        self._faults = faults
        self._pause = pause
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._client: httpx.AsyncClient | None = None
        self._places = asyncio.Semaphore(1)
        self.webhook: Webhook | None = None
        self.last_error = ""
        self.last_error_date = 0
        world.updates.on_arrival(self._wake)

    async def start(self, webhook: Webhook) -> None:
        await self.stop()
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self._places = asyncio.Semaphore(webhook.connections)
        self.webhook, self.last_error, self.last_error_date = webhook, "", 0
        for lane in {queued.lane for queued in self._world.updates}:
            self._wake(lane)

    async def stop(self) -> None:
        self.webhook = None
        tasks = list(self._lanes.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _wake(self, lane: str) -> None:
        if self.webhook is not None and lane not in self._lanes:
            self._lanes[lane] = asyncio.create_task(self._run(lane, self.webhook))

    async def _run(self, lane: str, webhook: Webhook) -> None:
        failures = 0
        while queued := self._world.updates.first_of(lane):
            if self._faults.outage:
                await self._faults.until_cleared()
                continue
            async with self._places:
                asked_pause = await self._deliver(queued, webhook)
            if asked_pause is None:
                failures = 0
                self._world.updates.confirm(queued.update_id)
                continue
            failures += 1
            await asyncio.sleep(max(asked_pause, self._pause(failures)))
        del self._lanes[lane]

    async def _deliver(self, queued: QueuedUpdate, webhook: Webhook) -> float | None:
        """None when the bot took it; else the seconds it asks to wait."""
        asked_pause = await self._post(queued, webhook)
        if asked_pause is None and self._faults.repeats_next():
            await self._post(queued, webhook)
        return asked_pause

    async def _post(self, queued: QueuedUpdate, webhook: Webhook) -> float | None:
        assert self._client is not None  # noqa: S101 - lanes run between start and stop only
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            answer = await self._client.post(webhook.address, json=queued.body, headers=headers)
        except httpx.TimeoutException:
            return self._failed("Read timeout expired")
        except httpx.HTTPError as failure:
            return self._failed("Connection refused" if isinstance(failure, httpx.ConnectError) else "Connection lost")
        if answer.is_success:
            return None
        self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        asked = answer.headers.get("retry-after", "")
        return float(asked) if asked.isdecimal() else 0.0

    def _failed(self, reason: str) -> float:
        self.last_error, self.last_error_date = reason, self._world.timestamp()
        return 0.0
