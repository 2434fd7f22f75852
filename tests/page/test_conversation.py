"""What the bot does is seen on the phone: messages, buttons, edits, deletions, reactions, typing."""

import re
from datetime import UTC, datetime

import pytest
from playwright.async_api import expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters
from telegram.constants import ParseMode

from tests.conversation import Telegram
from tests.page.phones import Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

UNDO = InlineKeyboardMarkup.from_row(
    [InlineKeyboardButton("Undo", callback_data="v1:undo"), InlineKeyboardButton("Change", callback_data="v1:change")]
)


async def test_start_opens_the_conversation(phones: Phones, bot: Bot) -> None:
    """An empty chat has a Start button; it sends /start, and the bot's answer stands under it."""
    patient = phones.patient
    await patient.node.get_by_test_id("start").click()
    await expect(patient.message("/start")).to_have_attribute("data-from", "me")
    update = (await bot.get_updates(timeout=5))[-1]
    assert update.effective_chat is not None
    await bot.send_message(update.effective_chat.id, "Hello, I am Whitecell")
    await expect(patient.message("Hello, I am Whitecell")).to_have_attribute("data-from", "bot")
    await expect(patient.node.get_by_test_id("start")).to_have_count(0)


async def test_a_button_waits_for_the_bot(phones: Phones, bot: Bot, robin: int) -> None:
    """A tapped button turns until the bot answers the tap; the answer shows as a toast and the edit in place."""
    await bot.send_message(robin, "Saved", reply_markup=UNDO)
    button = phones.patient.button("Undo")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = (await bot.get_updates(timeout=5))[-1].callback_query
    assert query is not None
    await query.answer("Taken back")
    await expect(phones.test_id("toast")).to_have_text("Taken back")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await query.edit_message_text("Nothing was kept")
    message = phones.patient.message("Nothing was kept")
    await expect(message.get_by_test_id("edited")).to_be_visible()
    await expect(phones.patient.button("Undo")).to_have_count(0)


async def test_an_alert_stays_until_it_is_read(phones: Phones, bot: Bot, robin: int) -> None:
    """An answer with show_alert is a dialog that goes away by its button."""
    await bot.send_message(robin, "Saved", reply_markup=UNDO)
    await phones.patient.button("Change").click()
    query = (await bot.get_updates(timeout=5))[-1].callback_query
    assert query is not None
    await query.answer("Open the newest one instead", show_alert=True)
    await expect(phones.test_id("alert")).to_contain_text("Open the newest one instead")
    await phones.test_id("alert-ok").click()
    await expect(phones.test_id("alert")).to_have_count(0)


async def test_an_edit_by_the_bot_flashes(phones: Phones, bot: Bot, robin: int) -> None:
    """A changed message stays in its place, is marked and lights up."""
    sent = await bot.send_message(robin, "Which date?")
    await bot.send_message(robin, "Take your time")
    await sent.edit_text("12 November")
    first = phones.patient.messages.nth(-2)
    await expect(first).to_contain_text("12 November")
    await expect(first).to_contain_class("flash")


async def test_a_message_the_bot_takes_back_is_gone(phones: Phones, bot: Bot, robin: int) -> None:
    """A deleted message leaves the log."""
    sent = await bot.send_message(robin, "Sent by mistake")
    await expect(phones.patient.message("Sent by mistake")).to_have_count(1)
    await sent.delete()
    await expect(phones.patient.message("Sent by mistake")).to_have_count(0)


async def test_a_reaction_is_a_chip_on_the_bubble(phones: Phones, bot: Bot, robin: int) -> None:
    """The bot's reaction shows on the person's message and goes when it is taken away."""
    await phones.patient.says("wbc 3.2")
    update = (await bot.get_updates(timeout=5))[-1]
    assert update.message is not None
    await update.message.set_reaction("✍")
    chip = phones.patient.message("wbc 3.2").get_by_test_id("reactions")
    await expect(chip).to_have_text("✍")
    await update.message.set_reaction([])
    await expect(chip).to_have_count(0)


async def test_typing_shows_until_the_answer(phones: Phones, bot: Bot, robin: int) -> None:
    """The bot's typing is seen, and ends with its message."""
    typing = phones.patient.log.get_by_test_id("typing")
    await expect(typing).to_be_hidden()
    await bot.send_chat_action(robin, "typing")
    await expect(typing).to_be_visible()
    await bot.send_message(robin, "Here it is")
    await expect(typing).to_be_hidden()


async def test_marks_stand_on_the_right_words(phones: Phones, bot: Bot, robin: int) -> None:
    """Entities count UTF-16 units, so an emoji before them moves nothing; markup in a text stays text."""
    html = "🥶🥶 <b>now <i>call</i></b> <code>38.4</code> <a href='https://example.org/'>source</a> &lt;img src=x&gt;"
    await bot.send_message(robin, html, parse_mode=ParseMode.HTML)
    text = phones.patient.log.get_by_test_id("message-text").last
    await expect(text.locator("strong")).to_have_text("now call")
    await expect(text.locator("strong em")).to_have_text("call")
    await expect(text.locator("code")).to_have_text("38.4")
    await expect(text.locator("a")).to_have_attribute("href", "https://example.org/")
    await expect(text.locator("img")).to_have_count(0)
    await expect(text).to_contain_text("<img src=x>")


