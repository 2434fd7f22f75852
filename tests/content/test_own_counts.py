"""Questions about one's own stored counts, told from questions about counts in general."""

from pathlib import Path

import pytest

import content
from content.counts import Counts
from content.own_counts import OwnCounts
from tests.evaluation.questions import read_questions

FOLDER = Path(content.__file__).parent
OWN = OwnCounts.load(FOLDER / "lexicon")
WORDS = Counts.load(FOLDER).words


@pytest.mark.parametrize(
    ("text", "analyte"),
    [
        ("how are my neutrophils doing?", "anc"),
        ("How's my WBC", "wbc"),
        ("last lymphocytes?", "alc"),
        ("what was my last platelet count", "plt"),
        ("are my counts getting better", "all"),
        ("did my hemoglobin go up", "hgb"),
        ("how are my neutrofils doing", "anc"),
        ("comment vont mes neutrophiles ?", "anc"),
        ("et mes dernières plaquettes ?", "plt"),
        ("est-ce que mes globules blancs remontent ?", "wbc"),
        ("montrez-moi mes derniers résultats", "all"),
        ("¿cómo van mis neutrófilos?", "anc"),
        ("últimos linfocitos", "alc"),
        ("¿han subido mis plaquetas?", "plt"),
        ("¿cuáles fueron mis últimos análisis?", "all"),
    ],
)
def test_own_counts_are_asked_for(text: str, analyte: str) -> None:
    """By name, by a slip of the finger, or all of them, in three languages."""
    assert OWN.asked_about(text, WORDS) == analyte


@pytest.mark.parametrize(
    "text",
    [
        "why are my lymphocytes low?",
        "what are my neutrophils for",
        "my wbc was 2.9, is that bad?",
        "how are my kids doing",
        "how are lymphocytes made",
        "comment le lupus fait baisser mes lymphocytes ?",
        "¿por qué están bajos mis leucocitos?",
        "",
    ],
)
def test_other_questions_are_not(text: str) -> None:
    """A cause, a purpose, a value that stands there, other things of one's own."""
    assert OWN.asked_about(text, WORDS) is None


def test_no_question_of_the_evaluation_is_taken_for_one() -> None:
    """Those all ask in general, or for what we do not answer."""
    taken = [each.text for each in read_questions("dev") if OWN.asked_about(each.text, WORDS)]
    assert taken == []
