"""Failing on purpose: before and after acting, once or until cleared, for one chat or all."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter

from bot.playground.faults import Kind
from tests.conversation import Someone, Telegram
from tests.playground.setting import refused


async def test_429_says_how_long_to_wait(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """The refusal carries retry_after, and nothing was sent; the next call works again."""
    telegram.local.faults.add("sendMessage", "429", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(alice.id, "hello")
    assert caught.value.retry_after == timedelta(seconds=7)
    await bot.send_message(alice.id, "hello again")
    assert (await alice.hears()).text == "hello again"


@pytest.mark.parametrize("kind", ["500-before", "502-before", "drop-before", "outage"])
async def test_a_fault_before_acting_sends_nothing(telegram: Telegram, bot: Bot, alice: Someone, kind: Kind) -> None:
    """The bot sees a network error and the person nothing."""
    telegram.local.faults.add("sendMessage", kind)
    with pytest.raises(NetworkError):
        await bot.send_message(alice.id, "hello")
    telegram.local.world.updates.forget_pending()
    await alice.hears_nothing()


@pytest.mark.parametrize("kind", ["500-after", "502-after", "drop-after"])
async def test_a_fault_after_acting_has_sent_it(telegram: Telegram, bot: Bot, alice: Someone, kind: Kind) -> None:
    """The bot sees the same network error, and the person has the message: the outcome nobody can know."""
    telegram.local.faults.add("sendMessage", kind)
    with pytest.raises(NetworkError):
        await bot.send_message(alice.id, "hello")
    heard = await alice.hears()
    (entry,) = telegram.local.calls("sendMessage")
    assert (heard.text, entry["outcome"], entry["message_id"]) == ("hello", kind, heard.message_id)


async def test_a_hanging_call_ends_when_the_faults_are_cleared(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """Nothing is answered until then, and then the connection breaks."""
    telegram.local.faults.add("sendMessage", "hang-after")
    sending = asyncio.create_task(bot.send_message(alice.id, "hello"))
    assert (await alice.hears()).text == "hello"
    assert not sending.done()
    telegram.local.faults.clear()
    with pytest.raises(NetworkError):
        await sending


async def test_an_outage_lasts_until_it_is_cleared(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """With no number of times, every call of every method breaks; afterwards everything is as it was."""
    telegram.local.faults.add("*", "outage", times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.get_updates()
    telegram.local.faults.clear()
    assert len(await bot.get_updates()) == 1


async def test_a_server_that_is_down_refuses_connections(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """While the server is down nothing can connect, which is certainly 'not sent'; it comes back at its address."""
    await telegram.local.stop()
    with refused("ConnectError", NetworkError):
        await bot.send_message(alice.id, "hello")
    await telegram.local.start()
    await bot.send_message(alice.id, "hello")
    assert (await alice.hears()).text == "hello"


async def test_a_fault_can_be_for_one_chat(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """Others are written to as ever."""
    ben = telegram.person("Ben")
    await ben.says("hello")
    telegram.local.faults.add("sendMessage", "403", chat_id=alice.id, times=None)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(alice.id, "hello")
    await bot.send_message(ben.id, "hello")
    assert (await ben.hears()).text == "hello"


async def test_a_confirmed_update_can_come_twice(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A duplicate delivery repeats, once, what was already confirmed."""
    (update,) = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == ()
    telegram.local.faults.add("getUpdates", "duplicate-update")
    (again,) = await bot.get_updates(offset=update.update_id + 1, timeout=10)
    assert again.update_id == update.update_id
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_every_call_is_in_the_log(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """With method, parameters, moment and outcome, also a refused one."""
    await bot.send_message(alice.id, "hello")
    with refused("chat not found"):
        await bot.send_message(1, "hello")
    sent, refusal = telegram.local.calls("sendMessage")
    assert (sent["params"]["text"], sent["outcome"]) == ("hello", "ok")
    assert refusal["outcome"] == "400 Bad Request: chat not found"
