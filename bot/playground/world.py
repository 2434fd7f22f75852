"""People, chats and messages: the state of the local Telegram, without HTTP."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.playground.feed import Feed
from bot.playground.files import FileStore
from bot.playground.profile import Profile
from bot.playground.refusals import JsonObject, bad_request, forbidden
from bot.playground.updates import UpdateQueue

FIRST_PERSON = 5_000_001
FIRST_GROUP = -4_000_001
QUERY_LIFE = timedelta(seconds=150)  # no figure is published; taken as long as the tap's update itself lives


@dataclass(slots=True)
class Person:
    id: int
    first_name: str
    username: str
    language_code: str | None
    role: str = "stranger"
    blocked: bool = False
    deactivated: bool = False
    started: bool = False

    def user(self) -> JsonObject:
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name, "username": self.username}
        return {**user, "language_code": self.language_code} if self.language_code else user

    def chat(self) -> JsonObject:
        return {"id": self.id, "type": "private", "first_name": self.first_name, "username": self.username}


@dataclass(slots=True)
class Group:
    id: int
    title: str
    members: set[int] = field(default_factory=set)
    kicked: bool = False
    bot_is_admin: bool = False
    migrated_to: int | None = None

    def chat(self) -> JsonObject:
        return {"id": self.id, "type": "supergroup" if self.id < -(10**12) else "group", "title": self.title}


@dataclass(slots=True)
class StoredMessage:
    """A message as the Bot API shows it (`body`), and what only an onlooker sees.

    `keyboard` is a reply keyboard, its removal, or a forced reply: Telegram shows it and does not repeat it to the bot.
    """

    body: JsonObject
    outgoing: bool
    edited: bool = False
    reactions: list[str] = field(default_factory=list)
    keyboard: JsonObject | None = None

    def shown(self) -> JsonObject:
        seen = {**self.body, "outgoing": self.outgoing, "edited": self.edited, "reactions": self.reactions}
        return {**seen, "reply_keyboard": self.keyboard} if self.keyboard else seen


@dataclass(slots=True)
class CallbackQuery:
    id: str
    person_id: int
    chat_id: int
    asked_at: datetime
    answered: bool = False


class World:
    def __init__(self, bot: JsonObject, now: Callable[[], datetime], first_update_id: int | None = None) -> None:
        self.bot = bot
        self.now = now
        self.feed = Feed()
        self.files = FileStore()
        self.profile = Profile()
        self.updates = UpdateQueue(now, first_update_id)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.messages: dict[int, dict[int, StoredMessage]] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self._message_id = 0

    # Who there is

    def person(self, first_name: str, language_code: str | None = "en", role: str = "stranger") -> Person:
        number = FIRST_PERSON + len(self.people)
        person = Person(number, first_name, f"{first_name.lower()}_{number}", language_code, role)
        self.people[number] = person
        self.messages[number] = {}
        return person

    def group(self, title: str, members: Iterable[Person] = ()) -> Group:
        group = Group(FIRST_GROUP - len(self.groups), title, {member.id for member in members})
        self.groups[group.id] = group
        self.messages[group.id] = {}
        return group

    def chat_of(self, chat_id: int) -> Person | Group:
        """Raises Telegram's refusal where there is no such chat."""
        place = self.people.get(chat_id) or self.groups.get(chat_id)
        if place is None:
            raise bad_request("chat not found")
        return place

    def open_chat(self, chat_id: int) -> Person | Group:
        """The chat, when the bot may write there now. Raises Telegram's refusal otherwise."""
        place = self.chat_of(chat_id)
        if isinstance(place, Group):
            _check_group_is_open(place)
        elif place.deactivated:
            raise forbidden("user is deactivated")
        elif place.blocked:
            raise forbidden("bot was blocked by the user")
        elif not place.started:
            raise forbidden("bot can't initiate conversation with a user")
        return place

    # What is in the chats

    def new_message(
        self,
        chat: JsonObject,
        sender: JsonObject,
        content: JsonObject,
        outgoing: bool,
        keyboard: JsonObject | None = None,
    ) -> StoredMessage:
        self._message_id += 1
        heading = {"message_id": self._message_id, "from": sender, "chat": chat, "date": self.timestamp()}
        stored = StoredMessage({**heading, **content}, outgoing, keyboard=keyboard)
        self.messages[chat["id"]][self._message_id] = stored
        self.tell("message", chat["id"], message=stored.shown())
        return stored

    def message(self, chat_id: int, message_id: int) -> StoredMessage | None:
        return self.messages.get(chat_id, {}).get(message_id)

    def change_message(self, stored: StoredMessage, content: JsonObject, edited: bool = True) -> None:
        """Puts `content` over the message; a value of None takes its field away."""
        for name, value in content.items():
            if value is None:
                stored.body.pop(name, None)
            else:
                stored.body[name] = value
        if edited:
            stored.body["edit_date"] = self.timestamp()
            stored.edited = True
        self.tell("edit", stored.body["chat"]["id"], message=stored.shown())

    def drop_message(self, chat_id: int, message_id: int) -> None:
        del self.messages[chat_id][message_id]
        self.tell("delete", chat_id, message_id=message_id)

    def tell(self, kind: str, chat_id: int, **details: Any) -> None:
        self.feed.publish({"type": kind, "chat_id": chat_id, **details})

    def timestamp(self) -> int:
        """People's time in whole Unix seconds, as Telegram dates messages."""
        return int(self.now().timestamp())


def _check_group_is_open(group: Group) -> None:
    if group.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=group.migrated_to)
    if group.kicked:
        raise forbidden("bot was kicked from the group chat")
