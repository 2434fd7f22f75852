"""Telegram's flood limits, when they are asked for."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.playground.server import LocalTelegram
from tests.conversation import Telegram
from tests.playground.setting import MovableClock, bot_for


@pytest.fixture
async def telegram(clock: MovableClock) -> AsyncIterator[Telegram]:
    async with Telegram(LocalTelegram(now=clock.now, strict_limits=True)) as running:
        yield running


async def send_until_refused(bot: Bot, *chats: int) -> int:
    for number in range(100):
        try:
            await bot.send_message(chats[number % len(chats)], "hello")
        except RetryAfter:
            return number
    return 100


async def test_one_chat_takes_a_short_burst_then_one_a_second(telegram: Telegram, clock: MovableClock) -> None:
    """After five at once a chat takes one more each second."""
    alice = telegram.person("Alice")
    await alice.says("hello")
    async with bot_for(telegram) as bot:
        assert await send_until_refused(bot, alice.id) == 5
        clock.advance(seconds=1)
        assert await send_until_refused(bot, alice.id) == 1


async def test_all_chats_together_take_thirty_a_second(telegram: Telegram, clock: MovableClock) -> None:
    """Ten chats have room for fifty, and the thirty-first message is refused all the same."""
    chats = []
    for number in range(10):
        person = telegram.person(f"P{number}")
        await person.says("hello")
        chats.append(person.id)
    async with bot_for(telegram) as bot:
        assert await send_until_refused(bot, *chats) == 30
        clock.advance(seconds=0.5)
        assert await send_until_refused(bot, *chats) == 15
