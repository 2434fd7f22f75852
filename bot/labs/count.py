"""One blood count as it was understood: the plain value that is kept, shown and weighed."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self


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
