"""More ways people ask, one a line: `<language>.asks.txt` beside an answer, `out_of_scope_<language>.txt` for none."""

from dataclasses import dataclass
from pathlib import Path

from content.problem import ContentError, LineError
from content.words import LONGEST_TEXT

_COMMENT = "#"


@dataclass(frozen=True)
class Ask:
    """One way somebody asks, and the line it stands on. `hand` counts the people who wrote the file, from 1."""

    text: str
    line: int
    hand: int


def asks_beside(answer: Path) -> Path:
    """The file of more ways to ask for an answer."""
    return answer.with_suffix(".asks.txt")


def read_asks(file: Path) -> tuple[Ask, ...]:
    """The lines of a file; none when it is not there. An empty line parts one writer's lines from the next one's.

    Raises ContentError.
    """
    if not file.is_file():
        return ()
    asks, hand, parted = list[Ask](), 1, False
    for number, text in enumerate(_lines(file), start=1):
        if not text or text.startswith(_COMMENT):
            parted = parted or (not text and bool(asks))
            continue
        hand, parted = hand + parted, False
        asks.append(Ask(text, number, hand))
    return tuple(asks)


def _lines(file: Path) -> list[str]:
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").split("\n")]
    except UnicodeDecodeError:
        raise ContentError([LineError(1, "not written in UTF-8").in_file(file)]) from None
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_TEXT:
            what = f"{len(line)} characters; no more than {LONGEST_TEXT} of a message are read"
            raise ContentError([LineError(number, what).in_file(file)])
    return lines
