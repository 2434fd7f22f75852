"""What else a number may be than a body temperature: another unit, a clock, an age, a laboratory's, the weather's."""

from content.danger.lookup import Span
from content.danger.place import Place, make_a_range
from content.danger.slips import mistyped
from content.danger.words import decimals

_LIKENED = 3  # how far behind "like a" the thing may stand: "like a little oven"
_BESIDE = 2
_CENTS = 2
_OF_A_THING = ("link", "of_place", "ambient", "to")
_OF_NOW = ("later_today", "still", "ongoing", "hours", "recent")
_BETWEEN = 3  # words between "after" and the bath: "after a nice cold bath"
# Where any of it is said, the degrees may be a person's who is in that town.
_OF_SOMEBODY = ("assertion", "person", "stranger", "own", "ongoing", "since", "hours", "ill", "antipyretic")


def something_else(place: Place, end: int, scale: str, value: float) -> bool:
    """Whether it is no temperature of a body, by its unit and by what is said of it. `end` is behind its unit."""
    if place.cue("unit", end) or _clock_or_fraction(place, end) or mistyped(place, end):
        return True
    if place.governor() == "other" or _on_a_bill(place) or _ambient(place, end) or (scale and _of_a_town(place, end)):
        return True
    whole = not scale and decimals(place.word.text) == 0 and value == int(value)
    return whole and (place.cue("age_after", end) or place.said_as_age())


def _on_a_bill(place: Place) -> bool:
    """Two decimals, as no thermometer shows, in a clause that speaks of a price: "38.50 for the ticket"."""
    return decimals(place.word.text) == _CENTS and any(
        place.scene.same_clause(cue.span, place.here) for cue in place.scene.heard("price")
    )


def _clock_or_fraction(place: Place, end: int) -> bool:
    if decimals(place.word.text):
        return False
    before = place.scene.words[place.at - 1] if place.at else None
    if before is not None and (before.text in ("/", "h") or (before.value is not None and before.stop == ":")):
        return not _partner(place)
    after = place.next(end)
    return after is not None and after.text in ("/", "h") and not place.fever_near()


def _partner(place: Place) -> bool:
    """ "38/39": the second of two temperatures."""
    first = place.scene.words[place.at - 2].value if place.at >= 2 else None
    return make_a_range(first, place.word.value)


def _ambient(place: Place, end: int) -> bool:
    """A warm day, bath or room: said in the sentence, with no body temperature in it ("room temperature").

    Tenths are read off a thermometer, and so is what somebody "has": those are a bath's only where they are said of it,
    not where who has them drinks water or comes out of it. Summer and the beach speak of whole numbers only, and "hot
    as an oven" is no oven.
    """
    scene, here = place.scene, place.here
    likened = {c.span.end + more for c in scene.heard("like") for more in range(_LIKENED)}
    kinds = ("ambient",) if decimals(place.word.text) else ("ambient", "warm")
    named = [c.span for kind in kinds for c in scene.heard(kind) if not _missing(place, c.span)]
    places = [span for span in named if scene.same_sentence(span, here) and span.start not in likened]
    if _told_of_a_body(place):
        places = [span for span in places if _said_of(span, place, end)]
    bodily = [span for span in place.fever if scene.same_sentence(span, here)]
    if place.ends("weather") and not bodily and not decimals(place.word.text):
        return True
    return bool(places) and all(any(_near(span, where) for where in places) for span in bodily)


def _told_of_a_body(place: Place) -> bool:
    """Whether it is in tenths, or told as what somebody has or had."""
    told = place.ends("reads", 1) or any(place.ends(kind) for kind in ("hours", "recent", "now"))
    return told or decimals(place.word.text) > 0


def _said_of(thing: Span, place: Place, end: int) -> bool:
    """Whether the number is a thing's: "the water says 38.5", "38.5 in the pool"."""
    scene = place.scene
    if not scene.same_clause(thing, place.here) or _come_out_of(thing, place):
        return False
    if thing.end <= place.at:
        return _told_of(thing, place)
    alone = thing.start == end and scene.ends_clause(thing.end - 1)
    return alone or any(c.span == Span(end, thing.start) for c in scene.heard("of_place"))


def _told_of(thing: Span, place: Place) -> bool:
    """ "The water of the bath is at 38.5", but not "bath now 38.5": that is who took it."""
    between = range(thing.end, place.at)
    if any(c.span.start in between for kind in _OF_NOW for c in place.scene.heard(kind)):
        return False
    return len(between) > 0 and all(any(place.is_in(kind, at) for kind in _OF_A_THING) for at in between)


def _come_out_of(thing: Span, place: Place) -> bool:
    """ "After a cold bath 38.9": it is not the bath's."""
    return any(0 <= thing.start - c.span.end <= _BETWEEN for c in place.scene.heard("out_of_place"))


def _of_a_town(place: Place, end: int) -> bool:
    """The heat of a town in whole degrees: "it's 39 degrees in Delhi", or where nothing at all is said of anybody."""
    if decimals(place.word.text) or place.fever_near():
        return False
    towns = [cue.span for cue in place.scene.heard("town") if place.scene.same_sentence(cue.span, place.here)]
    if place.ends("impersonal") and any(span.start in (end, end + 1) for span in towns):
        return True
    return bool(towns) and not any(place.scene.has(kind) for kind in _OF_SOMEBODY)


def _missing(place: Place, thing: Span) -> bool:
    """Whether there is none of it: "102 F and no car"."""
    return any(c.span.end == thing.start for c in place.scene.heard("negation"))


def _near(a: Span, b: Span) -> bool:
    return max(a.start - b.end, b.start - a.end) <= _BESIDE
