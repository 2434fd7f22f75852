"""A question without whose it is: names, numbers, dates, places and contacts taken out, before it may be kept.

The person reads what is left before anybody else does, so a mark stands wherever something was taken out. In doubt a
word goes: a capital letter on a word we do not know is taken for a name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content.country_names import countries, data_of, listed, spelled
from content.languages import LANGUAGES
from content.problem import ContentError, Problem
from content.time_zones import zone_cities, zones_of_country
from content.typed_text import visible
from content.word_lists import read_grouped_lists
from content.words import without_accents

TAKEN_OUT = "…"
LONGEST = 280  # characters of a question that are kept
_CONTACT = re.compile(r"\S*(?:@|://|www\.)\S*|\b[\w-]+\.(?:com|org|net|info|co|uk|fr|es|eu|me|io)\b\S*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[.,:/’'·_-]+[^\W_]+)*|[?!.,;]")
_GROUPS = ("names", "cues", "self", "numbers", "times", "months")
_SENTENCE_END = frozenset("?!.")
_MOST_WORDS_OF_A_PLACE = 3
_CAPITALS_OF_AN_ABBREVIATION = 5
_CAPITALS_NO_NAME_HAS = 3  # ANA is a blood test before it is somebody

Cues = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class PrivateWords:
    """What `private_words.yaml` says; every word spelled without accents or capitals."""

    names: frozenset[str]
    cues: Cues
    self_cues: Cues
    quantities: frozenset[str]
    months: frozenset[str]
    places: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> "PrivateWords":
        """From a content folder. Raises ContentError."""
        file = folder / "lexicon" / "private_words.yaml"
        lists = read_grouped_lists(file)
        for group in _GROUPS:
            if not lists.get(group, {}).keys() >= set(LANGUAGES):
                raise ContentError([Problem(file, 0, f"{group} is missing, or one of its languages")])

        def words(*groups: str) -> Iterator[str]:
            for group in groups:
                for language in LANGUAGES:
                    yield from map(_bare, lists[group][language])

        return cls(
            names=frozenset(words("names")),
            cues=frozenset(tuple(cue.split()) for cue in words("cues")),
            self_cues=frozenset(tuple(cue.split()) for cue in words("self")),
            quantities=frozenset(words("numbers", "times")),
            months=frozenset(words("months")),
            places=_places(folder / "places.yaml"),
        )


@dataclass(frozen=True)
class _Token:
    """A word or mark as typed. `opens`: it begins a sentence, where a capital tells nothing."""

    typed: str
    bare: str
    opens: bool

    @property
    def is_word(self) -> bool:
        return self.typed[0].isalnum()


class Scrubber:
    """Takes out what could tell who asked. `knows`: whether a bare word is one of the field's or of everyday use."""

    def __init__(self, private: PrivateWords, knows: Callable[[str], bool]) -> None:
        self._private = private
        self._knows = knows

    def scrub(self, text: str) -> str:
        """What may be kept of a question; "" when nothing is left. At most `LONGEST` characters."""
        tokens = _tokens(text)
        out = self._out(tokens)
        said: list[str] = []
        for place, token in enumerate(tokens):
            if place in out:
                if not said or said[-1] != TAKEN_OUT:
                    said.append(TAKEN_OUT)
            elif token.is_word or not said:
                said.append(token.typed)
            else:
                said[-1] = _closed(said[-1], token.typed)
        kept = _cut(" ".join(said))
        return kept if any(sign.isalpha() for sign in kept) else ""

    def _out(self, tokens: Sequence[_Token]) -> frozenset[int]:
        """The places of everything that goes."""
        out = {place for place, token in enumerate(tokens) if token.is_word and self._private_itself(token)}
        out |= {place for place in range(len(tokens)) if self._month_beside_number(tokens, place)}
        out |= self._place_words(tokens)
        for place in range(len(tokens)):
            out |= self._after_cue(tokens, place)
        return frozenset(out)

    def _private_itself(self, token: _Token) -> bool:
        if any(sign.isnumeric() for sign in token.typed) or token.typed == TAKEN_OUT:
            return True
        parts = {token.bare, *token.bare.split("-"), *token.bare.split("'")}
        if parts & self._private.quantities or (parts & self._private.months and not token.opens and _capital(token)):
            return True
        abbreviation = token.typed.isupper() and 1 < len(token.typed) <= _CAPITALS_NO_NAME_HAS
        return bool(parts & self._private.names and not abbreviation) or self._own_name(token)

    def _month_beside_number(self, tokens: Sequence[_Token], place: int) -> bool:
        """May and March are dates beside a number, and ordinary words elsewhere."""
        beside = [tokens[at] for at in (place - 1, place + 1) if 0 <= at < len(tokens)]
        numbers = any(any(sign.isnumeric() for sign in token.typed) for token in beside)
        return tokens[place].bare in self._private.months and numbers

    def _own_name(self, token: _Token) -> bool:
        """A capital on a word we do not know; a short word all in capitals is an abbreviation (ANA, CRP)."""
        typed = token.typed
        if not any(sign.isupper() for sign in typed) or self._familiar(token):
            return False
        return not (typed.isupper() and 1 < len(typed) <= _CAPITALS_OF_AN_ABBREVIATION)

    def _familiar(self, token: _Token) -> bool:
        return all(len(part) == 1 or self._knows(part) for part in re.split(r"\W+", token.bare) if part)

    def _place_words(self, tokens: Sequence[_Token]) -> set[int]:
        """Names of places; one that is an ordinary word too (Nice, Reading) only with its capital inside a sentence."""
        found: set[int] = set()
        for length in range(_MOST_WORDS_OF_A_PLACE, 0, -1):
            for start in range(len(tokens) - length + 1):
                span = tokens[start : start + length]
                named = all(token.is_word for token in span) and spelled(" ".join(token.bare for token in span))
                if named in self._private.places:
                    capital = any(_capital(token) and not token.opens for token in span)
                    if capital or not all(self._familiar(token) for token in span):
                        found |= set(range(start, start + length))
        return found

    def _after_cue(self, tokens: Sequence[_Token], at: int) -> set[int]:
        """The names that follow "Dr" or "my name is" from here: up to two words that are not familiar."""
        for cues in (self._private.cues, self._private.self_cues):
            for length in (4, 3, 2, 1):
                if tuple(token.bare.rstrip(".") for token in tokens[at : at + length]) in cues:
                    return self._strange_from(tokens, at + length)
        return set()

    def _strange_from(self, tokens: Sequence[_Token], start: int) -> set[int]:
        found: set[int] = set()
        for place in range(start, min(start + 3, len(tokens))):
            token = tokens[place]
            if token.is_word and self._familiar(token):
                break
            if token.is_word:
                found.add(place)
            elif token.typed != ".":
                break
        return found


def _capital(token: _Token) -> bool:
    return token.typed[0].isupper()


def _tokens(text: str) -> list[_Token]:
    marked = _CONTACT.sub(" 0 ", visible(text).replace(TAKEN_OUT, " 0 "))
    shouted = marked.isupper()
    tokens: list[_Token] = []
    for found in _TOKEN.findall(marked.lower() if shouted else marked):
        opens = not tokens or tokens[-1].typed in _SENTENCE_END
        tokens.append(_Token(found, _bare(found), opens))
    return tokens


def _bare(word: str) -> str:
    return without_accents(word).replace("’", "'")


def _closed(word: str, mark: str) -> str:
    return word if word[-1] in "?!.,;" else word + mark


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0]


@cache
def _places(file: Path) -> frozenset[str]:
    """Cities and countries by every name we know, as `spelled` has them."""
    data = data_of(file)
    cities = [name for zones in data["cities"].values() for names in zones.values() for name in listed(names)]
    lands = [name for names in data["countries"].values() for name in listed(names)]
    cities += [name for zones in zones_of_country().values() for zone in zones for name in zone_cities(zone)]
    lands += [name for language in LANGUAGES for _, name in countries(language)]
    return frozenset(spelled(name) for name in (*cities, *lands)) - {""}
