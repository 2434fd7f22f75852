"""Several people, their group, their blocks; side by side on a wide screen, one at a time on a phone."""

import pytest
from playwright.async_api import FloatRect, expect
from telegram import Bot
from telegram.error import Forbidden

from tests.page.conftest import Opening
from tests.page.phones import Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

NARROW = {"width": 390, "height": 844}


async def place(phones: Phones, test_id: str) -> FloatRect:
    box = await phones.test_id(test_id).bounding_box()
    assert box is not None
    return box


async def test_a_wide_screen_shows_everybody(phones: Phones) -> None:
    """Patient, caregiver and stranger each have a phone, side by side."""
    boxes = [await phone.node.bounding_box() for phone in (phones.patient, phones.caregiver, phones.stranger)]
    lefts = [box["x"] for box in boxes if box is not None]
    assert len(lefts) == 3
    assert lefts == sorted(set(lefts))
    assert {box["y"] for box in boxes if box is not None} == {boxes[0]["y"] if boxes[0] else None}


async def test_a_narrow_screen_shows_one_person_at_a_time(opening: Opening, bot: Bot, robin: int) -> None:
    """People are tabs; the tab of somebody who is not shown counts what they have not seen."""
    async with opening(viewport=NARROW, has_touch=True) as phones:
        await expect(phones.patient.node).to_be_visible()
        await expect(phones.caregiver.node).to_be_hidden()
        await phones.test_id("tab-caregiver").click()
        await expect(phones.caregiver.node).to_be_visible()
        await expect(phones.patient.node).to_be_hidden()
        await bot.send_message(robin, "Your reminder")
        await expect(phones.test_id("tab-patient").locator(".badge")).to_have_text("1")
        await phones.test_id("tab-caregiver").press("ArrowLeft")
        await expect(phones.patient.message("Your reminder")).to_be_visible()
        await expect(phones.test_id("tab-patient").locator(".badge")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1400])
async def test_nothing_hangs_over_the_edge(opening: Opening, bot: Bot, robin: int, width: int) -> None:
    """At any width the page does not scroll sideways, even with long words and long buttons."""
    await bot.send_message(robin, "https://example.org/" + "a" * 300)
    size = {"width": width, "height": 800}
    async with opening(viewport=size) as phones:
        await phones.patient.message("https://").wait_for()
        await phones.test_id("clock-plus-day").click()
        await phones.test_id("clock-plus-hour").click()
        await expect(phones.test_id("clock-shift")).to_contain_text("+1 d 1 h")
        assert await phones.page.evaluate("document.documentElement.scrollWidth") <= width
        clock, faults, theme = [await place(phones, name) for name in ("clock-plus-day", "faults-toggle", "theme")]
        assert clock["x"] + clock["width"] <= faults["x"]
        assert theme["x"] + theme["width"] <= width
        assert await phones.patient.log.evaluate("log => log.scrollWidth <= log.clientWidth")


async def test_blocking_the_bot_and_taking_it_back(phones: Phones, bot: Bot, robin: int) -> None:
    """A blocked bot may not write; the phone then offers to unblock, and writing works again."""
    await phones.patient.node.get_by_test_id("phone-menu").click()
    await phones.test_id("block").click()
    await expect(phones.patient.composer).to_be_hidden()
    with pytest.raises(Forbidden):
        await bot.send_message(robin, "Are you there?")
    await phones.patient.node.get_by_test_id("unblock-bar").click()
    await expect(phones.patient.composer).to_be_visible()
    await bot.send_message(robin, "Welcome back")
    await expect(phones.patient.message("Welcome back")).to_be_visible()


async def test_a_group_is_seen_by_all_of_its_people(phones: Phones, bot: Bot, robin: int) -> None:
    """In the group each phone shows who speaks, the own words on the right, and the bot's answer for all."""
    for phone in (phones.patient, phones.caregiver):
        await phone.node.get_by_test_id("chat-group").click()
    await phones.patient.says("/help@whitecell_playground_bot")
    await expect(phones.patient.message("/help")).to_have_attribute("data-from", "me")
    await expect(phones.caregiver.message("/help")).to_have_attribute("data-from", "other")
    await expect(phones.caregiver.message("/help").locator(".sender")).to_have_text("Robin")
    update = (await bot.get_updates(timeout=5))[-1]
    assert update.effective_chat is not None
    await bot.send_message(update.effective_chat.id, "I answer general questions here")
    for phone in (phones.patient, phones.caregiver):
        await expect(phone.message("I answer general questions here")).to_have_attribute("data-from", "bot")
    await expect(phones.stranger.node.get_by_test_id("chat-group").locator(".badge")).to_have_text("2")


async def test_words_being_written_stay_with_their_chat(phones: Phones, robin: int) -> None:
    """What was begun in private is not carried into the group, and is still there on coming back."""
    await phones.patient.composer.fill("my wbc is")
    await phones.patient.node.get_by_test_id("chat-group").click()
    await expect(phones.patient.composer).to_have_value("")
    await phones.patient.node.get_by_test_id("chat-private").click()
    await expect(phones.patient.composer).to_have_value("my wbc is")
