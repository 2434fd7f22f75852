"""A message cut into what matters for counts: names, figures with units, ranges, dates, and words by their role."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from content.counts import PERCENT_OF, Counts
from content.lab_numbers import TypedNumber, read_number
from content.lab_words import EATER, MEASURE, QUALIFIER, TEST, Meaning
from content.result_dates import ResultDate
from content.units import UnitMatch

_CLOCK = re.compile(r"\d{1,2}(?::\d{2}(?::\d{2})?|\s?h\s?\d{2})(?![\d.,])|\d{1,2}\s?(?:am|pm)\b")
_LONG_NUMBER = re.compile(r"\d{13,}(?:[.,]\d+)?|\d+[.,]\d{13,}")  # a telephone or report number
_RANGE_SIGN = re.compile(r"\s*(?:(?P<dash>-|\.\.)|(?P<word>to|a|al)\b|(?P<joint>and|et|y)\b)\s*")
_LETTERS = re.compile(r"[^\W\d_]+(?:\d+[^\W_]*)?")
_POWER_AHEAD = re.compile(r"(?:x\s*)?10\s*(?:[\^*e(]|[93]\s*/)")
_LOST_POWER = re.compile(r"(?P<whole>\d{1,3}) (?=10(?P<power>[93])\s*/)")
_DASH_NUMBER = re.compile(r" ?- ?\d")
_BETWEEN = re.compile(r"(?:between|entre)\s+$")
_HARD_STOP = re.compile(r"[.!?](?=\s|$)")
_LEADER = re.compile(r"(?:[._\u2026]\s?){2,}")  # the dots between a name and its number
_RESULT_FROM = 100
_MARK_ROLES = {"\n": "line", "~": "about", "≈": "about", "±": "about"}
_JOINTS = frozenset({"mark", "line", "links", "flags", "about", "below", "above"})
_TIMED = frozenset(["h", "hr", "hrs", "m", "mo", "mos", "an", "mes", "min", "sec", "am", "pm"])


@dataclass(frozen=True)
class Name:
    """A count's name. `percent` when its name says so; `sure` is False after a slip that could be another word."""

    start: int
    end: int
    analyte: str
    percent: bool
    sure: bool
    beside_only: bool


@dataclass(frozen=True)
class Figure:
    """A number that may be a count."""

    start: int
    end: int
    number: TypedNumber
    unit: UnitMatch | None

    @property
    def looks_like_a_result(self) -> bool:
        """With a unit, with decimals, or large: not "2 meds"."""
        return self.unit is not None or self.number.has_decimals or self.number.value >= _RESULT_FROM


@dataclass(frozen=True)
class Span:
    """Two numbers as a range; `worded` when "to" stands between them, which may also tell of a change."""

    start: int
    end: int
    low: TypedNumber
    high: TypedNumber
    unit: UnitMatch | None
    worded: bool


@dataclass(frozen=True)
class LooseUnit:
    """A unit apart from its number, as in a table's column."""

    start: int
    end: int
    unit: UnitMatch


@dataclass(frozen=True)
class Day:
    """A date."""

    start: int
    end: int
    found: ResultDate


@dataclass(frozen=True)
class Word:
    """Anything else, by its roles: the lexicon's lists, or "unknown", "mark", "line", "stop", "measure"."""

    start: int
    end: int
    text: str
    roles: frozenset[str]


Token = Name | Figure | Span | LooseUnit | Day | Word


