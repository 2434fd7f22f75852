"""Which of our languages a message is in, told by its small words and its letters."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from content.languages import LANGUAGES
from content.word_lists import read_grouped_lists
from content.words import words_of

OTHER = "other"
_WORDS_FILE = Path(__file__).parent / "lexicon" / "language_words.yaml"
_TELLING_LETTERS = {"es": "ñ¿¡íóúá", "fr": "èêçœàùîôûëï", OTHER: "ßãõåøæłşğıțșäöüčžő"}
_LETTER_WEIGHT = 1.5
_CLEAR_LEAD = 1.0  # one small word no other language has
_MOST_WORDS = 80
_LAB_FLAG = re.compile(r"(?<![\w'’])[LH](?![\w'’])")  # "WBC 3.2 L": low, not the French article


def detect_language(text: str) -> str | None:
    """`en`, `fr` or `es`; `other` for clearly another language or script; None when the text does not tell."""
    letters = [sign for sign in text[:2000] if sign.isalpha()]
    if letters and sum(not _is_latin(sign) for sign in letters) * 2 > len(letters):
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
    small_words = _small_words()
    scores = dict.fromkeys(small_words, 0.0)
    for word in words_of(_LAB_FLAG.sub(" ", text))[:_MOST_WORDS]:
        speakers = [language for language, known in small_words.items() if word in known]
        ours = [language for language in speakers if language in LANGUAGES]
        for language in ours or speakers:
            scores[language] += 1.0 / len(ours or speakers)
        for language in set(speakers) - set(ours):
            scores[language] += 1.0 / len(speakers)
    lowered = text.lower()
    for language in LANGUAGES:
        hits = (
            len(re.findall(f"[{_TELLING_LETTERS.get(language) or ' '}]", lowered))
            if language in _TELLING_LETTERS
            else 0
        )
        scores[language] += min(hits, 2) * _LETTER_WEIGHT
    strange = len(re.findall(f"[{_TELLING_LETTERS[OTHER]}]", lowered))
    for language in set(scores) - set(LANGUAGES):
        scores[language] += min(strange, 2) * _LETTER_WEIGHT if scores[language] else 0.0
    return scores


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN")


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """Ours by code, and those of other languages by theirs."""
    loaded = read_grouped_lists(_WORDS_FILE)
    return {code: frozenset(words) for group in ("ours", OTHER) for code, words in loaded[group].items()}
