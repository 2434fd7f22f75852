"""Everything Whitecell says and understands, loaded once and handed to whoever speaks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from content.answer_page import Pages
from content.counts import Counts
from content.danger.heard import ASKED_IN_DANGER
from content.danger_replies import danger_replies
from content.emergency_numbers import EmergencyNumbers
from content.front_matter import broken_yaml
from content.languages import LANGUAGES
from content.learning_lines import read_outside
from content.library import Library, missing
from content.matching import Matcher
from content.own_counts import OwnCounts
from content.phrases import Phrases
from content.phrasing import phrasings_of
from content.problem import ContentError, Problem, problem_of
from content.said_commands import SaidCommands
from content.scrubbing import PrivateWords, Scrubber
from content.time_grammar import time_grammar
from content.urgency import Urgency

_Part = TypeVar("_Part")


@dataclass(frozen=True)
class Content:
    """The content of one folder; nothing in it changes after loading."""

    folder: Path
    languages: tuple[str, ...]
    library: Library
    pages: Pages
    phrases: Phrases
    counts: Counts
    urgency: Urgency
    matcher: Matcher
    emergency_numbers: EmergencyNumbers
    own_counts: OwnCounts
    said_commands: SaidCommands
    scrubber: Scrubber

    @classmethod
    def load(cls, folder: Path, cache: Path) -> "Content":
        """Read a content folder. The matcher is fitted once per content and kept in `cache`, which is made if needed.

        Raises ContentError with the line of every mistake that would show in a conversation.
        """
        if gaps := list(missing(folder)):  # a topic found in one language must be there in the person's
            raise ContentError(gaps)
        for language in LANGUAGES:  # kept by its own cache, where reminders find it
            _part(partial(time_grammar, language), folder / "lexicon")
        _part(danger_replies, folder / "lexicon")
        private = _part(PrivateWords.read, folder)
        library, phrases = _part(Library.load, folder), _part(Phrases.load, folder / "phrases")
        own_counts, counts = _part(OwnCounts.load, folder / "lexicon"), _part(Counts.load, folder)
        # the curator's own only: the second opinion was weighed with these
        own = [asked for asked in phrasings_of(library) if not asked.hand]
        ordinary = [asked.text for asked in own if asked.topic not in ASKED_IN_DANGER]
        ordinary += [line.text for line in _part(read_outside, folder / "lexicon") if not line.hand]
        urgency = _part(partial(Urgency.load, ordinary=ordinary), folder / "urgency")
        emergency_numbers = _part(EmergencyNumbers.load, folder / "emergency_numbers.yaml")
        # after the rest is read: a new fit takes seconds, and a mistake elsewhere is told at once
        matcher = _part(partial(Matcher.load, cache_folder=cache), folder)
        return cls(
            folder=folder,
            languages=LANGUAGES,
            library=library,
            pages=Pages(library, phrases),
            phrases=phrases,
            counts=counts,
            urgency=urgency,
            emergency_numbers=emergency_numbers,
            matcher=matcher,
            own_counts=own_counts,
            said_commands=_part(SaidCommands.load, folder / "lexicon"),
            scrubber=Scrubber(private, matcher.knows),
        )


def _part(load: Callable[[Path], _Part], path: Path) -> _Part:
    """One part, its mistakes told alike: most parts name them as `file:line: what is wrong`, some know no line."""
    try:
        return load(path)
    except ValueError as error:
        raise ContentError([problem_of(error, path)]) from None
    except (OSError, KeyError, re.error, yaml.YAMLError) as error:
        what = f"cannot be used ({type(error).__name__}: {error})"
        raise ContentError(list(broken_yaml(path)) or [Problem(path, 0, what)]) from None
