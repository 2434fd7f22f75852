"""Where one message may hold two questions."""

import re
from collections.abc import Iterator

from content.question_part import Questions

_JOINTS = re.compile(
    r"(?P<stop>[?;\n]+|[.!](?=\s))\s*|\s(?P<joint>and|also|plus|et|aussi|y|e|además|ademas|también|tambien)\s",
    re.IGNORECASE,
)
_MOST_CUTS = 3
_LONGEST = 400  # characters; a longer message is a story, not a list of questions


def cuts(text: str, questions: Questions, language: str) -> Iterator[tuple[str, str]]:
    """Up to three places to cut, each as the text before and after; both sides are put as questions."""
    if len(text) > _LONGEST:
        return
    found = 0
    for joint in _JOINTS.finditer(text):
        before, after = text[: joint.start()].strip(), text[joint.end() :].strip()
        opens = questions.asked(after, language) if joint["stop"] else questions.opens(after, language)
        if found < _MOST_CUTS and questions.holds(before, language) and opens:
            found += 1
            yield before, after
