"""What somebody told us of themselves that changes how their counts and their danger are read.

Each answer stands in their sealed details with the day it was given. Nothing told, or told too long ago, is unknown,
and unknown never makes anything less urgent.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.patients.records import Person
from content.counts import Counts
from content.low_counts import low_counts, low_platelets, very_low_counts
from content.person_facts import NOTHING_KNOWN, PersonFacts
from content.urgency import Known

YES, NO = "yes", "no"
MEDICINES = ("steroids", "immunosuppressants", "cyclophosphamide", "rituximab")
QUESTIONS = (*MEDICINES, "age", "sex", "pregnant", "duffy", "fever", "wait")
WAITS = (10, 20, 30, 45, 60)
USUAL_WAIT = 20  # minutes until we ask again after an urgent text
DETAIL = "facts"
Newest = Mapping[str, tuple[Decimal, date]]
_NO_MEDICINE = timedelta(days=365)  # medicines change: after a year a "no" no longer reassures
_PREGNANCY = timedelta(days=300)  # whatever was told, it is another matter by then


def answer(person: Person | None, question: str, today: date | None = None) -> str | None:
    """What they answered; None when they did not, or (given `today`) too long ago to go by."""
    kept: Mapping[str, Any] = person.details.get(DETAIL, {}) if person else {}
    if question not in kept:
        return None
    said, on = kept[question]
    return None if today and _over(question, said, today - date.fromisoformat(on)) else str(said)


def _over(question: str, said: str, age: timedelta) -> bool:
    if question == "pregnant":
        return age > _PREGNANCY
    return said == NO and question in MEDICINES and age > _NO_MEDICINE


def with_answer(person: Person, question: str, said: str | None, today: date) -> dict[str, list[str]]:
    """All their answers, with this one; None takes it away."""
    kept = {name: value for name, value in person.details.get(DETAIL, {}).items() if name != question}
    return kept if said is None else {**kept, question: [said, today.isoformat()]}


def facts_of(person: Person | None, today: date) -> PersonFacts:
    """What matters for the tiers of counts."""
    if person is None:
        return NOTHING_KNOWN
    told = {question: answer(person, question, today) for question in QUESTIONS}
    return PersonFacts(
        sex=told["sex"],
        under_18=told["age"] == "child",
        aged_65=told["age"] == "old",
        pregnant=told["pregnant"] == YES,
        duffy_null=told["duffy"] == YES,
        immunosuppressants=told["immunosuppressants"] == YES,
        cyclophosphamide=_last_day(told["cyclophosphamide"], today),
        rituximab=_last_day(told["rituximab"], today),
    )


def _last_day(month: str | None, today: date) -> date | None:
    """The latest day a dose in this month ("2026-10") can have been given; None where none was."""
    if month in (None, NO):
        return None
    year, number = map(int, str(month).split("-"))
    return min(date(year, number, monthrange(year, number)[1]), today)


def known_of(person: Person, newest: Newest, lowest: Newest, today: date, counts: Counts) -> Known:
    """What matters for danger. `newest`: their newest counts that are in no doubt; `lowest`: the lowest that each may
    be."""
    facts = facts_of(person, today)
    return Known(
        low_counts=low_counts(newest, today, counts, facts),
        very_low_counts=very_low_counts(lowest, today, counts, facts),
        low_platelets=low_platelets(lowest, today, counts),
        weak_immunity=_weak_immunity(person, facts, today, counts),
        pregnant={YES: True, NO: False}.get(answer(person, "pregnant", today) or ""),
        fever_limit_c=fever_limit(person),
    )


def fever_limit(person: Person | None) -> float | None:
    """The fever number their own team gave them, °C; None where it gave none below 38.0."""
    told = answer(person, "fever")
    return float(told) if told and told != NO else None


def _weak_immunity(person: Person, facts: PersonFacts, today: date, counts: Counts) -> bool | None:
    told = [answer(person, medicine, today) for medicine in MEDICINES]
    if YES in told or counts.modifiers.stronger_medicine(facts, today):
        return True
    return None if None in told else False


def minutes_to_wait(person: Person | None) -> int:
    """How long after an urgent text we ask again: 10 to 60 minutes."""
    return int(answer(person, "wait") or USUAL_WAIT)
