"""Numbers written as words ("thirty-nine and a half", "trente-huit cinq", "treinta y ocho con dos")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.danger.words import Word

_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """One language's: the value of each word, what may stand between them, and how tenths are said."""

    values: dict[str, float]
    joints: frozenset[str]
    points: frozenset[str]
    zeros: frozenset[str]
    halves: frozenset[tuple[str, ...]]

    def read(self, words: Sequence[Word]) -> list[Word]:
        """The words with each written number made one word with its value."""
        out: list[Word] = []
        at = 0
        while at < len(words):
            value, end = self._number(words, at)
            if value is None:
                out.append(words[at])
            else:
                out.append(self._joined(words, at, end, value))
            at = end
        return out

    def _joined(self, words: Sequence[Word], at: int, end: int, value: float) -> Word:
        _, whole_end = self._whole(words, at)
        written = f"{value:.1f}" if end > whole_end else f"{value:g}"  # "38 point 0" keeps its tenth
        text = words[at].text if end == at + 1 else written
        return replace(words[at], text=text, value=value, stop=words[end - 1].stop)

    def _number(self, words: Sequence[Word], at: int) -> tuple[float | None, int]:
        value, end = self._whole(words, at)
        if value is None:
            return None, at + 1
        tenths, after = self._tenths(words, end, value)
        return value + tenths, after

    def _whole(self, words: Sequence[Word], at: int) -> tuple[float | None, int]:
        first = words[at]
        if first.value is not None:
            return first.value, at + 1
        if first.text not in self.values:
            return None, at + 1
        total, end = self.values[first.text], at + 1
        while end < len(words) and not words[end - 1].stop:
            step = end + (words[end].text in self.joints)
            part = self.values.get(words[step].text) if step < len(words) else None
            if part is None or words[step].sentence != first.sentence or not _continues(total, part):
                break
            total, end = (total * part if part == _HUNDRED else total + part), step + 1
        return total, end

    def _tenths(self, words: Sequence[Word], end: int, value: float) -> tuple[float, int]:
        if value < 30 or value != int(value) or end >= len(words) or words[end - 1].stop:
            return 0.0, end
        for half in self.halves:
            if tuple(word.text for word in words[end : end + len(half)]) == half:
                return 0.5, end + len(half)
        said = words[end].text in self.points
        digit = self._digit(words[end + said], least=0 if said else 1) if end + said < len(words) else None
        spelled_out = words[end - 1].text in self.values
        if digit is not None and (said or spelled_out):
            return digit / 10, end + said + 1
        return 0.0, end

    def _digit(self, word: Word, least: int) -> float | None:
        spoken = 0.0 if word.text in self.zeros else self.values.get(word.text)
        value = spoken if word.value is None else word.value
        return value if value is not None and least <= value <= 9 and value == int(value) else None


def _continues(total: float, part: float) -> bool:
    """Whether a next number word makes the number longer: "thirty" + "nine", "one" + "hundred", "hundred" + "two"."""
    if part == _HUNDRED:
        return total < 10
    if total >= _HUNDRED:
        return total % _HUNDRED == 0
    return total >= 20 and total % 10 == 0 and part < 20
