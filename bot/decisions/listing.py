"""Red-flag decisions as the host reads them: each on a line, or counted so that false alarms show."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.decisions import records
from bot.decisions.records import Decision
from bot.ground import looked_into
from bot.keys import given_key, in_step
from bot.settings import PREFIX, Settings, SettingsError

_NO_SIGN = "-"


async def show_warnings(settings: Settings, *, each: bool) -> int:
    """Print them, never a message or a chat. Raises SettingsError without the master key."""
    keys, _ = given_key(settings)
    if keys is None:
        raise SettingsError(f"{PREFIX}MASTER_KEY is missing: without it no decision can be read")
    async with looked_into(settings) as database, database.read() as connection:
        await in_step(connection, keys)
        made = await records.everything(connection, keys.transit)
    for row in _each(made) if each else _counted(made):
        sys.stdout.write("\t".join(row) + "\n")
    return 0


def _each(made: Sequence[Decision]) -> Iterator[tuple[str, ...]]:
    yield "given", "level", "signs", "language", "ending", "who"
    for one in made:
        signs = ",".join(one.signs) or _NO_SIGN
        given = one.given.isoformat(timespec="seconds")
        yield given, one.level, signs, one.language or _NO_SIGN, one.ending, one.who[:8] or _NO_SIGN


def _counted(made: Sequence[Decision]) -> Iterator[tuple[str, ...]]:
    """By level, sign and ending; a message with two signs counts under both."""
    counts = Counter((one.level, sign, one.ending) for one in made for sign in one.signs or (_NO_SIGN,))
    yield "level", "sign", "ending", "messages"
    for (level, sign, ending), count in sorted(counts.items()):
        yield level, sign, ending, str(count)
    people = len({one.who for one in made if one.who})
    yield "all", "", "", f"{len(made)} messages, {people} people who had agreed"
