"""Three people who go on asking, telling counts and being reminded, whatever else arrives; and one who only listens."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.playground.files import FileStore
from tests.conversation import Someone
from tests.dialogue import Heard

_ZONE = ZoneInfo("Europe/London")
_QUESTIONS = {
    "what is leukopenia": "eukopenia",
    "what is neutropenia": "eutropenia",
    "/privacy": "not end-to-end encrypted",
}


PAUSE = 2.0  # seconds between two things


class Ordinary:
    """One of the three. What goes wrong is kept in words, and ends nothing."""

    def __init__(self, someone: Someone, files: FileStore, chance: Random, now: Callable[[], datetime]) -> None:
        self.someone = someone
        self.secret = f"violin{someone.person.first_name.lower()}"  # stands in what is theirs, and nowhere else
        self.wrong: list[str] = []
        self.waits: list[float] = []
        self.reminders = 0
        self._files = files
        self._chance = chance
        self._now = now
        self._reminded_at: datetime | None = None
        self._counts: set[str] = set()

    async def introduces_themselves(self) -> None:
        """Everything that is asked at the first meeting."""
        await self.someone.says("/start")
        await self.someone.taps("I agree", on=await self.someone.hears())
        await self.someone.hears("Where do you live")
        await self._exchange("Europe/London", "emergency number shall")
        await self.someone.says("United Kingdom")
        await self.someone.taps("Skip", on=await self.someone.hears("care team’s telephone"))
        await self.someone.taps("Not now", on=await self.someone.hears("May I ask you"))

    async def lives(self, goes_on: Callable[[], bool]) -> None:
        """Does one thing after the other, and hears what they are reminded of."""
        while goes_on():
            await self._without_a_fault(self._one_thing)
            await asyncio.sleep(PAUSE)
        await self._without_a_fault(self._is_reminded)
        await self._without_a_fault(self._has_every_count)

    async def _without_a_fault(self, thing: Callable[[], Awaitable[None]]) -> None:
        try:
            await thing()
        except AssertionError as error:
            self.wrong.append(f"{str(error).splitlines()[0]} Last: {self.someone.transcript()[-1500:]}")
        unheard = self.someone.dialogue.unheard["message"]
        unheard[:] = [event for event in unheard if self.secret in Heard(event["message"]).text]

    async def _one_thing(self) -> None:
        if self._reminded_at is None and self._chance.random() < 0.3:
            await self._asks_for_a_reminder()
        elif self._reminded_at is not None and self._now() > self._reminded_at:
            await self._is_reminded()
        elif self._chance.random() < 0.5:
            question = self._chance.choice(list(_QUESTIONS))
            await self._exchange(question, _QUESTIONS[question])
        else:
            value = f"5.{self._chance.randrange(1, 9)}{self._chance.randrange(1, 10)}"
            self._counts.add(value)
            await self._exchange(f"wbc {value}", value)

    async def _exchange(self, words: str, answer: str) -> None:
        began = perf_counter()
        await self.someone.says(words)
        await self.someone.hears(answer)
        self.waits.append(perf_counter() - began)

    async def _asks_for_a_reminder(self) -> None:
        due = (self._now() + timedelta(seconds=100)).replace(second=0, microsecond=0)
        await self.someone.says(f"remind me about the {self.secret} at {due.astimezone(_ZONE):%I:%M %p}")
        await self.someone.taps("Yes", on=await self.someone.hears("I would remind you"))
        await self.someone.hears("Saved")
        self._reminded_at = due

    async def _has_every_count(self) -> None:
        await self.someone.says("/export")
        sent = (await self.someone.hears("")).body.get("document", {})
        stored = self._files.get(sent.get("file_id", ""))
        held = stored.content.decode() if stored else ""
        self.wrong += [f"a count of {self.secret} is lost" for value in self._counts if f'"{value}"' not in held]

    async def _is_reminded(self) -> None:
        """Of what was asked for last, if anything was; it may have been heard while something else was done."""
        if self._reminded_at is not None:
            self._reminded_at = None
            await self.someone.hears(self.secret)
            self.reminders += 1
