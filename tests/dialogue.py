"""What is seen in one chat: the bot's messages as a person sees them, and everything else in its order."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.entities import as_html
from bot.playground.feed import Feed
from bot.playground.refusals import JsonObject

ATTACHMENTS = ("photo", "document", "voice", "video", "sticker", "location", "contact")


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
    def keyboard(self) -> list[str]:
        """The labels of a reply keyboard, which stands in place of the letters."""
        rows = self.body.get("reply_keyboard", {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    @property
    def links(self) -> dict[str, str]:
        """Where each button with an address leads, by its label."""
        return {button["text"]: button["url"] for row in self.rows for button in row if "url" in button}

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

    def __init__(self, feed: Feed, chat_id: int) -> None:
        self.lines: list[str] = []
        self.unheard: dict[str, list[JsonObject]] = {"message": [], "reaction": [], "callback_answer": [], "delete": []}
        self._chat_id = chat_id
        self._news = asyncio.Event()
        feed.listen(self._see)

    def _see(self, event: JsonObject) -> None:
        if event.get("chat_id") != self._chat_id:
            return
        self.lines.append(line(event))
        kind = "message" if event["type"] == "edit" else event["type"]
        by_person = kind == "message" and event["message"]["outgoing"]
        if kind in self.unheard and not by_person:
            self.unheard[kind].append(event)
            self._news.set()

    async def next(self, patience: float, kind: str, fits: Callable[[JsonObject], bool]) -> JsonObject:
        """The first event of that kind that was not heard yet and fits; waits `patience` seconds for it."""
        try:
            async with asyncio.timeout(patience):
                while True:
                    for event in self.unheard[kind]:
                        if fits(event):
                            self.unheard[kind].remove(event)
                            return event
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"nothing heard ({kind}) in {patience} s:\n{self}") from None

    def __str__(self) -> str:
        return "\n".join(self.lines)


def line(event: JsonObject) -> str:
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
