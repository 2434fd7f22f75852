"""Commands said in words: "what reminders do I have" is /reminders. Matched strictly, as whole messages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content.languages import LANGUAGES
from content.message_forms import form_source, spaced
from content.problem import ContentError, Problem
from content.word_lists import read_grouped_lists

_LONGEST = 80  # characters; a longer message says more than this


@dataclass(frozen=True)
class SaidCommands:
    """A command's name, without its slash, to the messages that say it in any language."""

    forms: Mapping[str, re.Pattern[str]]

    @classmethod
    def load(cls, lexicons: Path) -> "SaidCommands":
        """From `said_commands.yaml`. Raises ContentError."""
        file = lexicons / "said_commands.yaml"
        lists = read_grouped_lists(file)
        try:
            said = {name: [form for each in LANGUAGES for form in of[each]] for name, of in lists.items()}
        except KeyError as error:
            raise ContentError([Problem(file, 0, f"{error.args[0]} is missing")]) from None
        return cls({name: _pattern(forms) for name, forms in said.items()})

    def said(self, text: str) -> str | None:
        """The command a message says, None for any other message."""
        message = spaced(text)
        if len(message) > _LONGEST:
            return None
        return next((name for name, form in self.forms.items() if form.fullmatch(f"{message} ")), None)


def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(form_source(form, {}) for form in forms))
