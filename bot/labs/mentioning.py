"""A count inside a question is answered, and kept only when a button is tapped. Until then only the button carries it:
nothing of it is stored."""

from datetime import date, datetime

from bot.buttons import MOST_BYTES, VERSION
from bot.labs.count import Count
from bot.labs.records import State
from bot.labs.understood import Understood
from bot.notice import Button, Line, Rows
from bot.turn import Turn
from content.count_words import shown_unit

_NAMES = {"wbc": "wbc", "anc": "anc", "alc": "alc", "neut_pct": "neut", "lymph_pct": "lymph", "hgb": "hb", "plt": "plt"}


def keep_button(understood: Understood, turn: Turn) -> Rows:
    """No button where a value is in doubt for another reason too, or where they do not fit one."""
    counts = [count for count, _ in understood.usable if not count.derived]
    only_asked = all(state is State.UNCONFIRMED and count.doubt == "question" for count, state in understood.usable)
    days = {count.day for count in counts}
    if not only_asked or len(days) != 1:
        return ()
    carried = ",".join(_carried(count) for count in counts)
    data = ":".join((VERSION, "lab", "mine", f"{days.pop():%y%m%d}", carried, turn.language))
    return ((Button(Line("lab-keep"), data),),) if len(data.encode()) <= MOST_BYTES else ()


def _carried(count: Count) -> str:
    """ "anc <0.5G/L": short, and read by the same reader as what people type. It reads the French unit best."""
    unit = shown_unit(count.analyte, count.value, count.typed)
    number = f"{(count.value / unit.worth).normalize():f}"  # no marks between thousands: "1,000" is read as 1.0
    return f"{_NAMES[count.analyte]} {count.comparator or ''}{number}{unit.name['fr']}"


def carried_text(day: str, counts: str) -> str | None:
    """What the button carries, as if it had been typed; None for data no button of ours has."""
    try:
        kept_day: date = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007 - a day, without a clock
    except ValueError:
        return None
    return f"{counts} {kept_day.isoformat()}"
