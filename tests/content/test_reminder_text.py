"""What people type to be reminded, in three languages. It is Sunday 22 November 2026, 20:04 in Paris."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from content.reminder_text import as_json, read_request

NOW = datetime(2026, 11, 22, 20, 4, tzinfo=ZoneInfo("Europe/Paris"))

# text, how often, on which day, at what time
READ = {
    "en": [
        ("recheck in 4 weeks", "once", "2026-12-20", None),
        ("remind me to recheck my bloods in 3 months", "once", "2027-02-22", None),
        ("remind me every monday at 9", "weekly mon", None, "09:00"),
        ("every 2 weeks on tuesday at 8:30", "2 weekly tue", None, "08:30"),
        ("every other week on Mondays and Thursdays, 7 pm", "2 weekly mon thu", None, "19:00"),
        ("blood test on 12 December at 7am", "once", "2026-12-12", "07:00"),
        ("Remind me on December 12th, 2026 at 7.30 p.m.", "once", "2026-12-12", "19:30"),
        ("remind me to check for fever every day", "daily", None, None),
        ("can you remind me tomorrow evening at 8 to take my pills?", "once", "2026-11-23", "20:00"),
        ("remid me tommorow 9am labs", "once", "2026-11-23", "09:00"),
        ("remind me at noon", "once", "2026-11-23", "12:00"),
        ("remind me at 9 tonight", "once", "2026-11-22", "21:00"),
        ("remind me at half past 9 pm", "once", "2026-11-22", "21:30"),
        ("remind me at quarter to nine in the morning", "once", "2026-11-23", "08:45"),
        ("remind me in 2 hours", "once", "2026-11-22", "22:04"),
        ("remind me every month on the 31st at 08:00", "monthly", "2026-12-31", "08:00"),
        ("remind me every 3 months starting monday at 9", "3 monthly", "2026-11-23", "09:00"),
        ("remind me every weekday at 7 am", "weekly mon tue wed thu fri", None, "07:00"),
        ("remind me quarterly to get bloods", "3 monthly", None, None),
        ("set a reminder for the 15th", "once", "2026-12-15", None),
        ("remind me on 2027-01-05 at 14:00", "once", "2027-01-05", "14:00"),
        ("remind me on 25/12 at 10 o'clock", "once", "2026-12-25", "10:00"),
        ("remind me on december first at 9am", "once", "2026-12-01", "09:00"),
        ("remind me on the first of every month at 8 am", "monthly", "2026-12-01", "08:00"),
        ("remind me sat at 10am", "once", "2026-11-28", "10:00"),
        ("remind me at nine thirty pm", "once", "2026-11-22", "21:30"),
        ("set a daily reminder at 8:00 to check my temp", "daily", None, "08:00"),
        ("my doctor says recheck in 6 wks", "once", "2027-01-03", None),
        ("My wbc was 3.2 on monday. Remind me to recheck in 4 weeks. Thanks", "once", "2026-12-20", None),
    ],
    "fr": [
        ("rappelle-moi de refaire la prise de sang dans 4 semaines", "once", "2026-12-20", None),
        ("tous les lundis à 8h", "weekly mon", None, "08:00"),
        ("demain 9h", "once", "2026-11-23", "09:00"),
        ("Rappelle moi lundi 14 décembre à 8 heures et demie", "once", "2026-12-14", "08:30"),
        ("rapelle moi mecredi a 10h d'appeler le medecin", "once", "2026-11-25", "10:00"),
        ("peux-tu me rappeler de prendre mes cachets tous les soirs à 20h ?", "daily", None, "20:00"),
        ("toutes les 2 semaines le mardi à 8h30", "2 weekly tue", None, "08:30"),
        ("une semaine sur deux le jeudi", "2 weekly thu", None, None),
        ("tous les quinze jours", "2 weekly", None, None),
        ("prise de sang le 1er décembre à 7h15", "once", "2026-12-01", "07:15"),
        ("bilan dans trois mois", "once", "2027-02-22", None),
        ("rappelle-moi le 15 de chaque mois", "monthly", "2026-12-15", None),
        ("mets-moi un rappel pour le 12/12 à midi et demi", "once", "2026-12-12", "12:30"),
        ("rappelle-moi demain à 9 heures moins le quart", "once", "2026-11-23", "08:45"),
        ("rappelle-moi après-demain à 6h du soir", "once", "2026-11-24", "18:00"),
        ("vérifier ma température tous les matins à 8h", "daily", None, "08:00"),
        ("rappelle-moi ce soir à 9h", "once", "2026-11-22", "21:00"),
        ("rappelle-moi demain à neuf heures trente", "once", "2026-11-23", "09:30"),
        ("mon médecin veut refaire le bilan dans un mois environ", "once", "2026-12-22", None),
        ("rappelle-moi dans 15 min", "once", "2026-11-22", "20:19"),
    ],
    "es": [
        ("recuérdame el análisis en 3 meses", "once", "2027-02-22", None),
        ("cada 2 semanas los martes a las 8 y media", "2 weekly tue", None, "08:30"),
        ("recuerdame manana a las 8 de la tarde tomar la pastilla", "once", "2026-11-23", "20:00"),
        ("recuerdame que tengo analisis el lunes a las 7:30", "once", "2026-11-23", "07:30"),
        ("todos los lunes y jueves a las 20h", "weekly mon thu", None, "20:00"),
        ("análisis de sangre el 12 de diciembre a las 7 de la mañana", "once", "2026-12-12", "07:00"),
        ("¿puedes recordarme la cita el viernes?", "once", "2026-11-27", None),
        ("ponme un recordatorio para el 15", "once", "2026-12-15", None),
        ("pasado mañana a las 10", "once", "2026-11-24", "10:00"),
        ("mañana por la mañana a las 9", "once", "2026-11-23", "09:00"),
        ("todas las noches a las 10 tomar la pastilla", "daily", None, "22:00"),
        ("cada quince días", "2 weekly", None, None),
        ("un día sí y otro no a las 9", "2 daily", None, "09:00"),
        ("el 3/4 a las 17.30h avísame", "once", "2027-04-03", "17:30"),
        ("recuérdame vigilar la fiebre cada día", "daily", None, None),
        ("recuérdame el próximo martes a mediodía", "once", "2026-11-24", "12:00"),
        ("recuérdame el primero de cada mes", "monthly", "2026-12-01", None),
        ("el 5 de cada mes a las 9 menos cuarto", "monthly", "2026-12-05", "08:45"),
    ],
}

# text, what is asked, and what it may be
DOUBTFUL = {
    "en": [
        ("first monday", "times-doubt-repeat", []),
        ("remind me twice a day", "times-doubt-repeat", []),
        ("take my pills every 8 hours", "times-doubt-repeat", []),
        ("remind me monday and thursday", "times-doubt-repeat", []),
        ("remind me daily for 2 weeks to take my temperature", "times-doubt-end", []),
        ("remind me every monday until christmas", "times-doubt-end", []),
        ("set a reminder", "times-doubt-when", []),
        ("remind me in 3.5 weeks", "times-doubt-when", []),
        ("remind me on 12 dec 2025", "times-doubt-past", []),
        ("remind me today at 9 am", "times-doubt-past", []),
        ("remind me next week", "times-doubt-date", []),
        ("remind me to recheck in 2-3 weeks", "times-doubt-date", []),
        ("remind me in a month and a half", "times-doubt-date", []),
        ("remind me on 30 february", "times-doubt-date", []),
        ("remind me on 3/4", "times-doubt-date", ["2027-03-04", "2027-04-03"]),
        ("remind me on sunday", "times-doubt-date", ["2026-11-22", "2026-11-29"]),
        ("remind me 12 nov", "times-doubt-date", ["2027-11-12"]),
        ("recheck in 6 weeks on wednesday", "times-doubt-date", ["2026-12-30", "2027-01-06"]),
        ("remind me at 9-10am", "times-doubt-time", []),
        ("remind me every day at 8am 30", "times-doubt-time", []),
        ("remind me at 8 and 8pm", "times-doubt-several", ["08:00", "20:00"]),
        ("remind me tomorrow at 5", "times-doubt-time", ["05:00", "17:00"]),
        ("remind me at 9", "times-doubt-time", ["09:00", "21:00"]),
        ("tonight", "times-doubt-time", ["21:00"]),
        ("remind me tomorrow at midnight", "times-doubt-time", []),
        ("remind me to take my pills every morning", "times-doubt-time", ["07:00", "08:00", "09:00", "10:00"]),
    ],
    "fr": [
        ("premier lundi du mois", "times-doubt-repeat", []),
        ("rappelle-moi le lundi à 9h", "times-doubt-repeat", []),
        ("rappelle-moi deux fois par jour", "times-doubt-repeat", []),
        ("rappelle-moi tous les jours jusqu'à vendredi", "times-doubt-end", []),
        ("rappelle-moi la semaine prochaine", "times-doubt-date", []),
        ("rappelle-moi dans 2 ou 3 semaines", "times-doubt-date", []),
        ("rappelle-moi dans un mois et demi", "times-doubt-date", []),
        ("rappelle-moi tous les matins à 8h et tous les soirs à 20h", "times-doubt-several", ["08:00", "20:00"]),
        ("rappelle-moi à 5h", "times-doubt-time", ["05:00", "17:00"]),
        ("demain matin", "times-doubt-time", ["07:00", "08:00", "09:00", "10:00"]),
    ],
    "es": [
        ("primer lunes de cada mes", "times-doubt-repeat", []),
        ("recuérdame dos veces al día", "times-doubt-repeat", []),
        ("recuérdame cada día hasta enero", "times-doubt-end", []),
        ("recuérdame la semana que viene", "times-doubt-date", []),
        ("análisis en un mes y medio", "times-doubt-date", []),
        ("recuérdame a la 1", "times-doubt-time", ["01:00", "13:00"]),
        ("mañana por la tarde", "times-doubt-time", ["14:00", "15:00", "16:00", "17:00"]),
    ],
}

NOT_REQUESTS = {
    "en": [
        "3.2", "lab 3.2 tomorrow?", "lab 3.2 tomorrow", "when should I recheck?", "how often",
        "how do I set a reminder?",
        "remind me what leukopenia is", "don't remind me", "stop reminding me", "cancel my reminder", "my reminders",
        "wbc 3.2 neuts 1.1 lymph 0.7 12 nov", "12 nov", "blood test 12 november", "fever every day",
        "every monday i feel tired", "had a blood test on monday", "should i take my pills every day", "today", "9",
        "blood test every 3 months?", "that reminds me of last year", "i have a fever tonight", "",
    ],
    "fr": [
        "3,2", "comment mettre un rappel ?", "rappelle-moi ce qu'est la leucopénie",
        "j'ai fait une prise de sang lundi",
        "arrête les rappels", "ne me rappelle plus", "fièvre tous les soirs", "quand refaire la prise de sang ?",
        "j'ai un rappel de vaccin", "gb 3,2 pnn 1,1 le 12 nov", "tous les combien faut-il contrôler",
    ],
    "es": [
        "3,2", "recuérdame qué es la leucopenia", "no me recuerdes más", "borra el recordatorio", "fiebre cada noche",
        "¿cuándo debo repetir el análisis?", "me hice un análisis el lunes", "leucocitos 3,2 12 nov", "cada cuánto",
    ],
}  # fmt: skip


def cases(table: dict[str, list[tuple[str, ...]]]) -> list[object]:
    return [pytest.param(language, *row, id=f"{language}: {row[0]}") for language in table for row in table[language]]


@pytest.mark.parametrize(("language", "text", "rule", "day", "at"), cases(READ))  # type: ignore[arg-type]
def test_a_request_is_read(language: str, text: str, rule: str, day: str | None, at: str | None) -> None:
    """A clear request gives its rhythm, day and time, and nothing is in doubt."""
    request = read_request(text, language=language, now=NOW)
    assert request is not None
    *every, freq = [word for word in rule.split() if word in ("once", "daily", "weekly", "monthly") or word.isdigit()]
    weekdays = [word for word in rule.split() if len(word) == 3]
    assert as_json(request) == {
        "freq": freq, "every": int(every[0]) if every else 1, "weekdays": weekdays, "date": day, "time": at,
    }  # fmt: skip
    assert request.doubt is None


@pytest.mark.parametrize(("language", "text", "doubt", "choices"), cases(DOUBTFUL))  # type: ignore[arg-type]
def test_what_can_be_meant_two_ways_is_asked(language: str, text: str, doubt: str, choices: list[str]) -> None:
    """An ambiguous request names its doubt and what it may mean, and fills in no guess."""
    request = read_request(text, language=language, now=NOW)
    assert request is not None
    assert request.doubt == doubt
    offered = [day.isoformat() for day in request.date_choices] if "date" in doubt else []
    offered += [at.isoformat("minutes") for at in request.time_choices] if choices and ":" in choices[0] else []
    assert sorted(offered) == choices
    assert request.date is None or doubt not in ("times-doubt-date", "times-doubt-past")
    assert request.time is None or doubt not in ("times-doubt-time", "times-doubt-several")


@pytest.mark.parametrize(
    ("language", "text"),
    [pytest.param(lang, text, id=f"{lang}: {text}") for lang, texts in NOT_REQUESTS.items() for text in texts],
)
def test_what_is_not_a_request_is_left_alone(language: str, text: str) -> None:
    """Values, questions, symptoms, the past and a wish to stop are no request to be reminded."""
    assert read_request(text, language=language, now=NOW) is None


@pytest.mark.parametrize(
    ("language", "text", "purpose", "note"),
    [
        ("en", "Remind me to recheck my Bloods in 3 months", "recheck", "recheck my Bloods"),
        ("en", "remind me to check for fever every day", "infection-watch", "check for fever"),
        ("en", "remind me tomorrow at 10 to call Dr. Smith's clinic", "appointment", "call Dr. Smith's clinic"),
        ("en", "remind me every day at 8 am to take my Plaquenil", "medicine", "take my Plaquenil"),
        ("en", "remind me to water the plants on friday", "other", "water the plants"),
        ("en", "remind me about 3.2 tomorrow", "other", "3.2"),
        ("en", "every 2 weeks", "other", ""),
        ("fr", "rappelle-moi demain d'appeler l'hôpital", "appointment", "appeler l'hôpital"),
        ("fr", "Rappelle-moi de prendre ma température chaque soir", "infection-watch", "prendre ma température"),
        ("fr", "mon médecin veut refaire le bilan dans 3 semaines", "recheck", "mon médecin veut refaire le bilan"),
        ("es", "recuérdame mañana pedir cita con el Dr. Ruiz", "appointment", "pedir cita con el Dr. Ruiz"),
        ("es", "recuérdame repetir el hemograma en 3 meses", "recheck", "repetir el hemograma"),
    ],
)
def test_what_to_be_reminded_of_is_kept_in_the_persons_words(language: str, text: str, purpose: str, note: str) -> None:
    """The note is what was typed, without the asking and the time; its first telling word gives the purpose."""
    request = read_request(text, language=language, now=NOW)
    assert request is not None
    assert (request.purpose, request.note) == (purpose, note)


def test_a_doubt_is_settled_by_an_answer() -> None:
    """Tapping 21:00 after "remind me at 9" leaves a complete request for tonight; 09:00 is for tomorrow."""
    request = read_request("remind me at 9", language="en", now=NOW)
    assert request is not None
    tonight, morning = request.with_time(time(21), NOW), request.with_time(time(9), NOW)
    assert (tonight.doubt, tonight.date) == (None, date(2026, 11, 22))
    assert (morning.doubt, morning.date) == (None, date(2026, 11, 23))


def test_doubts_are_settled_one_after_the_other() -> None:
    """A request with no day and two possible times asks for the day, then for the time."""
    request = read_request("remind me next week at 5", language="en", now=NOW)
    assert request is not None
    assert request.doubt == "times-doubt-date"
    dated = request.with_date(date(2026, 11, 30), NOW)
    assert dated.doubt == "times-doubt-time"
    assert dated.with_time(time(17), NOW).doubt is None


def test_an_answer_that_is_over_is_asked_again() -> None:
    """Choosing today with a time that has gone by is a doubt of its own, not a reminder for tomorrow."""
    request = read_request("remind me on sunday at 9 am", language="en", now=NOW)
    assert request is not None
    assert request.with_date(date(2026, 11, 22), NOW).doubt == "times-doubt-past"
    assert request.with_date(date(2026, 11, 29), NOW).doubt is None


def test_how_often_is_settled_by_an_answer() -> None:
    """After "first monday" a chosen rhythm replaces what could not be repeated."""
    request = read_request("first monday", language="en", now=NOW)
    assert request is not None
    settled = request.with_rule("weekly", 4, ("mon",), NOW)
    assert (settled.doubt, settled.freq, settled.every) == (None, "weekly", 4)
    assert settled.weekdays == ("mon",)


def test_a_request_typed_again_keeps_what_it_is_about() -> None:
    """After "recheck my bloods twice a week", "every 2 weeks on monday" is still about the bloods."""
    first = read_request("remind me to recheck my bloods twice a week", language="en", now=NOW)
    again = read_request("every 2 weeks on monday", language="en", now=NOW)
    assert first is not None
    assert again is not None
    settled = first.rescheduled_as(again)
    assert (settled.every, settled.purpose, settled.note, settled.doubt) == (2, "recheck", "recheck my bloods", None)
