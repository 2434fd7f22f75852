"""Delivery to a webhook: again until 2xx, one at a time in a lane, with the secret."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import Conflict, NetworkError

from bot.playground.listening import on_loopback
from bot.playground.webhook import doubling_pause
from tests.conversation import Someone, Telegram
from tests.playground.setting import MovableClock, refused

SECRET_HEADER = "x-telegram-bot-api-secret-token"


class Receiver:
    """A bot's end of a webhook that answers as told, then 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.received: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.held = asyncio.Event()
        self.held.set()
        self.at_once = 0
        self.most_at_once = 0
        self.listening = on_loopback(Starlette(routes=[Route("/hook", self.hook, methods=["POST"])]))

    async def hook(self, request: Request) -> Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        message = (await request.json()).get("message", {})
        self.received.put_nowait((message.get("text", ""), request.headers.get(SECRET_HEADER, "")))
        await self.held.wait()
        self.at_once -= 1
        return Response(status_code=self.answers.pop(0) if self.answers else 200)

    @property
    def address(self) -> str:
        return f"{self.listening.url}/hook"

    async def hears(self) -> str:
        async with asyncio.timeout(10):
            return (await self.received.get())[0]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiving = Receiver()
    await receiving.listening.start()
    yield receiving
    await receiving.listening.stop()


async def test_an_update_is_delivered_with_the_secret(bot: Bot, alice: Someone, receiver: Receiver) -> None:
    """What waited before the webhook was set comes too, and every delivery carries the secret header."""
    await bot.set_webhook(receiver.address, secret_token="a-secret_1")
    await alice.says("second")
    async with asyncio.timeout(10):
        assert [await receiver.received.get() for _ in range(2)] == [("hello", "a-secret_1"), ("second", "a-secret_1")]


async def test_an_update_comes_again_until_it_is_taken(
    telegram: Telegram, bot: Bot, alice: Someone, receiver: Receiver
) -> None:
    """5xx, 4xx and 3xx answers bring it back; the next one of the chat waits behind it."""
    receiver.answers = [500, 404, 302]
    await bot.set_webhook(receiver.address)
    await alice.says("second")
    assert [await receiver.hears() for _ in range(5)] == ["hello"] * 4 + ["second"]
    await telegram.local.world.updates.all_confirmed()
    assert (await bot.get_webhook_info()).pending_update_count == 0


def test_the_pauses_between_tries_double_up_to_a_minute() -> None:
    """A bot that is down is not hammered, and not forgotten."""
    assert [doubling_pause(failures) for failures in (1, 2, 3, 7, 2000)] == [1, 2, 4, 60, 60]


async def test_a_failed_delivery_is_in_the_webhook_s_info(bot: Bot, alice: Someone, receiver: Receiver) -> None:
    """getWebhookInfo tells the last error and what waits."""
    receiver.answers = [503]
    await bot.set_webhook(receiver.address, max_connections=7, allowed_updates=["message"])
    assert [await receiver.hears() for _ in range(2)] == ["hello", "hello"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert (info.url, info.max_connections, info.allowed_updates) == (receiver.address, 7, ("message",))


async def test_one_chat_waits_for_its_answer_and_others_do_not(
    telegram: Telegram, bot: Bot, alice: Someone, receiver: Receiver
) -> None:
    """Within a chat one update is on its way at a time; two chats do not wait for each other."""
    receiver.held.clear()
    await bot.set_webhook(receiver.address)
    await alice.says("second of alice")
    await telegram.person("Ben").says("first of ben")
    assert {await receiver.hears(), await receiver.hears()} == {"hello", "first of ben"}
    receiver.held.set()
    assert await receiver.hears() == "second of alice"
    assert receiver.most_at_once == 2


async def test_a_taken_update_can_be_delivered_twice(
    telegram: Telegram, bot: Bot, alice: Someone, receiver: Receiver
) -> None:
    """A duplicate delivery happens over a webhook too."""
    telegram.local.faults.add("getUpdates", "duplicate-update")
    await bot.set_webhook(receiver.address)
    assert [await receiver.hears(), await receiver.hears()] == ["hello", "hello"]


async def test_an_outage_stops_deliveries_too(telegram: Telegram, bot: Bot, alice: Someone, receiver: Receiver) -> None:
    """While Telegram is out nothing is delivered; afterwards what waited comes."""
    await bot.set_webhook(receiver.address)
    assert await receiver.hears() == "hello"
    await telegram.local.world.updates.all_confirmed()
    telegram.local.faults.add("*", "outage", times=None)
    await alice.says("during")
    with pytest.raises(NetworkError):
        await bot.get_webhook_info()
    assert receiver.received.empty()
    telegram.local.faults.clear()
    assert await receiver.hears() == "during"


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, alice: Someone, receiver: Receiver) -> None:
    """getUpdates is a 409 while a webhook is set, and works after it was taken away."""
    await bot.set_webhook(receiver.address)
    with refused("can't use getUpdates method while webhook is active", Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    await alice.says("polled")
    assert (await bot.get_updates())[-1].message is not None


async def test_setting_a_webhook_ends_a_poll(telegram: Telegram, bot: Bot, receiver: Receiver) -> None:
    """A poller that waits is told at once."""
    polling = asyncio.create_task(bot.get_updates(timeout=50))
    await telegram.local.world.updates.poll_waits()
    await bot.set_webhook(receiver.address)
    with refused("terminated by setWebhook", Conflict):
        await polling


async def test_pending_updates_can_be_dropped(bot: Bot, alice: Someone, receiver: Receiver) -> None:
    """With drop_pending_updates only what comes after is delivered."""
    await bot.set_webhook(receiver.address, drop_pending_updates=True)
    await alice.says("after")
    assert await receiver.hears() == "after"


async def test_an_update_past_its_life_is_not_delivered(
    bot: Bot, alice: Someone, receiver: Receiver, clock: MovableClock
) -> None:
    """After 24 hours of failing it is given up."""
    clock.advance(hours=24)
    await bot.set_webhook(receiver.address)
    await alice.says("fresh")
    assert await receiver.hears() == "fresh"


@pytest.mark.parametrize(
    ("address", "secret", "refusal"),
    [
        ("http://example.org/hook", None, "An HTTPS URL must be provided"),
        ("https://example.org:5000/hook", None, "only on ports 80, 88, 443 or 8443"),
        ("https://example.org:hook/", None, "invalid URL"),
        ("https://example.org/hook", "no spaces", "secret token contains unallowed characters"),
        ("https://example.org/hook", "x" * 257, "secret token is too long"),
    ],
)
async def test_a_webhook_telegram_would_not_take_is_refused(
    bot: Bot, address: str, secret: str | None, refusal: str
) -> None:
    """HTTPS, four ports, and a secret of 1 to 256 plain characters."""
    with refused(refusal):
        await bot.set_webhook(address, secret_token=secret)
