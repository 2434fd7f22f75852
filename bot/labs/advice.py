"""What counts call for, by the tiers of clinical/tables.md 2.3: a call is said first, the rest after the values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.danger.texts import care_team_lines
from bot.labs.count import Count
from bot.labs.words import named_values
from bot.notice import Line, line
from bot.patients.facts import facts_of
from bot.turn import Turn
from content.personal import mention
from content.tiers import TIERS, EntryTiers

Latest = Mapping[str, tuple[Decimal, date]]

_CALLS = ("T2", "T3")
_REASONS_OF_A_USUAL_COUNT = ("anc-halved", "immunosuppressants")  # to be told of all the same
_DAYS_A_RESULT_IS_NEW = 730  # tables.md 1.4: older ones are history, and no advice is taken from them


@dataclass(frozen=True)
class Advice:
    """`tier` is the highest that holds now and `because` the counts it is taken from. `earlier`: counts low enough
    for a call, in a result that a newer one has followed."""

    tier: str | None
    because: tuple[Count, ...]
    reasons: tuple[str, ...]
    ask_neutrophils: bool
    earlier: tuple[Count, ...]

    @property
    def low(self) -> bool:
        """Whether anything is to be told to the care team."""
        return self.tier not in (None, "T0")


def weigh(counts: Sequence[Count], turn: Turn, latest: Latest) -> Advice:
    """What these counts call for together. `latest`: the newest stored value and date of each count, besides them."""
    fresh = [count for count in counts if (turn.today - count.day).days <= _DAYS_A_RESULT_IS_NEW]
    newest = _newest(fresh, latest)
    graded: list[tuple[str, Count]] = []
    earlier: list[Count] = []
    days: list[EntryTiers] = []
    for day in sorted({count.day for count in fresh}):
        of_day = _lowest_of_each([count for count in fresh if count.day == day])
        tiers = _tiers(of_day, day, turn, latest)
        found = [(tier, count) for count in of_day if (tier := tiers.by_analyte.get(count.analyte))]
        now = [(tier, count) for tier, count in found if count.day >= newest[count.analyte]]
        earlier += [count for tier, count in found if count.day < newest[count.analyte] and tier in _CALLS]
        graded += now
        days += [tiers] if now else []
    highest = max((tier for tier, _ in graded), key=TIERS.index, default=None)
    return Advice(
        tier=highest,
        because=tuple(count for tier, count in graded if tier == highest),
        reasons=tuple(dict.fromkeys(reason for tiers in days for reason in tiers.reasons)),
        ask_neutrophils=any(tiers.ask_neutrophils for tiers in days),
        earlier=tuple(earlier),
    )


def _newest(counts: Sequence[Count], latest: Latest) -> dict[str, date]:
    """The day of the newest result of each count, among these and the stored ones."""
    days = {analyte: stored[1] for analyte, stored in latest.items()}
    for count in counts:
        days[count.analyte] = max(count.day, days.get(count.analyte, count.day))
    return days


def _lowest_of_each(counts: Sequence[Count]) -> list[Count]:
    """Of several counts of a kind the lowest; a doubtful one is taken as the lower of its readings."""
    found: dict[str, Count] = {}
    for count in counts:
        found[count.analyte] = min(found.get(count.analyte, count), count, key=lambda each: each.lowest)
    return list(found.values())


def _tiers(counts: Sequence[Count], day: date, turn: Turn, latest: Latest) -> EntryTiers:
    """The tiers of one day, of one count of each kind."""
    lowest = {count.analyte: count.lowest for count in counts}
    lows = {count.analyte: count.low for count in counts if count.low is not None}
    known = facts_of(turn.person, turn.today)
    return turn.content.counts.entry_tiers(lowest, day, low_limits=lows, known=known, latest=latest)


def calls(advice: Advice, turn: Turn, *, among: int) -> Iterator[Line]:
    """The message of a tier that asks for a call, which stands before everything else. `among`: how many counts are
    shown with it; it says which it is about unless that is all of them."""
    if advice.tier in _CALLS:
        yield line(f"lab-tier-{advice.tier.lower()}")
        yield from _about(advice.because, turn, among)
        yield from (line(f"lab-reason-{reason}", tight=True) for reason in advice.reasons)
        yield from care_team_lines(turn.person, turn.content)
    if advice.earlier:
        yield line("lab-earlier", what=named_values(advice.earlier, turn, with_day=True))


def _about(counts: Sequence[Count], turn: Turn, among: int) -> Iterator[Line]:
    if len(counts) < among:
        yield line("lab-because", tight=True, what=named_values(counts, turn))


def mentions(advice: Advice, turn: Turn, *, among: int) -> Iterator[Line]:
    """What can be read after the values."""
    if advice.tier == "T1":
        yield from _worth_telling(advice, turn, among)
    if advice.tier == "T0" and "duffy-null" in advice.reasons:
        yield line("lab-reason-duffy-null")
    if advice.ask_neutrophils:
        yield line("lab-ask-neutrophils")


def _worth_telling(advice: Advice, turn: Turn, among: int) -> Iterator[Line]:
    """Those below their range, then those that are told for another reason."""
    known = facts_of(turn.person, turn.today)
    said: dict[str, list[Count]] = {}
    for count in advice.because:
        said.setdefault(mention(count.analyte, count.lowest, count.low, turn.content.counts, known), []).append(count)
    for phrase, counts in sorted(said.items()):
        yield line(phrase)
        yield from _about(counts, turn, among)
    reasons = [reason for reason in advice.reasons if reason in _REASONS_OF_A_USUAL_COUNT]
    yield from (line(f"lab-reason-{reason}", tight=True) for reason in reasons)
