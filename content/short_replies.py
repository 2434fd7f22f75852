"""Short answers to what was just asked: yes, no, or that there is nothing to tell. In any of our languages."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from content.country_names import spelled
from content.plain_yaml import read_yaml

ShortReply = Literal["yes", "no", "skip"]

_PACKAGED = Path(__file__).parent / "lexicon"
_LONGEST = 40


def read_short_reply(text: str, folder: Path = _PACKAGED) -> ShortReply | None:
    """What the whole message answers; None when it says anything else."""
    return _meanings(folder).get(spelled(text)) if len(text) <= _LONGEST else None


@cache
def _meanings(folder: Path) -> dict[str, ShortReply]:
    data = read_yaml(folder / "short_replies.yaml")
    return {
        spelled(word): meaning for meaning in get_args(ShortReply) for words in data[meaning].values() for word in words
    }
