"""What Whitecell would do with a message, and why: danger first, then counts, a reminder, a command, a question."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Literal

from content.ages import age_said
from content.content import Content
from content.lab_text import LabEntry, read_entry
from content.language_detection import detect_language
from content.languages import LANGUAGES
from content.matching import Match
from content.personal import explained
from content.reminder_text import ReminderRequest, read_request
from content.reminder_text import as_json as reminder_json
from content.urgency import Level, Reading
from content.value_questions import asked_in, settle

Kind = Literal["answer", "choices", "decline", "nothing", "lab_entry", "reminder", "ask", "command"]

_MOST_WORDS_AROUND_AN_AGE = 7
_LOW_MOOD = "mood-and-crisis"


@dataclass(frozen=True)
class Understanding:
    """One message understood. `kind` is what the reply is made of; `lab` stands beside an answer for a value inside a
    question; `match` is what was found for the question, also where the kind is another. `language` is that of the
    message: en, fr, es, "other" for clearly none of them, None when it does not tell. `because` is a plain line each.
    `own`: the analyte whose stored values are asked for ("all" for every one), beside what the question is in general.
    `ask`: one short question belongs beside the urgent line. `command`: which one is said in words ("reminders"),
    without its slash; None for one that is typed with it.
    """

    danger: Reading
    kind: Kind
    language: str | None
    match: Match | None
    lab: LabEntry | None
    own: str | None
    reminder: ReminderRequest | None
    because: tuple[str, ...]
    ask: bool = False
    command: str | None = None
    age: str | None = None  # for kind "ask": a number said as an age, which could be a temperature

    @property
    def urgency(self) -> Level:
        """How urgent the message is; an urgent text has been said before anything else is."""
        return self.danger.level

    @property
    def signs(self) -> tuple[str, ...]:
        """The danger signs that count, by their id in clinical/tables.md part 3."""
        return self.danger.signs

    @property
    def topic(self) -> str | None:
        """The topic that is answered or declined; None for anything else."""
        return self.match.topic if self.match and self.kind in ("answer", "decline") else None

    @property
    def choices(self) -> tuple[str, ...]:
        """Topics, best first; an answer's own is the first."""
        return self.match.choices if self.match else ()

    def as_json(self) -> dict[str, object]:
        """The `explain` contract of the docs, without the id."""
        return {
            "urgency": str(self.urgency),
            "signs": list(self.signs),
            "kind": self.kind,
            "topic": self.topic,
            "choices": list(self.choices),
            "lab": self.lab.as_json() if self.lab else None,
            "reminder": reminder_json(self.reminder) if self.reminder else None,
            "because": list(self.because),
        }


def understand(
    content: Content,
    text: str,
    language: str,
    today: date,
    *,
    now: datetime | None = None,
    danger: Reading | None = None,
    last_topic: str | None = None,
) -> Understanding:
    """Read a message. `language` is the person's own, used where the message's does not tell; `today` is their day.

    `now` is aware, in the person's zone, for times like "at 9"; without it the day has just begun. `danger` is what the
    message was read to mean for this person; without it, for anybody. `last_topic` is the answer they just read, if
    they did.
    """
    danger = danger or content.urgency.read(text)
    spoken = detect_language(text)
    reading_in = spoken if spoken in LANGUAGES else language
    match = content.matcher.match(text, language, last_topic=last_topic)
    lab = _lab(content, text, reading_in, today, match)
    if lab and lab.is_question:
        match = settle(match, lab, content.counts, content.library)
    moment = now or datetime.combine(today, time.min, UTC)
    reminder = None if lab else read_request(text, language=reading_in, now=moment, folder=content.folder / "lexicon")
    own = None if lab or reminder else content.own_counts.asked_about(text, content.counts.words)
    match = replace(match, because=(*_about_own(own, lab, content), *match.because))
    command = None if lab or reminder else content.said_commands.said(text)
    asks = _asks(danger, match)
    kind, why = _kind(text, replace(danger, ask=asks), match, lab, reminder, command)
    return Understanding(
        danger=danger,
        kind=kind,
        language=spoken,
        match=match,
        lab=lab,
        own=own,
        reminder=reminder if kind == "reminder" else None,
        because=(*danger.because, why, *match.because),
        ask=asks,
        command=command,
        age=age_said(text) if kind == "ask" and not asks else None,
    )


