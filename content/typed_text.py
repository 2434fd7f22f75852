"""Typed text made plain: one character stays one, so a place found here is a place in the original."""

import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_SPACES = "\t\u00a0\u2007\u2008\u2009\u200a\u202f\u3000¿¡"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("−–—‐‑", "-"),
        **dict.fromkeys("’‘ʼ´", "'"),
        **dict.fromkeys("“”«»", '"'),
        **dict.fromkeys("∙·٫", "."),
        **dict.fromkeys("µμ", "u"),
        **dict.fromkeys("×✕", "x"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("≤＜", "<"),
        **dict.fromkeys("≥＞", ">"),
        **{
            "\r": "\n",
            "º": "°",
            "∗": "*",
            "，": ",",
            "：": ":",
            "；": ";",
            "％": "%",
            "œ": "o",
            "ß": "s",
            "ø": "o",
            "ł": "l",
        },
    }
)


def visible(text: str) -> str:
    """Composed characters without invisible ones: what `plain` and all places refer to."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)


def plain(text: str) -> str:
    """Lower case, no accents, raised digits as digits, every dash and micro sign alike; the length does not change."""
    return "".join(map(_plain_character, text.translate(_ALIKE)))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    decomposed = unicodedata.normalize("NFKD", character).lower()
    base = next((part for part in decomposed if not unicodedata.combining(part)), " ")
    return base if base.isprintable() else " "
