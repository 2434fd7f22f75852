"""What somebody answers under an urgent text: help is coming, nobody can be reached, or it is not happening."""

from bot import buttons
from bot.buttons import Tap
from bot.danger.asking import answers, what_to_do
from bot.danger.records import State, Watch, belongs
from bot.danger.texts import clinic_lines
from bot.danger.watching import Watching
from bot.decisions import records as decisions
from bot.notice import Line, Notice, Rows, line
from bot.old_button import old_button
from bot.turn import Turn


async def tapped(turn: Turn) -> None:
    """A button under an urgent text, looked up for the person who tapped it."""
    tap = buttons.parse(turn.said.data)
    if tap is None or not turn.said.private:
        await old_button(turn)
    elif tap.action == "check":
        await _check_on_me(turn, tap.arg())
    else:
        await _answered(turn, tap)


def _watching(turn: Turn) -> Watching:
    return Watching(turn.connection, turn.said.chat_id, turn.said.user_id, turn.person, turn.keys, turn.now)


async def _check_on_me(turn: Turn, decision_id: str) -> None:
    """Before consent: begin a watch because they ask for one."""
    made = await decisions.get(turn.connection, decision_id, turn.keys.transit)
    if made is None:
        await old_button(turn)
        return
    watching = _watching(turn)
    running = await watching.latest()
    if running is not None and decision_id in running.about.decisions:
        turn.toast(line("watch-known"))
        return
    watch = await watching.prepare(made)
    await watching.begin(watch)
    kept = () if watch.consented else (line("watch-kept-for-a-day"),)
    _reply(turn, watch, line("watch-will-check", minutes=watch.minutes), *kept, buttons=answers(watch))


async def _answered(turn: Turn, tap: Tap) -> None:
    watching = _watching(turn)
    mine = await belongs(turn.connection, tap.arg(), turn.said.chat_id, turn.said.user_id)
    watch = await watching.latest() if mine else None
    if watch is None:
        await old_button(turn)
        return
    match tap.action:
        case "help":
            await watching.answered(watch, State.HELPED)
            _reply(turn, watch, *_do(turn, watch, "helped"))
        case "alone":
            await watching.answered(watch, State.UNREACHABLE)
            helped, _, not_now = answers(watch)
            _reply(turn, watch, *_alone(turn, watch), buttons=(helped, not_now))
        case "calm":
            await watching.answered(watch, State.NOT_NOW)
            _reply(turn, watch, line("watch-not-now"), *_do(turn, watch, "if-it-starts"))
        case _:
            await old_button(turn)


def _reply(turn: Turn, watch: Watch, *lines: Line, buttons: Rows = ()) -> None:
    """Say it in the language of the watch, which may be every one."""
    turn.notices.append(Notice((*lines, line("unreviewed-mark")), watch.language, buttons))


def _do(turn: Turn, watch: Watch, what: str) -> tuple[Line, ...]:
    return what_to_do(what, watch, turn.person, turn.host.emergency_number, turn.content)


def _alone(turn: Turn, watch: Watch) -> tuple[Line, ...]:
    """The numbers again, and what to do alone. Caregivers are told here once somebody can choose them."""
    person = turn.person
    numbers = turn.content.emergency_numbers.numbers_for(person.country if person else None)
    others = []
    if numbers.by_text:
        others.append(line("watch-by-text", number=numbers.by_text, tight=True))
    if not watch.about.crisis:
        others += [line("watch-advice-line", number=numbers.advice, tight=True)] if numbers.advice else []
        others += clinic_lines(person, closed_too=True, tight=True)
    return *_do(turn, watch, "alone"), *others, line("watch-will-ask", minutes=watch.minutes)
