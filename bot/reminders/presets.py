"""Reminders to choose from with one tap: how often blood is tested in lupus, and watching for infection.

After clinical/tables.md 4.2. The spacing is the doctor's and the patient's; three months is the usual one of somebody
who is stable, and is named so.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from bot import buttons
from bot.notice import Button, Rows, button
from content.reminder_request import Purpose
from content.reminder_text import ReminderRequest
from content.spoken_repeats import Frequency

ROOM = "rem"

# start-1wk, start-2wk, low-1.0-1.5-new and after-infection (4 weeks at most), stable-3mo, stable-6mo.
RECHECKS: Mapping[str, timedelta] = {
    "1w": timedelta(days=7),
    "2w": timedelta(days=14),
    "4w": timedelta(days=28),
    "3m": timedelta(days=91),
    "6m": timedelta(days=182),
}
WATCHES: Mapping[str, Frequency] = {"daily": "daily", "weekly": "weekly"}


def recheck_buttons() -> Rows:
    """When blood is next tested: short spacings in one row, the usual one by itself."""
    weeks = tuple(_button(name) for name in ("1w", "2w", "4w"))
    return weeks, (_button("3m"),), (_button("6m"),)


def preset_buttons() -> Rows:
    """The next test, and the watch for infection."""
    return (*recheck_buttons(), *((_button(name),) for name in WATCHES))


def preset(name: str, today: date) -> ReminderRequest | None:
    """What the button of this name asks for; None for one we do not have."""
    if name in RECHECKS:
        return _request("once", today + RECHECKS[name], "recheck")
    if name in WATCHES:
        return _request(WATCHES[name], None, "infection-watch")
    return None


def _button(name: str) -> Button:
    return button(buttons.data(ROOM, "preset", name), f"reminder-preset-{name}")


def _request(freq: Frequency, day: date | None, purpose: Purpose) -> ReminderRequest:
    return ReminderRequest(freq=freq, every=1, weekdays=(), date=day, time=None, purpose=purpose, note="")
