"""A question about a number: which answer it gets when its words alone do not say.

"is 2.9 bad" names no topic, but its value does: a white-cell count above its usual range asks about high counts, any
other one about low counts, haemoglobin and platelets about the other cells.
"""

from dataclasses import replace

from content.counts import Counts
from content.lab_reading import LabEntry
from content.library import Library
from content.matching import CHOICES, Match

_LOW = "how-low-is-dangerous"
_HIGH = "high-white-cells"
_OTHERS = "other-blood-cells"
_WHITE_CELLS = frozenset({"wbc", "anc", "alc"})


def settle(match: Match, lab: LabEntry, counts: Counts, library: Library) -> Match:
    """The match with the number's own topic, where the words found nothing or only offered it among others."""
    topic = _topic_of(lab, counts)
    unsure = match.kind == "nothing" or (match.kind == "choices" and topic in match.choices)
    if not unsure or not library.has(topic, match.language):
        return match
    others = tuple(choice for choice in match.choices if choice != topic)
    because = (*match.because, f"the number decides: {topic}")
    return replace(match, kind="answer", topic=topic, choices=(topic, *others)[:CHOICES], because=because)


def _topic_of(lab: LabEntry, counts: Counts) -> str:
    white = [reading for reading in lab.readings if reading.analyte in _WHITE_CELLS]
    if not white:
        return _OTHERS if all(reading.analyte in ("hgb", "plt") for reading in lab.readings) else _LOW
    usual = [(reading.value, counts.typical(reading.analyte)) for reading in white]
    return _HIGH if all(typical is not None and value > typical.high for value, typical in usual) else _LOW
