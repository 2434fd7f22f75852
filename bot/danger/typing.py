"""What is typed under an urgent text: taken like its buttons where it is clear, and never ending anything where not."""

from datetime import timedelta

from bot.danger import unsure
from bot.danger.answering import not_clear, not_yet, take, watching_of
from bot.danger.records import State, Watch
from bot.danger.watching import AGAIN, STEPS
from bot.turn import Turn
from content.danger_replies import DangerReply, read_danger_reply
from content.understanding import Understanding
from content.urgency import Level

_TAKEN = {
    DangerReply.HELPED: State.HELPED,
    DangerReply.TALKING: State.HELPED,
    DangerReply.ALONE: State.UNREACHABLE,
    DangerReply.NOT_NOW: State.NOT_NOW,
}
_YES_OR_NO = frozenset({DangerReply.YES, DangerReply.NO})
_WITHOUT_AN_ANSWER = frozenset({"nothing", "decline"})
_ANSWERED_WITH_YES = frozenset({"rem", "lab", unsure.ROOM})
# What is typed later than this after its end is about something else.
_STILL_ABOUT_IT = timedelta(hours=24)


async def answered_clearly(turn: Turn, urgency: Level) -> bool:
    """Whether it was taken as the answer to an urgent text: "on my way to A&E", "nobody answers", "false alarm".

    In a message that is an emergency by itself, only that they reach nobody; its own urgent text has been said.
    """
    reply = _reply(turn)
    if reply in _YES_OR_NO:
        return not _may_answer_another(turn) and await _answered_whether_helped(turn, reply)
    state = _TAKEN.get(reply) if reply else None
    if state is None or (urgency is Level.EMERGENCY and state is not State.UNREACHABLE):
        return False
    watching = watching_of(turn)
    watch = await watching.latest()
    if watch is None or not _still_about(watch, turn) or (reply is DangerReply.TALKING and not watch.about.crisis):
        return False
    await take(turn, watching, watch, state)
    return True


async def answered_otherwise(turn: Turn, understood: Understanding) -> bool:
    """While help is asked about: a yes or no to that question, or words that may mean anything and end nothing.

    Where nothing is, a cry for help ("au secours") is asked about.
    """
    reply = _reply(turn)
    if understood.urgency > Level.HINT or (reply is None and understood.kind != "nothing"):
        return False
    if await _answered_whether_helped(turn, reply):
        return True
    watch = await watching_of(turn).latest()
    if watch is not None and watch.running:
        not_clear(turn, watch)
        return True
    if reply is DangerReply.ALONE and understood.kind in _WITHOUT_AN_ANSWER:
        await unsure.ask(turn)
        return True
    return False


async def _answered_whether_helped(turn: Turn, reply: DangerReply | None) -> bool:
    """A yes or no once "are you getting help?" was asked. Of thoughts of suicide two things are asked, so that a yes
    does not tell which."""
    watching = watching_of(turn)
    watch = await watching.latest()
    if watch is None or not watch.running or watch.step <= STEPS.index(AGAIN):
        return False
    if reply is DangerReply.YES and not watch.about.crisis:
        await take(turn, watching, watch, State.HELPED)
    elif reply is DangerReply.NO:
        await not_yet(turn, watching, watch)
    else:
        return False
    return True


def _may_answer_another(turn: Turn) -> bool:
    """Whether a question of ours is open that is answered with yes or no, and may be the later one."""
    return any(each.room in _ANSWERED_WITH_YES for each in turn.dialogs)


def _reply(turn: Turn) -> DangerReply | None:
    return read_danger_reply(turn.said.text, turn.content.folder / "lexicon")


def _still_about(watch: Watch, turn: Turn) -> bool:
    return watch.ended is None or turn.now.people - watch.ended < _STILL_ABOUT_IT
