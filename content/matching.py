"""From a message to the topic it asks for: one answer, a few to choose from, a decline, or an honest nothing."""

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from content.fitted import Fitted
from content.fitting_cache import fitted_to
from content.follow_up import FollowUps
from content.judging import Judgement, judge
from content.language_detection import detect_language
from content.languages import LANGUAGES
from content.lexicon import Lexicon
from content.question_part import Questions
from content.reading import Reader, Reading, Vocabulary
from content.several_questions import cuts
from content.spelling import Speller
from content.words import words_of

__all__ = ["Match", "Matcher", "detect_language"]

CHOICES = 3
_HALF_STANDS = 0.5
_STANDING_CONCEPTS = 2
_DOUBT = 0.5  # of the chance from which there is an answer
_GOES_ON = 0.4  # chance of a topic from which a message that goes on is taken to be about it, or offered it
_SAID_BY_ALL = frozenset({"lupus", "relative", "doctor"})  # concepts that do not tell what is asked


@dataclass(frozen=True)
class Match:
    """What a message asks for.

    `choices` are topics, best first, up to three: for an answer its own topic leads; empty for a decline or nothing.
    `p_topic` is the chance of the best topic among answers, `p_answerable` that there is an answer at all.
    `likeliest` is the best topic even where it is not likely enough to be offered. `rest` is a second question of the
    same message, as it was typed.
    """

    kind: Literal["answer", "choices", "decline", "nothing"]
    topic: str | None
    choices: tuple[str, ...]
    p_topic: float
    p_answerable: float
    language: str
    concepts: tuple[str, ...]
    nearest: str
    because: tuple[str, ...]
    likeliest: str = ""
    rest: str | None = None


