"""Where one message may hold two questions."""

import re
from collections.abc import Iterator

from content.lexicon import Lexicon
from content.words import words_of

_JOINTS = re.compile(
    r"(?P<stop>[?;\n]+|[.!](?=\s))\s*|\s(?P<joint>and|also|plus|et|aussi|y|e|además|ademas|también|tambien)\s",
    re.IGNORECASE,
)
_MOST_CUTS = 3
_LONGEST = 400  # characters; a longer message is a story, not a list of questions


def cuts(text: str, frames: Lexicon, language: str) -> Iterator[tuple[str, str]]:
    """Up to three places to cut, each as the text before and after; both sides are put as questions."""
    if len(text) > _LONGEST:
        return
    found = 0
    for joint in _JOINTS.finditer(text):
        before, after = text[: joint.start()].strip(), text[joint.end() :].strip()
        if found < _MOST_CUTS and _is_asked(before, frames, language) and _opens_a_question(after, frames, language):
            found += 1
            yield before, after


def _is_asked(text: str, frames: Lexicon, language: str) -> bool:
    words = words_of(text)
    return bool(words) and (words[0] in frames.first_words(language) or bool(frames.find(words, language)))


def _opens_a_question(text: str, frames: Lexicon, language: str) -> bool:
    hits = frames.find(words_of(text)[:6], language)
    return bool(hits) and hits[0].start <= 1
