"""What others ask, in the file beside an answer: one a line, an empty line between two writers."""

from pathlib import Path

import pytest

from content.asks_file import Ask, read_asks
from content.check import check, phrasings_that_miss
from content.library import Library
from content.phrasing import phrasings_of
from content.problem import ContentError
from tests.content.example_answers import write_content
from tests.content.test_content_check import TODAY

OWN = "way 3 to ask about leukopenia in en"  # one of the curator's own in the small folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small content folder."""
    return write_content(tmp_path)


def write_asks(folder: Path, text: str, topic: str = "leukopenia") -> Path:
    """The file beside an English answer."""
    file = folder / "answers" / topic / "en.asks.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_line_is_a_way_to_ask_and_an_empty_one_parts_the_writers(folder: Path) -> None:
    """Comments and more empty lines change nothing; the lines are counted as an editor counts them."""
    file = write_asks(folder, "# from a survey\n\nwhat is it\n  and mine?  \n\n\n# another\nsay it plainly\n")
    assert read_asks(file) == (Ask("what is it", 3, 1), Ask("and mine?", 4, 1), Ask("say it plainly", 8, 2))


def test_no_file_is_no_line(folder: Path) -> None:
    """A new topic needs none."""
    assert read_asks(folder / "answers" / "leukopenia" / "en.asks.txt") == ()


def test_they_are_learned_from_beside_the_curators_own(folder: Path) -> None:
    """Each once, and with its writer."""
    write_asks(folder, f"what is it\n{OWN}\n\nwhat is it\n")
    phrasings = phrasings_of(Library.load(folder))
    learned = [(p.text, p.hand) for p in phrasings if (p.topic, p.language) == ("leukopenia", "en")]
    assert [text for text, _ in learned].count(OWN) == 1
    assert learned[-1] == ("what is it", 1)


@pytest.mark.parametrize(
    ("topic", "text", "line", "what"),
    [
        ("leukopenia", "what is it\n\nWhat is it??\n", 3, '"What is it??" stands twice'),
        ("leukopenia", f"# more\n{OWN}!\n", 2, f'"{OWN}!" stands twice'),
        ("neutropenia", OWN, 1, f'"{OWN}" also asks for leukopenia'),
    ],
)
def test_a_line_that_stands_elsewhere_is_named(folder: Path, topic: str, text: str, line: int, what: str) -> None:
    """The same rules as for the curator's own ways to ask, at the line of this file."""
    file = write_asks(folder, text, topic)
    assert [str(problem) for problem in check(folder, TODAY)] == [f"{file}:{line}: {what}"]


def test_a_line_that_finds_another_topic_is_named(folder: Path) -> None:
    """With its file and line."""
    file = write_asks(folder, "one\n\ntwo\n")
    told = [str(problem) for problem in phrasings_that_miss(folder, lambda text, _: "lymphopenia")]
    assert f'{file}:3: "two" finds lymphopenia' in told


@pytest.mark.parametrize(("raw", "line"), [(b"caf\xe9\n", 1), (b"short\n" + b"long " * 300, 2)])
def test_a_file_that_cannot_be_read_is_named(folder: Path, raw: bytes, line: int) -> None:
    """What is not UTF-8, and what is longer than a message is read, stops the start."""
    file = folder / "answers" / "leukopenia" / "en.asks.txt"
    file.write_bytes(raw)
    with pytest.raises(ContentError, match=rf"en\.asks\.txt:{line}: "):
        Library.load(folder)
