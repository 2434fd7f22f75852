"""A whole dialogue between a person at the driver and python-telegram-bot over HTTP."""

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode

from tests.conversation import Telegram


async def test_a_person_asks_and_hears_an_answer_with_buttons(telegram: Telegram, bot: Bot) -> None:
    """What the bot sends over HTTP arrives with its text, its marks and its buttons."""
    alice = telegram.person("Alice")
    await alice.says("wbc 3.2")
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.text == "wbc 3.2"
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="v1:undo")]])
    await bot.send_message(alice.id, "Saved <b>3.2</b>", parse_mode=ParseMode.HTML, reply_markup=buttons)
    reply = await alice.hears()
    assert (reply.text, reply.html, reply.buttons) == ("Saved 3.2", "Saved <b>3.2</b>", ["Undo"])


async def test_a_tap_is_answered_by_an_edit_and_a_toast(telegram: Telegram, bot: Bot) -> None:
    """A tap reaches the bot as a callback query; its edit and its toast reach the person."""
    alice = telegram.person("Alice")
    await alice.says("hello")
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="v1:undo")]])
    await bot.send_message(alice.id, "Saved", reply_markup=buttons)
    await alice.taps("Undo", on=await alice.hears())
    query = (await bot.get_updates(timeout=5))[-1].callback_query
    assert query is not None
    assert query.data == "v1:undo"
    await query.answer("Taken back")
    await query.edit_message_text("Undone")
    assert await alice.sees_toast() == "Taken back"
    undone = await alice.hears()
    assert (undone.text, undone.edited, undone.buttons) == ("Undone", True, [])
