"""What a typed number may mean and which values are doubted or refused (clinical tables, part 1.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from content.marked_yaml import Marked
from content.units import UnitBook


@dataclass(frozen=True)
class Limits:
    """In the canonical unit. Outside `refuse` is an entry error, outside `ask` is asked; limits are inside."""

    refuse_below: Decimal
    refuse_above: Decimal
    ask_below: Decimal
    ask_above: Decimal

    def doubt(self, value: Decimal) -> tuple[str, str | None]:
        """Outcome and reason of a value alone."""
        if value < self.refuse_below or value > self.refuse_above:
            return "refuse", "not-possible"
        if value < self.ask_below:
            return "ask", "very-low"
        return ("ask", "very-high") if value > self.ask_above else ("store", None)


@dataclass(frozen=True)
class SizeBand:
    """Typed numbers of this size, read in these units (likeliest first). Sure only with one reading and no `why`."""

    low: Decimal | None
    low_counts: bool
    high: Decimal | None
    high_counts: bool
    decimals_only: bool
    readings: tuple[str, ...]
    why: str | None

    def holds(self, value: Decimal, *, has_decimals: bool) -> bool:
        """Whether a typed number falls in this band."""
        if self.decimals_only and not has_decimals:
            return False
        above = self.low is None or value > self.low or (self.low_counts and value == self.low)
        return above and (self.high is None or value < self.high or (self.high_counts and value == self.high))


@dataclass(frozen=True)
class EntryLimits:
    """All of part 1.4."""

    limits: Mapping[str, Limits]
    confusion: Mapping[str, tuple[tuple[str, SizeBand], ...]]
    no_unit: Mapping[str, tuple[SizeBand, ...]]
    parts_factor: Decimal
    parts_slack: Decimal
    percent_sum_above: Decimal
    change_times: Decimal
    history_after_years: int

    def confused_with(self, analyte: str, typed_unit: str, value: Decimal, *, has_decimals: bool) -> SizeBand | None:
        """The rule that says a value typed in this unit almost surely means another one. Zero is zero in every unit."""
        bands = (band for unit, band in self.confusion[analyte] if unit == typed_unit)
        return next((band for band in bands if value != 0 and band.holds(value, has_decimals=has_decimals)), None)

    def read_by_size(self, analyte: str, value: Decimal, *, has_decimals: bool) -> SizeBand | None:
        """How a number without a unit is read; None when no band holds it (a negative number)."""
        return next((band for band in self.no_unit[analyte] if band.holds(value, has_decimals=has_decimals)), None)


def read_entry_limits(entry: Marked, units: UnitBook, analytes: frozenset[str]) -> EntryLimits:
    """The `entry` part of counts.yaml. Raises ValueError with the line of a wrong rule."""
    parts: dict[str, dict[str, Marked]] = {
        name: dict(entry[name].items()) for name in ("limits", "confusion", "no_unit")
    }
    for name, part in parts.items():
        if set(part) != analytes:
            entry[name].wrong(f"must have exactly {', '.join(sorted(analytes))}")
    checks = entry["cross_checks"]
    return EntryLimits(
        {analyte: _limits(rule) for analyte, rule in parts["limits"].items()},
        {
            analyte: tuple(_confusion(rule, units) for rule in rules.list())
            for analyte, rules in parts["confusion"].items()
        },
        {
            analyte: tuple(_band(rule, units, "read") for rule in rules.list())
            for analyte, rules in parts["no_unit"].items()
        },
        checks["parts_factor"].number(),
        checks["parts_slack"].number(),
        checks["percent_sum_above"].number(),
        checks["change_times"].number(),
        int(checks["history_after_years"].number()),
    )


def _limits(rule: Marked) -> Limits:
    found = Limits(*(rule[name].number() for name in ("refuse_below", "refuse_above", "ask_below", "ask_above")))
    if not found.refuse_below <= found.ask_below < found.ask_above <= found.refuse_above:
        rule.wrong("limits out of order: refuse_below, ask_below, ask_above, refuse_above")
    return found


def _confusion(rule: Marked, units: UnitBook) -> tuple[str, SizeBand]:
    return _known_unit(rule["typed"], units), _band(rule, units, "means")


def _band(rule: Marked, units: UnitBook, readings: str) -> SizeBand:
    low, high = rule.get("from") or rule.get("above"), rule.get("to") or rule.get("under")
    found = SizeBand(
        low.number() if low else None,
        rule.get("from") is not None,
        high.number() if high else None,
        rule.get("to") is not None,
        rule.get("with_decimal") is not None,
        tuple(_known_unit(unit, units) for unit in rule[readings].list()),
        rule["why"].text() if rule.get("why") else None,
    )
    if found.why is None and (len(found.readings) != 1 or readings == "means"):
        rule.wrong("a doubtful rule needs its `why`")
    return found


def _known_unit(unit: Marked, units: UnitBook) -> str:
    if unit.text() not in units.by_id:
        unit.wrong(f"unit {unit.text()!r} is not among the units")
    return unit.text()
