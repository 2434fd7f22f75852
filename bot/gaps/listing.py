"""`whitecell gaps`: what people asked and got no answer to, like questions together, and what they would get today."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.database import Database
from bot.gaps import records
from bot.ground import Ground, prepare, refuse_absent
from bot.settings import Settings
from content.content import Content
from content.gap_groups import GapGroup, group
from content.matching import Match, Matcher

_SHOWN = 5  # questions of one group


@dataclass(frozen=True)
class Told:
    """What the command says; `done` is False where there is no such group."""

    text: str
    done: bool = True


async def show_gaps(settings: Settings, content: Content, clear: str | None) -> Told:
    """The whole list, or the group `clear` taken away. Raises SettingsError for a database that does not open."""
    refuse_absent(Database(settings.database))
    ground = await prepare(settings, content)
    try:
        if clear is None:
            return Told(await listed(ground))
        count = await cleared(ground, clear)
    finally:
        await ground.database.close()
    if count is None:
        return Told(f"There is no group {clear}. `whitecell gaps` lists them.", done=False)
    return Told(f"{clear}: {count} taken away")


async def listed(ground: Ground) -> str:
    """The groups as text, the largest first."""
    groups = await _groups(ground)
    if not groups:
        return "No questions are waiting for an answer."
    return "\n\n".join("\n".join(_lines(each, ground.content.matcher)) for each in groups)


async def cleared(ground: Ground, name: str) -> int | None:
    """Take one group away; how many questions that were, None when there is no such group."""
    found = next((each for each in await _groups(ground) if each.name == name), None)
    if found is None:
        return None
    async with ground.database.write() as connection:
        await records.clear(connection, [gap.id for gap in found.gaps])
    return len(found.gaps)


async def _groups(ground: Ground) -> list[GapGroup]:
    async with ground.database.read() as connection:
        return group(await records.everything(connection, ground.keys.transit), ground.content.matcher)


def _lines(found: GapGroup, matcher: Matcher) -> Iterator[str]:
    first, last = found.gaps[0].day, found.gaps[-1].day
    when = f"{first}" if first == last else f"{first} to {last}"
    languages = ", ".join(f"{language} {count}" for language, count in found.languages.items())
    yield f"{found.name}  {len(found.gaps)} asked, {when} ({languages})"
    answers = found.answered_now(matcher)
    for gap, match in answers[-_SHOWN:]:
        yield f"  {gap.language}  {gap.text}"
        yield f"      now: {_now(match)}"
    if len(answers) > _SHOWN:
        yield f"  … and {len(answers) - _SHOWN} earlier ones"


def _now(match: Match) -> str:
    chances = f"answerable {match.p_answerable:.2f}, topic {match.p_topic:.2f}"
    match match.kind:
        case "answer" | "decline":
            return f"{match.kind} {match.topic} ({chances})"
        case "choices":
            return f"choices {', '.join(match.choices)} ({chances})"
        case _:
            return f"nothing ({chances}); nearest: “{match.nearest}”"
