"""What Whitecell would do with a message: the contract that `whitecell explain` prints."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

import content
from content.content import Content
from content.problem import ContentError
from content.understanding import Understanding, explain_text, understand
from content.urgency import Level, Reading

TODAY = date(2026, 11, 22)
KEYS = ["urgency", "signs", "kind", "topic", "choices", "lab", "reminder", "because"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The packaged content, its matcher fitted once for this file."""
    return Content.load(Path(content.__file__).parent, tmp_path_factory.mktemp("cache"))


def _read(whole: Content, text: str, language: str = "en") -> Understanding:
    return understand(whole, text, language, TODAY)


def test_a_question_gets_its_topic_first_among_the_choices(whole: Content) -> None:
    """An answer's own topic leads the choices; nothing else is read into it."""
    read = _read(whole, "what is leukopenia").as_json()
    assert list(read) == KEYS
    assert (read["kind"], read["topic"], read["urgency"], read["signs"]) == ("answer", "leukopenia", "none", [])
    assert isinstance(read["choices"], list)
    assert read["choices"][0] == "leukopenia"
    assert (read["lab"], read["reminder"]) == (None, None)


def test_danger_is_read_whatever_else_the_message_is(whole: Content) -> None:
    """A command, an entry and a reminder with a fever in them are urgent, and keep what they are."""
    for text, kind in (
        ("/labs I have a fever of 38.6", "command"),
        ("wbc 3.2 and a temperature of 38.6", "lab_entry"),
        ("remind me tomorrow, I have a fever of 38.6", "reminder"),
    ):
        read = _read(whole, text)
        assert (read.urgency, read.signs, read.kind) == ("emergency", ("E01",), kind)


ALONE = "i feel so alone with this"
UNSURE = Reading(Level.HINT, (), None, ("like emergencies heard before",), ask=True, learned=True)


def test_who_feels_alone_is_not_asked_whether_it_is_happening(whole: Content) -> None:
    """Only the second opinion is unsure of it: the page with the crisis lines answers, under the urgent line."""
    read = understand(whole, ALONE, "en", TODAY, danger=UNSURE)
    assert (read.urgency, read.kind, read.topic, read.ask) == ("hint", "decline", "mood-and-crisis", False)


def test_what_a_rule_is_unsure_of_is_asked_whatever_page_there_is(whole: Content) -> None:
    """A sign behind the question outweighs the mood."""
    read = understand(whole, ALONE, "en", TODAY, danger=replace(UNSURE, learned=False))
    assert (read.kind, read.ask) == ("ask", True)


def test_a_question_of_the_rules_is_known_for_theirs(whole: Content) -> None:
    """ "Plus de fièvre" is unclear by its words, not by its likeness to anything."""
    assert not whole.urgency.read("plus de fièvre").learned
    assert whole.urgency.read("i can't cope any more").learned


def test_counts_are_an_entry(whole: Content) -> None:
    """Values, units, date and tier as the contract names them."""
    lab = _read(whole, "wbc 3.2 12 nov").as_json()["lab"]
    assert lab == {
        "outcome": "store",
        "why": None,
        "date": "2026-11-12",
        "date_assumed": False,
        "readings": [
            {
                "analyte": "wbc",
                "value": 3.2,
                "unit": "10*9/L",
                "comparator": None,
                "typed": "3.2",
                "derived": False,
                "date": "2026-11-12",
                "outcome": "store",
                "tier": "T1",
            }
        ],
    }


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("2.9 wbc hmm?", "en", "how-low-is-dangerous"),
        ("my wbc was 2.9, is that bad?", "en", "how-low-is-dangerous"),
        ("wbc 18?", "en", "high-white-cells"),
    ],
)
def test_a_value_inside_a_question_is_answered_and_asked_about(
    whole: Content, text: str, language: str, topic: str
) -> None:
    """It is never stored without a yes, and where the words name no topic the number does."""
    read = _read(whole, text, language)
    assert (read.kind, read.topic) == ("answer", topic)
    assert read.lab is not None
    assert read.lab.outcome == "ask"


def test_a_reminder_is_read_before_a_question(whole: Content) -> None:
    """With its date in the contract's form."""
    read = _read(whole, "remind me to recheck in 4 weeks")
    expected = {"freq": "once", "every": 1, "weekdays": [], "date": "2026-12-20", "time": None}
    assert (read.kind, read.as_json()["reminder"]) == ("reminder", expected)


def test_a_time_already_gone_today_is_in_doubt(whole: Content) -> None:
    """Without the hour the day has just begun; with it, nine this morning is asked about."""
    text = "remind me today at 9:00 to measure my temperature"
    evening = datetime.combine(TODAY, time(20), UTC)
    early, late = understand(whole, text, "en", TODAY), understand(whole, text, "en", TODAY, now=evening)
    assert early.reminder is not None
    assert late.reminder is not None
    assert (early.reminder.date, early.reminder.doubt) == (TODAY, None)
    assert (late.reminder.date, late.reminder.doubt) == (None, "times-doubt-past")


