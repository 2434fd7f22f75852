"""A thousand things people do to the bot, drawn from a seed: mostly counts, some danger, questions, edits, taps."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from bot.patients import records as patients
from bot.playground import people
from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from bot.playground.world import Person, World
from bot.sealing import Keyring
from scheduler.connection import Connection
from scheduler.instant import Instant

DANGER = {
    "en": "I have a fever of 39.2 and I am shaking",
    "fr": "J’ai 39,2 de fièvre et des frissons",
    "es": "Tengo 39,2 de fiebre y escalofríos",
}
QUESTIONS = {
    "en": ("what is leukopenia", "what is neutropenia", "why does lupus lower white cells"),
    "fr": ("qu’est-ce que la leucopénie", "qu’est-ce que la neutropénie"),
    "es": ("qué es la leucopenia", "qué es la neutropenia"),
}
SHARES = {"count": 62, "question": 13, "edit": 10, "tap": 9, "danger": 6}  # of a hundred


@dataclass
class Said:
    """What one person did, as the bot must have it in the end."""

    person: Person
    counts: dict[int, str] = field(default_factory=dict)  # message -> the value it says now
    dangers: list[int] = field(default_factory=list)


class Load:
    """Deeds in an order of their own. Values are unique over all people, so that none can hide behind another."""

    def __init__(self, world: World, folk: list[Person], deeds: int, chance: Random) -> None:
        self.said = [Said(person) for person in folk]
        self.done: Counter[str] = Counter()
        self._world = world
        self._chance = chance
        self._values = iter(chance.sample(range(300, 1190), 890))
        self._kinds = iter(chance.choices(list(SHARES), list(SHARES.values()), k=deeds))
        self._ways: dict[str, Callable[[Said], bool]] = {
            "count": self._count,
            "question": self._question,
            "edit": self._edit,
            "tap": self._tap,
            "danger": self._danger,
        }

    def some(self, count: int) -> None:
        """People do the next so many things."""
        for _, kind in zip(range(count), self._kinds, strict=False):
            someone = self._chance.choice(self.said)
            if self._ways[kind](someone):
                self.done[kind] += 1
            else:  # nothing there yet to edit or to tap
                self.done["question"] += self._question(someone)

    def _count(self, someone: Said) -> bool:
        value = self._next_value()
        message = people.say(self._world, someone.person, f"wbc {value}")
        someone.counts[message["message_id"]] = value
        return True

    def _next_value(self) -> str:
        return f"{next(self._values) / 100:.2f}"

    def _question(self, someone: Said) -> bool:
        asked = QUESTIONS[someone.person.language_code or "en"]
        people.say(self._world, someone.person, self._chance.choice(asked))
        return True

    def _danger(self, someone: Said) -> bool:
        message = people.say(self._world, someone.person, DANGER[someone.person.language_code or "en"])
        someone.dangers.append(message["message_id"])
        return True

    def _edit(self, someone: Said) -> bool:
        if not someone.counts:
            return False
        message = self._chance.choice(list(someone.counts))
        someone.counts[message] = self._next_value()
        people.edit(self._world, someone.person, message, f"wbc {someone.counts[message]}")
        return True

    def _tap(self, someone: Said) -> bool:
        buttons = list(self._harmless_buttons(someone.person))
        if not buttons:
            return False
        message_id, data = self._chance.choice(buttons)
        people.tap(self._world, someone.person, message_id, data)
        return True

    def _harmless_buttons(self, person: Person) -> Iterator[tuple[int, str]]:
        """Those under answers; the ones under counts would change them."""
        for message_id, stored in self._world.messages[person.id].items():
            for button in _buttons(stored.body):
                if button.get("callback_data", "").startswith("1:ask:"):
                    yield message_id, button["callback_data"]


async def everybody_agrees(connection: Connection, load: Load, keys: Keyring, now: Instant) -> None:
    """To be remembered, in their language."""
    for said in load.said:
        person = said.person
        person.started = True
        await patients.agree(connection, person.id, person.id, person.language_code or "en", keys, now)


async def happens(telegram: LocalTelegram, messages: int) -> None:
    """Return once so many more messages were written in the chats, by whomever."""
    enough, left = asyncio.Event(), messages

    def count(event: JsonObject) -> None:
        nonlocal left
        left -= event["type"] == "message"
        if left <= 0:
            enough.set()

    telegram.world.feed.listen(count)
    try:
        await enough.wait()
    finally:
        telegram.world.feed.leave(count)


def _buttons(body: JsonObject) -> list[JsonObject]:
    return [button for row in body.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
