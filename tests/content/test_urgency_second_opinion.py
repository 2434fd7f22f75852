"""The learned second opinion: it speaks only where the rules are silent, and only raises the level."""

from pathlib import Path

import pytest

import content
from content.danger.heard import read_heard
from content.danger.second_opinion import SecondOpinion
from content.danger.words import tokens
from content.urgency import Level, Urgency

FOLDER = Path(content.__file__).parent / "urgency"


@pytest.fixture(scope="module")
def taught() -> SecondOpinion:
    """An opinion taught by four messages."""
    return SecondOpinion(
        ["the walls are melting help me", "help the walls are closing in"],
        ["what are walls made of", "how are counts made"],
    )


def test_a_message_like_an_emergency_heard_weighs_for_it(taught: SecondOpinion) -> None:
    """Words and pairs heard in emergencies raise the score, words of ordinary messages lower it."""
    assert taught.score(tokens("help the walls are moving")) > 0 > taught.score(tokens("what are counts made of"))


def test_words_with_one_between_are_heard_together(taught: SecondOpinion) -> None:
    """A pair counts a word apart too: "walls closing" as "walls are closing", more than the two words alone."""
    together, scattered = "the walls now closing", "closing is now the walls"

    assert taught.score(tokens(together)) > taught.score(tokens(scattered))


def test_an_ordinary_question_weighs_less_than_a_near_miss() -> None:
    """What was heard and was none speaks louder against a warning than a question that is merely asked."""
    emergencies, text = ["the walls are closing in"], "what are walls made of"
    near = SecondOpinion(emergencies, ["walls are closing", text])
    ordinary = SecondOpinion(emergencies, ["what else"], ["walls are closing", text])

    assert near.score(tokens("the walls are closing")) < ordinary.score(tokens("the walls are closing"))


def test_ordinary_questions_weigh_no_more_however_many_they_are() -> None:
    """Ways of asking are added to the answers all the time: the second opinion stays as ready to speak."""
    heard, asked, text = ["the walls are closing in"], ["what are walls made of"], tokens("the walls are moving")
    many, more = (SecondOpinion(heard, ["what else"], asked * times) for times in (5000, 10000))

    assert many.score(text) == pytest.approx(more.score(text))


def test_words_never_heard_weigh_nothing(taught: SecondOpinion) -> None:
    """A message in unknown words, or of one or two words, is left to the rules."""
    assert taught.score(tokens("bonjour tout le monde")) == 0
    assert taught.score(tokens("help walls")) == 0


def test_numbers_are_left_to_the_rules(taught: SecondOpinion) -> None:
    """No number weighs anything: what a number is, the rules know better."""
    assert taught.score(tokens("38.5 39 40 41")) == 0


def test_it_raises_a_message_no_rule_knows(urgency: Urgency) -> None:
    """A message without any wording of the tables, but like emergencies heard, is raised and says why."""
    reading = urgency.read("please help me my husband is suddenly very strange and cold")

    assert reading.level >= Level.HINT
    assert "second opinion" in reading.because[0]


@pytest.mark.parametrize(
    "text",
    ["I don't have chest pain", "what if I cannot breathe", "I had a seizure ten years ago", "hay fever", "39 kg"],
)
def test_it_is_silent_where_a_rule_has_spoken(text: str, urgency: Urgency) -> None:
    """What the rules saw and understood as denied, supposed, past or another thing is never raised."""
    reading = urgency.read(text)

    assert reading.level <= Level.HINT
    assert not any("second opinion" in line for line in reading.because)


def test_ordinary_questions_teach_what_is_none(urgency: Urgency) -> None:
    """A question like an emergency heard is calm once it is learned as one that is asked."""
    question = "please help me my husband is suddenly very strange and cold"
    taught = Urgency.load(FOLDER, ordinary=[question, f"{question} why", f"why is it that {question}"])

    assert taught.read(question).level < urgency.read(question).level


def test_no_message_of_the_test_part_was_learned() -> None:
    """The messages heard hold nothing of the parts that measure."""
    emergencies, others = read_heard(FOLDER / "heard")
    parts = Path(__file__).parents[1] / "evaluation" / "danger"
    measured = "".join((parts / name).read_text(encoding="utf-8") for name in ("test.jsonl", "others.jsonl"))

    assert not [text for text in emergencies + others if f'"text": "{text}"' in measured]


def test_a_wrong_list_of_messages_is_told(tmp_path: Path) -> None:
    """A list that is neither emergencies nor others is a mistake with its line."""
    (tmp_path / "en.yaml").write_text("emergency:\n  - help me now\nmaybe:\n  - what\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"en\.yaml:3: maybe is no list of messages"):
        read_heard(tmp_path)
