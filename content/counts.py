"""The blood counts Whitecell keeps: their units, usual ranges, entry limits and action tiers, read from counts.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from content.date_words import DateWords
from content.entry_limits import EntryLimits, read_entry_limits
from content.lab_words import LabWords
from content.marked_yaml import Marked
from content.person_facts import NOTHING_KNOWN, PersonFacts
from content.tiers import LATEST, TIERS, EntryTiers, Modifiers, TierLines, one_step_up, read_modifiers, read_tier_lines
from content.units import UnitBook, read_units

PERCENT_OF = {"anc": "neut_pct", "alc": "lymph_pct"}
_STATUSES = ("F", "F2", "D", "G", "P")


@dataclass(frozen=True)
class TypicalRange:
    """Usual for adults, in the canonical unit; laboratories differ. `sex` is "female", "male" or "any"."""

    sex: str
    low: Decimal
    high: Decimal
    source: str
    status: str
    read: date


@dataclass(frozen=True)
class Analyte:
    """One kind of count. `unit` is the canonical unit ("10*9/L", "g/L", "%"); `family` decides which units fit it;
    `loinc` is the main code first, then others to accept."""

    id: str
    unit: str
    family: str
    cell_line: str
    loinc: tuple[str, ...]
    typical: tuple[TypicalRange, ...]


@dataclass(frozen=True)
class Counts:
    """All that is known about counts."""

    analytes: Mapping[str, Analyte]
    units: UnitBook
    entry: EntryLimits
    words: LabWords
    dates: DateWords
    tier_lines: Mapping[str, TierLines]
    modifiers: Modifiers
    not_graded_in_pregnancy: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "Counts":
        """Read counts.yaml and the lexicon of a content folder. Raises ValueError, "file:line: what is wrong"."""
        top = Marked.read(folder / "counts.yaml")
        sources = frozenset(name for name, _ in top["sources"].items())
        units = read_units(top["units"], top["not_for_counts"])
        analytes = {name: _analyte(name, entry, sources) for name, entry in top["analytes"].items()}
        tiers = top["tiers"]
        return cls(
            analytes,
            units,
            read_entry_limits(top["entry"], units, frozenset(analytes)),
            LabWords.load(folder / "lexicon", frozenset(analytes)),
            DateWords.load(folder / "lexicon" / "result_dates.yaml"),
            {name: read_tier_lines(entry) for name, entry in tiers.items() if name in analytes},
            read_modifiers(tiers["modifiers"]),
            frozenset(tiers["not_graded"]["pregnant"].texts()),
        )

    def unit(self, analyte: str) -> str:
        """The canonical unit."""
        return self.analytes[analyte].unit

    def typical(self, analyte: str, sex: str | None = None) -> TypicalRange | None:
        """The usual range for that sex; for both together when it is not known."""
        ranges = {found.sex: found for found in self.analytes[analyte].typical}
        return ranges.get(sex or "any", ranges.get("any"))

    def tier(
        self, analyte: str, value: Decimal, *, low_limit: Decimal | None = None, known: PersonFacts = NOTHING_KNOWN
    ) -> str | None:
        """T0 to T3 of one value. `low_limit` is the lab's own. None: not graded (percents, or other ranges)."""
        lines = self.tier_lines.get(analyte)
        if lines is None or not self.grades(analyte, known):
            return None
        low = self.low_limit(analyte, low_limit, known)
        return lines.tier(value, low, immunosuppressants=known.immunosuppressants)

    def grades(self, analyte: str, known: PersonFacts) -> bool:
        """Whether the ranges and tiers of adults hold for this person: else nothing is said of where a count stands
        (clinical/tables.md 6.1, rule 13)."""
        if known.under_18 or known.cancer_treatment_or_transplant:
            return False
        return not (known.pregnant and analyte in self.not_graded_in_pregnancy)

    def low_limit(self, analyte: str, own: Decimal | None, known: PersonFacts) -> Decimal:
        """The lower end of the lab's own range, else of the typical one."""
        typical = self.typical(analyte, known.sex)
        return own if own is not None else typical.low if typical else Decimal(0)

    def entry_tiers(
        self,
        values: Mapping[str, Decimal],
        on: date,
        *,
        low_limits: Mapping[str, Decimal] | None = None,
        known: PersonFacts = NOTHING_KNOWN,
        latest: LATEST | None = None,
    ) -> EntryTiers:
        """Tiers of the counts of one day with the modifiers. A step up moves every count that is low already, and the
        neutrophils when they halved; a usual count stays usual whatever the person's age or medicine."""
        limits, last = low_limits or {}, (latest or {}).get("anc")
        single = {
            name: self.tier(name, value, low_limit=limits.get(name), known=known) for name, value in values.items()
        }
        graded = {name: tier for name, tier in single.items() if tier}
        reasons: list[str] = []
        if graded.get("anc") == "T1" and known.duffy_null and self.modifiers.usual_for_duffy_null(values["anc"], last):
            graded["anc"] = "T0"
            reasons.append("duffy-null")
        if self._only_if_treated(graded, values, limits, known):
            reasons.append("immunosuppressants")
        raised = self._raised(graded, values, on, known, last)
        if raised:
            graded = {
                name: one_step_up(t) if t != "T0" or (name == "anc" and "anc-halved" in raised) else t
                for name, t in graded.items()
            }
        wbc = values.get("wbc")
        ask = (
            "anc" not in values
            and wbc is not None
            and "wbc" in graded
            and wbc < self.modifiers.ask_neutrophils_below_wbc
        )
        return EntryTiers(graded, max(graded.values(), key=TIERS.index, default=None), (*reasons, *raised), ask)

    def _only_if_treated(
        self,
        graded: Mapping[str, str],
        values: Mapping[str, Decimal],
        limits: Mapping[str, Decimal],
        known: PersonFacts,
    ) -> bool:
        """Whether a count is mentioned only because of immunosuppressants."""
        untreated = replace(known, immunosuppressants=False)
        return any(
            tier == "T1" and self.tier(name, values[name], low_limit=limits.get(name), known=untreated) == "T0"
            for name, tier in graded.items()
        )

    def _raised(
        self,
        graded: Mapping[str, str],
        values: Mapping[str, Decimal],
        on: date,
        known: PersonFacts,
        last: tuple[Decimal, date] | None,
    ) -> tuple[str, ...]:
        """Why a step up; empty when nothing that is graded is low or falling."""
        halved = "anc" in graded and self.modifiers.halved(values["anc"], on, last)
        low = [name for name, tier in graded.items() if tier != "T0"]
        lines = {self.analytes[name].cell_line for name in low}
        found = {
            "anc-halved": halved,
            "two-lines-low": len(lines) > 1,
            "medicine": bool(low) and self.modifiers.stronger_medicine(known, on),
            "aged-65": bool(low) and known.aged_65,
        }
        return tuple(reason for reason, holds in found.items() if holds)


def _analyte(name: str, entry: Marked, sources: frozenset[str]) -> Analyte:
    loinc = entry["loinc"]
    _sourced(loinc, sources)
    return Analyte(
        name,
        entry["unit"].text(),
        entry["family"].text(),
        entry["cell_line"].text(),
        (loinc["main"].text(), *loinc["also"].texts()),
        tuple(_typical(found, sources) for found in entry["typical"].list()),
    )


def _typical(entry: Marked, sources: frozenset[str]) -> TypicalRange:
    _sourced(entry, sources)
    low, high = entry["low"].number(), entry["high"].number()
    if not low < high:
        entry.wrong("low must be below high")
    try:
        read = date.fromisoformat(entry["read"].text())
    except ValueError:
        entry["read"].wrong("must be a date like 2026-11-22")
    return TypicalRange(entry["sex"].text(), low, high, entry["source"].text(), entry["status"].text(), read)


def _sourced(entry: Marked, sources: frozenset[str]) -> None:
    if entry["source"].text() not in sources:
        entry["source"].wrong(f"source {entry['source'].text()!r} is not among the sources")
    if entry["status"].text() not in _STATUSES:
        entry["status"].wrong(f"status must be one of {', '.join(_STATUSES)}")
