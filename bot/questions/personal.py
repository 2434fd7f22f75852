"""Answers about a person's own counts, from written phrases only: the value, its range, what it calls for, the trend.

Every line is a phrase id with a value in it; `whitecell explain` names the ones a value brings.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from bot.labs import records
from bot.labs.advice import Latest, calls, mentions, weigh
from bot.labs.count import Count
from bot.labs.records import Kept, State
from bot.labs.showing import footer, number_line
from bot.labs.understood import Understood
from bot.labs.words import days_shown, short_name
from bot.notice import Line, line
from bot.patients.facts import facts_of
from bot.patients.records import Person
from bot.questions import conversation as questions
from bot.sealing import CannotOpen
from bot.turn import Turn
from content.dates import day_in_words
from content.lab_reading import LabEntry
from content.matching import Match
from content.own_counts import ALL
from content.personal import Clause, Result, standing, trend

_ONLY_ONE = "personal-only-one"


async def about_own(turn: Turn, analyte: str, match: Match, *above: Line) -> None:
    """ "How are my neutrophils doing?": the newest, where it stands, and what came before. `analyte` may be `ALL`.

    Where nothing is kept, that is said, and the question is answered in general if it can be.
    """
    kept = [each for each in await _kept(turn) if analyte in (ALL, each.count.analyte)]
    if not kept:
        await _none_kept(turn, analyte, match, *above)
        return
    newest = list({each.count.analyte: each for each in reversed(kept)}.values())
    weighed = _of_the_days_of(newest, kept)
    advice = weigh([each.count for each in weighed], turn, _before(kept, weighed))
    name = short_name(newest[0].count)
    turn.say(
        *calls(advice, turn, among=len(weighed)),
        *above,
        line("personal-title-all") if analyte == ALL else line("personal-title", name=name),
        *days_shown(newest, turn),
        *_told(newest, kept, turn, alone=analyte != ALL),
        *mentions(advice, turn, among=len(weighed)),
        number_line(len(newest)),
        *((line("fever-line"),) if advice.low else ()),
        footer(),
    )


async def beside(turn: Turn, entry: LabEntry) -> tuple[Line, ...]:
    """For a value inside a question: where it stands, and how it compares with what is kept. It is not kept itself."""
    kept = await _kept(turn)
    sure = [count for count, _ in Understood.of(entry).usable if count.doubt in (None, "question")]
    known = facts_of(turn.person, turn.today)
    return tuple(
        _said(clause, count, turn)
        for count in sure
        for clause in (
            *standing(_result(count), turn.content.counts, known),
            *trend(_result(count), _earlier(count, kept), stored=False),
        )
    )


async def _kept(turn: Turn) -> list[Kept]:
    """The newest day first; nothing before consent, or where the person's key does not open."""
    person: Person | None = turn.person
    if person is None:
        return []
    try:
        return await records.of_person(turn.connection, person)
    except CannotOpen:
        return []


async def _none_kept(turn: Turn, analyte: str, match: Match, *above: Line) -> None:
    none = line("personal-none-all") if analyte == ALL else line("personal-none", name=line(f"analyte-short-{analyte}"))
    if match.kind in ("answer", "choices"):
        await questions.ask(turn, match, *above, none, line("help-count", tight=True), line("personal-in-general"))
    else:
        turn.say(*above, none, line("help-count", tight=True), footer())


def _of_the_days_of(newest: Sequence[Kept], kept: Sequence[Kept]) -> list[Kept]:
    """These, and what else was told of the same count and day: what was told last is shown, the lowest is weighed."""
    days = {(each.count.analyte, each.count.day) for each in newest}
    return [each for each in kept if (each.count.analyte, each.count.day) in days]


def _before(kept: Sequence[Kept], newest: Sequence[Kept]) -> Latest:
    """The newest confirmed value of each kind besides these."""
    found: dict[str, tuple[Decimal, date]] = {}
    for each in kept:
        if each.state is State.CONFIRMED and each not in newest:
            found.setdefault(each.count.analyte, (each.count.value, each.count.day))
    return found


def _told(newest: Sequence[Kept], kept: Sequence[Kept], turn: Turn, *, alone: bool) -> Sequence[Line]:
    """A clause or more of each; that there is nothing to compare with is said once, and only where it holds of all."""
    told = [part for each in newest for part in _clauses(each, kept, turn, alone=alone)]
    if alone:
        return told
    compared = [part for part in told if part.phrase != _ONLY_ONE]
    return compared or ([line("personal-only-one-of-each", tight=True)] if len(told) > 1 else told)


def _clauses(each: Kept, kept: Sequence[Kept], turn: Turn, *, alone: bool) -> Iterator[Line]:
    """Where it stands is said of one count only; in a list its range stands beside each."""
    if each.state is not State.CONFIRMED:
        return
    result = _result(each.count)
    if alone:
        known = facts_of(turn.person, turn.today)
        yield from (_said(clause, each.count, turn) for clause in standing(result, turn.content.counts, known))
    clauses = list(trend(result, _earlier(each.count, kept), stored=True))
    yield from (_said(clause, each.count, turn) for clause in (clauses if alone else clauses[:1]))


def _earlier(count: Count, kept: Sequence[Kept]) -> list[Result]:
    """The confirmed ones of the same kind, the newest first."""
    return [
        _result(each.count)
        for each in kept
        if each.state is State.CONFIRMED and each.count.analyte == count.analyte and each.count is not count
    ]


def _result(count: Count) -> Result:
    return Result(
        count.analyte,
        count.value,
        count.day,
        count.typed,
        count.comparator,
        count.derived,
        count.low,
        count.high,
    )


def _said(clause: Clause, count: Count, turn: Turn) -> Line:
    """The clause in words; the name of the count stands in it where it tells of another day."""
    if clause.before is None:
        return line(clause.phrase, tight=True, name=short_name(count))
    value, day = clause.before.words(turn.language), day_in_words(clause.before.day, turn.language)
    return line(clause.phrase, tight=True, name=short_name(count), value=value, day=day)
