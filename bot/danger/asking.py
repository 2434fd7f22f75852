"""What a watch says, found when it is sent; and the buttons that answer it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot import buttons
from bot.danger.records import Watch
from bot.danger.texts import clinic_lines, crisis_number, emergency_number
from bot.danger.watching import LAST, STEPS, Watching
from bot.decisions.records import told_in
from bot.notice import Line, Notice, Rows, button, line
from bot.patients import records as patients
from bot.patients.records import Person
from bot.sealing import Key, Keyring
from bot.voice import speak
from content.content import Content
from content.wording import moment_words
from scheduler.connection import Transactions
from scheduler.fault import told
from scheduler.instant import Instant
from scheduler.lateness import is_late
from scheduler.ledger import Delivery
from scheduler.outcomes import Withdrawn

log = structlog.get_logger(__name__)

ROOM = "watch"
# A step that waited no longer than this for a process to start is said at once: nobody has noticed.
_UNNOTICED = timedelta(minutes=1)


def answers(watch: Watch) -> Rows:
    """The three answers to "are you getting help?"."""
    kind = "-crisis" if watch.about.crisis else ""
    labels = (
        ("help", f"watch-helped-button{kind}"),
        ("alone", "watch-alone-button"),
        ("calm", "watch-not-now-button"),
    )
    return tuple((button(buttons.data(ROOM, action, watch.id), label),) for action, label in labels)


def offer_to_check(watch: Watch, decision_id: str, transit: Key) -> Rows:
    """Before consent: one button, which begins a watch. It is good in this chat only."""
    data = buttons.data(ROOM, "check", decision_id, told_in(watch.chat_id, decision_id, transit))
    return ((button(data, "watch-check-button", minutes=watch.minutes),),)


class WatchWords:
    """The composer of what a watch says. `began`: when this process did, in people's time."""

    def __init__(
        self, transactions: Transactions, keys: Keyring, content: Content, host_number: str | None, began: datetime
    ) -> None:
        self._transactions = transactions
        self._keys = keys
        self._content = content
        self._host_number = host_number
        self._began = began

    async def __call__(self, delivery: Delivery, now: Instant) -> Notice | Withdrawn:
        """The notice of one step; Withdrawn when it was answered, or when it has to wait again."""
        async with self._transactions.write() as connection:
            person = await patients.get(connection, delivery.chat_id, self._keys)
            watching = Watching(connection, delivery.chat_id, delivery.chat_id, person, self._keys, now)
            watch, (round_, step) = await watching.latest(), divmod(delivery.step, len(STEPS))
            if watch is None or watch.round != round_ or watch.answered:
                return Withdrawn("answered, or begun anew")
            if self._missed(watch, step, now):
                await watching.wait_again(watch)
                return Withdrawn("waits its full time again")
            await watching.said(watch, step)
        return self._notice(watch, step, person, delivery, now)

    def _missed(self, watch: Watch, step: int, now: Instant) -> bool:
        """Whether it was due before we were there: what the person told us meanwhile may be lost."""
        due = watch.next_due if watch.step == step else None
        return due is not None and due < self._began and now.people - due > _UNNOTICED

    def _notice(self, watch: Watch, step: int, person: Person | None, delivery: Delivery, now: Instant) -> Notice:
        try:
            notice = self._words(watch, step, person, delivery, now)
            speak(notice, self._content)
        except Exception as error:  # what we know of them makes no sense; they are asked all the same
            log.error("watch without what is known", delivery=delivery.id, error=told(error))
            return self._words(watch, step, person and person.without_details(), delivery, now)
        return notice

    def _words(self, watch: Watch, step: int, person: Person | None, delivery: Delivery, now: Instant) -> Notice:
        lines = [*what_to_do(STEPS[step], watch, person, self._host_number, self._content)]
        if person and person.zone:
            when = moment_words(watch.started, ZoneInfo(person.zone), watch.language, now.people)
            lines.append(line("watch-about", when=when))
        if is_late(delivery.due, now.people):
            lines.append(line("watch-late"))
        if STEPS[step] != LAST and not watch.about.crisis:
            lines += clinic_lines(person, closed_too=True)
        return Notice((*lines, line("unreviewed-mark")), watch.language, answers(watch))


def what_to_do(
    what: str, watch: Watch, person: Person | None, host_number: str | None, content: Content
) -> tuple[Line, ...]:
    """The urgent words of this moment, with the numbers to call; with a caveat where they are of no country."""
    number = emergency_number(person.country if person else None, host_number, content)
    unsure = (line("number-unsure", tight=True),) if isinstance(number, Line) else ()
    if watch.about.crisis:
        crisis = crisis_number(person, content) or line("general-crisis-line")
        return line(f"urgent-{what}-crisis", number=number, crisis=crisis), *unsure
    return line(f"urgent-{what}", number=number), *unsure
