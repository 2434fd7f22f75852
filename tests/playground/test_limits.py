"""What Telegram refuses, in Telegram's words."""

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import ChatAction, ReactionEmoji
from telegram.error import Forbidden

from bot.playground.editing import EMOJI_STYLE, REACTIONS
from bot.playground.sending import ACTIONS
from tests.conversation import Someone, Telegram
from tests.playground.pictures import png
from tests.playground.setting import MovableClock, refused


def button(callback_data: str | None = None, url: str | None = None) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Undo", url=url, callback_data=callback_data)]])


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "text is empty"),
        (" \n ", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "too long"),
    ],
)
async def test_texts_out_of_bounds_are_refused(bot: Bot, alice: Someone, text: str, refusal: str) -> None:
    """A text has 1 to 4096 UTF-16 units."""
    with refused(refusal):
        await bot.send_message(alice.id, text)


async def test_a_text_of_4096_after_markup_is_sent(bot: Bot, alice: Someone) -> None:
    """The limit counts what is read, not the tags."""
    sent = await bot.send_message(alice.id, f"  <b>{'x' * 4096}</b>\n", parse_mode="HTML")
    assert sent.text == "x" * 4096
    assert sent.entities[0].length == 4096


async def test_a_caption_has_1024_at_most(bot: Bot, alice: Someone) -> None:
    """Captions are shorter than texts."""
    await bot.send_photo(alice.id, png(), caption="x" * 1024)
    with refused("caption is too long"):
        await bot.send_photo(alice.id, png(), caption="x" * 1025)


@pytest.mark.parametrize("data", ["é" * 33, "x" * 65, ""])
async def test_callback_data_has_1_to_64_bytes(bot: Bot, alice: Someone, data: str) -> None:
    """Bytes are counted, not characters."""
    with refused("button_data_invalid"):
        await bot.send_message(alice.id, "Saved", reply_markup=button(callback_data=data))


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (button(), "Text buttons are unallowed"),
        (button(url="not an address"), "Wrong HTTP URL"),
        (button(callback_data="a", url="https://example.org"), "exactly one"),
        (InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="a")]]), "must be non-empty"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]] * 101), "too long"),
    ],
)
async def test_bad_buttons_are_refused(bot: Bot, alice: Someone, markup: InlineKeyboardMarkup, refusal: str) -> None:
    """A button has words and exactly one action, and a keyboard at most 100 buttons."""
    with refused(refusal):
        await bot.send_message(alice.id, "Saved", reply_markup=markup)


async def test_entities_outside_of_the_text_are_refused(bot: Bot, alice: Someone) -> None:
    """Explicit entities must lie within the text."""
    with refused("outside of the text"):
        await bot.send_message(alice.id, "Saved", entities=[MessageEntity("bold", 3, 9)])


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, alice: Someone) -> None:
    """The same text and buttons are 'not modified'; the same text with other buttons is an edit."""
    sent = await bot.send_message(alice.id, "Saved", reply_markup=button(callback_data="u"))
    with refused("message is not modified"):
        await bot.edit_message_text("Saved", alice.id, sent.message_id, reply_markup=button(callback_data="u"))
    await bot.edit_message_text("Saved", alice.id, sent.message_id, reply_markup=button(callback_data="v"))
    await bot.edit_message_text("Saved", alice.id, sent.message_id)
    with refused("message is not modified"):
        await bot.edit_message_reply_markup(alice.id, sent.message_id)


async def test_only_own_and_present_messages_can_be_edited(bot: Bot, alice: Someone) -> None:
    """A missing message is 'not found', a person's own 'can't be edited', a picture has no text."""
    theirs = await alice.says("wbc 3.2")
    picture = await bot.send_photo(alice.id, png())
    with refused("message to edit not found"):
        await bot.edit_message_text("Saved", alice.id, 999)
    with refused("message can't be edited"):
        await bot.edit_message_text("Saved", alice.id, theirs["message_id"])
    with refused("there is no text in the message to edit"):
        await bot.edit_message_text("Saved", alice.id, picture.message_id)


async def test_a_message_of_two_days_cannot_be_deleted(bot: Bot, alice: Someone, clock: MovableClock) -> None:
    """Deleting ends 48 hours after sending, and a second time finds nothing."""
    young, old = await bot.send_message(alice.id, "one"), await bot.send_message(alice.id, "two")
    clock.advance(hours=47, minutes=59)
    await bot.delete_message(alice.id, young.message_id)
    with refused("message to delete not found"):
        await bot.delete_message(alice.id, young.message_id)
    clock.advance(minutes=1)
    with refused("can't be deleted"):
        await bot.delete_message(alice.id, old.message_id)


