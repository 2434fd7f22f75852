"""Whether a sign is only supposed, asked about in general, or told as an instruction (clinical/tables.md 3.4, rule 4).

Three strengths of cue. An "if" holds what follows even where it says "I have". A general question ("what is", "told
me to") ends where something is said of a person here and now. A question about causes ends there too, and never holds
a temperature: "is 38.5 normal" is asked by somebody who has it (rule 5).
"""

from collections.abc import Iterable, Iterator, Sequence

from content.danger.lookup import Span
from content.danger.scene import Cue, Scene
from content.danger.sight import Sight, follows

_DIRECTLY = 2
_SOON = 4
_FEW = 3
_FEW_WITH_A_NUMBER = 2
_FEW_WITH_NUMBERS = 5
_PAUSES = (",", ";", ":", "-")
YES_REACH = 3


def supposed(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    """Whether the message only supposes the sight."""
    language = sight.language
    if _held(sight, scene, _ifs(sight, scene), others, asserted_ends=False):
        return True
    if _held(sight, scene, scene.heard("general", language), others, asserted_ends=True):
        return True
    if follows(sight, scene, "hypothetical_after", _DIRECTLY) or _continues_a_question(sight, scene):
        return True
    if _told_of_nobody(sight, scene):
        return True
    if sight.number and _asked_which(sight, scene):
        return True
    return not sight.number and _asked_about(sight, scene, others)


def _told_of_nobody(sight: Sight, scene: Scene) -> bool:
    """Whether it is what a film or a comparison is about: "a documentary on sepsis", "which is worse: fever"."""
    for cue in scene.heard("story", sight.language):
        about = cue.span.end <= sight.span.start and (
            scene.same_clause(Span(cue.span.end - 1, cue.span.end), sight.span) or _behind_a_colon(cue, scene, sight)
        )
        if about and not _asserted(scene, cue.span.end, sight):
            return True
    return False


def _behind_a_colon(cue: Cue, scene: Scene, sight: Sight) -> bool:
    clause = scene.clause(cue.span.end - 1)
    last = max(at for at, word in enumerate(scene.words) if word.clause == clause)
    return scene.words[last].stop == ":" and scene.same_sentence(cue.span, sight.span)


def _asked_which(sight: Sight, scene: Scene) -> bool:
    """Whether the number is one of two to choose from in a general question: "when do I go in, 38 or 38.3?" """
    clause = [at for at, word in enumerate(scene.words) if word.clause == scene.clause(sight.span.start)]
    numbers = sum(scene.words[at].value is not None for at in clause)
    joined = any(cue.span.start in clause for cue in scene.of("or"))
    if numbers < 2 or not joined or len(clause) > _FEW_WITH_NUMBERS:
        return False
    asked = (cue for kind in ("general", "question_start", "hypothetical") for cue in scene.heard(kind))
    return any(cue.span.end <= clause[0] and scene.same_sentence(cue.span, sight.span) for cue in asked)


def _asked_about(sight: Sight, scene: Scene, others: Sequence[Sight]) -> bool:
    questions = scene.heard("question", sight.language)
    if _held(sight, scene, questions, others, asserted_ends=True) or _opened_by_a_question(sight, scene):
        return True
    return follows(sight, scene, "question_after", _SOON) and not _asserted(scene, _clause_start(scene, sight), sight)


def _ifs(sight: Sight, scene: Scene) -> Iterator[Cue]:
    """The "if"s. A Spanish "si" that opens a sentence, close to the sign, may be a "sí" without its accent: asked."""
    yield from scene.heard("hypothetical", sight.language)
    for cue in scene.heard("yes_or_if", sight.language):
        if not scene.starts_sentence(cue.span.start) or sight.span.start - cue.span.end > YES_REACH:
            yield cue


def _held(sight: Sight, scene: Scene, cues: Iterable[Cue], others: Sequence[Sight], *, asserted_ends: bool) -> bool:
    """Whether a cue's reach holds the sight: to the end of its clause, and on through a list of signs."""
    for cue in cues:
        # of "39 c'est quoi" the c is no unit
        latest = sight.span.end - 1 if asserted_ends and not sight.number else sight.span.start
        if cue.span.start > latest or sight.owns(cue.span) or not scene.same_sentence(cue.span, sight.span):
            continue
        if scene.same_clause(cue.span, sight.span):
            if not (asserted_ends and _asserted(scene, cue.span.end, sight)):
                return True
        elif _asserted(scene, _clause_start(scene, sight), sight):
            continue
        elif _lists(cue, scene, others) or _opens_alone(cue, scene, sight):
            return True
    return False


def _opens_alone(cue: Cue, scene: Scene, sight: Sight) -> bool:
    """Whether the cue is all its clause says, and the sight is in the next one: "hypothetically, 38.3 at night"."""
    alone = scene.starts_clause(cue.span.start) and scene.ends_clause(cue.span.end - 1)
    return alone and scene.clause(sight.span.start) == scene.clause(cue.span.start) + 1


def _lists(cue: Cue, scene: Scene, others: Sequence[Sight]) -> bool:
    return any(scene.same_clause(cue.span, o.span) and o.span.start >= cue.span.end for o in others)


def _continues_a_question(sight: Sight, scene: Scene) -> bool:
    """Whether a few words with a question mark follow a question that supposes: "Which signs matter? Chest pain?" """
    start, sentence = sight.span.start, scene.sentence(sight.span.start)
    said = [at for at, word in enumerate(scene.words) if word.sentence == sentence]
    if len(said) > (_FEW_WITH_A_NUMBER if sight.number else _FEW) or scene.words[said[-1]].stop != "?":
        return False
    cues = [c for kind in ("hypothetical", "general", "question") for c in scene.heard(kind, sight.language)]
    return any(cue.span.start < start and scene.sentence(cue.span.start) < sentence for cue in cues)


def _opened_by_a_question(sight: Sight, scene: Scene) -> bool:
    """A question by its first word ("is fever ...", "puede ..."), with nothing said of a person in between."""
    firsts = [cue for cue in scene.heard("question_start", sight.language) if _opens(scene, cue)]
    firsts += [cue for cue in scene.heard("question_if_marked", sight.language) if _opens_marked(scene, cue)]
    return any(
        cue.span.start < sight.span.start
        and scene.same_clause(cue.span, sight.span)
        and not sight.owns(cue.span)
        and not _asserted(scene, cue.span.end, sight)
        for cue in firsts
    )


def _opens(scene: Scene, cue: Cue) -> bool:
    """Whether a word opens the sentence, or a clause of one that ends with a question mark."""
    at = cue.span.start
    if scene.starts_sentence(at):
        return True
    return scene.starts_clause(at) and scene.words[at - 1].stop in _PAUSES and _marked(scene, at)


def _opens_marked(scene: Scene, cue: Cue) -> bool:
    return _opens(scene, cue) and _marked(scene, cue.span.start)


def _marked(scene: Scene, at: int) -> bool:
    """Whether the sentence ends with a question mark."""
    return scene.words[max(i for i, word in enumerate(scene.words) if word.sentence == scene.sentence(at))].stop == "?"


def _clause_start(scene: Scene, sight: Sight) -> int:
    """Where the sight's clause begins; that of a figure alone begins before: "and I have one, 38.9"."""
    start = scene.clause_start(sight.span.start)
    alone = sight.number and start == sight.span.start and scene.ends_clause(sight.span.end - 1)
    return (
        scene.clause_start(start - 1)
        if alone and start and scene.same_sentence(Span(start - 1, start), sight.span)
        else start
    )


def _asserted(scene: Scene, start: int, sight: Sight) -> bool:
    """Whether something is said of a person between `start` and the sight ("I have", "right now", "this")."""
    end, language = sight.span.end, sight.language
    said = (c.span.start for kind in ("assertion", "ongoing") for c in scene.heard(kind, language))
    if any(start <= at < end for at in said):
        return True
    persons = (c.span for c in scene.heard("person", language))
    if any(span.start >= start and scene.same_clause(span, sight.span) for span in persons):
        return True
    return any(cue.span.end == sight.span.start for cue in scene.heard("own", language))
