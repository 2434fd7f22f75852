"""Whether somebody's white cells are low, for how danger is read. Unknown counts as low (clinical/tables.md 3.1)."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from content.counts import Counts
from content.person_facts import PersonFacts

# Counts of somebody stable are repeated every three months (tables.md 4.2): an older one no longer tells how it is now.
_STILL_TELLS = timedelta(days=91)
_FIGHT_INFECTION = ("anc", "alc")


def low_counts(
    newest: Mapping[str, tuple[Decimal, date]], today: date, counts: Counts, facts: PersonFacts
) -> bool | None:
    """By the newest confirmed neutrophils and lymphocytes. False only if both are fresh and usual; None: not known."""
    tiers = [
        counts.tier(name, newest[name][0], known=facts)
        for name in _FIGHT_INFECTION
        if name in newest and timedelta() <= today - newest[name][1] <= _STILL_TELLS
    ]
    if any(tier not in (None, "T0") for tier in tiers):
        return True
    return False if tiers == ["T0", "T0"] else None
