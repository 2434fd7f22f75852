"""A question about a number: which answer it gets when its words alone do not say.

"is 2.9 bad" names no topic, but its value does: a white-cell count above its usual range asks about high counts, any
other one about low counts, haemoglobin and platelets about the other cells.
"""

from dataclasses import replace

from content.counts import Counts
from content.lab_reading import LabEntry, most_doubtful
from content.library import Library
from content.matching import CHOICES, Match

_LOW = "how-low-is-dangerous"
_HIGH = "high-white-cells"
_OTHERS = "other-blood-cells"
_WHITE_CELLS = frozenset({"wbc", "anc", "alc"})
_CLEAR = 0.5  # chance of another topic from which it is what the words say, whatever the number
_LIKELY = 0.25  # from which it is offered beside the number's own


def asked_in(lab: LabEntry) -> LabEntry:
    """The counts of a message that turned out to ask something: none is kept without a yes."""
    readings = tuple(replace(r, outcome="ask", why="question") if r.outcome == "store" else r for r in lab.readings)
    outcome = most_doubtful([reading.outcome for reading in readings])
    why = next(reading.why for reading in readings if reading.outcome == outcome)
    return replace(lab, readings=readings, outcome=outcome, why=why, is_question=True)


def settle(match: Match, lab: LabEntry, counts: Counts, library: Library) -> Match:
    """The match with the number's own topic, where the words found nothing or only offered it among others."""
    topic = _topic_of(lab, counts)
    unsure = match.kind == "nothing" or (match.kind == "choices" and topic in match.choices)
    clear = match.p_topic >= _CLEAR and match.likeliest != topic
    if not unsure or clear or not library.has(topic, match.language):
        return match
    because = (*match.because, f"the number decides: {topic}")
    if match.kind == "nothing" and match.p_topic >= _LIKELY and match.likeliest != topic:
        return replace(match, kind="choices", choices=(match.likeliest, topic), because=because)
    others = tuple(choice for choice in match.choices if choice != topic)
    return replace(match, kind="answer", topic=topic, choices=(topic, *others)[:CHOICES], because=because)


def _topic_of(lab: LabEntry, counts: Counts) -> str:
    white = [reading for reading in lab.readings if reading.analyte in _WHITE_CELLS]
    if not white:
        return _OTHERS if all(reading.analyte in ("hgb", "plt") for reading in lab.readings) else _LOW
    usual = [(reading.value, counts.typical(reading.analyte)) for reading in white]
    return _HIGH if all(typical is not None and value > typical.high for value, typical in usual) else _LOW
