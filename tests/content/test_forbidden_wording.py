"""Wording that must never reach a person."""

from pathlib import Path

import pytest

import content
from content.problem import ContentError
from content.wording_rules import Rule, breaches, load_rules, sentences

RULES = load_rules(Path(content.__file__).parent / "lexicon" / "forbidden.yaml")
CATCHES = [(rule, text) for rule in RULES for text in rule.catches]
PASSES = [(rule.language, text) for rule in RULES for text in rule.passes]


@pytest.mark.parametrize(("rule", "text"), CATCHES, ids=lambda value: getattr(value, "id", None))
def test_each_rule_catches_its_examples(rule: Rule, text: str) -> None:
    """The rule itself catches it, alone and inside a longer text with bold marks and curly apostrophes."""
    around = f"First line.\n\n- Some words\n  go on. **{text.replace(chr(39), '’')}** And on."
    for whole in (text, around):
        assert rule in [breach.rule for breach in breaches(whole, rule.language, RULES)]


@pytest.mark.parametrize(("language", "text"), PASSES)
def test_no_rule_catches_what_may_be_said(language: str, text: str) -> None:
    """The examples that look alike and are fine pass every rule, not only their own."""
    assert [str(breach) for breach in breaches(text, language, RULES)] == []


def test_every_rule_shows_what_it_catches_and_what_it_lets_pass() -> None:
    """A rule without examples in each language could not be trusted."""
    assert {rule.language for rule in RULES} == {"en", "fr", "es"}
    assert [rule.id for rule in RULES if not rule.catches or not rule.passes] == []


def test_a_breach_is_found_on_its_own_line() -> None:
    """Also where the sentence runs over two lines, it is the line the sentence begins on."""
    text = "Fine so far.\n\nFine too. If you feel ill,\nskip the next dose.\n"
    assert [(breach.line, breach.words) for breach in breaches(text, "en", RULES)] == [(3, "skip the next dose")]


def test_a_language_is_held_to_its_own_rules() -> None:
    """French words are not read as English ones."""
    assert list(breaches("You have leukopenia.", "fr", RULES)) == []


def test_sentences_keep_numbers_whole_and_bullets_apart() -> None:
    """38.0 is no end of a sentence; each bullet is one."""
    text = "Act at 38.0 °C\nor more.\n- one\n- **two**"
    assert list(sentences(text)) == [(1, "Act at 38.0 °C or more"), (3, "one"), (4, "two")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("words: {}\nrules:\n  - id: x\n", "a rule needs en"),
        ("words: {}\nrules:\n  - {id: x, why: y, en: {forbid: ['('], allow: [], catches: [], passes: []}}\n", "x (en)"),
        ("words: {}\nrules:\n  - {id: x, why: y, en: {forbid: ['<z>'], allow: [], catches: [], passes: []}}\n", "z"),
    ],
)
def test_a_broken_rule_is_named_with_its_line(tmp_path: Path, text: str, what: str) -> None:
    """A missing language, a pattern that is none, a list of words that is not there."""
    file = tmp_path / "forbidden.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_rules(file)
    assert str(caught.value).startswith(f"{file}:3: ")
    assert what in str(caught.value)