def test_unclear_danger_is_asked(whole: Content) -> None:
    """Words with two opposite meanings bring one short question and the line above it."""
    read = _read(whole, "plus de fièvre", "fr")
    assert (read.urgency, read.kind, read.ask) == ("hint", "ask", True)


@pytest.mark.parametrize(
    ("text", "language"), [("qu'est-ce que la leucopénie", "fr"), ("¿qué es la leucopenia?", "es"), ("12 nov", None)]
)
def test_the_language_of_the_message_is_told_where_it_is_clear(whole: Content, text: str, language: str | None) -> None:
    """Whatever the person's own language is; a bare date tells none."""
    assert _read(whole, text, "en").language == language


def test_a_language_that_is_none_of_ours_is_said_to_be_another(whole: Content) -> None:
    """So that the reply can be in all three."""
    assert _read(whole, "ich habe heute meine Blutwerte bekommen und verstehe sie nicht").language == "other"


@pytest.mark.parametrize("text", ["", " ", "🌡", "\x00", "a" * 5000, "?" * 300, "/", "38,", "wbc"])
def test_no_text_stops_it(whole: Content, text: str) -> None:
    """Empty, odd and endless texts are read too, and can be written as JSON."""
    assert json.dumps(_read(whole, text).as_json())


def test_a_curator_reads_why(whole: Content) -> None:
    """One line a fact: the sign with its words, the count with its tier, the nearest phrasing."""
    told = explain_text(_read(whole, "neuts 0.4 and a fever of 38.6"))
    assert "urgency   emergency (E01)" in told
    assert "anc 0.4 10*9/L" in told
    assert "T3" in told
    assert "nearest phrasing" in told


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("answers/leukopenia/fr.md", None, "answers/leukopenia/fr.md:0: leukopenia is missing in fr"),
        ("answers/leukopenia/fr.md", "no head", "answers/leukopenia/fr.md:1: the file must begin with ---"),
        ("phrases/en/standard.ftl", "broken", "phrases/en/standard.ftl:1: not Fluent"),
        ("counts.yaml", "sources: [", "counts.yaml:1: not YAML"),
        ("emergency_numbers.yaml", "emergency: []", "emergency_numbers.yaml:1: 'crisis' is missing"),
        ("lexicon/times_fr.yaml", "slots: [", "lexicon/times_fr.yaml:2: not YAML"),
        ("lexicon/times_fr.yaml", "slots: {}", "lexicon:0: cannot be used (KeyError: "),
        ("urgency/es/today.yaml", "x: [", "urgency/es/today.yaml:2: not YAML"),
    ],
)
def test_a_bad_edit_stops_the_start_with_its_line(tmp_path: Path, file: str, text: str | None, told: str) -> None:
    """Whichever part of the content it is in, before a person could meet it."""
    folder = tmp_path / "content"
    shutil.copytree(Path(content.__file__).parent, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Content.load(folder, tmp_path / "cache")
    assert str(caught.value).startswith(f"{folder}/{told}")


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("neutrophils 61% and abs 1.7, which one do doctors go by", "en", "absolute-versus-percent"),
        ("wisdom tooth out on friday and neuts 1.2, how do i prepare the dentist", "en", "surgery-and-dental-work"),
        ("leucocytes 2,8 sous imurel depuis mars, d'où ça vient", "fr", "medicines-that-lower-counts"),
        ("linfos 0.7, me gustaría saber por qué siempre son los linfocitos", "es", "lymphopenia"),
    ],
)
def test_a_question_without_its_mark_is_one_beside_a_count(
    whole: Content, text: str, language: str, topic: str
) -> None:
    """It is answered, and the count is asked about instead of kept."""
    read = _read(whole, text, language)
    assert topic in read.choices
    assert read.kind in ("answer", "choices")
    assert read.lab is not None
    assert (read.lab.outcome, {reading.outcome for reading in read.lab.readings}) == ("ask", {"ask"})


def test_a_count_with_a_story_is_still_an_entry(whole: Content) -> None:
    """Nothing is asked, so it is kept."""
    for text in ("wbc is 3.2 after two weeks of prednisone", "platelets are 210 today, the flu is gone"):
        read = _read(whole, text)
        assert read.kind == "lab_entry"
        assert read.lab is not None
        assert read.lab.outcome == "store"


def test_clear_words_weigh_more_than_the_number(whole: Content) -> None:
    """ "Is it from the flu" is about the flu, however low the count is; "is it bad" is about the count."""
    assert _read(whole, "had flu 2 weeks ago and wbc came back 2.7, is it from that?").choices[0] == (
        "infections-that-lower-counts"
    )
    assert _read(whole, "wbc 2.7, is that bad?").topic == "how-low-is-dangerous"
