"""One blood count as it was understood: the plain value that is kept, shown and weighed."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

_HAIR = Decimal("0.000001")  # "<0.5" lies in the tier under 0.5


@dataclass(frozen=True)
class Count:
    """One value as it was understood. `value` is in `unit` (canonical), `typed` and `typed_unit` as the person wrote
    it.

    `low` and `high` are the laboratory's own range where it was typed with the value, else None.
    """

    analyte: str
    value: Decimal
    unit: str
    day: date
    typed: str
    typed_unit: str | None = None
    comparator: str | None = None
    derived: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    doubt: str | None = None  # why it is unconfirmed
    alternative: Decimal | None = None  # the other way it can be read, in `unit`
    day_assumed: bool = False  # no day was typed, so it is the day the message was written

    @property
    def lowest(self) -> Decimal:
        """The lowest that it may be: the lower of two readings, and a hair under what it is said to be below."""
        readings = [self.value, *([self.alternative] if self.alternative is not None else [])]
        return min(map(abs, readings)) - (_HAIR if self.comparator == "<" else 0)

    def to_json(self) -> bytes:
        """The count as it is sealed."""
        return json.dumps(
            {name: str(v) if isinstance(v, Decimal | date) else v for name, v in vars(self).items()}
        ).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """The count again."""
        data: dict[str, Any] = json.loads(raw)
        for name in ("value", "low", "high", "alternative"):
            data[name] = Decimal(data[name]) if data[name] is not None else None
        return cls(**{**data, "day": date.fromisoformat(data["day"])})
