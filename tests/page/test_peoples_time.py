"""The control that moves people's time."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from tests.page.phones import Phones, TestClock

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_an_hour_and_a_day_add_up(phones: Phones, clock: TestClock) -> None:
    """The buttons move people's time on, and the head says what time it is and how far it was moved."""
    await phones.test_id("clock-plus-hour").click()
    await expect(phones.test_id("clock-shift")).to_have_text("moved +1 h")
    await phones.test_id("clock-plus-day").click()
    await expect(phones.test_id("clock-shift")).to_have_text("moved +1 d 1 h")
    await expect(phones.test_id("clock-now")).to_contain_text("Mon 23 Nov 2026")
    await expect(phones.test_id("clock-now")).to_contain_text("09:00")
    assert clock.shift == timedelta(days=1, hours=1)


async def test_next_reminder_goes_to_its_moment(phones: Phones, clock: TestClock) -> None:
    """The button moves time to when the next reminder is due."""
    clock.due = clock.now() + timedelta(weeks=4)
    await phones.test_id("clock-next-reminder").click()
    await expect(phones.test_id("clock-now")).to_contain_text("Sun 20 Dec 2026")
    assert clock.now() == clock.due


async def test_no_reminder_is_said(phones: Phones, clock: TestClock) -> None:
    """Without a reminder nothing moves, and the page says so."""
    await phones.test_id("clock-next-reminder").click()
    await expect(phones.test_id("toast")).to_have_text("No reminder is waiting.")
    assert clock.shift == timedelta()
