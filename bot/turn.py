"""A turn: one update being handled, in one transaction. A conversation takes a turn and says values; it sends
nothing."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogs import records as dialogs
from bot.dialogs.records import Dialog
from bot.inbox.records import Stored
from bot.notice import Document, Line, Notice, Rows
from bot.patients import records as patients
from bot.patients.erasures import Erasures
from bot.patients.records import Person
from bot.patients.zone_map import ZoneMap
from bot.said import Kind, Said
from bot.sealing import Key, Keyring
from content.content import Content
from content.languages import nearest_language
from content.understanding import Understanding
from scheduler import recipients
from scheduler.connection import Connection
from scheduler.instant import Instant


@dataclass
class Host:
    """What the host has set and every conversation may need. `emergency_number` None: none set."""

    keys: Keyring
    emergency_number: str | None
    bot_name: str  # the bot's @name without the @; known once Telegram was greeted
    erasures: Erasures
    zone_map: ZoneMap = field(default_factory=ZoneMap)


@dataclass(frozen=True)
class Toast:
    """The short answer to a tap, shown over the chat. `line` None: only the button stops spinning."""

    tap_id: str
    line: Line | None = None
    alert: bool = False


@dataclass(frozen=True)
class Reaction:
    """An emoji the bot sets on the person's own message; None takes it away."""

    message_id: int
    emoji: str | None


@dataclass
class Turn:
    """What a conversation is given. `person` is None until they have agreed to be remembered."""

    said: Said
    person: Person | None
    language: str
    dialogs: tuple[Dialog, ...]  # every open question, the newest first
    connection: Connection
    now: Instant
    content: Content
    host: Host
    zone: ZoneInfo
    notices: list[Notice] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    failure: BaseException | None = None
    dialog: Dialog | None = None  # the one that is being answered; the newest until another is turned to
    asks_again: bool = False  # at the end of the turn the newest open question is put again
    goes_on_with: Said | None = None  # what was said before consent, handled once that is given
    erased: bool = False  # the person has just been forgotten; the database is folded up after the commit
    seq: int = 0  # of the update in the inbox
    language_known: bool = True  # False: their Telegram is set to none of ours, and they have not chosen one
    written_at: int | None = None  # when the words that are read were written (Unix seconds); None: what is `said`
    read_alone: dict[tuple[str, str], Understanding] = field(default_factory=dict)  # by text and language

    @property
    def local_now(self) -> datetime:
        """People's time on this person's clock."""
        return self.now.people.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The date where this person is."""
        return self.local_now.date()

    @property
    def written(self) -> datetime:
        """People's time on this person's clock when the message was written, which may be long before it is read."""
        at = self.written_at or self.said.sent
        return self.local_now if at is None else min(datetime.fromtimestamp(at, self.zone), self.local_now)

    @property
    def written_on(self) -> date:
        """The person's date when the message was written."""
        return self.written.date()

    def say(self, *lines: Line, buttons: Rows = (), document: Document | None = None, **kept: Any) -> None:
        """Say this as a new message, once the turn has committed."""
        self.notices.append(Notice(lines, self.language, buttons, document=document, **kept))

    def rewrite(self, *lines: Line, buttons: Rows = ()) -> None:
        """Write this over the message whose button was tapped."""
        self.notices.append(Notice(lines, self.language, buttons, replaces=self.said.message_id))

    def answer(self, *lines: Line, buttons: Rows = (), **kept: Any) -> None:
        """Say this: over the message whose button was tapped, else as a new one."""
        if self.said.tap_id:
            self.rewrite(*lines, buttons=buttons)
        else:
            self.say(*lines, buttons=buttons, **kept)

    def rewrite_message(self, message_id: int, *lines: Line, buttons: Rows = ()) -> None:
        """Write this over an earlier message of ours in this chat."""
        self.notices.append(Notice(lines, self.language, buttons, replaces=message_id))

    def toast(self, line: Line, *, alert: bool = False) -> None:
        """Answer the tap with a short line over the chat; `alert` waits to be closed."""
        self.toasts = [Toast(self.said.tap_id, line, alert)]

    def react(self, emoji: str) -> None:
        """Set a reaction on the person's message."""
        if self.said.message_id is not None:
            self.reactions.append(Reaction(self.said.message_id, emoji))

    async def ask(self, name: str, **data: Any) -> None:
        """Wait for the answer to a question, by name, instead of its room's earlier one; those of others stay open."""
        self.dialog = Dialog(name, data)
        self.asks_again = False
        await self._keep_dialogs((self.dialog, *(each for each in self.dialogs if each.room != self.dialog.room)))

    async def ask_later(self, name: str, **data: Any) -> None:
        """Put a question once every other is answered: at the end of this turn when none is."""
        later = Dialog(name, data)
        await self._keep_dialogs((*(each for each in self.dialogs if each.room != later.room), later))
        self.asks_again = True

    async def stop_asking(self) -> None:
        """Wait no longer for the answer to the question at hand; one beneath it is put again."""
        rest = tuple(each for each in self.dialogs if each is not self.dialog)
        self.asks_again = bool(rest) and rest[0] is not self.dialogs[0]
        await self._keep_dialogs(rest)
        self.dialog = None

    async def stop_asking_anything(self) -> None:
        """Wait for nothing any more."""
        self.dialog, self.asks_again = None, False
        await self._keep_dialogs(())

    async def _keep_dialogs(self, open_: tuple[Dialog, ...]) -> None:
        if open_ != self.dialogs:
            where = (self.said.chat_id, self.said.user_id)
            await dialogs.keep(self.connection, *where, open_, self.keys.transit, self.now)
        self.dialogs = open_

    def turn_to(self, room: str) -> None:
        """The question at hand is this room's, if it has an open one."""
        self.dialog = next((each for each in self.dialogs if each.room == room), None)

    def speak(self, language: str) -> None:
        """Go on in this language."""
        self.language = language
        if self.person is not None:
            self.person = replace(self.person, language=language)

    @property
    def keys(self) -> Keyring:
        """The keyring everything is sealed with."""
        return self.host.keys

    @property
    def key(self) -> Key:
        """The person's own key; raises CannotOpen when there is nobody, or no key that opens."""
        return patients.key_of(self.person)


async def begin(connection: Connection, stored: Stored, said: Said, now: Instant, content: Content, host: Host) -> Turn:
    """A turn for this update, with what we know of who sent it."""
    if said.private and said.kind is not Kind.MEMBERSHIP:
        await recipients.heard_from(connection, said.chat_id)
    person = await patients.get(connection, said.user_id, host.keys)
    asked = await dialogs.current(connection, said.chat_id, said.user_id, host.keys.transit, now)
    likely = person.language if person else nearest_language(said.language_code)
    toasts = [Toast(said.tap_id)] if said.tap_id else []
    zone = ZoneInfo((person and person.zone) or "UTC")
    turn = Turn(said, person, likely or "en", asked, connection, now, content, host, zone, toasts=toasts)
    turn.dialog, turn.seq = asked[0] if asked else None, stored.seq
    turn.language_known = likely is not None
    return turn
