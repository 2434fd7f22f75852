"""What is known about a person that changes how a count is read. None and False mean: nobody told us."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PersonFacts:
    """`sex` is "female", "male" or None. The dates are of the latest dose; `aged_65` means 65 or over."""

    sex: str | None = None
    under_18: bool = False
    aged_65: bool = False
    pregnant: bool = False
    cancer_treatment_or_transplant: bool = False
    duffy_null: bool = False
    immunosuppressants: bool = False
    cyclophosphamide: date | None = None
    rituximab: date | None = None


NOTHING_KNOWN = PersonFacts()
