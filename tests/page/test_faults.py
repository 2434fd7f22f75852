"""The drawer that makes the local Telegram fail."""

import pytest
from playwright.async_api import expect
from telegram import Bot
from telegram.error import NetworkError

from tests.page.phones import Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_a_fault_meets_the_bot_and_its_call_is_listed(phones: Phones, bot: Bot, robin: int) -> None:
    """A fault set on the page strikes the bot's next call; the list of calls shows how it ended."""
    await phones.test_id("faults-toggle").click()
    await phones.test_id("fault-kind").select_option("502-before")
    await phones.test_id("fault-method").select_option("sendMessage")
    await phones.test_id("fault-add").click()
    await expect(phones.test_id("fault-list")).to_contain_text("502")
    with pytest.raises(NetworkError):
        await bot.send_message(robin, "Saved")
    await bot.send_message(robin, "Saved after all")
    await phones.test_id("calls-refresh").click()
    await expect(phones.test_id("call-list")).to_contain_text("502")


async def test_faults_are_cleared(phones: Phones, bot: Bot, robin: int) -> None:
    """Clearing lets every call through again."""
    await phones.test_id("faults-toggle").click()
    await phones.test_id("fault-times").fill("")
    await phones.test_id("fault-add").click()
    await expect(phones.test_id("fault-list")).to_contain_text("always")
    await phones.test_id("fault-clear").click()
    await expect(phones.test_id("fault-list")).to_contain_text("Telegram works")
    await bot.send_message(robin, "Saved")
    await expect(phones.patient.message("Saved")).to_be_visible()
