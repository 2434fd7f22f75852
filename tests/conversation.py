"""The driver with which a test reads as a dialogue.

    alice = telegram.person("Alice", language="en")
    await alice.says("wbc 3.2")
    reply = await alice.hears()
    await alice.taps("Undo", on=reply)

People speak through a real local Telegram (`telegram.local`), so the bot under test meets its rules. Nothing here
sleeps or polls: `hears` waits for the bot's next message or edit, with a deadline that prints the dialogue.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Self

from bot.playground import people
from bot.playground.entities import as_html
from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from bot.playground.world import Group, Person

PATIENCE = 10.0  # seconds of machine time; reached only by a test that fails

Idle = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the bot as a person sees it at that moment."""

    body: JsonObject

    @property
    def message_id(self) -> int:
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def html(self) -> str:
        return as_html(self.text, self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def rows(self) -> list[list[JsonObject]]:
        keyboard: list[list[JsonObject]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return keyboard

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]

    @property
    def edited(self) -> bool:
        return bool(self.body["edited"])

    def button(self, label: str) -> JsonObject:
        """The button with that label, or the only one whose label holds it."""
        buttons = [button for row in self.rows for button in row]
        found = [button for button in buttons if button["text"] == label]
        found = found or [button for button in buttons if label.lower() in button["text"].lower()]
        assert len(found) == 1, f"{len(found)} buttons {label!r} among {self.buttons} under {self.text!r}"
        return found[0]


class Dialogue:
    """What one onlooker has seen happen in one chat, in order, and what of it was already heard."""

    def __init__(self, telegram: "Telegram", chat_id: int) -> None:
        self.lines: list[str] = []
        self.unheard: dict[str, list[JsonObject]] = {"message": [], "reaction": [], "callback_answer": [], "delete": []}
        self._telegram = telegram
        self._chat_id = chat_id
        self._news = asyncio.Event()
        telegram.local.world.feed.listen(self._see)

    def _see(self, event: JsonObject) -> None:
        if event.get("chat_id") != self._chat_id:
            return
        self.lines.append(_line(event))
        kind = "message" if event["type"] == "edit" else event["type"]
        by_person = kind == "message" and event["message"]["outgoing"]
        if kind in self.unheard and not by_person:
            self.unheard[kind].append(event)
            self._news.set()

    async def next(self, kind: str, fits: Callable[[JsonObject], bool]) -> JsonObject:
        """The first event of that kind that was not heard yet and fits; waits for it."""
        try:
            async with asyncio.timeout(self._telegram.patience):
                while True:
                    for event in self.unheard[kind]:
                        if fits(event):
                            self.unheard[kind].remove(event)
                            return event
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"nothing heard ({kind}) in {self._telegram.patience} s:\n{self}") from None

    def __str__(self) -> str:
        return "\n".join(self.lines)


def _line(event: JsonObject) -> str:
    kind = event["type"]
    if kind in {"message", "edit"}:
        message = event["message"]
        heard = Heard(message)
        buttons = "".join(f" [{label}]" for label in heard.buttons)
        attached = "".join(f" <{name}>" for name in ATTACHMENTS if name in message)
        change = " (edited)" if kind == "edit" else ""
        return f"{message['from']['first_name']}{change}:{attached} {heard.text}{buttons}".rstrip()
    if kind == "reaction":
        return f"    reaction on {event['message_id']}: {' '.join(event['reactions']) or 'none'}"
    if kind == "callback_answer":
        return f"    toast: {event['text']}"
    if kind == "delete":
        return f"    message {event['message_id']} deleted"
    return f"    {kind} {event.get('text', '')}"


ATTACHMENTS = ("photo", "document", "voice", "video", "sticker", "location", "contact")


class Someone:
    """A person at their phone, in their private chat with the bot or (see `in_group`) in a group."""

    def __init__(self, telegram: "Telegram", person: Person, group: Group | None = None) -> None:
        self.person = person
        self.group = group
        self._telegram = telegram
        self._world = telegram.local.world
        self.dialogue = Dialogue(telegram, self.chat_id)

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
        event = await self.dialogue.next("message", lambda event: containing in Heard(event["message"]).text)
        return Heard(dict(event["message"]))

    async def sees_reaction(self, on: JsonObject) -> list[str]:
        """The emoji the bot puts on a message; an empty list when it takes them away."""
        wanted = _message_id(on)
        event = await self.dialogue.next("reaction", lambda event: event["message_id"] == wanted)
        return list(event["reactions"])

    async def sees_toast(self) -> str:
        """The text shown over the chat after a tap; empty when the bot only ended the waiting."""
        event = await self.dialogue.next("callback_answer", lambda event: event["person_id"] == self.id)
        return str(event["text"])

    async def sees_deleted(self, message: "Heard | JsonObject") -> None:
        wanted = _message_id(message)
        await self.dialogue.next("delete", lambda event: event["message_id"] == wanted)

    async def hears_nothing(self) -> None:
        """Once the bot has nothing left to do, it has said nothing more here."""
        await self._telegram.idle()
        unheard = [_line(event) for event in self.dialogue.unheard["message"]]
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

    async def __aenter__(self) -> Self:
        await self.local.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.local.stop()


def _message_id(message: "Heard | JsonObject") -> int:
    return message.message_id if isinstance(message, Heard) else int(message["message_id"])
