"""What was promised, held against what the database keeps and what Telegram has shown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bot.ground import Ground
from bot.inbox import backlog
from bot.inbox.records import State, inbox
from bot.labs import records as labs
from bot.patients import records as patients
from bot.patients.records import Person
from bot.playground.refusals import JsonObject
from bot.playground.server import LocalTelegram
from bot.speech import WARNING
from scheduler.connection import Connection
from scheduler.ledger import UNFINISHED
from scheduler.tables import DeliveryState, deliveries
from tests.bot.load import Load, Said


@dataclass(frozen=True)
class Promises:
    """Counts of one run. `fault` texts name what is wrong, none of them when every promise was kept."""

    counts: Mapping[str, object]
    faults: Sequence[str]
    repeats: int
    marked: int

    def table(self) -> str:
        return "\n".join(f"{name:<28}{count}" for name, count in self.counts.items())

    def hold(self, in_flight: int) -> None:
        """Fails with everything that was not kept."""
        assert not self.faults, "\n".join(self.faults[:20])
        assert self.repeats <= min(self.marked, in_flight)


@dataclass(frozen=True)
class _Shown:
    """New messages of the bot, as Telegram took them: chat, text, and whether it says that it may be a repeat."""

    chat_id: int
    message_id: int
    text: str
    marked: bool


async def judge(ground: Ground, telegram: LocalTelegram, load: Load, notes: Sequence[str]) -> Promises:
    """Read everything back: the inbox, the records with their keys, the ledger, and Telegram's own log."""
    marks = [ground.content.phrases.label(language, "maybe-repeat") for language in ("en", "fr", "es")]
    shown = [_shown(call, marks) for call in telegram.calls("sendMessage") if "message_id" in call]
    async with ground.database.read() as connection:
        states = Counter(await connection.scalars(select(inbox.c.state)))
        ended = Counter(await connection.scalars(select(deliveries.c.state)))
        sent = await connection.scalar(select(func.count()).where(deliveries.c.message_id.is_not(None)))
        stored, faults = 0, []
        for said in load.said:
            person = await patients.get(connection, said.person.id, ground.keys)
            assert person is not None
            faults += await _wrong_counts(connection, person, said)
            faults += await _unwarned(connection, said, shown)
            stored += len(said.counts)
    faults += [f"reminder {note!r} was never said" for note in notes if not any(note in each.text for each in shown)]
    faults += _unmarked_repeats(shown, notes)
    put = sum(load.done.values())
    faults += [f"inbox {dict(states)} for {put} updates"] if states != Counter({State.DONE: put}) else []
    faults += [f"ledger {dict(ended)}"] if ended[DeliveryState.FAILED] or ended[DeliveryState.UNKNOWN] else []
    repeats, marked = len(shown) - (sent or 0), sum(each.marked for each in shown)
    counts = {
        "updates": dict(load.done),
        "handled": dict(states),
        "counts kept once": stored,
        "reminders said": sum(any(note in each.text for each in shown) for note in notes),
        "dangers warned of": sum(len(said.dangers) for said in load.said),
        "messages": len(shown),
        "deliveries": dict(ended),
        "repeats": repeats,
        "marked as possible repeats": marked,
    }
    return Promises(counts, faults, repeats, marked)


async def still_waiting(ground: Ground, telegram: LocalTelegram) -> bool:
    """Whether anything was not received, not handled or not said that should have been by now."""
    async with ground.database.read() as connection:
        due = deliveries.c.not_before_ms <= ground.clock().people_ms  # a watch asks again later
        unsaid = select(func.count()).select_from(deliveries).where(deliveries.c.state.in_(UNFINISHED), due)
        waiting = (await backlog.backlog(connection, ground.clock())).waiting
        return bool(len(telegram.world.updates) or waiting or await connection.scalar(unsaid))


def _shown(call: JsonObject, marks: Sequence[str]) -> _Shown:
    text = call["params"]["text"]
    return _Shown(int(call["params"]["chat_id"]), call["message_id"], text, any(mark in text for mark in marks))


async def _wrong_counts(connection: Connection, person: Person, said: Said) -> list[str]:
    """Each message that held a count has one entry, and that holds the value the message says now, once."""
    rows = await connection.execute(
        select(labs.entries.c.id, labs.entries.c.message_id).where(labs.entries.c.user_id == person.user_id)
    )
    kept: dict[int, list[str]] = {}
    for row in rows.all():
        values = [f"{each.count.value:.2f}" for each in await labs.of_entry(connection, person, row.id)]
        kept.setdefault(row.message_id, []).extend(values or [""])
    wanted = {message_id: [value] for message_id, value in said.counts.items()}
    return [
        f"message {message_id} of {person.user_id} says {wanted.get(message_id)}, kept is {kept.get(message_id)}"
        for message_id in sorted(wanted.keys() | kept.keys())
        if wanted.get(message_id) != kept.get(message_id)
    ]


async def _unwarned(connection: Connection, said: Said, shown: Sequence[_Shown]) -> list[str]:
    """Each message that tells of danger has one warning, which Telegram has shown in its chat."""
    chat = said.person.id
    here = {each.message_id for each in shown if each.chat_id == chat}
    rows = await connection.execute(
        select(deliveries.c.once_key, deliveries.c.message_id).where(
            deliveries.c.kind == WARNING, deliveries.c.chat_id == chat
        )
    )
    warned = {row.once_key: row.message_id for row in rows}
    keys = [f"{WARNING}:{chat}:{message_id}:emergency" for message_id in said.dangers]
    return [f"{key} was withheld ({warned.get(key)})" for key in keys if warned.get(key) not in here]


def _unmarked_repeats(shown: Sequence[_Shown], notes: Sequence[str]) -> list[str]:
    """Of all copies of a reminder at most one may fail to say that it may be a repeat."""
    unmarked = Counter(note for each in shown if not each.marked for note in notes if note in each.text)
    return [f"{note!r} came {count} times unmarked" for note, count in unmarked.items() if count > 1]
