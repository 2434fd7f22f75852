"""Units of blood counts: every spelling people and laboratories use, and what it is worth."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from content.marked_yaml import Marked
from content.typed_text import plain

PERCENT = "%"
_POWER = re.compile(r"(x ?)?10 ?([\^*e(] ?)?(12|9|6|4|3)\)?(?=[^0-9]|$)")
_RAISED = {
    "power": r"10\s*(?:\^|\*{{1,2}}|e\+?|exp|\()?\s*0?{0}\)?",
    "marked": r"(?:x\s*10\s*(?:\^|\*{{1,2}}|e|\()?|10\s*(?:\^|\*{{1,2}}|e|\())\s*{0}\)?",
}
_MOST_SPACES = 9  # not any number: a message of nothing but empty lines would be read for minutes
_SPACES = rf"\s{{0,{_MOST_SPACES}}}"
_TIMES = r"(?:[x*.]\s*)?"


@dataclass(frozen=True)
class Unit:
    """A unit of some kinds of count; value x factor is the canonical value."""

    id: str
    families: tuple[str, ...]
    factor: Decimal
    languages: tuple[str, ...] = ()
    confirm: bool = False


@dataclass(frozen=True)
class UnitMatch:
    """A spelling found in a text. The count beside it decides its meaning: "g/l" is Giga/L or grams per litre."""

    start: int
    end: int
    meanings: tuple[Unit, ...]
    why_not: str | None = None

    def meaning_for(self, family: str) -> Unit | None:
        """None when no count of this family is measured so."""
        return next((unit for unit in self.meanings if family in unit.families), None)

    @property
    def is_percent(self) -> bool:
        """A percent sign or word."""
        return any(unit.id == PERCENT for unit in self.meanings)


class UnitBook:
    """All units with one compiled pattern of their spellings, the longest first."""

    def __init__(
        self, units: Iterable[Unit], spellings: Mapping[str, tuple[str, ...]], refused: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.by_id = {unit.id: unit for unit in units}
        meanings: dict[str, list[Unit]] = {}
        lengths: dict[str, int] = {}
        self._why_not: dict[str, str] = {}
        for unit_id, texts in spellings.items():
            for text in texts:
                pattern = spelling_pattern(text)
                lengths[pattern] = max(lengths.get(pattern, 0), len(text))
                if self.by_id[unit_id] not in meanings.setdefault(pattern, []):
                    meanings[pattern].append(self.by_id[unit_id])
        for why, texts in refused.items():
            for text in texts:
                pattern = spelling_pattern(text)
                lengths.setdefault(pattern, len(text))
                self._why_not[pattern] = why
        self._meanings = {pattern: tuple(found) for pattern, found in meanings.items()}
        self._patterns = sorted(lengths, key=lambda pattern: -lengths[pattern])
        self._any = re.compile("|".join(f"(?P<u{index}>{pattern})" for index, pattern in enumerate(self._patterns)))

    def match(self, text: str, start: int) -> UnitMatch | None:
        """The unit that begins at `start` of a plain text."""
        if text[start : start + _MOST_SPACES + 1].isspace():
            return None
        found = self._any.match(text, start)
        if not found or not found.lastgroup or found.end() == start:
            return None
        pattern = self._patterns[int(found.lastgroup[1:])]
        return UnitMatch(start, found.end(), self._meanings.get(pattern, ()), self._why_not.get(pattern))

    def like(self, unit: Unit, family: str) -> str:
        """The id of the first unit of this family that is worth the same: rules name K/uL and G/L by one name."""
        return next(
            other.id for other in self.by_id.values() if family in other.families and other.factor == unit.factor
        )


def spelling_pattern(spelling: str) -> str:
    """A pattern that forgives spaces, kinds of power sign, "mc" for "u" and a spelt-out litre."""
    text = plain(spelling).replace("mcl", "ul").strip()
    power = _POWER.match(text)
    head = ""
    if power:
        kind = "power" if "/" in text or " " in text[power.end() :].strip() or text[power.end() :].strip() else "marked"
        head = (_TIMES if kind == "power" else "") + _RAISED[kind].format(power[3])
        text = text[power.end() :]
    elif re.match(r"x?1000/", text):
        head, text = rf"{_TIMES}1000", text[text.index("/") :]
    body = "".join(map(_piece, re.findall(r"/|ul\b|mm3|\s+|/?l$|.", text)))
    return rf"{head}{_SPACES}{body}{'' if text.endswith('%') else '(?![a-z0-9])'}"


def _piece(piece: str) -> str:
    known = {
        "/": r"\s*/\s*",
        "ul": r"(?:u|mc)\s*l",
        "mm3": r"(?:mm\s*\^?\s*3|cu\s*mm|cmm)",
        "l": r"l(?:it(?:er|re|ro)s?)?",
    }
    return known.get(piece, r"\s*" if piece.isspace() else re.escape(piece))


def read_units(units: Marked, refused: Marked) -> UnitBook:
    """The units of counts.yaml. Raises ValueError with the line of a wrong one."""
    known: list[Unit] = []
    spellings: dict[str, tuple[str, ...]] = {}
    for entry in units.list():
        unit = _read_unit(entry)
        if unit.id in spellings:
            entry.wrong(f"unit {unit.id} stands twice")
        known.append(unit)
        spellings[unit.id] = entry["spellings"].texts()
    return UnitBook(known, spellings, {entry["why"].text(): entry["spellings"].texts() for entry in refused.list()})


def _read_unit(entry: Marked) -> Unit:
    factor = entry["factor"].number()
    if factor <= 0:
        entry["factor"].wrong("a factor is more than 0")
    languages, confirm = entry.get("languages"), entry.get("confirm")
    return Unit(
        entry["id"].text(),
        entry["families"].texts(),
        factor,
        languages.texts() if languages else (),
        confirm is not None and confirm.text() == "true",
    )
