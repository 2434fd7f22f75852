"""Countries by name, in the languages we speak."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from content.languages import LANGUAGES
from content.plain_yaml import read_yaml
from content.time_zones import zones_of_country
from content.typed_words import plain_word

PACKAGED_PLACES = Path(__file__).parent / "places.yaml"

_FLAG = re.compile(r"[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6


def countries(language: str) -> list[tuple[str, str]]:
    """Every country people live in, as (ISO 3166 code, name), in the alphabet's order."""
    names = Locale.parse(language).territories
    named = [(code, str(names[code])) for code in zones_of_country() if code in names]
    return sorted(named, key=lambda country: spelled(country[1]))


def find_country(text: str, file: Path = PACKAGED_PLACES) -> str | None:
    """The code of a country by its name in any language, its flag or its capital-letter code; small slips forgiven.

    None when it is none, or may be two.
    """
    typed = text.strip()
    if _FLAG.fullmatch(typed):
        typed = "".join(chr(ord(letter) - _FLAG_A + ord("A")) for letter in typed)
    if typed.isupper() and typed in zones_of_country():
        return typed
    known = _known(file)
    name = spelled(typed)
    found = {known[near] for near in nearest(name, known) or nearest(_without_article(name, file), known)}
    return found.pop() if len(found) == 1 else None


def _without_article(name: str, file: Path) -> str:
    first, _, rest = name.partition(" ")
    return rest if first in data_of(file)["articles"] else name


def country_named(name: str, file: Path = PACKAGED_PLACES) -> str | None:
    """The code of the country whose name, `spelled`, is exactly this."""
    return _known(file).get(name)


def spelled(name: str) -> str:
    """A name without accents, marks and capitals, "St" as "Saint": what two spellings have in common."""
    words = re.findall(r"[^\W_]+", plain_word(name))
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def nearest(name: str, known: Mapping[str, Any]) -> list[str]:
    """The known name itself; else those fewest slips away, one at most (two in a long name, none in a short one)."""
    if name in known:
        return [name]
    slips = 2 if len(name) >= 9 else 1 if len(name) >= 5 else 0
    if not slips:
        return []
    near = extract(name, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [found for found, distance, _ in near if distance == near[0][1]]


@cache
def data_of(file: Path) -> Mapping[str, Any]:
    """`places.yaml`, read once."""
    return MappingProxyType(read_yaml(file))


@cache
def _known(file: Path) -> Mapping[str, str]:
    named = {spelled(name): code for language in LANGUAGES for code, name in countries(language)}
    also = {spelled(name): code for code, names in data_of(file)["countries"].items() for name in listed(names)}
    return MappingProxyType(named | also)


def listed(names: str) -> Iterable[str]:
    """The names of a comma-separated line."""
    return [name.strip() for name in names.split(",")]
