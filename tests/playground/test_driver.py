"""The driver itself: it fails loudly, and tells what was said."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from tests.conversation import Someone, Telegram


async def test_waiting_in_vain_shows_the_dialogue(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """The failure prints what was said so far."""
    await bot.send_message(alice.id, "Good evening")
    await alice.hears()
    telegram.patience = 0.01
    with pytest.raises(AssertionError, match=r"(?s)nothing heard.*Alice: hello.*Whitecell: Good evening"):
        await alice.hears()


async def test_silence_is_checked_after_the_bot_has_finished(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """hears_nothing asks the fixture when the bot is idle, then looks; what was not listened to fails it."""
    finished = []

    async def idle() -> None:
        await bot.send_message(alice.id, "one more thing")
        finished.append(True)

    telegram.idle = idle
    with pytest.raises(AssertionError, match="one more thing"):
        await alice.hears_nothing()
    alice.hears_no_more()
    assert finished == [True]


async def test_silence_by_default_means_every_update_is_confirmed(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """Without an idle of its own, the driver waits until nothing waits for the bot."""
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    await alice.hears_nothing()


async def test_a_reply_can_be_waited_for_by_its_words(bot: Bot, alice: Someone) -> None:
    """Two answers in any order are each found by what they hold."""
    await bot.send_message(alice.id, "Saved")
    await bot.send_message(alice.id, "Call 112")
    assert (await alice.hears("112")).text == "Call 112"
    assert (await alice.hears("Saved")).text == "Saved"


async def test_a_button_must_be_there_to_be_tapped(bot: Bot, alice: Someone) -> None:
    """A wrong label names the labels there are; part of a label is enough when it is the only one."""
    row = [InlineKeyboardButton("✅ Done", callback_data="d"), InlineKeyboardButton("Undo", callback_data="u")]
    await bot.send_message(alice.id, "Recheck", reply_markup=InlineKeyboardMarkup([row]))
    reply = await alice.hears()
    with pytest.raises(AssertionError, match="Undo"):
        await alice.taps("Snooze", on=reply)
    await alice.taps("done", on=reply)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "d"


async def test_a_transcript_reads_as_a_dialogue(bot: Bot, alice: Someone) -> None:
    """Words, buttons, edits, reactions, pictures and deletions stand in order."""
    said = await alice.says("wbc 3.2")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u")]])
    sent = await bot.send_message(alice.id, "Saved", reply_markup=keyboard)
    await bot.set_message_reaction(alice.id, said["message_id"], "👍")
    await alice.edits(said, "wbc 3.3")
    await bot.edit_message_text("Changed", alice.id, sent.message_id)
    await alice.sends_voice()
    await bot.delete_message(alice.id, sent.message_id)
    assert alice.transcript().splitlines() == [
        "Alice: hello",
        "Alice: wbc 3.2",
        "Whitecell: Saved [Undo]",
        f"    reaction on {said['message_id']}: 👍",
        "Alice (edited): wbc 3.3",
        "Whitecell (edited): Changed",
        "Alice: <voice>",
        f"    message {sent.message_id} deleted",
    ]


async def test_a_deep_link_leads_to_the_private_chat(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """From a group's button the person says /start with the link's token, alone with the bot."""
    here = alice.in_group(telegram.group("Lupus friends", [alice]))
    address = f"https://t.me/{bot.username}?start=labs_17"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Open", url=address)]])
    await bot.send_message(here.chat_id, "Let us talk alone", reply_markup=keyboard)
    await here.follows("Open", on=await here.hears())
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert (message.text, message.chat.id) == ("/start labs_17", alice.id)


async def test_a_reply_keyboard_is_seen(bot: Bot, alice: Someone) -> None:
    """Its labels are shown to the person, though Telegram does not repeat them to the bot."""
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Share my place", request_location=True)]])
    sent = await bot.send_message(alice.id, "Where are you?", reply_markup=keyboard)
    assert (await alice.hears()).keyboard == ["Share my place"]
    assert sent.reply_markup is None
