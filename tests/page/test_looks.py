"""The page can be read by everybody: themes, contrast, names for what can be pressed, little motion."""

import re
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode

from bot.playground import people
from tests.conversation import Telegram
from tests.page.conftest import Opening
from tests.page.phones import Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

Scheme = Literal["light", "dark"]
THEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
NAMELESS = re.compile(r"^\s*- (?:button|link|textbox|combobox|spinbutton|tab)(?: \[[^\]]*\])*:?$", re.MULTILINE)
PHONE = {"width": 390, "height": 844}

EMERGENCY = (
    "🔴 <b>Call your emergency number or your care team now.</b>\n\nFever with a low white cell count can be serious "
    "and can get worse within hours.\n\n<b>Now</b>\n• Call <b>112</b>, or your clinic.\n• Say: “I have lupus, my white "
    "cells are low, and I have 38.4 °C.”\n• Do not wait until the morning.\n\n<i>I cannot see you. My silence does "
    "not mean that you are safe.</i>\n<blockquote>From a guideline, 2024</blockquote>\n<a href='https://example.org'>"
    "Source</a> · <code>38.4</code> · /help"
)
BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Call 112", url="tel:112", style="danger")],
        [InlineKeyboardButton("I have called", callback_data="called", style="success")],
        [InlineKeyboardButton("Tell me more", callback_data="more"), InlineKeyboardButton("Later", callback_data="no")],
    ]
)


@pytest_asyncio.fixture(loop_scope="session")
async def everything_said(telegram: Telegram, bot: Bot, robin: int, phones: Phones) -> None:
    """Chats with everything that has its own look."""
    picture = await phones.picture()
    world = telegram.local.world
    patient, caregiver, _ = world.people.values()
    (group,) = world.groups.values()
    people.say(world, patient, "I have 38.4 and chills 🥶")
    sent = await bot.send_message(robin, EMERGENCY, parse_mode=ParseMode.HTML, reply_markup=BUTTONS)
    await bot.set_message_reaction(robin, sent.message_id - 1, "🙏")
    people.say(world, caregiver, "/start")
    await bot.send_photo(caregiver.id, picture, caption="Los neutrófilos desde agosto")
    await bot.send_document(caregiver.id, b"{}", filename="whitecell-export.json")
    people.send_location(world, caregiver, 48.8566, 2.3522)
    people.send_voice(world, caregiver)
    people.say(world, caregiver, "Does anybody know what leukopenia is?", group)
    await bot.send_message(group.id, "Leukopenia means few white cells.", reply_markup=BUTTONS)
    people.say(world, patient, "Thank you 🙏", group)


@THEMES
async def test_every_text_has_enough_contrast(opening: Opening, everything_said: None, scheme: Scheme) -> None:
    """In both themes each text stands out from its ground as WCAG AA asks."""
    async with opening(color_scheme=scheme, reduced_motion="reduce") as seen:
        await seen.stranger.node.get_by_test_id("chat-group").click()
        await seen.patient.message("and chills").wait_for()
        assert await seen.faint_texts() == []
        await seen.keep(f"desktop-{scheme}")
        await seen.test_id("faults-toggle").click()
        await seen.patient.node.get_by_test_id("phone-menu").click()
        assert await seen.faint_texts() == []
        await seen.keep(f"desktop-faults-{scheme}")


@THEMES
async def test_a_narrow_screen_has_enough_contrast(
    opening: Opening, bot: Bot, everything_said: None, scheme: Scheme
) -> None:
    """On a phone as well, with the command menu open."""
    await bot.set_my_commands([("help", "What I can do"), ("labs", "Your counts"), ("forget", "Erase everything")])
    look = {"viewport": PHONE, "color_scheme": scheme, "reduced_motion": "reduce", "device_scale_factor": 2}
    async with opening(**look) as seen:
        await seen.patient.message("and chills").wait_for()
        await seen.keep(f"phone-{scheme}")
        await seen.patient.composer.fill("/")
        await expect(seen.patient.commands).to_have_count(3)
        assert await seen.faint_texts() == []
        await seen.keep(f"phone-commands-{scheme}")


async def test_the_theme_follows_the_system_until_it_is_chosen(opening: Opening) -> None:
    """Dark on a dark system; the button changes it, and the choice is still there after a reload."""
    async with opening(color_scheme="dark") as phones:
        root = phones.page.locator("html")
        await expect(root).to_have_attribute("data-theme", "dark")
        await phones.test_id("theme").click()
        await expect(root).to_have_attribute("data-theme", "light")
        await phones.page.reload()
        await expect(root).to_have_attribute("data-theme", "light")


async def test_everything_that_can_be_pressed_has_a_name(phones: Phones, everything_said: None) -> None:
    """A screen reader can name each button, link and field, and the log announces what is new."""
    await phones.test_id("faults-toggle").click()
    await phones.patient.message("and chills").wait_for()
    tree = await phones.page.locator("body").aria_snapshot()
    nameless = re.findall(
        r"^\s*- (?:button|link|textbox|combobox|spinbutton|tab)(?:\s*\[[^\]]*\])*\s*:?$", tree, re.MULTILINE
    )
    assert nameless == []
    assert tree.count("- button") > 20
    await expect(phones.patient.node.get_by_role("log", name="Messages of Robin with Whitecell")).to_have_attribute(
        "aria-live", "polite"
    )


async def test_with_reduced_motion_nothing_moves(opening: Opening, bot: Bot, robin: int) -> None:
    """Who asks for little motion sees messages come and go without it."""
    async with opening(reduced_motion="reduce") as phones:
        sent = await bot.send_message(robin, "Sent by mistake")
        await phones.patient.message("Sent by mistake").wait_for()
        await sent.delete()
        await expect(phones.patient.message("Sent by mistake")).to_have_count(0)
        assert await phones.page.evaluate("document.getAnimations().every(one => one.effect.getTiming().duration < 1)")
