"""Offsets, limits, retention and the rule of one poller: what a bot's durability rests on."""

import asyncio

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.playground.updates import UpdateQueue
from tests.conversation import Telegram
from tests.playground.setting import MovableClock, bot_for, refused


async def texts(bot: Bot, offset: int | None = None, limit: int | None = None, wait: int = 0) -> list[str]:
    updates = await bot.get_updates(offset, limit, wait)
    return [update.message.text or "" for update in updates if update.message is not None]


async def test_an_update_comes_again_until_a_greater_offset_confirms_it(telegram: Telegram, bot: Bot) -> None:
    """Without an offset nothing is confirmed; with one, all before it are gone for good."""
    alice = telegram.person("Alice")
    for text in ("one", "two", "three"):
        await alice.says(text)
    first = await bot.get_updates()
    assert await texts(bot) == await texts(bot, offset=first[0].update_id) == ["one", "two", "three"]
    assert await texts(bot, offset=first[1].update_id) == ["two", "three"]
    assert await texts(bot, offset=first[0].update_id) == ["two", "three"]
    assert await texts(bot, offset=first[-1].update_id + 1) == []


async def test_update_ids_go_up_by_one_from_a_random_start(telegram: Telegram, bot: Bot) -> None:
    """Two servers start elsewhere; within one, no number is left out."""
    alice = telegram.person("Alice")
    for text in ("one", "two"):
        await alice.says(text)
    one, two = await bot.get_updates()
    assert two.update_id == one.update_id + 1
    queues = [UpdateQueue(telegram.local.world.now) for _ in range(5)]
    starts = {str(queue.put("message", {}, "chat 1")) for queue in queues}
    assert len(starts) == 5


async def test_a_negative_offset_counts_from_the_end(telegram: Telegram, bot: Bot) -> None:
    """-1 leaves the last update and forgets the others."""
    alice = telegram.person("Alice")
    for text in ("one", "two", "three"):
        await alice.says(text)
    assert await texts(bot, offset=-1) == ["three"]
    assert await texts(bot) == ["three"]


async def test_an_offset_far_ahead_confirms_nothing(telegram: Telegram, bot: Bot) -> None:
    """An offset of another time (ids restart at random after an idle week) must not lose what waits."""
    alice = telegram.person("Alice")
    await alice.says("one")
    (update,) = await bot.get_updates()
    assert await texts(bot, offset=update.update_id + 1000) == ["one"]


async def test_a_batch_has_as_many_as_asked_and_100_at_most(telegram: Telegram, bot: Bot) -> None:
    """The limit is kept between 1 and 100."""
    alice = telegram.person("Alice")
    for number in range(120):
        await alice.says(str(number))
    assert [len(await texts(bot, limit=limit)) for limit in (2, 100, 1000)] == [2, 100, 100]


async def test_a_long_poll_ends_with_the_first_update(telegram: Telegram, bot: Bot) -> None:
    """A waiting poller is answered when somebody speaks."""
    alice = telegram.person("Alice")
    polling = asyncio.create_task(texts(bot, wait=50))
    await telegram.local.world.updates.poll_waits()
    await alice.says("now")
    assert await polling == ["now"]


async def test_a_second_poller_ends_the_first_with_a_conflict(telegram: Telegram, bot: Bot) -> None:
    """The earlier of two gets 409, the later one the updates."""
    alice = telegram.person("Alice")
    async with bot_for(telegram) as second:
        earlier = asyncio.create_task(texts(bot, wait=50))
        await telegram.local.world.updates.poll_waits()
        later = asyncio.create_task(texts(second, wait=50))
        with refused("terminated by other getUpdates request", Conflict):
            await earlier
        await alice.says("now")
        assert await later == ["now"]


async def test_messages_wait_a_day_and_taps_150_seconds(telegram: Telegram, bot: Bot, clock: MovableClock) -> None:
    """A tap is gone after 150 seconds, a message after 24 hours."""
    alice = telegram.person("Alice")
    message = await alice.says("hello")
    telegram.local.world.open_chat(alice.id)
    await alice.presses("v1:undo", on=message)
    clock.advance(seconds=149)
    assert len(await bot.get_updates()) == 2
    clock.advance(seconds=1)
    assert await texts(bot) == ["hello"]
    clock.advance(hours=24)
    assert await texts(bot) == []


async def test_only_asked_for_kinds_arrive_and_the_choice_stays(telegram: Telegram, bot: Bot) -> None:
    """allowed_updates holds for later calls that name none; an empty list means Telegram's default."""
    alice = telegram.person("Alice")
    await bot.get_updates(allowed_updates=[Update.CALLBACK_QUERY])
    await alice.says("unseen")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    await alice.says("seen")
    assert await texts(bot) == ["seen"]


async def test_a_block_and_its_end_are_told(telegram: Telegram, bot: Bot) -> None:
    """my_chat_member says kicked, then member; writing again takes the block back by itself."""
    alice = telegram.person("Alice")
    await alice.says("hello")
    await alice.blocks()
    await alice.says("me again")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_an_edit_keeps_its_message_id(telegram: Telegram, bot: Bot) -> None:
    """A person's edit is an edited_message with the same id, a new text and an edit date."""
    alice = telegram.person("Alice")
    message = await alice.says("wbc 3.2")
    await alice.edits(message, "wbc 3.3")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (message["message_id"], "wbc 3.3")
    assert edited.edit_date is not None


async def test_an_update_is_as_it_was_when_it_happened(telegram: Telegram, bot: Bot) -> None:
    """A later edit does not change the update that told of the first text."""
    alice = telegram.person("Alice")
    message = await alice.says("wbc 3.2")
    await alice.edits(message, "wbc 3.3")
    assert await texts(bot) == ["wbc 3.2"]


@pytest.mark.parametrize("send", ["voice", "video", "sticker", "contact"])
async def test_every_kind_of_message_can_be_parsed(telegram: Telegram, bot: Bot, send: str) -> None:
    """What a person sends besides words is read by python-telegram-bot."""
    alice = telegram.person("Alice", language=None)
    await getattr(alice, f"sends_{send}")()
    await alice.sends_location(48.85, 2.35)
    first, second = await bot.get_updates()
    assert first.message is not None
    assert first.message.effective_attachment is not None
    assert first.message.from_user is not None
    assert first.message.from_user.language_code is None
    assert second.message is not None
    assert second.message.location is not None
