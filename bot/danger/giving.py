"""Giving somebody the urgent text: its words, the answers under it, and what is kept of having given it."""

from dataclasses import dataclass, replace

from bot.danger.asking import answers, offer_to_check
from bot.danger.records import Watch
from bot.danger.texts import urgent_notice
from bot.danger.watching import Watching
from bot.decisions import records as decisions
from bot.decisions.records import Decision, decision
from bot.notice import Notice
from content.content import Content
from content.urgency import Level, Reading
from scheduler.ledger import new_id


@dataclass(frozen=True)
class Given:
    """What is given; nothing of it is kept yet. `watch` None: nothing is asked again (in a group, or "call today")."""

    notice: Notice
    made: Decision
    watch: Watch | None


async def prepare(
    watching: Watching, reading: Reading, language: str, host_number: str | None, content: Content, *, private: bool
) -> Given:
    """The text for this reading. Before consent there is one button, which asks for being asked again."""
    notice = urgent_notice(reading, language, watching.person, host_number, content)
    made = decision(new_id(), reading, language, watching.person, watching.now.machine)
    if not private or reading.level is not Level.EMERGENCY:
        return Given(notice, made, None)
    watch = await watching.prepare(made)
    below = answers(watch) if watching.person else offer_to_check(watch, made.id, watching.keys.transit)
    return Given(replace(notice, buttons=below), made, watch)


async def keep(watching: Watching, given: Given) -> None:
    """Keep that it was given; of who has agreed to be remembered, the watch too."""
    await decisions.keep(watching.connection, given.made, watching.keys.transit)
    if given.watch is not None and watching.person is not None:
        await watching.begin(given.watch)
