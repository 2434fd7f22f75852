"""What somebody answers under an urgent text: help is coming, nobody can be reached, or it is not happening."""

from bot import buttons
from bot.buttons import Tap
from bot.danger.asking import ALONE, CHECK, HELPED, NOT_NOW, answers, what_to_do
from bot.danger.records import State, Watch, belongs
from bot.danger.watching import Watching
from bot.decisions import records as decisions
from bot.notice import Line, line
from bot.old_button import old_button
from bot.turn import Turn


async def tapped(turn: Turn) -> None:
    """A button under an urgent text, looked up for the person who tapped it."""
    tap = buttons.parse(turn.said.data)
    if tap is None or not turn.said.private:
        await old_button(turn)
    elif tap.action == CHECK:
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
    turn.language = watch.language
    kept = () if watch.consented else (line("watch-kept-for-a-day"),)
    turn.say(line("watch-will-check", minutes=watch.minutes), *kept, line("unreviewed-mark"), buttons=answers(watch))


async def _answered(turn: Turn, tap: Tap) -> None:
    watching = _watching(turn)
    mine = await belongs(turn.connection, tap.arg(), turn.said.chat_id, turn.said.user_id)
    watch = await watching.latest() if mine else None
    if watch is None:
        await old_button(turn)
        return
    turn.language = watch.language
    match tap.action:
        case action if action == HELPED:
            await watching.answered(watch, State.HELPED)
            turn.say(_do(turn, watch, "helped"), line("unreviewed-mark"))
        case action if action == ALONE:
            await watching.answered(watch, State.UNREACHABLE)
            turn.say(*_alone(turn, watch), buttons=(answers(watch)[0], answers(watch)[2]))
        case action if action == NOT_NOW:
            await watching.answered(watch, State.NOT_NOW)
            turn.say(line("watch-not-now"), _do(turn, watch, "if-it-starts"), line("unreviewed-mark"))
        case _:
            await old_button(turn)


def _do(turn: Turn, watch: Watch, what: str) -> Line:
    return what_to_do(what, watch, turn.person, turn.host.emergency_number, turn.content)


def _alone(turn: Turn, watch: Watch) -> tuple[Line, ...]:
    """The numbers again, and what to do alone. Caregivers are told here once somebody can choose them."""
    person = turn.person
    numbers = turn.content.emergency_numbers.numbers_for(person.country if person else None)
    others = []
    if numbers.by_text:
        others.append(line("watch-by-text", number=numbers.by_text))
    if numbers.advice and not watch.about.crisis:
        others.append(line("watch-advice-line", number=numbers.advice, tight=bool(others)))
    if person and person.clinic:
        others.append(line("call-clinic", number=person.clinic, tight=bool(others)))
    again = line("watch-will-ask", minutes=watch.minutes)
    return _do(turn, watch, "alone"), *others, again, line("numbers-caveat"), line("unreviewed-mark")
