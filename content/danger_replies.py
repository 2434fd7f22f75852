"""What is typed under an urgent text, or under the question whether something happens now. In any of our languages.

Strictly, by whole messages: an answer takes danger away, and what is not clear must not end anything.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from content.languages import LANGUAGES
from content.message_forms import any_of, form_source, spaced
from content.problem import ContentError, Problem
from content.word_lists import read_grouped_lists

_PACKAGED = Path(__file__).parent / "lexicon"
_POLITE = "polite"
# Few of each: a message of many is none of these, and looking for them must not take long.
_MOST_POLITE, _MOST_FORMS = 3, 2
_LONGEST = 120  # characters; a longer message tells more than this


class DangerReply(StrEnum):
    """What a message answers. TALKING is help only where it is about thoughts of suicide or self-harm; YES and NO
    answer what was asked last, NOW whether something happens now; UNCLEAR may mean anything."""

    HELPED = "helped"
    TALKING = "talking"
    ALONE = "alone"
    NOT_NOW = "not_now"
    YES = "yes"
    NO = "no"
    NOW = "now"
    UNCLEAR = "unclear"


def read_danger_reply(text: str, folder: Path = _PACKAGED) -> DangerReply | None:
    """What the whole message answers; None when it says anything else."""
    message = f"{spaced(text)} "
    if len(message) > _LONGEST:
        return None
    return next((reply for reply, pattern in danger_replies(folder) if pattern.fullmatch(message)), None)


@cache
def danger_replies(folder: Path) -> Sequence[tuple[DangerReply, re.Pattern[str]]]:
    """The forms in `folder/danger_replies.yaml`, read once. Raises ContentError."""
    file = folder / "danger_replies.yaml"
    lists = read_grouped_lists(file)
    try:
        return [(reply, _pattern(reply, language, lists, file)) for reply in DangerReply for language in LANGUAGES]
    except KeyError as error:
        raise ContentError([Problem(file, 0, f"{error.args[0]} is missing")]) from None


def _pattern(
    reply: DangerReply, language: str, lists: Mapping[str, Mapping[str, Sequence[str]]], file: Path
) -> re.Pattern[str]:
    """One or two of its forms, with polite words before, between and after."""
    slots = {name: any_of(words[language]) for name, words in lists.items() if name not in frozenset(DangerReply)}
    polite = f"(?:{slots.pop(_POLITE)}){{0,{_MOST_POLITE}}}"
    forms = "|".join(form_source(form, slots) for form in lists[reply][language])
    if re.fullmatch(forms, ""):
        raise ContentError([Problem(file, 0, f"{reply}: {language}: a form may be missing as a whole")])
    return re.compile(f"{polite}(?:(?:{forms}){polite}){{1,{_MOST_FORMS}}}")
