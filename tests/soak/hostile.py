"""Hostile and malformed updates in Telegram's shapes, drawn from a seed."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from bot.playground.refusals import JsonObject
from tests.soak import words
from tests.soak.words import MARK, junk, text

DATES = (0, -1, 1, 2**31 - 1, 2**31, 2**40, 10**18, -(10**12), 253_402_300_800)
LANGUAGES = ("en", "fr", "es", "de", "xx", "", "EN-us-x-" + MARK, "😀", "e" * 300, None)
KINDS = (
    "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result", "shipping_query", "poll_answer",
    "pre_checkout_query", "poll", "chat_member", "chat_join_request", "message_reaction", "business_message",
    "whitecell", "a_kind_of_tomorrow",
)  # fmt: skip
ATTACHMENTS = (
    *("photo", "document", "voice", "audio", "video", "sticker", "location", "contact") * 4,
    "video_note", "animation", "venue", "poll", "dice", "story", "game", "invoice", "web_app_data", "passport_data",
    "checklist",
)  # fmt: skip
NAMES = ("../../etc/passwd", "report.pdf", "\u202efdp.exe", "a" * 5000, "", "\x00", "CON", "😀.jpg")
_ENTITIES = ("bot_command", "mention", "url", "bold", "pre", "text_link", "date_time", "unknown")
_BUTTONS = (
    "0:ask:x", "1:ask:leukopenia", "1:lab:undo:0", "2:lab:undo:1", "1:agree", "1::", ":::", "", "1:watch:help",
    "9" * 64,
)  # fmt: skip
OF_OTHERS = len(_BUTTONS)  # from here on `buttons` are what others were shown


class Hostile:
    """What people and broken programs may send. `people` are those who send it; `buttons` some that were shown."""

    def __init__(self, chance: Random, people: Sequence[JsonObject], now: Callable[[], int]) -> None:
        self._chance = chance
        self._people = people
        self._now = now
        self._message_id = 10**8
        self.buttons: list[str] = list(_BUTTONS)
        self._ways: tuple[tuple[int, Callable[[JsonObject], JsonObject]], ...] = (
            (40, self._message),
            (10, self._edited),
            (15, self._tap),
            (10, self._in_a_group),
            (5, self._membership),
            (5, self._other_kind),
            (12, self._mutilated),
            (3, self._rubbish),
        )

    def update(self) -> tuple[JsonObject, int]:
        """One, without its number, and whose it is."""
        sender = self._chance.choice(self._people)
        (way,) = self._chance.choices([way for _, way in self._ways], [weight for weight, _ in self._ways])
        return way(sender), sender["id"]

    def _body(self, sender: JsonObject, chat: JsonObject) -> JsonObject:
        self._message_id += 1
        date = self._chance.choice(DATES) if self._chance.random() < 0.03 else self._now()
        return {"message_id": self._message_id, "date": date, "chat": chat, "from": sender}

    def _said(self, sender: JsonObject, chat: JsonObject | None = None) -> JsonObject:
        chat = chat or {"id": sender["id"], "type": "private", "first_name": sender["first_name"]}
        body = self._body(self._spoken_for(sender), chat)
        if self._chance.random() < 0.75:
            return body | self._worded("text", "entities")
        return (
            body
            | self._attached()
            | (self._worded("caption", "caption_entities") if self._chance.random() < 0.5 else {})
        )

    def _spoken_for(self, sender: JsonObject) -> JsonObject:
        language = self._chance.choice(LANGUAGES)
        return {**sender, "language_code": language} if self._chance.random() < 0.2 else sender

    def _worded(self, words_field: str, marks: str) -> JsonObject:
        said = text(self._chance)
        worded: JsonObject = {words_field: said}
        if said.startswith("/"):
            worded[marks] = [{"type": "bot_command", "offset": 0, "length": len(said.split()[0])}]
        elif self._chance.random() < 0.1:
            worded[marks] = [self._entity() for _ in range(self._chance.choice((1, 3, 100)))]
        return worded

    def _entity(self) -> JsonObject:
        offset, length = (self._chance.choice((-1, 0, 1, 5000, 2**40)) for _ in range(2))
        return {"type": self._chance.choice(_ENTITIES), "offset": offset, "length": length, "url": text(self._chance)}

    def _attached(self) -> JsonObject:
        kind = self._chance.choice(ATTACHMENTS)
        size = self._chance.choice((0, 1, 2**31, 10**15, -1))
        file = {"file_id": MARK, "file_unique_id": MARK, "file_size": size, "width": size, "height": 1, "duration": 1}
        named = {**file, "file_name": self._chance.choice(NAMES) + MARK, "mime_type": text(self._chance)[:60]}
        match kind:
            case "photo":
                return {"photo": [file] * self._chance.randrange(4)}
            case "location":
                latitude, longitude = (self._chance.choice((0, 91, -1000, 1e308, 51.5)) for _ in range(2))
                return {"location": {"latitude": latitude, "longitude": longitude}}
            case "contact":
                whose, number = self._chance.choice(self._people)["id"], words.number(self._chance)
                return {"contact": {"phone_number": number, "first_name": MARK, "user_id": whose}}
            case "document" | "video" | "audio" | "voice":
                return {kind: named}
            case "sticker":
                kinds = {"type": "regular", "is_animated": False, "is_video": False, "emoji": text(self._chance)[:9]}
                return {"sticker": {**file, **kinds}}
            case "sticker":
                kinds = {"type": "regular", "is_animated": False, "is_video": False, "emoji": text(self._chance)[:9]}
                return {"sticker": {**file, **kinds}}
            case _:
                return {kind: named if self._chance.random() < 0.7 else junk(self._chance)}

    def _message(self, sender: JsonObject) -> JsonObject:
        body = self._said(sender)
        if self._chance.random() < 0.15:
            body["reply_to_message"] = self._said(self._chance.choice(self._people))
        if self._chance.random() < 0.1:
            body["forward_origin"] = {"type": "user", "sender_user": self._chance.choice(self._people), "date": 1}
        return {"message": body}

    def _edited(self, sender: JsonObject) -> JsonObject:
        body = self._said(sender)
        body["message_id"] -= self._chance.randrange(300)
        return {"edited_message": {**body, "edit_date": self._chance.choice((*DATES, self._now()))}}

    def _tap(self, sender: JsonObject) -> JsonObject:
        """A button of ours, of another version, or one that was shown to somebody else."""
        data = self._chance.choice(self.buttons) if self._chance.random() < 0.8 else text(self._chance)
        bot = {"id": 7_000_000_001, "is_bot": True, "first_name": "Whitecell"}
        message = self._body(bot, {"id": sender["id"], "type": "private"}) | {"text": MARK}
        tap: JsonObject = {
            "id": str(self._chance.randrange(10**18)),
            "from": sender,
            "chat_instance": "1",
            "data": data,
        }
        place = self._chance.choice(({"message": message}, {"message": message}, {"inline_message_id": MARK}, {}))
        return {"callback_query": tap | place}

    def _in_a_group(self, sender: JsonObject) -> JsonObject:
        kind = self._chance.choice(("group", "supergroup", "channel", "of tomorrow"))
        chat = {"id": -self._chance.randrange(1, 10**13), "type": kind, "title": text(self._chance)[:120]}
        body = self._said(sender, chat)
        if self._chance.random() < 0.2:
            body |= {"new_chat_members": [sender], "migrate_to_chat_id": -self._chance.randrange(10**13)}
        return {self._chance.choice(("message", "edited_message")): body}

    def _membership(self, sender: JsonObject) -> JsonObject:
        chat = {"id": sender["id"], "type": "private"}
        before, after = (self._chance.choice(("member", "left", "kicked", "restricted", MARK)) for _ in range(2))
        change: JsonObject = {"chat": chat, "from": sender, "date": self._now()}
        change["old_chat_member"] = {"status": before, "user": sender}
        return {"my_chat_member": {**change, "new_chat_member": {"status": after, "user": sender}}}

    def _other_kind(self, sender: JsonObject) -> JsonObject:
        body = {**self._said(sender), "id": MARK, "query": text(self._chance), "lane": sender["id"]}
        return {self._chance.choice(KINDS): body}

    def _mutilated(self, sender: JsonObject) -> JsonObject:
        """An update of which some parts have the wrong type, or are gone."""
        way = self._chance.choice((self._message, self._edited, self._tap, self._membership))
        update = deepcopy(way(sender))
        for _ in range(self._chance.choice((1, 1, 2, 5))):
            _spoil(update, self._chance)
        return update

    def _rubbish(self, _sender: JsonObject) -> JsonObject:
        kind = self._chance.choice(("message", "edited_message", "callback_query", *KINDS))
        return {kind: words.deep(self._chance) if self._chance.random() < 0.3 else junk(self._chance)}


def _spoil(value: Any, chance: Random) -> None:
    """Change one part of it, somewhere."""
    while True:
        places = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not places:
            return
        place = chance.choice(places)
        inner = value[place]
        if not isinstance(inner, dict | list) or chance.random() < 0.3:
            break
        value = inner
    if chance.random() < 0.3:
        del value[place]
    else:
        value[place] = words.deep(chance) if chance.random() < 0.05 else junk(chance)