class Matcher:
    """Fitted to one content folder. Safe to share between threads: it keeps nothing of a message."""

    def __init__(self, fitted: Fitted, lexicons: Path) -> None:
        vocabulary = Vocabulary.read(lexicons)
        self._fitted = fitted
        self._ordinary = fitted.ordinary_words | vocabulary.concepts.words(outside=True)
        self._questions = Questions.read(lexicons, vocabulary.frames)
        self._lead_ins = Lexicon.read_forms(lexicons / "lead_ins.yaml")
        self._reader = Reader(vocabulary, Speller(vocabulary.concepts, vocabulary.small, fitted.known_words))
        self._follow_ups = FollowUps.read(lexicons)

    @classmethod
    def load(cls, content_folder: Path, cache_folder: Path) -> "Matcher":
        """From the cache, or fitted anew in a process of its own when the content has changed.

        Raises ContentError when the content cannot be used.
        """
        return cls(fitted_to(content_folder, cache_folder), content_folder / "lexicon")

    def match(self, text: str, language: str, *, last_topic: str | None = None) -> Match:
        """`language` is the person's own; `last_topic` the answer they just read, if they did. A message that asks for
        more of that answer has its topic again.
        """
        spoken = detect_language(text)
        if spoken not in LANGUAGES:
            spoken = language
        whole = self._match_one(text, spoken, last_topic)
        for first, second in cuts(text, self._questions, spoken):
            one = self._match_one(first, spoken, last_topic)
            if _stands(one) and _apart(one, self._match_one(second, spoken, one.choices[0])):
                return replace(one, rest=second)
        return whole

    def asks(self, text: str, language: str) -> bool:
        """Whether somewhere a sentence or clause is put as a question, or begins "I wanted to know ..."."""
        return self._questions.puts(text, language) or bool(self._lead_ins.find(words_of(text), language))

    def knows(self, word: str) -> bool:
        """Whether a word, lower case and without accents, is one of the field's or of everyday use.

        Strangers' ways of asking, which hold names, do not make one known here.
        """
        return word in self._ordinary or (word.endswith("s") and word[:-1] in self._ordinary)

    def features(self, text: str, language: str) -> dict[str, float]:
        """What a message is about, however it is put: weighted grams whose squares sum to 1.

        Words of the field weigh by concept, so that languages meet; others by letters, so that their forms do.
        """
        reading = self._reader.read(words_of(text), language)
        about = [f"c:{concept}" for concept in reading.concepts]
        weights = self._fitted.words.weighed(about) | self._fitted.letters.weighed(reading.letter_grams)
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}

    def _match_one(self, text: str, language: str, last_topic: str | None) -> Match:
        words = words_of(text)
        reading = self._reader.read(words, language)
        alone = self._alone(text, reading, language)
        if last_topic not in self._fitted.topics[: self._fitted.answers]:
            return alone
        adds = self._follow_ups.adds(words, language)
        pointed = self._follow_ups.continues(words, reading, language)
        bare = alone.kind != "answer" and self._follow_ups.leaves_out(words, reading)
        if (alone.kind == "answer" and not adds) or not (pointed or bare):
            return alone
        if pointed and self._follow_ups.asks_for_more(reading):
            return replace(alone, kind="answer", topic=last_topic, choices=(last_topic,))
        added = self._reader.read(self._follow_ups.added(words, language), language)
        match = self._going_on(added, last_topic, language)
        return match if match.kind == "answer" or (pointed and alone.kind != "answer") else alone

    def _alone(self, text: str, reading: Reading, language: str) -> Match:
        """The whole message; where that is in doubt, the question in it, if it is clear by itself. What follows
        "I wanted to know" may be the clearer one of two.
        """
        whole = self._decide(judge(self._fitted, reading, language), reading, language)
        words = words_of(text)
        asked_words = self._asked(text, words, language, parts=self._doubtful(whole))
        if asked_words == words:
            return whole
        asked = self._reader.read(asked_words, language)
        if asked.words == reading.words or not set(asked.inside) - _SAID_BY_ALL:
            return whole
        part = self._decide(judge(self._fitted, asked, language), asked, language)
        if part.kind != "answer" or (whole.kind == "answer" and part.p_topic <= whole.p_topic):
            return whole
        return _led_by(part, whole) if whole.kind == "choices" else part

    def _doubtful(self, match: Match) -> bool:
        """Whether it was nearly taken for a question of ours, and not answered."""
        return match.kind != "answer" and match.p_answerable >= _DOUBT * self._fitted.bounds.answerable

    def _asked(self, text: str, words: list[str], language: str, *, parts: bool) -> list[str]:
        """What follows the last "I wanted to know ..."; else, of `parts`, those put as questions; else all."""
        if lead_ins := self._lead_ins.find(words, language):
            return words[lead_ins[-1].end :]
        return words_of(self._questions.part(text, language) or "") if parts else words

    def _going_on(self, reading: Reading, last_topic: str, language: str) -> Match:
        """What a message asks after an answer: of something else, unless only that answer tells of both."""
        joined = self._follow_ups.joined(reading, self._about(last_topic, language))
        judgement = judge(self._fitted, joined, language)
        chances = dict(judgement.answers)
        if not reading.inside or chances[last_topic] < self._fitted.bounds.direct:
            judgement = _without(judgement, last_topic)
        if self._follow_ups.tells(reading) and judgement.p_topic >= _GOES_ON:
            # It was ours a moment ago: whether it is at all need not be asked again.
            judgement = replace(judgement, p_answerable=1.0)
        return self._decide(judgement, joined, language)

    def _about(self, topic: str, language: str) -> Reading:
        """What the answer's own title says."""
        title = next((line.text for line in self._fitted.lines if (line.topic, line.language) == (topic, language)), "")
        return self._reader.read(words_of(title), language)

    def _decide(self, judgement: Judgement, reading: Reading, language: str) -> Match:
        bounds, best = self._fitted.bounds, tuple(topic for topic, _ in judgement.answers[:CHOICES])
        match = Match(
            kind="nothing",
            topic=None,
            choices=(),
            p_topic=judgement.p_topic,
            p_answerable=judgement.p_answerable,
            language=language,
            concepts=reading.concepts,
            nearest=self._fitted.lines[judgement.nearest].text,
            because=self._because(judgement, reading),
            likeliest=best[0],
        )
        if reading.words and judgement.p_answerable >= bounds.answerable:
            if judgement.p_right >= bounds.direct:
                return replace(match, kind="answer", topic=best[0], choices=best)
            return replace(match, kind="choices", choices=best)
        if judgement.declines and judgement.declines[0][1] >= bounds.decline:
            return replace(match, kind="decline", topic=judgement.declines[0][0])
        return match

    def _because(self, judgement: Judgement, reading: Reading) -> tuple[str, ...]:
        nearest = self._fitted.lines[judgement.nearest]
        return (
            f"words: {' '.join(reading.words)}",
            f"concepts: {', '.join(reading.concepts) or '-'}; asked as: {', '.join(reading.frames) or '-'}",
            f"nearest phrasing: {nearest.text} ({nearest.topic or 'none of ours'})",
            "topics: " + ", ".join(f"{topic} {chance:.2f}" for topic, chance in judgement.answers[:CHOICES]),
            f"answerable: {judgement.p_answerable:.2f} (from {self._fitted.bounds.answerable:.2f}), "
            f"both {judgement.p_right:.2f} (said without asking back from {self._fitted.bounds.direct:.2f})",
        )


def _stands(match: Match) -> bool:
    """Whether this half of a message is a question of ours by itself."""
    return match.kind in {"answer", "choices"} and match.p_topic >= _HALF_STANDS and bool(match.concepts)


def _apart(one: Match, other: Match) -> bool:
    """Whether the second half asks for something else."""
    return _stands(other) and other.choices[0] != one.choices[0]


def _led_by(part: Match, whole: Match) -> Match:
    """The choices of the whole, behind the topic of its question."""
    others = tuple(topic for topic in whole.choices if topic != part.topic)
    choices = (part.choices[0], *others)[:CHOICES]
    return replace(whole, choices=choices, p_topic=part.p_topic, likeliest=part.likeliest)


def _without(judgement: Judgement, topic: str) -> Judgement:
    """The same without the topic that was just answered."""
    left = [(name, chance) for name, chance in judgement.answers if name != topic]
    total = sum(chance for _, chance in left) or 1.0
    return replace(judgement, answers=tuple((name, chance / total) for name, chance in left))
