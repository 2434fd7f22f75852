"""Who finds the words for what is scheduled or shared, when it is sent."""

from collections.abc import Mapping
from datetime import datetime

from bot.danger.asking import WatchWords
from bot.danger.watching import KIND as WATCH
from bot.reminders.saying import ReminderWords
from bot.reminders.telling import PURPOSES
from bot.sealing import Keyring
from bot.telegram_api.delivery import Compose
from content.content import Content
from scheduler.connection import Transactions


def composers(
    transactions: Transactions, keys: Keyring, content: Content, host_number: str | None, began: datetime
) -> Mapping[str, Compose]:
    """By kind of delivery. `began`: when this process did, in people's time."""
    words = ReminderWords(transactions, keys)
    watch = WatchWords(transactions, keys, content, host_number, began)
    return {**dict.fromkeys(PURPOSES, words), WATCH: watch}
