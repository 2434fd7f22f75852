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
    number = emergency_number(person.country if person else None, host_number, content)
    if reading.crisis and reading.level is Level.EMERGENCY:
        also = set(reading.signs) - {CRISIS}
        lines = _crisis_lines(number, crisis_number(person, content), also=bool(also))
    elif reading.level is Level.EMERGENCY:
        lines = (urgent_line(number), *clinic_lines(person, closed_too=isinstance(number, str)))
    else:
        lines = (care_team_call(reading), *care_team_lines(person, content))
    return Notice((*lines, line("unreviewed-mark")), language)


def plain_lines(reading: Reading, number: str | Line) -> tuple[Line, ...]:
    """The least there is to say, where what we know of the reader cannot be used."""
    if reading.level is not Level.EMERGENCY:
        return (care_team_call(reading),)
    return _crisis_lines(number, None, also=False) if reading.crisis else (urgent_line(number),)


def urgent_line(number: str | Line) -> Line:
    """What to do now; with the caveat of the general line where no country's number is known."""
    return line("urgent-now-general" if isinstance(number, Line) else "urgent-now", number=number)


def _crisis_lines(number: str | Line, crisis: str | None, *, also: bool) -> tuple[Line, ...]:
    """Words of their own for thoughts of suicide or self-harm. `also`: another danger sign was told with them."""
    general = isinstance(number, Line)
    danger = "urgent-crisis-another" if also else "urgent-crisis-danger"
    listen = (
        line("urgent-crisis-line", crisis=crisis, tight=True)
        if crisis
        else line("urgent-crisis-line-general", tight=True)
    )
    return (
        line("urgent-crisis"),
        listen,
        line(f"{danger}-general", tight=True) if general else line(danger, number=number, tight=True),
        *((line("number-unsure", tight=True),) if general else ()),
        *(() if general else (line("urgent-crisis-near", tight=True),)),
        line("urgent-no-call", tight=True),
    )


def clinic_lines(person: Person | None, *, closed_too: bool, tight: bool = False) -> tuple[Line, ...]:
    """The care team's own number, with the one for when they are closed where both were told."""
    if person is None or not person.clinic:
        return ()
    if closed_too and person.out_of_hours:
        return (line("call-clinic-or", number=person.clinic, closed=person.out_of_hours, tight=tight),)
    return (line("call-clinic", number=person.clinic, tight=tight),)


def care_team_call(reading: Reading) -> Line:
    """The call of the day, or the one that does not wait for the morning."""
    return line("call-now" if reading.call_now else "call-today")


def care_team_lines(person: Person | None, content: Content) -> tuple[Line, ...]:
    """Whom to call when the care team is to be called: their number, and where to call when they are closed."""
    advice = content.emergency_numbers.numbers_for(person.country if person else None).advice
    if person and person.out_of_hours:
        closed = line("call-closed-own", number=person.out_of_hours, tight=True)
    elif advice:
        closed = line("call-closed-advice", number=advice, tight=True)
    else:
        closed = line("call-closed", tight=True)
    return *clinic_lines(person, closed_too=False, tight=True), closed


def emergency_number(country: str | None, host_number: str | None, content: Content) -> str | Line:
    """The number to call: the person's country's, else the host's, else the general line of tables.md part 5.

    For a country that is told and not in our table the general line: the host's number may be another country's.
    """
    if country is not None:
        return content.emergency_numbers.numbers_for(country).emergency or line("general-emergency-number")
    return host_number or line("general-emergency-number")


def crisis_number(person: Person | None, content: Content) -> str | None:
    """The crisis line of the person's country; None where we know none."""
    return content.emergency_numbers.numbers_for(person.country if person else None).crisis


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
