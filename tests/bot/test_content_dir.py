"""A host's own content: it is used as it is, and a bad edit stops the start with its line."""

import shutil
from pathlib import Path

import pytest

import content
from bot.cli import main

PACKAGED = Path(content.__file__).parent


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the packaged content, set as the host's."""
    folder = tmp_path / "my-content"
    shutil.copytree(PACKAGED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setenv("WHITECELL_CONTENT_DIR", str(folder))
    monkeypatch.setenv("WHITECELL_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WHITECELL_TELEGRAM_TOKEN", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    return folder


@pytest.mark.parametrize(
    ("file", "before", "after", "line"),
    [
        ("answers/leukopenia/en.md", "fever_line: true", "fever_line: perhaps", True),
        ("answers/leukopenia/fr.md", "review: {status: unreviewed}", "review: {status: read}", True),
        ("declines/other-organs/es.md", "title:", "titel:", True),
        ("phrases/es/standard.ftl", "fever-line = ", "fever-line ", True),
        ("counts.yaml", "low: 4.0, high: 11.0", "low: 40.0, high: 11.0", True),
        ("urgency/en/emergency.yaml", "signs:", "sings:", False),
        ("emergency_numbers.yaml", "112", "[112", True),
        ("lexicon/own_counts.yaml", "asked:", "asked: [", True),
        ("lexicon/private_words.yaml", "numbers:\n", "numers:\n", False),
    ],
)
def test_a_bad_edit_stops_the_start(
    file: str, before: str, after: str, line: bool, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, the setting, the file and, where one is at fault, its line; no traceback."""
    edited = own / file
    text = edited.read_text(encoding="utf-8")
    assert before in text
    edited.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert main(["run"]) == 2
    said = capsys.readouterr().err
    place = f"{edited}:" if line else str(edited.parent if "urgency" in file else edited)
    assert "WHITECELL_CONTENT_DIR" in said
    assert place in said
    assert "Traceback" not in said
    if line:
        assert not said.split(f"{edited}:", 1)[1].startswith("0:")


def test_a_topic_that_is_missing_in_one_language_stops_it_too(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A topic found in English must be there for who reads French."""
    (own / "answers" / "leukopenia" / "fr.md").unlink()
    assert main(["run"]) == 2
    assert "leukopenia is missing in fr" in capsys.readouterr().err


def test_the_table_of_reading_levels(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check-content --table` shows each text's words and level, also of a host's own content."""
    assert main(["check-content", "--table"]) == 0
    said = capsys.readouterr().out
    assert "leukopenia/fr.md" in said
    assert "en: Flesch-Kincaid grade" in said
