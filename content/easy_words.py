"""Medical words that answers explain where they use them: the reading formulas count them as easy."""

from pathlib import Path

from content.front_matter import parse
from content.languages import LANGUAGES
from content.problem import ContentError, LineError


def load_easy_words(folder: Path) -> dict[str, frozenset[str]]:
    """The words of `lexicon/easy_words.yaml` by language, in lower case. Raises ContentError."""
    file = folder / "lexicon" / "easy_words.yaml"
    try:
        head = parse(file.read_text(encoding="utf-8"))
        return {language: frozenset(word.lower() for word in head.texts(language)) for language in LANGUAGES}
    except LineError as error:
        raise ContentError([error.in_file(file)]) from None
