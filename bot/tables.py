"""Every room that owns tables, so that migrations, export and erasure leave none out."""

from types import ModuleType

from bot.danger import records as watches
from bot.decisions import records as decisions
from bot.dialogs import records as dialogs
from bot.gaps import records as gaps
from bot.host import records as host
from bot.inbox import records as inbox
from bot.key_change import records as key_change
from bot.labs import records as labs
from bot.patients import records as patients
from bot.questions import records as questions

OWNERS: tuple[ModuleType, ...] = (inbox, dialogs, patients, labs, host, watches, decisions, questions, gaps, key_change)
