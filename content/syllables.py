"""Syllables of a word, near enough for a reading formula: spelling rules for English, French and Spanish."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_EN_GROUPS = re.compile(r"[aeiouy]+")
# a final e, -es or -ed that is not spoken; "table", "changes" and "wanted" do speak theirs
_EN_SILENT = re.compile(r"(?:(?<![laeiouy])e|(?<=[aeiouy]l)e|(?<![sxzcghaeiouy])es|(?<![tdaeiouy])ed)$")
_EN_MIDDLE_E = re.compile(
    r"(?<=[bcdfgkmnprstvz])e(?=ly$|less$|ful|ment)|(?<=som)e(?=.)|(?<=plat)e(?=let)|(?<=p)e(?=ople)"
)
# two vowels side by side that are spoken apart
_EN_APART = re.compile(
    r"(?<=[rdbnvl])i(?=ous|a)|(?<=[dlrcu])i(?=e(?:t|n[ct]))|(?<=[rd])e(?=an?s?$)|i(?=o(?![un])|um)|ua(?!l?i)"
    r"|(?<=c)re(?=a)|re(?=ac)|[aeiouy](?=ings?$)|(?<=[vt])ia"
)
_FR_GROUPS = re.compile(r"é(?=[aeiouyàâîôû])|[aeiouyàâäéèêîôöùûüœæ]*[ëï]?[aeiouyàâäéèêîôöùûüœæ]+|[ëï]")
_FR_SILENT = re.compile(r"(?:(?<=[gq])ues?|es?)$")
_ES_SILENT_U = re.compile(r"(?<=[gq])u(?=[eiéí])")
_ES_RUN = re.compile(r"[aeiouáéíóúü]+y?(?![aeiouáéíóúü])|[aeiouáéíóúü]+|y(?![aeiouáéíóúü])")
_ES_APART = re.compile(r"[aeoáéóíú]")


def _english(word: str) -> int:
    spoken = _EN_MIDDLE_E.sub("", _EN_SILENT.sub("", word))
    if not _EN_GROUPS.search(spoken):
        return 1
    return len(_EN_GROUPS.findall(spoken)) + len(_EN_APART.findall(spoken))


def _french(word: str) -> int:
    return max(1, len(_FR_GROUPS.findall(_FR_SILENT.sub("", word))))


def _spanish(word: str) -> int:
    runs = _ES_RUN.findall(_ES_SILENT_U.sub("", word))
    return max(1, sum(len(_ES_APART.findall(run)) or 1 for run in runs))


_COUNTERS: Mapping[str, Callable[[str], int]] = MappingProxyType({"en": _english, "fr": _french, "es": _spanish})


def syllables(word: str, language: str) -> int:
    """How many syllables are spoken; at least 1. A word with a digit in it counts as 1: figures are easy to read."""
    letters = re.sub(r"[^\w]", "", word.lower())
    if not letters or any(letter.isdigit() for letter in letters):
        return 1
    return _COUNTERS[language](letters)
