"""Lists of words in YAML: every entry is words, a mistake is told with its line."""

from pathlib import Path
from typing import Any

import yaml

from content.problem import ContentError, Problem

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all text stays text: `no` is a word here


def read_lists(file: Path) -> dict[str, list[str]]:
    """`name: [words, ...]`. Raises ContentError."""
    return {name: _words(file, name, entry) for name, entry in _mapping(file, _read(file)).items()}


def read_grouped_lists(file: Path) -> dict[str, dict[str, list[str]]]:
    """`group: {name: [words, ...]}`. Raises ContentError."""
    groups = _mapping(file, _read(file))
    return {
        group: {name: _words(file, f"{group}: {name}", entry) for name, entry in _mapping(file, lists).items()}
        for group, lists in groups.items()
    }


def read_texts(file: Path) -> dict[str, str]:
    """`name: text`. Raises ContentError."""
    return {name: str(text) for name, text in _mapping(file, _read(file)).items()}


def _read(file: Path) -> object:
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a base loader makes only text
    except OSError as error:
        raise ContentError([Problem(file, 0, f"cannot be read ({error.strerror})")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(file, 0, "not written in UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ContentError([Problem(file, line, f"not YAML: {error.problem}")]) from None


def _mapping(file: Path, loaded: object) -> dict[str, Any]:
    if not isinstance(loaded, dict):
        raise ContentError([Problem(file, 0, "must be `name: [words, ...]` lines")])
    return loaded


def _words(file: Path, name: str, entry: object) -> list[str]:
    if not isinstance(entry, list) or not all(isinstance(word, str) and word for word in entry):
        raise ContentError([Problem(file, 0, f"{name} must be a list of words")])
    return entry
