"""The playground's page as a test sees it: the phones on it and what is in them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from playwright.async_api import Browser, Locator, Page
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
WIDE = {"width": 1400, "height": 900}


class TestClock:
    """People's time, standing still until the page moves it; `due` is the next reminder."""

    __test__ = False

    def __init__(self) -> None:
        self.start = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
        self.shift = timedelta()
        self.due: datetime | None = None

    def now(self) -> datetime:
        return self.start + self.shift

    async def next_reminder(self) -> datetime | None:
        return self.due


class Phone:
    """One person's phone; `role` is patient, caregiver or stranger."""

    def __init__(self, page: Page, role: str) -> None:
        self.page = page
        self.node = page.get_by_test_id(f"phone-{role}")
        self.log = self.node.get_by_test_id("log").filter(visible=True)
        self.jump = self.node.get_by_test_id("jump").filter(visible=True)
        self.composer = self.node.get_by_test_id("composer")
        self.commands = self.node.get_by_test_id("command-option")

    @property
    def messages(self) -> Locator:
        return self.log.get_by_test_id("message")

    def message(self, words: str) -> Locator:
        """The bubble that holds these words."""
        return self.messages.filter(has_text=words)

    def button(self, label: str) -> Locator:
        return self.log.get_by_test_id("inline-button").filter(has_text=label)

    async def says(self, text: str) -> None:
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def presses(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def chooses(self, words: str, action: str) -> None:
        """Opens the menu of the message with these words and takes an action: reply, copy, edit, delete."""
        await self.message(words).locator(".bubble").click(button="right")
        await self.page.get_by_test_id(f"action-{action}").click()

    async def chooses_file(self, test_id: str, name: str, mime_type: str, content: bytes) -> None:
        """Picks a file for photo-input or file-input, as from the attach menu."""
        await self.node.get_by_test_id(test_id).set_input_files(
            {"name": name, "mimeType": mime_type, "buffer": content}
        )

    async def attaches(self, what: str) -> None:
        await self.node.get_by_test_id("attach").click()
        await self.page.get_by_test_id(f"attach-{what}").click()


class Phones:
    """The whole page. `errors` holds what its own code got wrong."""

    def __init__(self, page: Page, screenshots: Path) -> None:
        self.page = page
        self.errors: list[str] = []
        self.patient, self.caregiver, self.stranger = (
            Phone(page, role) for role in ("patient", "caregiver", "stranger")
        )
        self._screenshots = screenshots
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Browser, url: str, screenshots: Path, **context: Any) -> AsyncIterator[Self]:
        """A fresh profile of the browser at the page. An error of the page's own code fails the test."""
        settings = {"viewport": WIDE, "timezone_id": "UTC", "locale": "en-GB", **context}
        fresh = await browser.new_context(**settings)
        opened = cls(await fresh.new_page(), screenshots)
        await opened.page.goto(url)
        await opened.page.get_by_test_id("phone-patient").wait_for(state="attached")
        yield opened
        await fresh.close()
        assert opened.errors == []

    def test_id(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    async def picture(self) -> bytes:
        """Some real picture: the page itself."""
        return await self.page.screenshot(type="png")

    async def faint_texts(self) -> list[str]:
        """Every text in sight whose contrast is less than WCAG AA asks for."""
        found: list[str] = await self.page.evaluate(CONTRAST)
        return found

    async def keep(self, name: str) -> None:
        """Keeps a screenshot for people to look at."""
        await self.page.screenshot(path=self._screenshots / f"{name}.png", animations="disabled")


def one_button(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(label, callback_data=data))
