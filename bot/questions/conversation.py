"""Questions: the one right answer, a few to choose from, or an honest none. Nothing is generated."""

from collections.abc import Sequence

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.questions import curators, records
from bot.questions.records import Asked, Asker
from bot.turn import Turn
from content.languages import LANGUAGES
from content.matching import Match

ROOM = "ask"
_PARTS = ("short", "more", "sources")
_LONGEST_QUOTE = 200  # characters of a second question that are said back


async def ask(turn: Turn, match: Match, *above: Line, first: Rows = ()) -> None:
    """Answer what was matched. `above` stands before the answer (a fever line, for one), `first` before its buttons."""
    asked_id = await _remember(turn, Asked(turn.said.text, match.topic, match.choices))
    second = _second(turn, match)
    match match.kind:
        case "answer" | "decline":
            topic = match.topic or ""
            rows = (*first, *second, *_below(turn, topic, "short", asked_id))
            turn.say(*above, _page(topic, "short"), *_left_over(match, second), buttons=rows)
        case "choices":
            turn.say(*above, line("which-question"), buttons=(*first, *_choices(turn, match.choices, asked_id)))
        case _:
            turn.say(*above, *_not_known(fever=not above), buttons=(*first, *curators.offer(turn, asked_id)))


async def last_topic(turn: Turn) -> str | None:
    """The answer this person has just read, for a message that goes on from it."""
    return await records.last_topic(turn.connection, _asker(turn), turn.keys.transit, turn.now)


async def _remember(turn: Turn, asked: Asked) -> str:
    """Its id for an hour; "" in a group, of which nothing is kept."""
    if not turn.said.private:
        return ""
    return await records.put(turn.connection, _asker(turn), asked, turn.keys.transit, turn.now)


def _asker(turn: Turn) -> Asker:
    return Asker(turn.said.chat_id, turn.said.user_id)


def _not_known(*, fever: bool) -> tuple[Line, ...]:
    """An honest none; with the fever line, unless what stands above has said it."""
    return (
        line("not-known-line"),
        line("not-known-more"),
        *((line("fever-line"),) if fever else ()),
        line("unreviewed-mark"),
    )


def _second(turn: Turn, match: Match) -> Rows:
    """A button to the answer of a second question in the same message, or to the likeliest where there are several."""
    if not match.rest:
        return ()
    other = turn.content.matcher.match(match.rest, turn.language, last_topic=match.topic)
    found = other.topic or next(iter(other.choices), None)
    there = found is not None and found != match.topic and turn.content.library.has(found, turn.language)
    return ((_to_topic(found, turn, ""),),) if found and there else ()


def _left_over(match: Match, second: Rows) -> tuple[Line, ...]:
    """What is said of a second question: where its answer is, or that it is to be sent again."""
    if not match.rest:
        return ()
    return (line("second-question" if second else "one-at-a-time", question=match.rest[:_LONGEST_QUOTE]),)


def _page(topic: str, part: str) -> Line:
    return line("answer", topic=topic, part=part)


def _choices(turn: Turn, topics: Sequence[str], asked_id: str) -> Rows:
    there = [topic for topic in topics if turn.content.library.has(topic, turn.language)]
    offered = tuple((_to_topic(topic, turn, asked_id),) for topic in there)
    return (*offered, (button(_data("none", "x", turn, asked_id), "none-of-these"),))


def _data(action: str, topic: str, turn: Turn, asked_id: str) -> str:
    """A button of this room; it carries the language of its message, so that what it opens keeps to it, and the
    question it belongs to, if there is one."""
    return buttons.data(ROOM, action, topic, turn.language, *([asked_id] if asked_id else []))


def _to_topic(topic: str, turn: Turn, asked_id: str) -> Button:
    return Button(line("answer-button", topic=topic), _data("go", topic, turn, asked_id))


def _below(turn: Turn, topic: str, shown: str, asked_id: str) -> Rows:
    """The other parts of this answer in one row, then related questions, one a row; then a way to say that this was
    not asked."""
    answer = turn.content.library.answer(topic, turn.language)
    there = {"short": True, "more": bool(answer.more_html), "sources": bool(answer.sources or answer.to_verify)}
    parts = tuple(
        button(_data(part, topic, turn, asked_id), f"answer-{part}-button")
        for part in _PARTS
        if part != shown and there[part]
    )
    others = [other for other in answer.related if turn.content.library.has(other, turn.language)]
    related = tuple((_to_topic(other, turn, ""),) for other in others if shown == "short")
    no = ((button(_data("no", topic, turn, asked_id), "answer-no-button"),),) if asked_id else ()
    return (*((parts,) if parts else ()), *related, *no)


async def tapped(turn: Turn) -> None:
    """Another part of an answer, a related question, not what was asked, or none of what was offered."""
    tap = buttons.parse(turn.said.data)
    topic, asked_id = (tap.arg(), tap.arg(2)) if tap else ("", "")
    if tap and tap.arg(1) in LANGUAGES:
        turn.language = tap.arg(1)
    if tap and tap.action == "none":
        turn.rewrite(*_not_known(fever=True), buttons=curators.offer(turn, asked_id))
    elif tap is None or not turn.content.library.has(topic, turn.language):
        await old_button(turn)
    elif tap.action == "go":
        await _remember(turn, Asked("", topic))
        turn.say(_page(topic, "short"), buttons=_below(turn, topic, "short", asked_id))
    elif tap.action in _PARTS:
        turn.rewrite(_page(topic, tap.action), buttons=_below(turn, topic, tap.action, asked_id))
    elif tap.action == "no":
        await _not_asked(turn, topic, asked_id)
    else:
        await old_button(turn)


async def _not_asked(turn: Turn, topic: str, asked_id: str) -> None:
    """ "Not what you asked?": the next best answers, and after them the curators."""
    asked = await records.get(turn.connection, _asker(turn), asked_id, turn.keys.transit, turn.now)
    if asked is None:
        turn.toast(line("old-button-toast"))
        turn.say(line("asked-too-long-ago"))
    elif others := [other for other in asked.choices if other != topic]:
        turn.say(line("next-best"), buttons=_choices(turn, others, asked_id))
    else:
        turn.say(*_not_known(fever=True), buttons=curators.offer(turn, asked_id))