async def test_in_a_group_only_the_bot_s_own_can_be_deleted(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """What people say there stays; alone with somebody the bot may take both sides away."""
    here = alice.in_group(telegram.group("Lupus friends", [alice]))
    theirs, ours = await here.says("/help"), await bot.send_message(here.chat_id, "Here I am")
    with refused("can't be deleted"):
        await bot.delete_message(here.chat_id, theirs["message_id"])
    await bot.delete_message(here.chat_id, ours.message_id)


async def test_a_tap_is_answered_once_and_in_time(
    telegram: Telegram, bot: Bot, alice: Someone, clock: MovableClock
) -> None:
    """A second answer, a late one and one to an unknown query are refused, and so is a toast over 200."""
    await bot.send_message(alice.id, "Saved", reply_markup=button(callback_data="u"))
    reply = await alice.hears()
    first, second = await alice.taps("Undo", on=reply), await alice.taps("Undo", on=reply)
    with refused("message_too_long"):
        await bot.answer_callback_query(first, "x" * 201)
    await bot.answer_callback_query(first, "x" * 200)
    with refused("Query is too old"):
        await bot.answer_callback_query(first)
    clock.advance(seconds=151)
    for query_id in (first, second, "17"):
        with refused("Query is too old"):
            await bot.answer_callback_query(query_id)


async def test_chats_that_cannot_be_written_to(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """Unknown, never opened, blocked and deactivated chats are refused each in its own words."""
    with refused("Chat not found"):
        await bot.send_message(12345, "hello")
    with refused("Chat not found"):
        await bot.send_message("somewhere", "hello")
    with refused("can't initiate conversation", Forbidden):
        await bot.send_message(telegram.person("Olga").id, "hello")
    await alice.blocks()
    with refused("bot was blocked by the user", Forbidden):
        await bot.send_message(alice.id, "hello")
    alice.person.deactivated = True
    with refused("user is deactivated", Forbidden):
        await bot.send_message(alice.id, "hello")


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (BotCommand("Help", "x"), "BOT_COMMAND_INVALID"),
        (BotCommand("x" * 33, "x"), "BOT_COMMAND_INVALID"),
        (BotCommand("help", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (BotCommand("help", "x" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_bad_commands_are_refused(bot: Bot, command: BotCommand, refusal: str) -> None:
    """A command has 1 to 32 of a-z, 0-9 and _, and a description of 1 to 256."""
    with refused(refusal):
        await bot.set_my_commands([command])


async def test_a_menu_has_100_commands_at_most(bot: Bot) -> None:
    """One more is too much."""
    commands = [BotCommand(f"c{number}", "x") for number in range(101)]
    await bot.set_my_commands(commands[:100])
    with refused("BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands(commands)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"", "non-empty"), (b"%PDF", "IMAGE_PROCESS_FAILED"), (png(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
     (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"), (png() + b"x" * 10 * 1024 * 1024, "too big")],
)  # fmt: skip
async def test_what_is_no_fit_picture_is_refused(bot: Bot, alice: Someone, content: bytes, refusal: str) -> None:
    """A photo is a picture of at most 10 MB, 10,000 pixels of width and height together, and 20 to 1."""
    with refused(refusal):
        await bot.send_photo(alice.id, content)


def test_reactions_and_actions_are_telegram_s_own() -> None:
    """The lists are those python-telegram-bot knows."""
    assert {emoji.replace(EMOJI_STYLE, "") for emoji in ReactionEmoji} == REACTIONS
    assert {action.value for action in ChatAction} == ACTIONS


async def test_more_than_20_mb_cannot_be_fetched(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """A bot may receive such a document, and not download it."""
    document = (await alice.sends_document(b"x" * (20 * 1024 * 1024 + 1)))["document"]
    with refused("file is too big"):
        await bot.get_file(document["file_id"])


async def test_a_file_must_be_known_or_sent(bot: Bot, alice: Someone) -> None:
    """An unknown file id and an address Telegram cannot reach are refused."""
    with refused("wrong file identifier"):
        await bot.send_photo(alice.id, "AgACunknown")
    with refused("failed to get HTTP URL content"):
        await bot.send_photo(alice.id, "https://example.org/a.png")
