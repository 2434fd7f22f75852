"""Which language a message is in, told by its small words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.language_detection import OTHER, detect_language
from content.languages import LANGUAGES
from tests.evaluation.questions import read_questions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what is a low count", "en"),
        ("my wbc is low", "en"),
        ("est-ce que c'est grave", "fr"),
        ("mes globules blancs sont bas", "fr"),
        ("¿es grave?", "es"),
        ("tengo los leucocitos bajos", "es"),
        ("kann ich mit wenig weißen Blutkörperchen reisen", OTHER),
        ("posso viajar com glóbulos brancos baixos", OTHER),
        ("il mio medico dice che ho i globuli bianchi bassi", OTHER),
        ("что такое лейкопения", OTHER),
        ("白血球が少ないです", OTHER),
        ("هل الذئبة تخفض كريات الدم البيضاء", OTHER),
        ("leukopenia", None),
        ("3.2", None),
        ("", None),
    ],
)
def test_a_language_is_told_when_it_is_clear(text: str, language: str | None) -> None:
    """Else None; other for one we do not speak."""
    assert detect_language(text) == language


def test_unseen_questions_are_hardly_ever_taken_for_another_language() -> None:
    """Of the evaluation's questions at most one in a hundred; not telling costs nothing, a wrong one an odd reply."""
    asked = [question for part in ("dev", "test") for question in read_questions(part)]
    wrong = [q.text for q in asked if detect_language(q.text) not in (q.language, None)]
    assert len(wrong) * 100 <= len(asked)


@given(st.text(max_size=200))
def test_any_text_gives_a_language_or_none(text: str) -> None:
    """Never an error."""
    assert detect_language(text) in {*LANGUAGES, OTHER, None}


@pytest.mark.parametrize("text", ["WBC 3.2 L 4.0-11.0", "Hemoglobin 11.2 g/dL L", "PLT 90 L\nWBC 12.1 H"])
def test_a_laboratorys_flag_is_no_french_word(text: str) -> None:
    """L for low stands alone; the French article is followed by its apostrophe."""
    assert detect_language(text) is None
