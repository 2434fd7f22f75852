"""What the curator's check finds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import content
from content.check import check, phrasings_that_miss
from content.full_check import found, full_check
from content.matching import Matcher
from content.reading_report import report, table
from tests.content.example_answers import write_answer, write_content

TODAY = date(2026, 12, 1)
ASKS = [f"question {number}" for number in range(12)]


def _found(folder: Path) -> list[tuple[str, int, str]]:
    return [(str(problem.file.relative_to(folder)), problem.line, problem.what) for problem in check(folder, TODAY)]


def test_good_content_has_no_problem(tmp_path: Path) -> None:
    """The small example folder, with the real phrases and rules, is clean."""
    assert _found(write_content(tmp_path)) == []


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({"body": "You have leukopenia. " + "It is a low count. " * 14}, 13, '"You have leukopenia" names what'),
        ({"body": "It is low. " * 21 + "\nStop taking your azathioprine."}, 14, "tells a person to stop"),
        ({"more": "It is low. " * 15 + "\n\nTake 5 mg."}, 18, "states a dose"),
        ({"title": "You are safe"}, 2, "says it is a flare"),
        ({"body": "It is low. " * 15}, 13, "45 words; 60 to 120 are wanted"),
        ({"body": "It is low. " * 41}, 13, "123 words; 60 to 120 are wanted"),
        ({"more": "It is low. " * 51}, 15, "153 words; 40 to 150 are wanted"),
        ({"more": ""}, 13, "there is no '## More'"),
        ({"body": "Immunological abnormalities necessitate individual evaluation. " * 12}, 13, "too hard to read"),
        ({"asks": "[one, two]"}, 4, "2 ways to ask; at least 12"),
        ({"asks": str([*ASKS, "Question 3?"])}, 4, '"Question 3?" stands twice'),
        ({"related": "[neutropenia]"}, 5, "1 related topics"),
        ({"related": "[neutropenia, moonlight]"}, 5, "there is no other topic moonlight"),
        ({"related": "[neutropenia, leukopenia]"}, 5, "there is no other topic leukopenia"),
        ({"sources": "[]"}, 7, "an answer needs a source"),
        ({"expires": "2026-11-30"}, 11, "expired on 2026-11-30"),
        ({"written": "2027-01-01"}, 10, "written in the future"),
        ({"review": "{status: reviewed, by: Dr A, on: 2026-11-23, hash: '00'}"}, 9, "edited since Dr A reviewed it"),
        ({"button": "A label that is far too long for a phone"}, 3, "the button is 40 characters"),
        ({"body": "# Heading"}, 13, "answers do not use a heading"),
    ],
)
def test_a_fault_in_an_answer_is_named_with_its_line(
    tmp_path: Path, changed: dict[str, str], line: int, what: str
) -> None:
    """One change, one problem, at the line a curator has to open."""
    file = write_answer(write_content(tmp_path), **{"related": "[lymphopenia, neutropenia]", **changed})
    found = [problem for problem in check(tmp_path, TODAY) if what in problem.what]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]


def test_a_language_that_tells_it_otherwise_is_found(tmp_path: Path) -> None:
    """The fever line and the related topics are the same in each language."""
    write_answer(write_content(tmp_path), language="fr", fever_line="false", related="[lymphopenia, neutropenia]")
    assert _found(tmp_path) == [
        ("answers/leukopenia/fr.md", 5, "related differs from en.md"),
        ("answers/leukopenia/fr.md", 6, "fever_line differs from en.md"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "…",
        "lupus.org/page",
        "https://",
        "https://localhost/x",
        "ftp://a.org/x",
        "https://a.org/a b",
        "https://[a",
        "https://…",
    ],
)
def test_an_address_that_is_none_is_found(tmp_path: Path, address: str) -> None:
    """Only http(s) addresses of a host with a dot pass."""
    sources = f"[{{key: A, name: B, year: 2020, address: '{address}', status: found}}]"
    write_answer(write_content(tmp_path), sources=sources, related="[lymphopenia, neutropenia]")
    assert [line for file, line, _ in _found(tmp_path) if file.endswith("leukopenia/en.md")] == [7]


def test_a_page_longer_than_telegram_takes_is_found(tmp_path: Path) -> None:
    """Short texts can still have a list of sources that nobody can be sent."""
    one = "{key: K, name: 'A society of doctors with a long name', year: 2020, address: 'https://a.org', status: found}"
    file = write_answer(write_content(tmp_path), sources=f"[{', '.join([one] * 120)}]")
    said = [problem.what for problem in check(tmp_path, TODAY) if problem.file == file]
    assert any("over Telegram's 4096" in what for what in said)


def test_a_missing_language_is_found(tmp_path: Path) -> None:
    """A topic speaks three languages or none."""
    (write_content(tmp_path) / "answers" / "leukopenia" / "es.md").unlink()
    assert _found(tmp_path) == [("answers/leukopenia/es.md", 0, "leukopenia is missing in es")]


def test_a_phrasing_of_two_topics_is_found_in_both_spellings(tmp_path: Path) -> None:
    """Case and punctuation do not tell two questions apart; the same words in another language do."""
    write_content(tmp_path)
    for topic, last in (("leukopenia", "why low?"), ("neutropenia", "Why LOW")):
        write_answer(tmp_path, topic, asks=str([f"{ask} {topic}" for ask in ASKS] + [last]), related="[lymphopenia, x]")
    shared = [what for _, _, what in _found(tmp_path) if "also asks" in what]
    assert shared == ['"Why LOW" also asks for leukopenia']


def test_a_phrasing_that_finds_another_topic_is_found(tmp_path: Path) -> None:
    """The matcher is handed in; what it answers is held against the file the phrasing stands in."""
    write_content(tmp_path)
    missed = phrasings_that_miss(tmp_path, lambda text, language: "leukopenia" if language == "en" else "nothing")
    wrong = {problem.file.relative_to(tmp_path / "answers") for problem in missed if "finds leukopenia" in problem.what}
    assert wrong == {Path("neutropenia/en.md"), Path("lymphopenia/en.md")}
    assert sum("finds nothing" in problem.what for problem in missed) == 3 * 2 * 12


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "extra = Extra words", "extra is missing in fr"),
        ("fr", "not-known-line = Bonjour { $name }", "not-known-line: $name is not in both this and"),
        ("fr", "not-known-line = <b>Bonjour", "<b> is never closed"),
        ("es", "not-known-line = Deja la azatioprina.", "tells a person to stop"),
        ("en", "not-known-line = { missing-phrase }", "not-known-line cannot be said"),
        ("en", "not-known-line = " + "long " * 900, "longer than Telegram's 4096"),
        ("en", "urgent-now = " + "help " * 60, "60 words; under 60"),
        ("en", "broken", "not Fluent"),
    ],
)
def test_a_fault_in_a_phrase_is_found(tmp_path: Path, language: str, text: str, what: str) -> None:
    """Parity, variables, markup, wording, length and the form itself."""
    file = write_content(tmp_path) / "phrases" / language / "standard.ftl"
    phrase_id = text.partition(" ")[0]
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{phrase_id} ")]
    file.write_text("\n".join([*kept, text]) + "\n", encoding="utf-8")
    assert any(what in found for _, _, found in _found(tmp_path))


def test_broken_yaml_is_found_with_its_line_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    """A lexicon that is no YAML does not hide a bad answer."""
    (write_content(tmp_path) / "lexicon" / "words.yaml").write_text("fine: 1\nodd: [1\n", encoding="utf-8")
    write_answer(tmp_path, asks="[one]", related="[lymphopenia, neutropenia]")
    places = [(file, line) for file, line, _ in _found(tmp_path)]
    assert ("lexicon/words.yaml", 3) in places
    assert ("answers/leukopenia/en.md", 4) in places


def test_the_report_has_a_row_a_file_and_a_line_a_language(tmp_path: Path) -> None:
    """Words and level of both parts, then the range of each language beside its limit."""
    lines = list(table(report(write_content(tmp_path))))
    assert len(lines) == 1 + 9 + 3
    assert lines[1].split()[:2] == ["leukopenia/en.md", "72"]
    assert lines[-3].startswith("en: Flesch-Kincaid grade, at most 6 wanted: ")


def test_the_full_check_tries_every_phrasing(tmp_path: Path) -> None:
    """A phrasing that asks for another topic is told with its line."""
    folder = tmp_path / "content"
    packaged = Path(content.__file__).parent
    for part in ("answers/vaccines", "answers/leukopenia", "answers/infection-signs", "lexicon", "phrases"):
        shutil.copytree(packaged / part, folder / part)
    stray = folder / "answers" / "leukopenia" / "en.md"
    text = stray.read_text(encoding="utf-8")
    astray = 'asks:\n  - "which vaccines can i have"\n'
    stray.write_text(text.replace("asks:\n", astray, 1), encoding="utf-8")
    told = [str(problem) for problem in full_check(folder, TODAY, tmp_path / "cache")]
    assert f'{stray}:5: "which vaccines can i have" finds vaccines' in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what is leukopenia", "leukopenia"),
        ("can i get a tattoo", "nothing: out_lifestyle of lexicon/concepts_en.yaml is read in it"),
        ("asdf", "nothing"),
    ],
)
def test_a_curator_learns_which_list_keeps_a_new_topic_out(text: str, says: str) -> None:
    """Words of what is not answered may stand in a phrasing of something new."""
    matcher = Matcher.load(Path(content.__file__).parent, Path(__file__).parents[2] / "build" / "cache")
    assert found(matcher.match(text, "en")) == says


def test_content_that_no_matcher_can_be_fitted_to_is_told(tmp_path: Path) -> None:
    """A lexicon file that is missing is named, and nothing raises."""
    (problem,) = full_check(write_content(tmp_path / "content"), TODAY, tmp_path / "cache")
    assert ".yaml" in problem.what
