"""Whether somebody asks about their own stored counts: "how are my neutrophils doing?", "last lymphocytes?"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.lab_words import LabWords
from content.languages import LANGUAGES
from content.message_forms import form_source, spaced
from content.problem import ContentError, Problem
from content.word_lists import read_grouped_lists

ALL = "all"
_LONGEST = 90  # characters; a longer message is about more than this
_NAME = r"(?P<count>[\w#% ]+?) "


@dataclass(frozen=True)
class OwnCounts:
    """`asked` are whole messages, by language; `everything` names all counts at once."""

    asked: Mapping[str, tuple[re.Pattern[str], ...]]
    everything: frozenset[str]

    @classmethod
    def load(cls, lexicons: Path) -> "OwnCounts":
        """From `own_counts.yaml`. Raises ContentError."""
        lists = read_grouped_lists(lexicons / "own_counts.yaml")
        try:
            asked = {lang: tuple(_pattern(form) for form in lists["asked"][lang]) for lang in LANGUAGES}
            everything = frozenset(spaced(name) for lang in LANGUAGES for name in lists[ALL][lang])
        except KeyError as error:
            problem = Problem(lexicons / "own_counts.yaml", 0, f"{error.args[0]} is missing")
            raise ContentError([problem]) from None
        return cls(asked, everything)

    def asked_about(self, text: str, words: LabWords) -> str | None:
        """The analyte whose stored values are asked for, `ALL` for every one; None for any other message."""
        message = spaced(text)
        if len(message) > _LONGEST:
            return None
        for patterns in self.asked.values():
            for pattern in patterns:
                found = pattern.fullmatch(f"{message} ")
                named = self._named(found["count"].strip(), words) if found else None
                if named:
                    return named
        return None

    def _named(self, name: str, words: LabWords) -> str | None:
        if name in self.everything:
            return ALL
        found = words.at(name, 0)
        if found is not None and found[1] == len(name) and found[0].analyte:
            return found[0].analyte
        slip = words.with_slip(name)
        return slip.analyte if slip else None


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form_source(form, {"count": _NAME}))
