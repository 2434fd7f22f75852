"""How urgent, and what is known of the person: the plain values of danger first."""

from dataclasses import dataclass
from enum import StrEnum

# A fever within 48 hours that is gone: where counts may be low the call is now, day or night (3.3).
_FEVER_GONE = "C10"


class Level(StrEnum):
    """How urgent a message is, ordered by severity: `Level.TODAY > Level.HINT`."""

    NONE = "none"
    HINT = "hint"
    TODAY = "today"
    EMERGENCY = "emergency"

    @property
    def severity(self) -> int:
        """0 for none, 3 for an emergency."""
        return list(Level).index(self)

    def __lt__(self, other: str) -> bool:
        return self.severity < Level(other).severity

    def __le__(self, other: str) -> bool:
        return self.severity <= Level(other).severity

    def __gt__(self, other: str) -> bool:
        return self.severity > Level(other).severity

    def __ge__(self, other: str) -> bool:
        return self.severity >= Level(other).severity


@dataclass(frozen=True)
class Known:
    """What we know of the person. None is unknown, and unknown counts as low, as weak (clinical/tables.md 3.1)."""

    low_counts: bool | None = None
    weak_immunity: bool | None = None
    pregnant: bool | None = None
    fever_limit_c: float | None = None
    very_low_counts: bool = False  # so low that the care team is to be called day or night (2.3, T3)
    low_platelets: bool = False

    @property
    def may_be_at_risk(self) -> bool:
        """Whether 37.5 to 37.9 °C is a call today: anything but a clear no to all of them."""
        sure_of_not = self.low_counts is False and self.weak_immunity is False
        return self.very_low_counts or self.pregnant is True or not sure_of_not


@dataclass(frozen=True)
class Finding:
    """One thing seen and what it means. `language` is that of its words, None for a bare number."""

    sign: str | None
    level: Level
    language: str | None
    because: str
    ask: bool = False
    learned: bool = False  # by the second opinion, not by a rule


@dataclass(frozen=True)
class Reading:
    """What a message means for the person now. `signs` are those that count; `because` is a plain line each.

    `ask`: one short question belongs beside the urgent line (3.5's ASK). `learned`: no rule is behind what decides,
    only the second opinion. `crisis`: thoughts of suicide or self-harm (E18), which have their own text.
    `call_now`: the call of today is for now, day or night.
    """

    level: Level
    signs: tuple[str, ...]
    language: str | None
    because: tuple[str, ...]
    ask: bool = False
    crisis: bool = False
    call_now: bool = False
    learned: bool = False


def reading(findings: list[Finding], known: Known) -> Reading:
    """The findings of one message as one answer: the highest level decides. `known` is of whom it is about."""
    level = max((f.level for f in findings), default=Level.NONE)
    deciding = [f for f in findings if f.level is level]
    counted = {f.sign for f in findings if f.sign and f.level >= Level.TODAY}
    return Reading(
        level=level,
        signs=tuple(sorted(counted, key=lambda sign: (sign[0] != "E", sign))),
        language=next((f.language for f in deciding if f.language), None) if level > Level.NONE else None,
        because=tuple(dict.fromkeys(f.because for f in sorted(findings, key=lambda f: -f.level.severity))),
        ask=level is Level.HINT and any(f.ask for f in deciding),
        crisis="E18" in counted,
        call_now=level is Level.TODAY and (known.very_low_counts or (_FEVER_GONE in counted and known.may_be_at_risk)),
        learned=bool(deciding) and all(f.learned for f in deciding),
    )
