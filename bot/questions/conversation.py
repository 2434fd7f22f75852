"""Questions: the one right answer, a few to choose from, or an honest none. Nothing is generated."""

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.turn import Turn
from content.languages import LANGUAGES
from content.matching import Match

ROOM = "ask"
_PARTS = ("short", "more", "sources")
_LONGEST_QUOTE = 200  # characters of a second question that are said back


async def ask(turn: Turn, match: Match, *above: Line, first: Rows = ()) -> None:
    """Answer what was matched. `above` stands before the answer (a fever line, for one), `first` before its buttons."""
    second = _second(turn, match)
    match match.kind:
        case "answer" | "decline":
            topic = match.topic or ""
            rows = (*first, *second, *_below(turn, topic, "short"))
            turn.say(*above, _page(topic, "short"), *_left_over(match, second), buttons=rows)
        case "choices":
            turn.say(*above, line("which-question"), buttons=(*first, *_choices(turn, match.choices)))
        case _:
            turn.say(*above, *_not_known(fever=not above), buttons=first)


def _not_known(*, fever: bool) -> tuple[Line, ...]:
    """An honest none; with the fever line, unless what stands above has said it."""
    return (
        line("not-known-line"),
        line("not-known-more"),
        *((line("fever-line"),) if fever else ()),
        line("unreviewed-mark"),
    )


def _second(turn: Turn, match: Match) -> Rows:
    """A button to the answer of a second question in the same message, where it has one."""
    if not match.rest:
        return ()
    other = turn.content.matcher.match(match.rest, turn.language)
    found = other.topic if other.kind in ("answer", "decline") and other.topic != match.topic else None
    return ((_to_topic(found, turn),),) if found and turn.content.library.has(found, turn.language) else ()


def _left_over(match: Match, second: Rows) -> tuple[Line, ...]:
    """What is said of a second question: where its answer is, or that it is to be sent again."""
    if not match.rest:
        return ()
    return (line("second-question" if second else "one-at-a-time", question=match.rest[:_LONGEST_QUOTE]),)


def _page(topic: str, part: str) -> Line:
    return line("answer", topic=topic, part=part)


def _choices(turn: Turn, topics: tuple[str, ...]) -> Rows:
    offered = tuple((_to_topic(topic, turn),) for topic in topics if turn.content.library.has(topic, turn.language))
    return (*offered, (button(_data("none", "x", turn), "none-of-these"),))


def _data(action: str, topic: str, turn: Turn) -> str:
    """A button of this room; it carries the language of its message, so that what it opens keeps to it."""
    return buttons.data(ROOM, action, topic, turn.language)


def _to_topic(topic: str, turn: Turn) -> Button:
    return Button(line("answer-button", topic=topic), _data("go", topic, turn))


def _below(turn: Turn, topic: str, shown: str) -> Rows:
    """The other parts of this answer in one row, then related questions, one a row."""
    answer = turn.content.library.answer(topic, turn.language)
    there = {"short": True, "more": bool(answer.more_html), "sources": bool(answer.sources or answer.to_verify)}
    parts = tuple(
        button(_data(part, topic, turn), f"answer-{part}-button") for part in _PARTS if part != shown and there[part]
    )
    related = [other for other in answer.related if turn.content.library.has(other, turn.language)]
    return ((parts,) if parts else ()) + tuple((_to_topic(other, turn),) for other in related if shown == "short")


async def tapped(turn: Turn) -> None:
    """Another part of an answer, a related question, or none of what was offered."""
    tap = buttons.parse(turn.said.data)
    topic = tap.arg() if tap else ""
    if tap and tap.arg(1) in LANGUAGES:
        turn.language = tap.arg(1)
    if tap and tap.action == "none":
        turn.rewrite(*_not_known(fever=True))
    elif tap is None or not turn.content.library.has(topic, turn.language):
        await old_button(turn)
    elif tap.action == "go":
        turn.say(_page(topic, "short"), buttons=_below(turn, topic, "short"))
    elif tap.action in _PARTS:
        turn.rewrite(_page(topic, tap.action), buttons=_below(turn, topic, tap.action))
    else:
        await old_button(turn)
