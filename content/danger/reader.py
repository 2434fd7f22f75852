"""From a message to its scene: the compiled tables of all languages, always all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content.danger.cues import READ_LOOSELY, family
from content.danger.lookup import PhraseBook, Span
from content.danger.number_words import NumberWords
from content.danger.scene import Cue, Scene, longest
from content.danger.spelling import Spelling
from content.danger.tables import Combination, Line, Tables
from content.danger.wordings import REACH, REACH_OF_IDIOMS, Groups, Hit, Wording, by_first, hits, parts
from content.danger.words import Word, phrase, split


@dataclass(frozen=True)
class Message:
    """A message read: its scene, and the wordings found in it."""

    scene: Scene
    hits: Sequence[Hit]


class Reader:
    """The compiled tables. Danger words are matched loosely, everything that takes danger away strictly."""

    def __init__(self, tables: Sequence[Tables]) -> None:
        self._danger, self._around, self._breaks, self._set_apart = (PhraseBook() for _ in range(4))
        self.combinations: list[tuple[str, Combination]] = []
        self.wordings: list[Wording] = []
        self._idioms: list[Wording] = []
        self._numbers: list[NumberWords] = []
        self._respell: dict[str, tuple[str, ...]] = {}
        for table in tables:
            self._take(table)
        for book in (self._danger, self._around, self._breaks, self._set_apart):
            book.close()
        self._signs, self._meant_otherwise = by_first(self.wordings), by_first(self._idioms)
        numbers = {word for table in tables for word in table.numbers}
        self._spelling = Spelling(
            self._danger.vocabulary, self._around.vocabulary | self._set_apart.vocabulary | numbers
        )

    def _take(self, table: Tables) -> None:
        groups = {name: [phrase(line.text) for line in lines] for name, lines in table.groups.items()}
        for name, phrases in groups.items():
            self._danger.add(f"{table.language}:{name}", phrases)
        for kind, lines in table.cues.items():
            self._book(kind).add(f"{table.language}:{kind}", (phrase(line.text) for line in lines))
        for row in table.wordings:
            self.wordings.append(
                replace(
                    self._wording(table, row.sign, row.words, groups),
                    example=row.example,
                    unsure="unsure" in row.marks,
                    lasting="lasting" in row.marks,
                    lingering="lingering" in row.marks,
                )
            )
        for kind, lines in (("idiom", table.idioms), ("story", table.stories)):
            self._idioms += [self._wording(table, kind, line, groups, REACH_OF_IDIOMS) for line in lines]
        self.combinations += [(table.language, combination) for combination in table.combinations]
        self._numbers.append(_number_words(table))
        self._respell |= table.respell

    def _book(self, kind: str) -> PhraseBook:
        if kind in READ_LOOSELY:
            return self._danger
        return {"clause_start": self._breaks, "set_apart": self._set_apart}.get(kind, self._around)

    def _wording(self, table: Tables, sign: str, line: Line, groups: Groups, reach: int = REACH) -> Wording:
        try:
            compiled = parts(line.text, table.language, groups, self._danger, reach)
        except ValueError as error:
            raise line.wrong(str(error)) from error
        return Wording(sign, table.language, line.text, "", compiled)

    def read(self, text: str) -> Message:
        """The scene of a message, and every wording that stands in it."""
        words = split(text, self._respell)
        for numbers in self._numbers:
            words = numbers.read(words)
        typed = [(word.text,) for word in words]
        words = _broken(words, self._breaks.find(words, typed))
        spelled = [self._spelling.forms(word.text) for word in words]
        found = self._danger.find(words, spelled)
        exact = found if spelled == typed else self._danger.find(words, typed)
        seen = hits(self._signs, found, words)
        cues = _cues(
            _unspoken_for(self._around.find(words, typed), seen),
            {key: spans for key, spans in found.items() if key[3:] in READ_LOOSELY},
        )
        idioms = [Cue(h.wording.sign, h.wording.language, h.span) for h in hits(self._meant_otherwise, exact, words)]
        spoken = _languages(cues) or frozenset(hit.wording.language for hit in seen)
        return Message(Scene(words, spoken, [*cues, *idioms]), seen)


def _number_words(table: Tables) -> NumberWords:
    def texts(kind: str) -> list[tuple[str, ...]]:
        return [phrase(line.text) for line in table.cues.get(kind, [])]

    return NumberWords(
        values=table.numbers,
        joints=frozenset(words[0] for words in texts("number_joint")),
        points=frozenset(words[0] for words in texts("decimal_point")),
        zeros=frozenset(words[0] for words in texts("decimal_zero")),
        halves=frozenset(texts("half")),
    )


def _broken(words: list[Word], found: Mapping[str, list[Span]]) -> list[Word]:
    """The words with a new clause begun at every "but", "and I" and the like."""
    starts = {span.start for spans in found.values() for span in spans}
    if not starts:
        return words
    extra, out = 0, []
    for at, word in enumerate(words):
        extra += at in starts
        out.append(replace(word, clause=word.clause + extra))
    return out


def _cues(*found: Mapping[str, list[Span]]) -> list[Cue]:
    rows = [
        Cue(kind, language, span)
        for part in found
        for key, spans in part.items()
        for language, _, kind in [key.partition(":")]
        for span in spans
    ]
    families: dict[str, list[Cue]] = {}
    for cue in rows:
        families.setdefault(family(cue.kind), []).append(cue)
    return [cue for members in families.values() for cue in longest(members)]


def _unspoken_for(found: Mapping[str, list[Span]], seen: Sequence[Hit]) -> dict[str, list[Span]]:
    """The cues without a "nothing since" whose "nothing" is a sign's own: "peed nothing since yesterday" """
    own = {at for hit in seen for cover in hit.covers for at in range(cover.start, cover.end)}
    return {
        key: [span for span in spans if span.start not in own] if key.endswith(":fine") else spans
        for key, spans in found.items()
    }


def _languages(cues: Sequence[Cue]) -> frozenset[str]:
    """The languages whose small words the message uses, none clearly less than the first."""
    counts: dict[str, int] = {}
    for cue in cues:
        if cue.kind == "function":
            counts[cue.language] = counts.get(cue.language, 0) + 1
    most = max(counts.values(), default=0)
    return frozenset(language for language, count in counts.items() if count * 2 > most)
