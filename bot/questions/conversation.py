"""Questions: the one right answer, a few to choose from, or an honest none. Nothing is generated."""

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.turn import Turn
from content.matching import Match

ROOM = "ask"
_PARTS = ("short", "more", "sources")


async def ask(turn: Turn, match: Match, *above: Line) -> None:
    """Answer what was matched; `above` stands before the answer (a fever line, for one)."""
    match match.kind:
        case "answer" | "decline":
            _answer(turn, match.topic or "", *above)
        case "choices":
            turn.say(*above, line("which-question"), buttons=_choices(turn, match.choices))
        case _:
            turn.say(*above, line("not-known-line"), line("not-known-more"), line("fever-line"))
    if match.rest:
        turn.say(line("one-at-a-time"))


def _answer(turn: Turn, topic: str, *above: Line) -> None:
    turn.say(*above, _page(topic, "short"), buttons=_below(turn, topic, "short"))


def _page(topic: str, part: str) -> Line:
    return line("answer", topic=topic, part=part)


def _choices(turn: Turn, topics: tuple[str, ...]) -> Rows:
    offered = tuple((_to_topic(topic),) for topic in topics if turn.content.library.has(topic, turn.language))
    return (*offered, (button(buttons.data(ROOM, "none", "x"), "none-of-these"),))


def _to_topic(topic: str) -> Button:
    return Button(line("answer-button", topic=topic), buttons.data(ROOM, "go", topic))


def _below(turn: Turn, topic: str, shown: str) -> Rows:
    """The other parts of this answer in one row, then related questions, one a row."""
    answer = turn.content.library.answer(topic, turn.language)
    there = {"short": True, "more": bool(answer.more_html), "sources": bool(answer.sources or answer.to_verify)}
    parts = tuple(
        button(buttons.data(ROOM, part, topic), f"answer-{part}-button")
        for part in _PARTS
        if part != shown and there[part]
    )
    related = tuple((_to_topic(other),) for other in answer.related if turn.content.library.has(other, turn.language))
    return ((parts,) if parts else ()) + (related if shown == "short" else ())


async def tapped(turn: Turn) -> None:
    """Another part of an answer, a related question, or none of what was offered."""
    tap = buttons.parse(turn.said.data)
    topic = tap.arg() if tap else ""
    if tap and tap.action == "none":
        turn.rewrite(line("not-known-line"), line("not-known-more"), line("fever-line"))
    elif tap is None or not turn.content.library.has(topic, turn.language):
        turn.toast(line("old-button-toast"))
        turn.say(line("old-button"))
    elif tap.action == "go":
        _answer(turn, topic)
    elif tap.action in _PARTS:
        turn.rewrite(_page(topic, tap.action), buttons=_below(turn, topic, tap.action))
