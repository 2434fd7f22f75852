"""The log follows what is new, but never takes the reader's place away; a lost connection comes back."""

import pytest
from playwright.async_api import expect
from telegram import Bot

from tests.conversation import Telegram
from tests.page.phones import Phones
from tests.playground.setting import bot_for

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

LONG = "\n".join(f"Line {number}" for number in range(1, 61))


async def test_the_log_follows_the_newest_message(phones: Phones, bot: Bot, robin: int) -> None:
    """At the end of the log, a new message is in sight when it comes, a picture too."""
    await bot.send_message(robin, LONG)
    await bot.send_photo(robin, await phones.picture(), caption="Chart")
    await expect(phones.patient.message("Chart").locator("img")).to_be_in_viewport()
    await bot.send_message(robin, "The newest")
    await expect(phones.patient.message("The newest")).to_be_in_viewport()
    await expect(phones.patient.jump).to_have_count(0)


async def test_a_reader_further_up_is_not_moved(phones: Phones, bot: Bot, robin: int) -> None:
    """While somebody reads further up, new messages are counted and the place stays; the button leads to them."""
    await bot.send_message(robin, LONG)
    await expect(phones.patient.message("Line 60")).to_be_visible()
    await phones.patient.log.hover()
    await phones.page.mouse.wheel(0, -700)
    jump = phones.patient.jump
    await expect(jump).to_be_visible()
    place = await phones.patient.log.evaluate("log => log.scrollTop")
    await bot.send_message(robin, "The newest")
    await expect(jump).to_have_text("↓ 1 new")
    assert await phones.patient.log.evaluate("log => log.scrollTop") == place
    await jump.click()
    await expect(phones.patient.message("The newest")).to_be_in_viewport()


async def test_a_lost_connection_is_said_and_made_good(
    phones: Phones, telegram: Telegram, bot: Bot, robin: int
) -> None:
    """When the server goes the page says so; when it is back, what was missed is there."""
    await telegram.local.stop()
    await expect(phones.test_id("lost")).to_be_visible()
    await telegram.local.start()
    async with bot_for(telegram) as again:
        await again.send_message(robin, "Said while you were away")
    await expect(phones.patient.message("Said while you were away")).to_be_visible(timeout=15_000)
    await expect(phones.test_id("lost")).to_be_hidden()
