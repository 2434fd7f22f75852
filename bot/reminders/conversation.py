"""Reminders: asked for (asking.py), answered and listed (acting.py), said (saying.py)."""

from bot.reminders.acting import show, tapped
from bot.reminders.asking import answered, begin, requested

__all__ = ["answered", "begin", "requested", "show", "tapped"]
