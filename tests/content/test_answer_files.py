"""Answers read from their files."""

from datetime import date
from pathlib import Path

import pytest

from content.library import ContentError, Library, reviewed
from content.review import hash_of
from tests.content.example_answers import answer_text, write_answer


def test_a_whole_file_becomes_an_answer(tmp_path: Path) -> None:
    """Every field of the head and both parts of the text arrive."""
    write_answer(tmp_path, body="Low **white** cells.", more="And more.", to_verify='["A guess."]')
    answer = Library.load(tmp_path).answer("leukopenia", "en")
    assert (answer.topic, answer.language, answer.kind) == ("leukopenia", "en", "answer")
    assert (answer.title, answer.button) == ("What is leukopenia?", "Leukopenia")
    assert (answer.body_html, answer.more_html) == ("Low <b>white</b> cells.", "And more.")
    assert (len(answer.asks), answer.related, answer.fever_line) == (12, ("neutropenia", "lymphopenia"), True)
    assert (answer.sources[0].key, answer.sources[0].status) == ("SEED", "found")
    assert (answer.to_verify, answer.written, answer.expires) == (("A guess.",), date(2026, 11, 22), date(2027, 11, 22))


def test_topics_and_declines_are_told_apart(tmp_path: Path) -> None:
    """What we answer and what we do not answer live in two folders, and one topic never in both."""
    write_answer(tmp_path)
    decline = tmp_path / "declines" / "doses" / "en.md"
    decline.parent.mkdir(parents=True)
    decline.write_text(answer_text(kind="decline", sources="", related=""), encoding="utf-8")
    library = Library.load(tmp_path)
    assert (library.topics, library.declines) == (("leukopenia",), ("doses",))
    decline.parent.rename(decline.parent.with_name("leukopenia"))
    with pytest.raises(ContentError, match="leukopenia is an answer already"):
        Library.load(tmp_path)


def test_a_topic_without_this_language_is_not_there(tmp_path: Path) -> None:
    """Nobody gets another language's text by accident."""
    write_answer(tmp_path)
    library = Library.load(tmp_path)
    assert not library.has("leukopenia", "fr")
    with pytest.raises(KeyError):
        library.answer("leukopenia", "fr")


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({"title": ""}, 1, "title is missing"),
        ({"title": "1.5"}, 2, "title must be words"),
        ({"asks": "[ok, 3]"}, 4, "asks: 3 must be words"),
        ({"asks": "just words"}, 4, "asks must be a list"),
        ({"fever_line": "perhaps"}, 6, "fever_line must be true or false"),
        ({"written": "yesterday"}, 10, "written must be a date"),
        ({"expires": "2027-02-30"}, 2, "not YAML"),
        ({"button": "[unclosed"}, 4, "not YAML"),
        ({"review": "{status: fine}"}, 9, "review"),
        ({"review": "{status: reviewed, by: Dr A}"}, 9, "by (a name), on (a date) and hash"),
        ({"sources": "[{key: A, name: B, year: 2020, address: x}]"}, 7, "a source needs its status"),
        ({"sources": "[{key: A, name: B, year: 2020, address: x, status: seen}]"}, 7, "status is one of"),
        ({"colour": "red"}, 12, "there is no field colour"),
        ({"kind": "decline"}, 12, "kind answer"),
        ({"body": "# Title"}, 13, "a heading"),
        ({"body": ""}, 13, "the text is empty"),
        ({"more": "fine\n\n## More\nagain"}, 18, "stands twice"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, changed: dict[str, str], line: int, what: str) -> None:
    """A bad edit stops the loading and sends the curator to the place."""
    file = write_answer(tmp_path, **changed)
    with pytest.raises(ContentError) as caught:
        Library.load(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (file, line)
    assert what in problem.what


@pytest.mark.parametrize("text", ["no head", "---\ntitle: x\n", "---\ntitle: x\ntitle: y\n---\nx", "---\n- a\n---\nx"])
def test_a_file_without_a_proper_head_is_refused(tmp_path: Path, text: str) -> None:
    """No fences, no end, a field twice, or a list where fields belong."""
    write_answer(tmp_path).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError):
        Library.load(tmp_path)


def test_all_broken_files_are_named_at_once(tmp_path: Path) -> None:
    """A curator mends a morning's edits in one go."""
    for language in ("en", "fr"):
        write_answer(tmp_path, language=language, title="")
    with pytest.raises(ContentError) as caught:
        Library.load(tmp_path)
    assert [problem.file.name for problem in caught.value.problems] == ["en.md", "fr.md"]


def _reviewed(body: str, mark: str) -> str:
    text_hash = hash_of("What is leukopenia?", mark, "")
    review = f'{{status: reviewed, by: "Dr A", on: 2026-11-23, hash: "{text_hash}"}}'
    return answer_text(body=body, more="", review=review)


def test_a_review_mark_stands_for_exactly_the_words_that_were_read(tmp_path: Path) -> None:
    """New line breaks keep the mark; any other change of the text loses it by itself."""
    file = write_answer(tmp_path)
    for body, stands in (("Low white cells.", True), ("Low\nwhite cells.", True), ("Low white cells!", False)):
        file.write_text(_reviewed(body, mark="Low white cells."), encoding="utf-8")
        assert reviewed(Library.load(tmp_path).answer("leukopenia", "en")) is stands


def test_an_unreviewed_text_is_not_reviewed(tmp_path: Path) -> None:
    """No mark is no mark."""
    write_answer(tmp_path)
    assert not reviewed(Library.load(tmp_path).answer("leukopenia", "en"))
