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

_STATES = {"help": State.HELPED, "alone": State.UNREACHABLE, "calm": State.NOT_NOW}


async def tapped(turn: Turn) -> None:
    """A button under an urgent text, looked up for the person who tapped it."""
    tap = buttons.parse(turn.said.data)
    if tap is None or not turn.said.private:
        await old_button(turn)
    elif tap.action == "check":
        await _check_on_me(turn, tap.arg(), tap.arg(1))
    else:
        await _answered(turn, tap)


def watching_of(turn: Turn) -> Watching:
    """The watches of this turn's person in this chat."""
    return Watching(turn.connection, turn.said.chat_id, turn.said.user_id, turn.person, turn.keys, turn.now)


async def _check_on_me(turn: Turn, decision_id: str, seal: str) -> None:
    """Before consent: begin a watch because they ask for one; `seal` shows that the decision was told in this chat."""
    told_here = decisions.is_told_in(turn.said.chat_id, decision_id, seal, turn.keys.transit)
    made = await decisions.get(turn.connection, decision_id, turn.keys.transit) if told_here else None
    if made is None:
        await old_button(turn)
        return
    watching = watching_of(turn)
    running = await watching.latest()
    if running is not None and decision_id in running.about.decisions:
        turn.toast(line("watch-known"))
        return
    watch = await watching.prepare(made)
    await watching.begin(watch)
    kept = () if watch.consented else (line("watch-kept-for-a-day"),)
    _reply(turn, watch, line("watch-will-check", minutes=watch.minutes), *kept, buttons=answers(watch))


async def _answered(turn: Turn, tap: Tap) -> None:
    watching = watching_of(turn)
    mine = await belongs(turn.connection, tap.arg(), turn.said.chat_id, turn.said.user_id)
    watch = await watching.latest() if mine else None
    state = _STATES.get(tap.action)
    if watch is None or state is None:
        await old_button(turn)
        return
    await take(turn, watching, watch, state)


async def take(turn: Turn, watching: Watching, watch: Watch, state: State) -> None:
    """Take an answer, tapped or typed, and say what there is to do."""
    await watching.answered(watch, state)
    if state is State.HELPED:
        _reply(turn, watch, *_do(turn, watch, "helped"))
    elif state is State.UNREACHABLE:
        _ask_again_later(turn, watch, *_alone(turn, watch))
    else:
        _reply(turn, watch, line("watch-not-now"), *_do(turn, watch, "if-it-starts"))


async def not_yet(turn: Turn, watching: Watching, watch: Watch) -> None:
    """They said that they are not getting help: the numbers once more, and the full wait begins anew."""
    await watching.answered(watch, State.UNREACHABLE)
    what = "alone" if watch.about.crisis else "not-yet"
    _ask_again_later(turn, watch, *_do(turn, watch, what), line("watch-will-ask", minutes=watch.minutes))


def not_clear(turn: Turn, watch: Watch) -> None:
    """What they wrote may mean anything: nothing ends, and the answers are shown again."""
    kind = "-crisis" if watch.about.crisis else ""
    _reply(turn, watch, line(f"watch-not-clear{kind}"), buttons=answers(watch))


def _ask_again_later(turn: Turn, watch: Watch, *lines: Line) -> None:
    helped, _, not_now = answers(watch)
    _reply(turn, watch, *lines, buttons=(helped, not_now))


def _reply(turn: Turn, watch: Watch, *lines: Line, buttons: Rows = ()) -> None:
    """Say it in the language of the watch, which may be every one."""
    turn.notices.append(Notice((*lines, line("unreviewed-mark")), watch.language, buttons, urgent=True))


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
