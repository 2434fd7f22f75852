"""The driver with which a test reads as a dialogue.

    alice = telegram.person("Alice", language="en")
    await alice.says("wbc 3.2")
    reply = await alice.hears()
    await alice.taps("Undo", on=reply)

People speak through a real local Telegram (`telegram.local`), so the bot under test meets its rules. Nothing here
sleeps or polls: `hears` waits for the bot's next message or edit, with a deadline that prints the dialogue.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Self

from bot.playground import people
from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from bot.playground.world import Group, Person
from tests.dialogue import Dialogue, Heard, line

PATIENCE = 10.0  # seconds of machine time; reached only by a test that fails

DEEP_LINK = re.compile(r"https://t\.me/(?P<bot>\w+)\?start=(?P<token>[A-Za-z0-9_-]{1,64})")

Idle = Callable[[], Awaitable[None]]


class Someone:
    """A person at their phone, in their private chat with the bot or (see `in_group`) in a group."""

    def __init__(self, telegram: "Telegram", person: Person, group: Group | None = None) -> None:
        self.person = person
        self.group = group
        self._telegram = telegram
        self._world = telegram.local.world
        self.dialogue = Dialogue(telegram.local.world.feed, self.chat_id)

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def chat_id(self) -> int:
        return (self.group or self.person).id

    def in_group(self, group: Group) -> "Someone":
        """The same person, speaking and listening in the group."""
        group.members.add(self.id)
        return Someone(self._telegram, self.person, group)

    # Speaking

    async def says(self, text: str, reply_to: "Heard | JsonObject | None" = None) -> JsonObject:
        message_id = _message_id(reply_to) if reply_to is not None else None
        return people.say(self._world, self.person, text, self.group, message_id)

    async def edits(self, message: JsonObject, text: str) -> JsonObject:
        return people.edit(self._world, self.person, _message_id(message), text, self.group)

    async def deletes(self, message: JsonObject) -> None:
        people.delete(self._world, self.person, _message_id(message), self.group)

    async def taps(self, label: str, on: Heard) -> str:
        """Presses the button with that label, as it stood when `on` was heard; returns the callback query's id."""
        data = on.button(label).get("callback_data")
        assert data is not None, f"the button {label!r} opens a link and tells the bot nothing"
        return people.tap(self._world, self.person, on.message_id, data, self.group)

    async def presses(self, data: str, on: "Heard | JsonObject") -> str:
        """Presses a button by its callback data, also one that was never shown; returns the callback query's id."""
        return people.tap(self._world, self.person, _message_id(on), data, self.group)

    async def follows(self, label: str, on: Heard) -> JsonObject:
        """Opens the deep link to the bot under that label, which says /start with its token in the private chat."""
        link = DEEP_LINK.fullmatch(on.button(label).get("url", ""))
        assert link is not None, f"{label!r} is no deep link of at most 64 letters: {on.links}"
        assert link["bot"] == self._world.bot["username"], f"{label!r} leads to another bot: {on.links}"
        return people.say(self._world, self.person, f"/start {link['token']}")

    async def sends_photo(self, content: bytes, caption: str = "") -> JsonObject:
        stored = self._world.files.keep("photo.jpg", "image/jpeg", content, "photos")
        return people.send_photo(self._world, self.person, stored, caption, group=self.group)

    async def sends_document(
        self, content: bytes, name: str = "report.pdf", mime_type: str = "application/pdf", caption: str = ""
    ) -> JsonObject:
        stored = self._world.files.keep(name, mime_type, content)
        return people.send_document(self._world, self.person, stored, caption, group=self.group)

    async def sends_location(self, latitude: float, longitude: float) -> JsonObject:
        return people.send_location(self._world, self.person, latitude, longitude, group=self.group)

    async def sends_voice(self) -> JsonObject:
        return people.send_voice(self._world, self.person, group=self.group)

    async def sends_video(self, caption: str = "") -> JsonObject:
        return people.send_video(self._world, self.person, caption, group=self.group)

    async def sends_sticker(self) -> JsonObject:
        return people.send_sticker(self._world, self.person, group=self.group)

    async def sends_contact(self) -> JsonObject:
        return people.send_contact(self._world, self.person, group=self.group)

    async def blocks(self) -> None:
        people.block(self._world, self.person)

    async def unblocks(self) -> None:
        people.unblock(self._world, self.person)

    # Hearing

    async def hears(self, containing: str = "") -> Heard:
        """The bot's next message or edit in this chat that was not heard yet (holding `containing`, if given)."""
        event = await self.dialogue.next(
            self._telegram.patience, "message", lambda event: containing in Heard(event["message"]).text
        )
        return Heard(dict(event["message"]))

    async def sees_reaction(self, on: JsonObject) -> list[str]:
        """The emoji the bot puts on a message; an empty list when it takes them away."""
        wanted = _message_id(on)
        event = await self.dialogue.next(
            self._telegram.patience, "reaction", lambda event: event["message_id"] == wanted
        )
        return list(event["reactions"])

    async def sees_toast(self) -> str:
        """The text shown over the chat after a tap; empty when the bot only ended the waiting."""
        event = await self.dialogue.next(
            self._telegram.patience, "callback_answer", lambda event: event["person_id"] == self.id
        )
        return str(event["text"])

    async def sees_deleted(self, message: "Heard | JsonObject") -> None:
        wanted = _message_id(message)
        await self.dialogue.next(self._telegram.patience, "delete", lambda event: event["message_id"] == wanted)

    async def hears_nothing(self) -> None:
        """Once the bot has nothing left to do, it has said nothing more here."""
        await self._telegram.idle()
        unheard = [line(event) for event in self.dialogue.unheard["message"]]
        assert not unheard, f"heard {unheard} in:\n{self.transcript()}"

    def hears_no_more(self) -> None:
        """Forgets what was not listened to."""
        for events in self.dialogue.unheard.values():
            events.clear()

    def transcript(self) -> str:
        return str(self.dialogue)


class Telegram:
    """A local Telegram and the people in it. `idle` returns once the bot has nothing left to do."""

    def __init__(self, local: LocalTelegram, idle: Idle | None = None, patience: float = PATIENCE) -> None:
        self.local = local
        self.patience = patience
        self.idle: Idle = idle or local.world.updates.all_confirmed

    def person(self, name: str, language: str | None = "en", role: str = "patient") -> Someone:
        return Someone(self, self.local.world.person(name, language, role))

    def group(self, title: str, members: Iterable[Someone]) -> Group:
        """A group with the bot and these people in it."""
        people_in_it = [member.person for member in members]
        group = self.local.world.group(title, people_in_it)
        people.add_bot(self.local.world, people_in_it[0], group)
        return group

    def make_bot_admin(self, group: Group, by: Someone) -> None:
        """From now on Telegram gives the bot every message of the group."""
        people.make_bot_admin(self.local.world, by.person, group)

    async def __aenter__(self) -> Self:
        await self.local.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.local.stop()


def _message_id(message: "Heard | JsonObject") -> int:
    return message.message_id if isinstance(message, Heard) else int(message["message_id"])
