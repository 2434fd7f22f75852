"""Writing with the keyboard: sending, lines, editing, commands."""

import pytest
from playwright.async_api import expect
from telegram import Bot, BotCommand

from tests.page.phones import Phones, one_button

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

COMMANDS = [BotCommand("help", "What I can do"), BotCommand("labs", "Your counts"), BotCommand("language", "Language")]


async def test_enter_sends_and_shift_enter_breaks_the_line(phones: Phones, bot: Bot, robin: int) -> None:
    """Shift+Enter stays in the box; Enter sends both lines as one message."""
    await phones.patient.composer.click()
    await phones.page.keyboard.type("wbc 3.2")
    await phones.patient.presses("Shift+Enter")
    await phones.page.keyboard.type("12 nov 🙂")
    await phones.patient.presses("Enter")
    update = (await bot.get_updates(timeout=5))[-1]
    assert update.message is not None
    assert update.message.text == "wbc 3.2\n12 nov 🙂"
    await expect(phones.patient.composer).to_have_value("")


async def test_the_box_grows_with_its_lines(phones: Phones) -> None:
    """Several lines can be read while they are written, up to a limit."""
    composer = phones.patient.composer
    one = await composer.evaluate("box => box.clientHeight")
    await composer.fill("a\nb\nc")
    three = await composer.evaluate("box => box.clientHeight")
    await composer.fill("a\n" * 60)
    many = await composer.evaluate("box => box.clientHeight")
    assert one < three < many < 200


async def test_arrow_up_edits_the_last_message(phones: Phones, bot: Bot, robin: int) -> None:
    """In an empty box ↑ takes the last own message back for editing; the bot gets it as an edited message."""
    await phones.patient.says("wbc 3.2")
    await phones.patient.says("and 38 yesterday")
    await expect(phones.patient.message("and 38 yesterday")).to_be_visible()
    await phones.patient.presses("ArrowUp")
    await expect(phones.patient.composer).to_have_value("and 38 yesterday")
    await phones.patient.composer.fill("and 37 yesterday")
    await phones.patient.presses("Enter")
    await expect(phones.patient.message("and 37 yesterday").get_by_test_id("edited")).to_be_visible()
    updates = await bot.get_updates(timeout=5)
    assert updates[-1].edited_message is not None
    assert updates[-1].edited_message.text == "and 37 yesterday"


async def test_escape_leaves_an_edit(phones: Phones, robin: int) -> None:
    """Escape gives the box back empty and changes nothing."""
    await phones.patient.says("wbc 3.2")
    await expect(phones.patient.message("wbc 3.2")).to_be_visible()
    await phones.patient.presses("ArrowUp")
    await expect(phones.patient.composer).to_have_value("wbc 3.2")
    await phones.patient.presses("Escape")
    await expect(phones.patient.composer).to_have_value("")
    await phones.patient.says("wbc 3.3")
    await expect(phones.patient.messages).to_contain_text(["hello", "wbc 3.2", "wbc 3.3"])


async def test_a_person_deletes_their_own_message(phones: Phones, robin: int) -> None:
    """Delete is offered on an own message and takes it out of the chat."""
    await phones.patient.says("too much said")
    await phones.patient.chooses("too much said", "delete")
    await expect(phones.patient.message("too much said")).to_have_count(0)


async def test_a_slash_opens_the_commands(phones: Phones, bot: Bot, robin: int) -> None:
    """The menu opens by a slash, narrows as it is typed in, is walked with the arrows, and Enter sends."""
    await bot.set_my_commands(COMMANDS)
    await phones.patient.composer.press_sequentially("/l")
    await expect(phones.patient.commands).to_contain_text(["/labs", "/language"])
    await phones.patient.presses("ArrowDown")
    await expect(phones.patient.commands.nth(1)).to_have_attribute("aria-selected", "true")
    await phones.patient.presses("Enter")
    await expect(phones.patient.messages.last).to_contain_text("/language")
    await expect(phones.patient.node.get_by_test_id("commands-menu")).to_be_hidden()


async def test_the_button_shows_the_commands_in_the_persons_language(phones: Phones, bot: Bot) -> None:
    """Each phone has the menu of its own Telegram's language; changing that language changes the menu."""
    await bot.set_my_commands(COMMANDS)
    await bot.set_my_commands([BotCommand("help", "Ce que je sais faire")], language_code="fr")
    french, english = phones.stranger, phones.patient
    await french.node.get_by_test_id("commands-button").click()
    await expect(french.commands).to_contain_text(["Ce que je sais faire"])
    await english.node.get_by_test_id("language").select_option("fr")
    await english.node.get_by_test_id("commands-button").click()
    await expect(english.commands).to_contain_text(["Ce que je sais faire"])


async def test_a_refused_message_is_not_lost(phones: Phones, robin: int) -> None:
    """When the server does not take a message, the words come back into the box."""
    await phones.page.route("**/say", lambda route: route.fulfill(status=400, json={"error": "not now"}))
    await phones.patient.says("wbc 3.2")
    await expect(phones.test_id("toast")).to_have_text("not now")
    await expect(phones.patient.composer).to_have_value("wbc 3.2")


async def test_a_whole_turn_by_keyboard_alone(phones: Phones, bot: Bot, robin: int) -> None:
    """From the box Shift+Tab reaches the newest message's buttons, which Enter taps; arrows lead to older messages."""
    await bot.send_message(robin, "Older")
    await bot.send_message(robin, "Saved", reply_markup=one_button("Undo", "v1:undo"))
    await expect(phones.patient.button("Undo")).to_be_visible()
    await phones.patient.composer.focus()
    await phones.patient.presses("Shift+Tab", "Shift+Tab")
    await expect(phones.patient.button("Undo")).to_be_focused()
    await phones.patient.presses("Enter")
    query = (await bot.get_updates(timeout=5))[-1].callback_query
    assert query is not None
    await query.answer()
    await phones.patient.presses("ArrowUp")
    await expect(phones.patient.message("Older")).to_be_focused()
    await phones.patient.presses("Enter")
    await expect(phones.test_id("action-reply")).to_be_focused()
    await phones.patient.presses("Escape")
    await expect(phones.patient.message("Older")).to_be_focused()
