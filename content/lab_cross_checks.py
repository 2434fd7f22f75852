"""Readings looked at together: absolutes worked out from percents, parts against the total, and the last values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from content.counts import PERCENT_OF, Counts
from content.lab_checks import may_be_percent, tidy
from content.lab_reading import LabReading, most_doubtful
from content.tiers import LATEST, worse


def cross_checked(
    readings: Sequence[LabReading], bands: Mapping[date, Decimal], counts: Counts, latest: LATEST
) -> tuple[LabReading, ...]:
    """All checks between readings. `bands`: percent of bands by date, for the neutrophils that are worked out."""
    checked = [*_two_values(list(dict.fromkeys(readings)))]
    for day in dict.fromkeys(reading.date for reading in checked):
        total = _total(checked, day, latest)
        checked = [
            _with_percent_reading(reading, total, counts) if reading.date == day else reading for reading in checked
        ]
        checked += _derived(
            [reading for reading in checked if reading.date == day], total, bands.get(day, Decimal(0)), counts
        )
        checked = _parts_against_total(checked, day, total, counts)
        checked = _percent_sum(checked, day, counts)
    return tuple(_against_last(reading, latest.get(reading.analyte), counts) for reading in checked)


def _doubted(reading: LabReading, outcome: str, why: str) -> LabReading:
    """As doubtful or more; a stronger outcome brings its own reason. A refused value has no mild tier."""
    worst = most_doubtful([reading.outcome, outcome])
    if worst == reading.outcome:
        return reading
    tier = reading.tier if worst != "refuse" or reading.tier in ("T2", "T3") else None
    return replace(reading, outcome=worst, why=why, tier=tier)


def _two_values(readings: list[LabReading]) -> list[LabReading]:
    """The same count twice for one day with different values: both are asked; the same value twice is one reading."""
    once: dict[tuple[str, date, Decimal], LabReading] = {}
    for reading in readings:
        once.setdefault((reading.analyte, reading.date, reading.value), reading)
    kept = list(once.values())
    found = []
    for reading in kept:
        rivals = [
            other.value
            for other in kept
            if (other.analyte, other.date) == (reading.analyte, reading.date) and other is not reading
        ]
        found.append(
            replace(_doubted(reading, "ask", "two-values"), alternative=reading.alternative or rivals[0])
            if rivals
            else reading
        )
    return found


def _total(readings: Sequence[LabReading], day: date, latest: LATEST) -> LabReading | Decimal | None:
    """The white cells of that day: from this message, else the stored ones of the same date."""
    for reading in readings:
        if reading.analyte == "wbc" and reading.date == day:
            return reading
    stored = latest.get("wbc")
    return stored[0] if stored and stored[1] == day else None


def _value(total: LabReading | Decimal | None) -> Decimal | None:
    return total.value if isinstance(total, LabReading) else total


def _with_percent_reading(reading: LabReading, total: LabReading | Decimal | None, counts: Counts) -> LabReading:
    """ "neuts 38" that may be 38 percent: with the total, that reading has a value and a tier too."""
    value = _value(total)
    if value is None or reading.analyte not in PERCENT_OF or not may_be_percent(reading) or reading.history:
        return reading
    other = tidy(value * reading.value / 100)
    return replace(reading, alternative=other, tier=worse(reading.tier, counts.tier(reading.analyte, other)))


def _derived(
    readings: Sequence[LabReading], total: LabReading | Decimal | None, bands: Decimal, counts: Counts
) -> list[LabReading]:
    """Absolutes from total and percent of the same day, where none was printed."""
    value = _value(total)
    present = {reading.analyte: reading for reading in readings}
    found = []
    for absolute, percent in PERCENT_OF.items():
        source = present.get(percent)
        if value is None or source is None or absolute in present or source.outcome == "refuse":
            continue
        share = source.value + (bands if absolute == "anc" else 0)
        found.append(_worked_out(absolute, tidy(value * share / 100), source, total, counts))
    return found


def _worked_out(
    analyte: str, value: Decimal, source: LabReading, total: LabReading | Decimal | None, counts: Counts
) -> LabReading:
    doubts = [source, *([total] if isinstance(total, LabReading) else [])]
    doubted = [reading for reading in doubts if reading.outcome != "store"]
    limited, why = counts.entry.limits[analyte].doubt(value)
    outcome = most_doubtful([limited, *("ask" for _ in doubted)])
    return replace(
        source,
        analyte=analyte,
        value=value,
        unit=counts.unit(analyte),
        typed_unit=None,
        derived=True,
        outcome=outcome,
        why=(why or doubted[0].why if doubted else why) if outcome != "store" else None,
        alternative=None,
        tier=None if source.history else counts.tier(analyte, value),
        range=None,
    )


def _parts_against_total(
    readings: list[LabReading], day: date, total: LabReading | Decimal | None, counts: Counts
) -> list[LabReading]:
    """A part above the total cannot be; two parts that fit alone but not together are asked."""
    value = _value(total)
    if value is None:
        return readings
    most = value * counts.entry.parts_factor + counts.entry.parts_slack
    parts = [reading for reading in readings if reading.date == day and reading.analyte in PERCENT_OF]
    too_much = {reading.analyte for reading in parts if reading.value > most and not may_be_percent(reading)}
    fit = [reading for reading in parts if not may_be_percent(reading)]
    together = len(fit) == len(PERCENT_OF) and not too_much and sum(reading.value for reading in fit) > most

    def judged(reading: LabReading) -> LabReading:
        if reading.date != day:
            return reading
        if reading.analyte in too_much:
            return _doubted(reading, "refuse", "part-above-total")
        return (
            _doubted(reading, "ask", "parts-above-total")
            if together and reading.analyte in (*PERCENT_OF, "wbc")
            else reading
        )

    return [judged(reading) for reading in readings]


def _percent_sum(readings: list[LabReading], day: date, counts: Counts) -> list[LabReading]:
    percents = [reading for reading in readings if reading.date == day and reading.analyte in PERCENT_OF.values()]
    if sum(reading.value for reading in percents) <= counts.entry.percent_sum_above or len(percents) < len(PERCENT_OF):
        return readings
    return [
        _doubted(reading, "refuse", "percents-above-100")
        if reading.date == day and (reading in percents or reading.derived)
        else reading
        for reading in readings
    ]


def _against_last(reading: LabReading, last: tuple[Decimal, date] | None, counts: Counts) -> LabReading:
    """More than five times up or down from the last value: asked, both shown."""
    if last is None or reading.outcome == "refuse":
        return reading
    low, high = sorted((last[0], reading.value))
    if high <= low * counts.entry.change_times:
        return reading
    return replace(_doubted(reading, "ask", "big-change"), alternative=reading.alternative)
