"""Which of our languages a message is in, told by its small words and its letters."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from content.languages import LANGUAGES
from content.word_lists import read_grouped_lists
from content.words import words_of

OTHER = "other"
_WORDS_FILE = Path(__file__).parent / "lexicon" / "language_words.yaml"
_TELLING_LETTERS = {"es": "ñ¿¡íóúá", "fr": "èêçœàùîôûëï", OTHER: "ßãõåøæłşğıțșäöüčžő"}
_TELLING = {language: re.compile(f"[{letters}]") for language, letters in _TELLING_LETTERS.items()}
_LETTER_WEIGHT = 1.5
_CLEAR_LEAD = 1.0  # one small word no other language has
_MOST_WORDS = 80
_REMEMBERED = 8  # texts: the one that is being read is asked about more than once
_LAB_FLAG = re.compile(r"(?<![\w'’])[LH](?![\w'’])")  # "WBC 3.2 L": low, not the French article


@lru_cache(_REMEMBERED)
def detect_language(text: str) -> str | None:
    """`en`, `fr` or `es`; `other` for clearly another language or script; None when the text does not tell."""
    if not text.isascii() and _is_of_another_script(text[:2000]):
        return OTHER
    scores = _scores(text)
    ranked = sorted(scores, key=lambda language: (-scores[language], language))
    first, second = scores[ranked[0]], scores[ranked[1]]
    if first - second < _CLEAR_LEAD:
        return None
    if ranked[0] in LANGUAGES:
        return ranked[0]
    return OTHER if first >= 3 else None


def _scores(text: str) -> dict[str, float]:
    votes = _votes()
    scores = dict.fromkeys(_small_words(), 0.0)
    for word in words_of(_LAB_FLAG.sub(" ", text))[:_MOST_WORDS]:
        for language, vote in votes.get(word, ()):
            scores[language] += vote
    lowered = text.lower()
    for language, letters in _TELLING.items() if not text.isascii() else ():
        hits = min(len(letters.findall(lowered)), 2)
        if language != OTHER:
            scores[language] += hits * _LETTER_WEIGHT
            continue
        for stranger in set(scores) - set(LANGUAGES):
            scores[stranger] += hits * _LETTER_WEIGHT if scores[stranger] else 0.0
    return scores


@cache
def _votes() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """How much each small word speaks for each language: ours, if any has it, share one vote; all that have it share
    another for the others among them."""
    small_words = _small_words()
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for word in frozenset[str]().union(*small_words.values()):
        speakers = [language for language, known in small_words.items() if word in known]
        ours = [language for language in speakers if language in LANGUAGES] or speakers
        others = [language for language in speakers if language not in LANGUAGES]
        found[word] = (*((one, 1.0 / len(ours)) for one in ours), *((one, 1.0 / len(speakers)) for one in others))
    return found


def _is_of_another_script(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(not _is_latin(sign) for sign in letters) * 2 > len(letters)


def _is_latin(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """Ours by code, and those of other languages by theirs."""
    loaded = read_grouped_lists(_WORDS_FILE)
    return {code: frozenset(words) for group in ("ours", OTHER) for code, words in loaded[group].items()}
