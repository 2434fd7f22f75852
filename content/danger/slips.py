"""Figures that were mistyped and put right in the same message: they were never measured."""

from content.danger.lookup import Span
from content.danger.place import LOOK_BACK, Place

NORMAL = (36.0, 37.4)  # °C
_BODIES = (34.0, 43.9)


def mistyped(place: Place, end: int) -> bool:
    """Whether the number that ends at `end` is a slip put right in this message."""
    return _put_right(place, end) or _instead_of_a_count(place, end)


def _put_right(place: Place, end: int) -> bool:
    """A slip and behind it the normal temperature that was meant: "38.8 should be 36.8", not "36.8 should be 38.8"."""
    behind = range(end, min(end + LOOK_BACK, len(place.scene.words)))
    at = next((at for at in behind if place.scene.words[at].value is not None), None)
    if at is None or not NORMAL[0] <= (place.scene.words[at].value or 0.0) <= NORMAL[1]:
        return False
    denied = any(cue.span.end == at for cue in place.scene.heard("negation"))
    between = {
        kind for kind in ("put_right", "instead") for cue in place.scene.heard(kind) if end <= cue.span.start < at
    }
    said = "put_right" in between or ("instead" in between and place.ends("wrote", 1))
    return said and not denied and place.scene.same_sentence(Span(at, at + 1), Span(place.at, end))


def _instead_of_a_count(place: Place, end: int) -> bool:
    """A slip with no word of fever: "I typed 41 instead of 4.1"; not "39 instead of 37"."""
    if place.fever_near() or not (place.cue("instead", end) or place.ends("instead", 1)):
        return False
    around = place.scene.words[max(place.at - LOOK_BACK, 0) : end + LOOK_BACK]
    others = [w.value for w in around if w.value is not None and w is not place.word]
    return bool(others) and not any(_BODIES[0] <= value <= _BODIES[1] for value in others)
