"""Whether somebody's counts are low, for how danger is read. Unknown counts as low (clinical/tables.md 3.1)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from content.counts import Counts
from content.person_facts import PersonFacts

# Counts of somebody stable are repeated every three months (tables.md 4.2): an older one no longer tells how it is now.
_STILL_TELLS = timedelta(days=91)
_FIGHT_INFECTION = ("anc", "alc")

Newest = Mapping[str, tuple[Decimal, date]]


def low_counts(newest: Newest, today: date, counts: Counts, facts: PersonFacts) -> bool | None:
    """By the newest confirmed neutrophils and lymphocytes. False only if both are fresh and usual; None: not known."""
    fresh = _fresh(newest, today)
    tiers = [counts.tier(name, fresh[name], known=facts) for name in _FIGHT_INFECTION if name in fresh]
    if any(tier not in (None, "T0") for tier in tiers):
        return True
    return False if tiers == ["T0", "T0"] else None


def very_low_counts(lowest: Newest, today: date, counts: Counts, facts: PersonFacts) -> bool:
    """Whether any count calls for the care team day or night (2.3, T3), by the lines of adults for everybody: where
    others hold, a count that would be this low is no reason to wait."""
    graded = replace(facts, under_18=False, pregnant=False, cancer_treatment_or_transplant=False)
    return counts.entry_tiers(_fresh(lowest, today), today, known=graded).highest == "T3"


def low_platelets(lowest: Newest, today: date, counts: Counts) -> bool:
    """Whether the platelets are below their usual range (3.2, E14)."""
    fresh = _fresh(lowest, today)
    return "plt" in fresh and counts.tier("plt", fresh["plt"]) != "T0"


def _fresh(newest: Newest, today: date) -> dict[str, Decimal]:
    return {name: value for name, (value, day) in newest.items() if timedelta() <= today - day <= _STILL_TELLS}