async def test_a_long_quote_opens(phones: Phones, bot: Bot, robin: int) -> None:
    """An expandable quote shows three lines, and all of them when asked."""
    quote = "<blockquote expandable>" + "\n".join(f"Source {number}" for number in range(1, 9)) + "</blockquote>"
    await bot.send_message(robin, quote, parse_mode=ParseMode.HTML)
    words = phones.patient.log.locator(".quote-text")
    closed = await words.bounding_box()
    await phones.patient.log.get_by_role("button", name="Show all").click()
    opened = await words.bounding_box()
    assert closed is not None
    assert opened is not None
    assert opened["height"] > 2 * closed["height"]


async def test_an_opened_quote_stays_open(phones: Phones, bot: Bot, robin: int) -> None:
    """What the reader opened stays so while a tap waits, and when the bot only changes the buttons."""
    sent = await bot.send_message(
        robin, "<blockquote expandable>1\n2\n3\n4\n5</blockquote>", ParseMode.HTML, reply_markup=UNDO
    )
    await phones.patient.log.get_by_role("button", name="Show all").click()
    await phones.patient.button("Undo").click()
    await expect(phones.patient.button("Undo")).to_have_attribute("aria-busy", "true")
    await sent.edit_reply_markup(None)
    await expect(phones.patient.button("Undo")).to_have_count(0)
    await expect(phones.patient.log.get_by_role("button", name="Show less")).to_be_visible()


async def test_hidden_words_and_commands_can_be_tapped(phones: Phones, bot: Bot, robin: int) -> None:
    """A spoiler opens when tapped; a command inside a text is sent when tapped."""
    await bot.send_message(robin, "<tg-spoiler>hush</tg-spoiler> or type /labs", parse_mode=ParseMode.HTML)
    spoiler = phones.patient.log.locator(".spoiler")
    await spoiler.click()
    await expect(spoiler).to_contain_class("shown")
    await phones.patient.log.get_by_test_id("text-command").click()
    await expect(phones.patient.messages.last).to_contain_text("/labs")
    await expect(phones.patient.messages.last).to_have_attribute("data-from", "me")


async def test_a_reply_quotes_what_it_answers(phones: Phones, telegram: Telegram, bot: Bot, robin: int) -> None:
    """A reply of either side shows the message it answers."""
    await phones.patient.says("What is leukopenia?")
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    await bot.send_message(robin, "Few white cells", reply_parameters=ReplyParameters(update.message.message_id))
    await expect(phones.patient.message("Few white cells").locator(".quoted")).to_contain_text("What is leukopenia?")
    await phones.patient.chooses("Few white cells", "reply")
    await phones.patient.says("How few?")
    await expect(phones.patient.message("How few?").locator(".quoted")).to_contain_text("Few white cells")
    assert telegram.local.world.message(robin, update.message.message_id + 2) is not None


async def test_messages_are_grouped_under_their_day(phones: Phones, bot: Bot, robin: int) -> None:
    """Messages in a row share a tail; a new day has its date above it."""
    await bot.send_message(robin, "One")
    await bot.send_message(robin, "Two")
    await phones.test_id("clock-plus-day").click()
    await expect(phones.test_id("clock-shift")).to_have_text("moved +1 d")
    await bot.send_message(robin, "Three")
    await expect(phones.patient.log.get_by_role("separator")).to_have_text(["Sunday 22 November", "Monday 23 November"])
    await expect(phones.patient.messages.filter(has_text=re.compile("^One"))).not_to_contain_class("last")
    await expect(phones.patient.messages.filter(has_text=re.compile("^Two"))).to_contain_class("last")


async def test_a_link_to_the_bot_leads_to_start(phones: Phones, bot: Bot, robin: int) -> None:
    """A t.me link to the bot opens the private chat with Start, which sends the link's payload."""
    button = InlineKeyboardButton("Open", url="https://t.me/whitecell_playground_bot?start=abc123")
    await bot.send_message(robin, "An invitation", reply_markup=InlineKeyboardMarkup.from_button(button))
    await phones.patient.button("Open").click()
    await phones.patient.node.get_by_test_id("start").click()
    await expect(phones.patient.messages.last).to_contain_text("/start abc123")


async def test_a_moment_is_shown_in_the_readers_language(phones: Phones, bot: Bot, robin: int) -> None:
    """A date_time entity is written in the language and the zone of whoever reads it."""
    mark = MessageEntity(MessageEntity.DATE_TIME, 5, 4, unix_time=datetime(2026, 12, 20, 9, tzinfo=UTC))
    written = MessageEntity(
        MessageEntity.DATE_TIME, 0, 4, date_time_format="wDt", unix_time=datetime(2026, 12, 20, 9, tzinfo=UTC)
    )
    await bot.send_message(robin, "soon then", entities=[written, mark])
    moments = phones.patient.log.locator("time[title]")
    await expect(moments.first).to_have_text("Sunday, December 20, 2026 at 09:00 AM")
    await expect(moments.last).to_have_text("then")
    await phones.patient.node.get_by_test_id("language").select_option("fr")
    await expect(phones.patient.node.locator(".language")).to_contain_text("FR")
    await bot.send_message(robin, "soon", entities=[written])
    await expect(moments.last).to_contain_text("dimanche 20 décembre 2026")


async def test_a_link_can_be_opened_as_somebody_else(phones: Phones) -> None:
    """An invitation that one person got is opened by another from their phone's menu."""
    caregiver = phones.caregiver
    await caregiver.node.get_by_test_id("phone-menu").click()
    await phones.test_id("open-link").click()
    await phones.test_id("ask-text").fill("t.me/whitecell_playground_bot?start=invite42")
    await phones.test_id("ask-ok").click()
    await caregiver.node.get_by_test_id("start").click()
    await expect(caregiver.messages.last).to_contain_text("/start invite42")
