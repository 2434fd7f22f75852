"""A message as words, clauses and sentences, the same for every language."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

# The accent of the Spanish "sí" (yes) is kept: without it the word may mean "if" (clinical/tables.md 3.5, row 79).
_YES = "sí"
_YES_ALONE = re.compile(r"(?<!\w)sí(?!\w)")
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|sí(?![a-z])|[a-z]+|[%°<>≥≤+/]|[.,;:!?()\n…—–]|-(?= )|[«»“”\"]")
_TENTH = re.compile(r"(?<=\d)\s?['°](?=\d(?!\d))")
_RANGE = re.compile(r"(?<=\d)\s*[-–~]\s*(?=\d)")
# Typed with slips: "3 8 . 4", "100 ,9", and the French "38c4".
_APART = re.compile(r"(?<![\d.,])(?<!\d )(?:1 ?\d ?\d|\d ?\d) [.,] ?\d(?!\d)")
_LETTER = re.compile(r"(?<=\d\d)c(?=\d(?!\d))")
_DRAWN = re.compile(r"(?<=\d)\s*[🤒🌡]")
_ROW = re.compile(r"([a-z])\1{2,}")
_JE = re.compile(r"j[bcdfghklmnpqrstvwxz][a-z]{2}")
_PLAIN = re.compile(r"[a-z ]+")
_SENTENCE_ENDS = frozenset(".!?\n…")
_CLAUSE_ENDS = frozenset(",;:()—–-+")
_QUOTES = frozenset('«»“”"')
_LARGEST = 1e15  # a number with more digits is none that anybody means, and none that a float can count to


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number. `text` is lower case without accents; `stop` is the punctuation straight after it; `quoted`
    is inside a pair of quotation marks."""

    text: str
    clause: int
    sentence: int
    stop: str = ""
    value: float | None = None
    quoted: bool = False


def fold(text: str) -> str:
    """The text as the tables see it: lower case, no accents, "can't" as "cant", long rows of a letter cut to one."""
    text = text.lower().replace("’", "'").replace("´", "'").replace("º", "°").replace("·", ".")
    plain = text if text.isascii() else _without_accents(_drawn(text))
    plain = _figures(plain) if _DIGIT.search(plain) else plain
    plain = plain.replace("n't", "nt").replace("&", " and ")
    plain = plain.replace("$", " dollars ").replace("€", " euros ").replace("£", " pounds ")
    return _ROW.sub(r"\1", plain)


def _drawn(text: str) -> str:
    """What is no letter of ours, in our letters; a thermometer behind a number says that somebody is ill."""
    return _DRAWN.sub(", unwell,", text.replace("œ", "oe").replace("æ", "ae"))


def _without_accents(text: str) -> str:
    kept = _YES_ALONE.sub("\0", unicodedata.normalize("NFC", text))
    plain = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return plain.replace("\0", _YES)


def _figures(text: str) -> str:
    """Its numbers written as one: "38'5", "3 8 . 4", "38c4", and "38-39" as a range."""
    text = _LETTER.sub(".", _TENTH.sub(".", text))
    return _RANGE.sub(" to ", _APART.sub(lambda m: m[0].replace(" ", ""), text))


def tokens(text: str) -> list[str]:
    """The words, numbers and marks of a text, folded."""
    return _TOKEN.findall(fold(text))


def phrase(text: str) -> tuple[str, ...]:
    """A phrase of a table as the words a message would hold."""
    if _PLAIN.fullmatch(text):  # most are, and loading reads thousands
        return tuple(text.split())
    marks = _CLAUSE_ENDS | _SENTENCE_ENDS | _QUOTES
    return tuple(token for token in tokens(text) if token not in marks)


def split(text: str, respell: Mapping[str, tuple[str, ...]]) -> list[Word]:
    """The words of a message. Punctuation ends clauses and sentences; `respell` opens up typed-together words."""
    words: list[Word] = []
    clause = sentence = 0
    opened: int | None = None  # where a quotation began
    for token in tokens(text):
        if token in _QUOTES:
            words, opened = _quoted(words, opened)
            continue
        if token in _SENTENCE_ENDS or token in _CLAUSE_ENDS:
            if words and not words[-1].stop:
                words[-1] = replace(words[-1], stop=token)
            # a row of marks, as in "(101), gone", ends one clause and not two
            clause += bool(words) and words[-1].clause == clause
            sentence += token in _SENTENCE_ENDS and bool(words) and words[-1].sentence == sentence
            continue
        for part in respell.get(token) or _opened(token):
            words.append(Word(part, clause, sentence, value=_value(part)))
    return words


def _quoted(words: list[Word], opened: int | None) -> tuple[list[Word], int | None]:
    """The words so far, those since the opening mark quoted where this one closes it."""
    if opened is None:
        return words, len(words)
    return words[:opened] + [replace(word, quoted=True) for word in words[opened:]], None


def _opened(token: str) -> tuple[str, ...]:
    """French "jcrache" as "je crache": no word of the three languages begins with a j and a consonant."""
    return ("je", token[1:]) if _JE.match(token) else (token,)


def _value(token: str) -> float | None:
    return min(float(token.replace(",", ".")), _LARGEST) if token[0].isdigit() else None


def decimals(text: str) -> int:
    """How many digits stand behind the decimal mark of a number as typed."""
    return len(text.replace(",", ".").partition(".")[2])
