"""Who finds the words for what is scheduled or shared, when it is sent."""

from collections.abc import Mapping

from bot.reminders.saying import ReminderWords
from bot.reminders.telling import PURPOSES
from bot.sealing import Keyring
from bot.telegram_api.delivery import Compose
from scheduler.instant import Transactions


def composers(transactions: Transactions, keys: Keyring) -> Mapping[str, Compose]:
    """By kind of delivery."""
    words = ReminderWords(transactions, keys)
    return dict.fromkeys(PURPOSES, words)
