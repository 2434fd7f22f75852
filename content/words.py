"""Typed text as plain words: lower case, no accents, elisions cut, numbers and units as one word each."""

import re
import unicodedata
from functools import lru_cache

LONGEST_TEXT = 1200  # characters read; a longer message has long said what it is about
NUMBER = "num"
SMALL_NUMBER = "numlow"  # as a white cell count, in either way of writing it: 3.2 or 3200
LARGE_NUMBER = "numhigh"
WARM_NUMBER = "numwarm"  # as a body temperature, in C or F
SIZED_NUMBERS = frozenset({SMALL_NUMBER, LARGE_NUMBER, WARM_NUMBER})
UNIT = "unitx"
PERCENT = "pct"
YOUNG = "kidage"

_UNITS = re.compile(
    r"(?:[x×*]\s*)?10\s*(?:\^|\*\*?|e|exp)?\s*(?:9|3|⁹|³|6)\s*/\s*(?:l|ul|µl|μl|mcl|mm3|mm³)\b"
    r"|(?<=\d)\s*(?:g|k|thou|tsd)\s*/\s*(?:l|ul|µl|μl|mcl)\b|\b(?:g|k|giga)\s*/\s*(?:l|ul|µl|μl|mcl)\b"
    r"|(?:/|\bper\s|\bpar\s|\bpor\s)\s*(?:mm3|mm³|mm\^3|µl|μl|ul|mcl|nl)\b|\b(?:cells|cellules|células)\s*/\s*\w+"
)
_PER = re.compile(r"\bp[eao]r\s")
_AGE = re.compile(
    r"\b(?P<plain>1[0-7]|[1-9])\s*-?\s*(?:yo|y/o|yr|yrs|year|years)s?\b[ -]*(?:old|olds)\b"
    r"|\b(?P<short>1[0-7]|[1-9])\s*(?:yo|y/o)\b"
    r"|\b(?:de|a|tiene|aged|age)\s+(?P<of>1[0-7]|[1-9])\s*(?:ans|anos|años)\b"
    r"|\b(?:hes|shes|he's|she's|aged|age)\s+(?P<said>1[0-7]|[1-9])\b(?=\s*(?:$|[,;?!]|\.\s|and\b|with\b))"
)
_DIGIT = re.compile(r"\d")
_LUPUS = re.compile(r"\b(?:LES|LED|SLE)\b")  # in capitals: les and led are small words
_ELISION = re.compile(r"\b(l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu)['’](?=\w{2})")
_WORD = re.compile(r"[^\W\d_]+\d{1,2}(?!\d)[^\W\d_]*|\d+(?:[.,]\d+)*|[^\W\d_]+")
_REMEMBERED = 32  # texts: who asks for the language, the counts and the answer asks for the words of the same one
_KEPT_TOGETHER = re.compile(r"[a-z]+\d{1,2}[a-z]?")


def without_accents(text: str) -> str:
    """Lower case without accents; letters of other scripts stay as they are."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """The words of a text. No number stays: it becomes `num`, or `numlow`, `numhigh` by its size as a white cell count;
    a unit of counts becomes `unitx`, % `pct`, an age under 18 `kidage`.
    """
    return list(_words_of(text))


@lru_cache(_REMEMBERED)
def _words_of(text: str) -> tuple[str, ...]:
    cut = text[:LONGEST_TEXT]
    lowered = (cut if cut.isupper() else _LUPUS.sub("lupus", cut)).lower().replace("’", "'")
    if _DIGIT.search(lowered):
        lowered = _AGE.sub(f" {YOUNG} ", lowered)
    if "/" in lowered or _PER.search(lowered):  # every unit has one of them, and few messages do
        lowered = _UNITS.sub(f" {UNIT} ", lowered)
    lowered = lowered.replace("%", f" {PERCENT} ")
    lowered = _ELISION.sub(r"\1 ", without_accents(lowered)).replace("'", "")
    return tuple(_as_word(found) for found in _WORD.findall(lowered))


def _as_word(found: str) -> str:
    if found.isalpha():
        return found
    if found[0].isdecimal():
        return _by_size(found)
    if any(sign.isdigit() for sign in found) and not _KEPT_TOGETHER.fullmatch(found):
        return NUMBER
    return found


def _by_size(number: str) -> str:
    """Total white cells run from about 4 to 11 (tables.md 1.3), typed as 3.2 or as 3200."""
    whole, _, part = number.replace(",", ".").partition(".")
    if "." in part or len(whole) > 6:
        return NUMBER
    value = float(f"{whole}{part}" if len(part) == 3 else f"{whole}.{part or 0}")
    if 37.3 <= value <= 41.9 or 99.1 <= value <= 106:
        return WARM_NUMBER
    thousands = value / 1000 if value >= 400 else value
    if 0 < thousands < 4:
        return SMALL_NUMBER
    return LARGE_NUMBER if 11 <= thousands <= 30 else NUMBER
