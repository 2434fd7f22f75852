"""The short question set about somebody: each question can be skipped, answered, changed and taken back.

Nothing is typed, so that no number given as an answer is read as a temperature.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from bot import buttons
from bot.notice import Button, Line, Rows, button, line
from bot.old_button import old_button
from bot.patients import facts
from bot.patients import records as patients
from bot.patients.facts import NO, QUESTIONS, WAITS, YES
from bot.patients.records import Person
from bot.turn import Turn
from content.wording import number_words

ROOM = "facts"
_MONTHS_SHOWN = 12
_CHOICES = {
    "steroids": (YES, NO),
    "immunosuppressants": (YES, NO),
    "age": ("child", "adult", "old"),
    "sex": ("female", "male"),
    "pregnant": (YES, NO),
    "duffy": (YES, NO),
    "fever": ("37.0", "37.2", "37.3", "37.5", "37.7", "37.8", NO),
    "wait": tuple(str(minutes) for minutes in WAITS),
}
_IN_A_ROW = {"cyclophosphamide": 3, "rituximab": 3, "fever": 2, "wait": 3}


def offer(turn: Turn) -> None:
    """Offer the questions: at the end of the setup."""
    later = button(buttons.data(ROOM, "later", "x"), "facts-later")
    turn.say(line("facts-offer"), buttons=((_button("go", QUESTIONS[0], "facts-begin"),), (later,)))


def way_in() -> Rows:
    """The button that shows what was told: under /privacy and /start."""
    return ((button(buttons.data(ROOM, "card", "x"), "facts-open"),),)


async def tapped(turn: Turn) -> None:
    """A button of the question set."""
    tap, person = buttons.parse(turn.said.data), turn.person
    if tap is None or person is None:
        await old_button(turn)
        return
    question, said = tap.arg(), tap.arg(1)
    match tap.action:
        case "later":
            turn.rewrite(line("facts-not-now"))
        case "card":
            turn.say(*_card(turn, person), buttons=_card_buttons())
        case "go" | "one" if question in QUESTIONS:
            _ask(turn, person, question, one=tap.action == "one")
        case "skip" if question in QUESTIONS:
            _go_on(turn, person, question)
        case "say" | "set" if question in QUESTIONS and said in _values(question, turn.today):
            told = await _tell(turn, person, question, said)
            _go_on(turn, told, question) if tap.action == "say" else _show(turn, told)
        case "drop" if question in QUESTIONS:
            _show(turn, await _tell(turn, person, question, None))
        case _:
            await old_button(turn)


async def _tell(turn: Turn, person: Person, question: str, said: str | None) -> Person:
    kept = facts.with_answer(person, question, said, turn.today)
    await patients.tell(turn.connection, person, **{facts.DETAIL: kept or None})
    return replace(person, details={**person.details, facts.DETAIL: kept})


def _ask(turn: Turn, person: Person, question: str, *, one: bool) -> None:
    """Ask one question. `one`: it alone, from the card; else it is one of the row."""
    told = facts.answer(person, question)
    now = (line("facts-now", answer=_label(question, told, turn)),) if told else ()
    place = () if one else (line("facts-place", at=QUESTIONS.index(question) + 1, of=len(QUESTIONS)),)
    action = "set" if one else "say"
    choices = [
        Button(_label(question, value, turn), buttons.data(ROOM, action, question, value))
        for value in _values(question, turn.today)
    ]
    width = _IN_A_ROW.get(question, len(choices))
    rows = tuple(tuple(choices[start : start + width]) for start in range(0, len(choices), width))
    last = _button("drop", question, "facts-drop") if one else _button("skip", question, "facts-skip")
    turn.rewrite(*place, line(f"facts-ask-{question}"), *now, buttons=(*rows, (last,)))


def _go_on(turn: Turn, person: Person, question: str) -> None:
    """The next question of the row, or what was told; who is a man is not asked about pregnancy."""
    left = QUESTIONS[QUESTIONS.index(question) + 1 :]
    following = [each for each in left if each != "pregnant" or facts.answer(person, "sex") != "male"]
    if following:
        _ask(turn, person, following[0], one=False)
    else:
        _show(turn, person)


def _show(turn: Turn, person: Person) -> None:
    turn.rewrite(*_card(turn, person), buttons=_card_buttons())


def _card(turn: Turn, person: Person) -> tuple[Line, ...]:
    """What was told, a line each, and what it is for."""
    lines = []
    for place, question in enumerate(QUESTIONS):
        said = facts.answer(person, question, turn.today)
        told = _label(question, said, turn) if said else line("facts-not-told")
        lines.append(line("facts-row", name=line(f"facts-name-{question}"), answer=told, tight=place > 0))
    return line("facts-title"), *lines, line("facts-use"), line("unreviewed-mark")


def _card_buttons() -> Rows:
    each = [_button("one", question, f"facts-name-{question}") for question in QUESTIONS]
    return tuple(tuple(each[start : start + 2]) for start in range(0, len(each), 2))


def _button(action: str, question: str, label: str) -> Button:
    return button(buttons.data(ROOM, action, question), label)


def _values(question: str, today: date) -> tuple[str, ...]:
    """What can be answered; for a medicine that is given now and then, the month of the last time."""
    return _CHOICES.get(question) or (NO, *_months(today))


def _months(today: date) -> tuple[str, ...]:
    """This month and those before it, the newest first; the last stands for every earlier one."""
    back = (today.year * 12 + today.month - 1 - months for months in range(_MONTHS_SHOWN + 2))
    return tuple(f"{month // 12}-{month % 12 + 1:02}" for month in back)


def _label(question: str, said: str, turn: Turn) -> Line:
    if question == "wait":
        return line("facts-minutes", minutes=int(said))
    if question == "fever" and said != NO:
        fahrenheit = (Decimal(said) * 9 / 5 + 32).quantize(Decimal("0.1"))
        return line("facts-degrees", celsius=number_words(Decimal(said), turn.language),
                    fahrenheit=number_words(fahrenheit, turn.language))  # fmt: skip
    if question in _CHOICES:
        return line(f"facts-{'no-fever' if question == 'fever' else said}")
    if said == NO:
        return line("facts-never")
    if said <= _months(turn.today)[-1]:
        return line("facts-longer-ago")
    return line("plain", text=format_date(date.fromisoformat(f"{said}-01"), "MMM y", locale=turn.language))
