"""One typed count against the entry rules of part 1.4, in their order: unit, likely wrong unit, refused, asked."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from content.counts import PERCENT_OF, Counts
from content.lab_numbers import TypedNumber
from content.lab_pairs import TypedCount
from content.lab_reading import LabReading, most_doubtful
from content.lab_tokens import Span
from content.tiers import worse
from content.units import PERCENT, Unit, UnitMatch

_HAIR = Decimal("0.000001")
_YEARS_BACK = 20
_PERCENT_TOO_HIGH = "percent-may-be-count"
_LESS_THAN_A_CELL = Decimal("0.00001")  # "3.2 /L" cannot be meant as it stands
_WITH_THOUSANDS = Decimal("0.001")
_MOST_DIGITS = 20  # a number with more is far beyond every limit, and beyond what Decimal counts exactly


@dataclass(frozen=True)
class Worth:
    """A typed number read in a unit. `others`: canonical values it may be instead. `percent_too`: or a percent of the
    white cells, whose value needs the total."""

    value: Decimal
    unit: Unit
    outcome: str = "store"
    why: str | None = None
    others: tuple[Decimal, ...] = ()
    percent_too: bool = False


def analyte_of(count: TypedCount) -> str:
    """The count that is meant: neutrophils with a percent are neut_pct."""
    return PERCENT_OF.get(count.analyte, count.analyte) if count.percent else count.analyte


def check(count: TypedCount, counts: Counts, *, language: str, day: date, today: date) -> LabReading:
    """The reading of one typed count alone; other readings and earlier values are looked at afterwards."""
    analyte = analyte_of(count)
    worth = _worth(count, analyte, counts, language)
    if count.other:
        worth = replace(worth, others=(*worth.others, _canonical(count.other, worth.unit)))
    limited, limit_why = counts.entry.limits[analyte].doubt(worth.value + _beyond(count))
    own_doubts = [count.doubt, _sign_doubt(count, analyte, worth.value, counts), _year_doubt(count, today)]
    outcome = most_doubtful([worth.outcome, limited, "ask" if any(own_doubts) else "store"])
    reasons = {"refuse": [limit_why], "ask": [*own_doubts, worth.why, limit_why]}.get(outcome, [])
    lab_range = _range(count.lab_range, worth.unit, analyte, counts) if count.lab_range else None
    if worth.why == _PERCENT_TOO_HIGH:
        return _as_absolute(count, worth, counts, day)
    history = day < _years_before(today, counts.entry.history_after_years)
    return LabReading(
        analyte=analyte,
        value=tidy(worth.value),
        unit=counts.unit(analyte),
        comparator=count.number.comparator,
        typed=count.number.written,
        typed_unit=None,
        derived=False,
        date=day,
        outcome=outcome,
        why=next((why for why in reasons if why), None),
        alternative=tidy(worth.others[0]) if worth.others else None,
        tier=None if history else _tier(worth, count, analyte, lab_range, outcome, counts),
        range=lab_range,
        history=history,
    )


def _as_absolute(count: TypedCount, worth: Worth, counts: Counts, day: date) -> LabReading:
    """ "NEU% 1500" is no percent: asked whether it is the count itself in cells per microlitre."""
    cells = tidy(worth.value * _WITH_THOUSANDS)
    return LabReading(
        analyte=count.analyte,
        value=cells,
        unit=counts.unit(count.analyte),
        comparator=count.number.comparator,
        typed=count.number.written,
        typed_unit=None,
        derived=False,
        date=day,
        outcome="ask",
        why=worth.why,
        alternative=None,
        tier=counts.tier(count.analyte, cells),
        range=None,
    )


def may_be_percent(reading: LabReading) -> bool:
    """Asked because the number could be a percent of the white cells."""
    return reading.why in ("no-unit-percent", "may-be-percent")


def tidy(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    whole = value == value.to_integral_value() and value.adjusted() < _MOST_DIGITS
    return value.quantize(Decimal(1)) if whole else value.normalize()


def _worth(count: TypedCount, analyte: str, counts: Counts, language: str) -> Worth:
    family = counts.analytes[analyte].family
    match = count.unit
    if match is None or (match.is_percent and family == "percent" and match.end == match.start):
        return _by_size(count.number, analyte, counts)
    unit = match.meaning_for(family)
    if unit is None:
        return _wrong_unit(count.number, analyte, match, counts)
    value = _number_in(count.number, unit)
    if unit.languages and language not in unit.languages:
        return Worth(value * unit.factor, unit, "ask", "unit-of-language")
    confused = counts.entry.confused_with(
        analyte, counts.units.like(unit, family), value, has_decimals=count.number.has_decimals
    )
    if confused:
        return _confused(count.number, unit, confused.readings, confused.why, counts)
    return Worth(
        value * unit.factor, unit, "ask" if unit.confirm else "store", "may-be-fraction" if unit.confirm else None
    )


def _by_size(number: TypedNumber, analyte: str, counts: Counts) -> Worth:
    """No unit typed: by its size; doubtful when two readings stay possible."""
    band = counts.entry.read_by_size(analyte, number.value, has_decimals=number.has_decimals)
    units = [counts.units.by_id[unit] for unit in band.readings] if band else []
    if not band or not units:
        return Worth(number.value, _canonical_unit(analyte, counts))
    others = tuple(_canonical(number, unit) for unit in units[1:] if _same_kind(unit, analyte, counts))
    doubtful = "ask" if band.why else "store"
    return Worth(
        _canonical(number, units[0]),
        units[0],
        doubtful,
        band.why,
        others,
        percent_too=any(unit.id == PERCENT for unit in units[1:]),
    )


def _confused(number: TypedNumber, typed: Unit, readings: tuple[str, ...], why: str | None, counts: Counts) -> Worth:
    """Almost surely another unit: the likely value first, the literal one beside it."""
    likely = [counts.units.by_id[unit] for unit in readings]
    literal = _canonical(number, typed)
    if likely[0].id == PERCENT:
        return Worth(literal, typed, "ask", why, (), percent_too=True)
    bare = number.thousands if number.thousands is not None and typed.factor <= _WITH_THOUSANDS else number.value
    values = [bare * unit.factor for unit in likely]
    possible = (literal,) if literal == 0 or abs(literal) >= _LESS_THAN_A_CELL else ()
    return Worth(values[0], likely[0], "ask", why, (*values[1:], *possible))


def _wrong_unit(number: TypedNumber, analyte: str, match: UnitMatch, counts: Counts) -> Worth:
    """A unit no such count has: read by size for the question, never kept without it."""
    read = _by_size(number, analyte, counts)
    of_haemoglobin = match.meaning_for("haemoglobin") is not None
    why = match.why_not or ("unit-of-haemoglobin" if of_haemoglobin else "unit-of-something-else")
    return replace(read, outcome="ask", why=why)


def _same_kind(unit: Unit, analyte: str, counts: Counts) -> bool:
    return counts.analytes[analyte].family in unit.families


def _canonical_unit(analyte: str, counts: Counts) -> Unit:
    return counts.units.by_id[counts.unit(analyte)]


def _number_in(number: TypedNumber, unit: Unit) -> Decimal:
    """3.500 is thousands where single cells are counted, else a decimal."""
    counts_cells = unit.factor <= _WITH_THOUSANDS and "haemoglobin" not in unit.families
    return number.thousands if counts_cells and number.thousands is not None else number.value


def _canonical(number: TypedNumber, unit: Unit) -> Decimal:
    return _number_in(number, unit) * unit.factor


def _beyond(count: TypedCount) -> Decimal:
    """A hair beyond the number: "<0.5" lies below 0.5, in the tier and the limits under it."""
    return {"<": -_HAIR, ">": _HAIR}.get(count.number.comparator or "", Decimal(0))


def _sign_doubt(count: TypedCount, analyte: str, value: Decimal, counts: Counts) -> str | None:
    """ "<0.1" is a result; "<4" leaves open how low it is, and ">3" how high."""
    if count.number.comparator == "<" and counts.tier(analyte, value - _HAIR) != "T3":
        return "below-how-far"
    return "above-how-far" if count.number.comparator == ">" else None


def _year_doubt(count: TypedCount, today: date) -> str | None:
    """ "wbc 2024" may be a year."""
    written = count.number.written
    is_year = count.unit is None and written.isdecimal() and today.year - _YEARS_BACK <= int(written) <= today.year + 1
    return "may-be-year" if is_year else None


def _tier(
    worth: Worth,
    count: TypedCount,
    analyte: str,
    lab_range: tuple[Decimal, Decimal] | None,
    outcome: str,
    counts: Counts,
) -> str | None:
    """The worse of all readings; a refused value keeps only T2 and T3."""
    low = lab_range[0] if lab_range else None
    tier: str | None = None
    for value in map(abs, (worth.value, *worth.others)):  # "-0.4" is refused, and more likely 0.4 than above it
        tier = worse(tier, counts.tier(analyte, value + _beyond(count), low_limit=low))
    return tier if outcome != "refuse" or tier in ("T2", "T3") else None


def _range(span: Span, unit: Unit, analyte: str, counts: Counts) -> tuple[Decimal, Decimal] | None:
    """The lab's own range in the canonical unit; None when it cannot be of this count."""
    own = span.unit.meaning_for(counts.analytes[analyte].family) if span.unit else None
    low, high = (_canonical(number, own or unit) for number in (span.low, span.high))
    usual = counts.typical(analyte)
    return (tidy(low), tidy(high)) if usual and low < usual.high and high > usual.low else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
