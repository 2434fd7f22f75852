"""The loop after an urgent text: asked again once, told a last time, and ended with how it ended.

Each step is a delivery in the ledger, worded when it is sent, so a dead process loses none. Only the next one is ever
in the ledger; it waits its full time from when the one before was said. Telling caregivers is a step of STEPS to come.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.danger import records
from bot.danger.records import About, State, Watch
from bot.decisions import records as decisions
from bot.decisions.records import Decision
from bot.notice import EVERY_LANGUAGE
from bot.patients.facts import minutes_to_wait
from bot.patients.records import Person
from bot.sealing import Keyring
from scheduler import ledger
from scheduler.connection import Connection
from scheduler.instant import Instant
from scheduler.ledger import Entry, new_id
from scheduler.tables import Urgency

KIND = "watch"
AGAIN, LAST = "again", "last"
STEPS = (AGAIN, LAST)


def number(watch: Watch) -> int:
    """The number its next step has in the ledger: no other step of this chat has it."""
    return watch.round * len(STEPS) + watch.step


@dataclass(frozen=True)
class Watching:
    """The watches of one person, within one transaction. `person` None: they have not agreed."""

    connection: Connection
    chat_id: int
    user_id: int
    person: Person | None
    keys: Keyring
    now: Instant

    async def latest(self) -> Watch | None:
        """The newest watch of this chat, running or not."""
        return await records.latest(self.connection, self.chat_id, self.person, self.keys)

    async def prepare(self, made: Decision) -> Watch:
        """The watch this danger calls for, not kept yet: the one that runs, begun anew, or a new one."""
        last = await self.latest()
        new = Watch(
            id=new_id(),
            chat_id=self.chat_id,
            user_id=self.user_id,
            level=made.level,
            state=State.OPEN,
            language=made.language or EVERY_LANGUAGE,
            consented=self.person is not None,
            minutes=minutes_to_wait(self.person),
            round=last.round + 1 if last else 0,
            step=0,
            started=self.now.people,
            next_due=None,
            ended=None,
            about=About(made.signs, made.crisis, (made.id,)),
        )
        if last is None or not last.running:
            return new
        return replace(new, id=last.id, started=last.started, about=last.about.and_(new.about))

    async def begin(self, watch: Watch) -> None:
        """Keep the watch and wait for its first step."""
        await self._keep(await self._wait_for(watch, 0))

    async def wait_again(self, watch: Watch) -> None:
        """Its step was due while nobody could be heard: it waits its full time again."""
        await self._keep(await self._wait_for(watch, watch.step, since=watch.next_due))

    async def said(self, watch: Watch, step: int) -> None:
        """This step is being said: the next one waits its full time from now, or the watch ends."""
        if STEPS[step] != LAST:
            await self._keep(await self._wait_for(watch, step + 1))
        elif watch.running:
            state = watch.state if watch.state is State.UNREACHABLE else State.UNANSWERED
            await self._keep(replace(watch, state=state, next_due=None, ended=self.now.people))

    async def answered(self, watch: Watch, state: State) -> None:
        """The person has told us: nothing more is asked; or, where they reach nobody, the full wait begins anew."""
        if state is State.UNREACHABLE:
            anew = replace(watch, state=state, round=watch.round + 1, ended=None)
            await self._keep(await self._wait_for(anew, 0))
            return
        await ledger.withdraw(self.connection, self.chat_id, [KIND], self.now)
        await self._keep(replace(watch, state=state, next_due=None, ended=watch.ended or self.now.people))

    async def _wait_for(self, watch: Watch, step: int, since: datetime | None = None) -> Watch:
        """Put the step into the ledger in place of any other. `since`: when it was first due, if that is over."""
        await ledger.withdraw(self.connection, self.chat_id, [KIND], self.now)
        due = self.now.people + timedelta(minutes=watch.minutes)
        waiting = replace(watch, step=step, next_due=due)
        entry = Entry(
            id=new_id(),
            chat_id=self.chat_id,
            kind=KIND,
            urgency=Urgency.EMERGENCY,
            due=since or due,
            step=number(waiting),
            not_before=due,
        )
        await ledger.put_later(self.connection, [entry], self.now)
        return waiting

    async def _keep(self, watch: Watch) -> None:
        await records.keep(self.connection, watch, self.person, self.keys)
        await decisions.end(self.connection, watch.about.decisions, watch.state.value)