def _lab(content: Content, text: str, language: str, today: date, match: Match) -> LabEntry | None:
    """The counts in a message; asked about, where it is put as a question that we can answer."""
    lab = read_entry(text, language=language, today=today, counts=content.counts)
    if lab and not lab.is_question and match.kind in ("answer", "choices") and content.matcher.asks(text, language):
        return asked_in(lab)
    return lab


def _asks(danger: Reading, match: Match) -> bool:
    """Not whether it is happening now of who feels alone: their page has the crisis lines. What a rule is unsure of is
    asked all the same."""
    return danger.ask and not (danger.learned and match.topic == _LOW_MOOD)


def _kind(
    text: str,
    danger: Reading,
    match: Match,
    lab: LabEntry | None,
    reminder: ReminderRequest | None,
    command: str | None,
) -> tuple[Kind, str]:
    """What the reply is made of, and the line that says why."""
    if text.lstrip().startswith("/"):
        return "command", "begins with /"
    if lab and lab.is_question and match.kind != "nothing":
        return match.kind, f"a question with {_counts(lab)} in it"
    if lab:
        return "lab_entry", f"counts: {_counts(lab)}"
    if reminder:
        return "reminder", f"asks for a reminder: {reminder.freq}"
    if command and not danger.ask:
        return "command", f"says /{command} in words"
    if danger.ask:
        return "ask", "may be danger: asked, beside the urgent line"
    if danger.level is Level.NONE and _only_tells_an_age(text):
        return "ask", "a number said as an age: asked whether it is one"
    return match.kind, "read as a question"


def _only_tells_an_age(text: str) -> bool:
    """An age and nothing asked; a question with an age in it is answered."""
    return age_said(text) is not None and "?" not in text and len(text.split()) <= _MOST_WORDS_AROUND_AN_AGE


def _about_own(own: str | None, lab: LabEntry | None, content: Content) -> tuple[str, ...]:
    """What a personal answer is made of."""
    if own:
        return (f"asks about their own stored counts: {own}",)
    return tuple(explained(lab, content.counts)) if lab and lab.is_question else ()


def _counts(lab: LabEntry) -> str:
    return ", ".join(f"{reading.analyte} {reading.value:f} {reading.unit}" for reading in lab.readings)


def explain_text(understood: Understanding) -> str:
    """The same for a curator to read: a line a fact."""
    return "\n".join(_lines(understood))


def _lines(understood: Understanding) -> Iterator[str]:
    signs = f" ({', '.join(understood.signs)})" if understood.signs else ""
    yield f"urgency   {understood.urgency}{signs}"
    yield f"kind      {understood.kind}"
    yield f"language  {understood.language or 'not clear'}"
    if understood.topic:
        yield f"topic     {understood.topic}"
    if understood.choices:
        yield f"choices   {', '.join(understood.choices)}"
    if understood.lab:
        yield f"lab       {understood.lab.outcome}{_because(understood.lab.why)}, {understood.lab.date}"
        for reading in understood.lab.readings:
            tier = f", {reading.tier}" if reading.tier else ""
            shown = f"{reading.comparator or ''}{reading.value:f} {reading.unit}"
            yield f"          {reading.analyte} {shown}, {reading.outcome}{_because(reading.why)}{tier}"
    if understood.reminder:
        yield "reminder  " + ", ".join(f"{name} {value}" for name, value in reminder_json(understood.reminder).items())
    yield from (f"because   {line}" for line in understood.because)


def _because(why: str | None) -> str:
    return f" ({why})" if why else ""
