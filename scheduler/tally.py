"""What the ledger of this process has done so far, in numbers. Nobody's id is in it."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class DeliveryTally:
    """Counted where it happens, read by whoever shows it."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)  # (kind of delivery, outcome)
    leases_freed: int = 0  # left behind by processes that died
    given_up: Counter[str] = field(default_factory=Counter)  # by kind: for people out of reach for three days
    last_outcome_ms: int = 0  # machine time; 0: none yet
