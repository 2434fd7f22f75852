"""Whole messages by their form: `[word]` may be missing, `|` parts alternatives, `_` joins words, `{name}` is a slot.

Matched without accents, capitals and marks, from the first word to the last: a word more is another message.
"""

import re
from collections.abc import Iterable, Mapping

from content.typed_text import plain, visible

_BETWEEN = re.compile(r"[^\w#%]+")


def spaced(text: str) -> str:
    """The words of a message, plain, with one space between them."""
    return " ".join(_BETWEEN.split(plain(visible(text)))).strip()


def form_source(form: str, slots: Mapping[str, str]) -> str:
    """A form as a regular expression over spaced words, each followed by a space. `slots` are sources by name."""
    return "".join(_part(part, slots) for part in form.split())


def any_of(ways: Iterable[str]) -> str:
    """The source of one of several words or joined words."""
    return f"(?:(?:{'|'.join(re.escape(spaced(way.replace('_', ' '))) for way in ways)}) )"


def _part(part: str, slots: Mapping[str, str]) -> str:
    optional = "?" if part.startswith("[") else ""
    bare = part.strip("[]")
    if bare.startswith("{"):
        return f"(?:{slots[bare.strip('{}')]}){optional}"
    return any_of(bare.split("|")) + optional