@dataclass(frozen=True)
class Tokenizer:
    """Reads one plain text. `typed` is the same text as typed, for its capitals; `days`: its dates by start."""

    counts: Counts
    language: str
    text: str
    typed: str
    days: Mapping[int, ResultDate]

    def tokens(self) -> tuple[Token, ...]:
        """All tokens in order; other tests' names are words with the role other_tests."""
        return tuple(self._only_beside_numbers(list(self._scan())))

    def _scan(self) -> Iterator[Token]:
        place = 0
        while place < len(self.text):
            if place in self.days:
                token: Token | None = Day(place, self.days[place].end, self.days[place])
            elif self.text[place] == " ":
                token = None
            else:
                token = self._number_at(place) or self._words_at(place) or self._mark_at(place)
            place = token.end if token else place + 1
            if token:
                yield token

    def _mark_at(self, place: int) -> Word:
        leader = _LEADER.match(self.text, place)
        if leader:
            return Word(place, leader.end(), leader[0], frozenset(["mark"]))
        character = self.text[place]
        role = _MARK_ROLES.get(character, "stop" if _HARD_STOP.match(self.text, place) else "mark")
        return Word(place, place + 1, character, frozenset([role]))

    def _number_at(self, place: int) -> Token | None:
        unit = self.counts.units.match(self.text, place) if _POWER_AHEAD.match(self.text, place) else None
        if unit:
            return LooseUnit(place, unit.end, unit)
        clock = _CLOCK.match(self.text, place) or _LONG_NUMBER.match(self.text, place)
        if clock and (place == 0 or not self.text[place - 1].isdigit()):
            return Word(place, clock.end(), clock[0], frozenset(["measure"]))
        found = self._span_at(place) or self._figure_at(place)
        return self._measure(found) or found if found else None

    def _measure(self, found: Figure | Span) -> Word | None:
        """The number when it counts something else: "200 mg", "38 years"."""
        if found.unit:
            return None
        after = re.match(r"[ \-]?", self.text[found.end :])
        place = found.end + (after.end() if after else 0)
        meaning = self.counts.words.at(self.text, place)
        if place in self.days or not meaning or MEASURE not in meaning[0].roles:
            return None
        word, decimals = self.text[place : meaning[1]], isinstance(found, Figure) and found.number.has_decimals
        if word in _TIMED and (decimals or self.typed[place].isupper()):
            return None
        return Word(found.start, meaning[1], self.text[found.start : meaning[1]], frozenset(["measure"]))

    def _figure_at(self, place: int) -> Figure | None:
        if place and (self.text[place].isdigit() and self.text[place - 1].isdigit()):
            return None
        lost = _LOST_POWER.match(self.text, place)
        lost = lost if lost and self.counts.units.match(self.text, lost.end()) else None
        found = read_number(self.text, place, grouped=lost is None)
        if found and _DASH_NUMBER.match(self.text, found[1]):
            found = read_number(self.text, place, grouped=False)  # "150 140-450" is a value and its range
        if not found:
            return None
        number, end = found
        if lost and lost["power"] == "3" and len(lost["whole"]) == 1:
            number = replace(number, clear=False)  # "5 103/mm3": 5 thousand, or 5103
        if self.text.startswith("ish", end):
            number = replace(number, clear=False)
        unit = self._unit_after(end)
        return Figure(place, unit.end if unit else end, number, unit)

    def _unit_after(self, end: int) -> UnitMatch | None:
        opening = re.match(r"[ \n]?[ ]*[\[(]?[ ]*", self.text[end:])
        return self.counts.units.match(self.text, end + (opening.end() if opening and "\n" not in opening[0] else 0))

    def _span_at(self, place: int) -> Span | None:
        for grouped in (True, False):
            low = read_number(self.text, place, grouped=grouped)
            sign = _RANGE_SIGN.match(self.text, low[1]) if low else None
            if not low or not sign or (sign["joint"] and not _BETWEEN.search(self.text, 0, place)):
                continue
            high = read_number(self.text, sign.end(), grouped=grouped)
            if high and not high[0].comparator and low[0].value < high[0].value and self.text[sign.end()].isdigit():
                unit = self._unit_after(high[1])
                return Span(place, unit.end if unit else high[1], low[0], high[0], unit, sign["dash"] is None)
        return None

    def _words_at(self, place: int) -> Token | None:
        unit = self.counts.units.match(self.text, place)
        if unit and (unit.is_percent or "/" in self.text[place : unit.end]):
            return LooseUnit(place, unit.end, unit)
        found = self.counts.words.at(self.text, place)
        if found and found[0].analyte and found[0].only_in in (None, self.language):
            return self._name(place, found[1], found[0])
        if found and found[0].roles:
            return self._role(place, found[1], found[0])
        letters = _LETTERS.match(self.text, place)
        if not letters:
            return None
        slip = self.counts.words.with_slip(letters[0])
        return (
            self._name(place, letters.end(), slip)
            if slip
            else Word(place, letters.end(), letters[0], frozenset(["unknown"]))
        )

    def _role(self, place: int, end: int, meaning: Meaning) -> Token:
        if "zero_words" in meaning.roles:
            return Figure(place, end, TypedNumber(self.text[place:end], Decimal(0)), None)
        return Word(place, end, self.text[place:end], meaning.roles)

    def _name(self, place: int, end: int, meaning: Meaning) -> Name:
        after = self.counts.words.percent_after.match(self.text, end)
        before = self.counts.words.percent_before.search(self.text[max(0, place - 20) : place])
        has_percent = meaning.analyte in (*PERCENT_OF, "bands") and bool(after or before)
        analyte = meaning.analyte or ""
        return Name(
            place,
            after.end() if after and has_percent else end,
            analyte,
            has_percent,
            meaning.sure,
            meaning.beside_only,
        )

    def _only_beside_numbers(self, tokens: list[Token]) -> Iterator[Token]:
        """Everyday words are names only beside a number, and names beside a qualifier are another test."""
        for index, token in enumerate(tokens):
            before, after = tokens[index - 1] if index else None, tokens[index + 1 : index + 9]
            if isinstance(token, Name) and self._qualified(before, token, after):
                yield Word(token.start, token.end, self.text[token.start : token.end], frozenset([TEST]))
            elif isinstance(token, Name) and token.beside_only and not _beside_figure(before, after, sure=token.sure):
                yield Word(token.start, token.end, self.text[token.start : token.end], frozenset(["unknown"]))
            elif (
                isinstance(token, Word)
                and EATER in token.roles
                and TEST not in token.roles
                and not _beside_figure(None, after, sure=True)
            ):
                yield replace(token, roles=token.roles - {EATER} or frozenset(["unknown"]))
            else:
                yield token

    @staticmethod
    def _qualified(before: Token | None, name: Name, after: list[Token]) -> bool:
        touching = [
            word for word in (before, next(iter(after), None)) if isinstance(word, Word) and QUALIFIER in word.roles
        ]
        return any(word.start - name.end in (0, 1, 2) or name.start - word.end in (0, 1, 2) for word in touching)


def _beside_figure(before: Token | None, after: list[Token], *, sure: bool) -> bool:
    """A figure directly before, or after no more than marks, linking words and other names of a header. A name that is
    not sure needs one that looks like a result: "leukopenia 2 types" is none."""
    if isinstance(before, Figure) and sure:
        return True
    for token in after:
        if isinstance(token, Figure):
            return sure or token.looks_like_a_result
        if isinstance(token, Span):
            return True
        if not isinstance(token, Name | LooseUnit) and not (isinstance(token, Word) and token.roles & _JOINTS):
            return False
    return False
