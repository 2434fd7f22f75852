"""Action tiers T0 to T3 of counts, and what moves a whole set of counts one step up (clinical tables, part 2.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from content.marked_yaml import Marked
from content.person_facts import PersonFacts

TIERS = ("T0", "T1", "T2", "T3")
LATEST = Mapping[str, tuple[Decimal, date]]


@dataclass(frozen=True)
class TierLines:
    """A value below a line is in that tier. `mention` None: the lower limit of the laboratory is the line."""

    urgent: Decimal
    today: Decimal
    mention: Decimal | None
    on_immunosuppressants: Decimal | None

    def tier(self, value: Decimal, low_limit: Decimal, *, immunosuppressants: bool) -> str:
        """The tier of one value of an adult."""
        if value < self.urgent:
            return "T3"
        if value < self.today:
            return "T2"
        if value < (low_limit if self.mention is None else self.mention):
            return "T1"
        alert = self.on_immunosuppressants
        return "T1" if immunosuppressants and alert is not None and value < alert else "T0"


@dataclass(frozen=True)
class Modifiers:
    """Days and shares that move a tier; numbers and sources in counts.yaml."""

    halved_within_days: int
    cyclophosphamide_days: int
    rituximab_days: int
    duffy_null_usual_from: Decimal
    duffy_null_stable_share: Decimal
    ask_neutrophils_below_wbc: Decimal

    def stronger_medicine(self, known: PersonFacts, on: date) -> bool:
        """Cyclophosphamide or rituximab recently enough to matter on that day."""
        return _within(known.cyclophosphamide, on, self.cyclophosphamide_days) or _within(
            known.rituximab, on, self.rituximab_days
        )

    def halved(self, value: Decimal, on: date, last: tuple[Decimal, date] | None) -> bool:
        """Half or less of a last value that is recent enough."""
        return (
            last is not None
            and last[1] < on
            and _within(last[1], on, self.halved_within_days)
            and last[0] > 0
            and value * 2 <= last[0]
        )

    def usual_for_duffy_null(self, value: Decimal, last: tuple[Decimal, date] | None) -> bool:
        """A neutrophil count of 1.0 or more that has not fallen since the last one; without a last one nobody knows."""
        return (
            value >= self.duffy_null_usual_from and last is not None and value >= last[0] * self.duffy_null_stable_share
        )


@dataclass(frozen=True)
class EntryTiers:
    """Tiers of counts taken together. `reasons` names what moved them: anc-halved, two-lines-low, medicine, aged-65,
    duffy-null, immunosuppressants. `ask_neutrophils`: the white count is so low that the neutrophils must be known."""

    by_analyte: Mapping[str, str]
    highest: str | None
    reasons: tuple[str, ...] = ()
    ask_neutrophils: bool = False


def worse(one: str | None, other: str | None) -> str | None:
    """The higher of two tiers; None is no tier."""
    return max(one or "", other or "") or None


def one_step_up(tier: str) -> str:
    """T3 stays T3."""
    return TIERS[min(TIERS.index(tier) + 1, 3)]


def _within(day: date | None, on: date, days: int) -> bool:
    return day is not None and 0 <= (on - day).days <= days


def read_tier_lines(entry: Marked) -> TierLines:
    """One line of `tiers`. Raises ValueError with its line when the order is wrong."""
    urgent, today = entry["T3"].number(), entry["T2"].number()
    mention = None if entry["T1"].text() == "low_limit" else entry["T1"].number()
    if not urgent < today or (mention is not None and not today < mention):
        entry.wrong("T3 must be below T2 and T2 below T1")
    treated = entry.get("on_immunosuppressants")
    return TierLines(urgent, today, mention, treated.number() if treated else None)


def read_modifiers(entry: Marked) -> Modifiers:
    """The `modifiers` of `tiers`."""
    return Modifiers(
        int(entry["halved_within_days"].number()),
        int(entry["cyclophosphamide_days"].number()),
        int(entry["rituximab_days"].number()),
        entry["duffy_null_usual_from"].number(),
        entry["duffy_null_stable_share"].number(),
        entry["ask_neutrophils_below_wbc"].number(),
    )
