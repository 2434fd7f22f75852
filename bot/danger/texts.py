"""The urgent texts as notices: what to do, whom to call, in the reader's language and country."""

from bot.notice import EVERY_LANGUAGE, Line, Notice, line
from bot.patients import records as patients
from bot.patients.records import Person
from bot.said import Said
from bot.turn import Host
from content.content import Content
from content.languages import nearest_language
from content.urgency import Level, Reading
from scheduler.connection import Connection

# Signs for which fever and lupus are not the point, and the words are others.
CRISIS = "E18"


def urgent_notice(
    reading: Reading, language: str, person: Person | None, host_number: str | None, content: Content
) -> Notice:
    """The text for this reading. `person` None: before consent or in a group, where nothing of them is used."""
    country = person.country if person else None
    if CRISIS in reading.signs and reading.level is Level.EMERGENCY:
        lines = [line("urgent-crisis", number=emergency_number(country, host_number, content),
                      crisis=crisis_number(country, content))]  # fmt: skip
        if set(reading.signs) - {CRISIS}:
            lines.append(line("urgent-also"))
    elif reading.level is Level.EMERGENCY:
        lines = [line("urgent-now", number=emergency_number(country, host_number, content))]
        lines += [line("call-clinic", number=person.clinic)] if person and person.clinic else []
    else:
        lines = [care_team_call(reading), *care_team_lines(person, content)]
    return Notice((*lines, line("unreviewed-mark")), language)


def care_team_call(reading: Reading) -> Line:
    """The call of the day, or the one that does not wait for the morning."""
    return line("call-now" if reading.call_now else "call-today")


def care_team_lines(person: Person | None, content: Content) -> tuple[Line, ...]:
    """Whom to call when the care team is to be called: their number, and where to call when they are closed."""
    clinic = person.clinic if person else None
    advice = content.emergency_numbers.numbers_for(person.country if person else None).advice
    closed = line("call-closed-advice", number=advice, tight=True) if advice else line("call-closed", tight=True)
    return (*((line("call-clinic", number=clinic, tight=True),) if clinic else ()), closed)


def emergency_number(country: str | None, host_number: str | None, content: Content) -> str | Line:
    """The number to call: the person's country's, else the host's, else the general line of tables.md part 5.

    For a country that is told and not in our table the general line: the host's number may be another country's.
    """
    if country is not None:
        return content.emergency_numbers.numbers_for(country).emergency or line("general-emergency-number")
    return host_number or line("general-emergency-number")


def crisis_number(country: str | None, content: Content) -> str | Line:
    """The crisis line of the person's country, or where to look for one."""
    return content.emergency_numbers.numbers_for(country).crisis or line("general-crisis-line")


def fever_number_line(person: Person | None, host: Host, content: Content) -> Line:
    """The fever line with the number to call, for replies that cannot say more."""
    number = emergency_number(person.country if person else None, host.emergency_number, content)
    return line("fever-line-with-number", number=number)


async def apology(connection: Connection, said: Said, host: Host, content: Content) -> Notice:
    """For a message we failed to handle: that we failed, and what to do if it was urgent."""
    person = await patients.get(connection, said.user_id, host.keys)
    language = person.language if person else nearest_language(said.language_code)
    lines = (line("failed-to-answer"), fever_number_line(person if said.private else None, host, content))
    return Notice(lines, language or EVERY_LANGUAGE)
