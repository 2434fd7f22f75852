"""Questions about one's own counts, answered from written phrases and from what is kept."""

import pytest

from tests.conversation import Someone
from tests.facts import tell
from tests.house import House


async def _with_history(house: House, language: str = "en") -> Someone:
    someone = await house.patient(language=language)
    for typed in ("anc 2.1 3 sept 2026", "anc 1.4 1 oct 2026", "anc 1.8 12 nov 2026"):
        await someone.says(typed)
        await someone.hears("×10⁹/L" if language != "fr" else "G/L")
    await house.idle()
    someone.hears_no_more()
    return someone


async def test_how_are_my_neutrophils_doing(house: House) -> None:
    """The newest with its day and range, where it stands, the one before, the ones before that, and the limits."""
    alice = await _with_history(house)
    await alice.says("how are my neutrophils doing?")
    text = (await alice.hears("Neutrophils: your newest")).text
    assert "12 November 2026" in text
    assert "1.8 ×10⁹/L · typical 1.5 to 7.5" in text
    assert "inside the typical range" in text
    assert "higher than the one before, 1.4 ×10⁹/L on 1 October 2026" in text
    assert "Earlier: 2.1 ×10⁹/L on 3 September 2026" in text
    assert "The change over time matters" in text


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("fr", "comment vont mes neutrophiles ?", "plus haut que le résultat d’avant, 1,4 G/L le 1 octobre 2026"),
        ("es", "¿cómo van mis neutrófilos?", "más alto que el anterior, 1,4 ×10⁹/L el 1 de octubre de 2026"),
    ],
)
async def test_in_the_language_of_the_question(house: House, language: str, question: str, said: str) -> None:
    """With its decimals and its dates."""
    alice = await _with_history(house, language)
    await alice.says(question)
    text = (await alice.hears()).text.replace("1er", "1")
    assert said in text


async def test_a_low_one_calls_first(house: House) -> None:
    """What asks for a call stands before everything else, with the fever line."""
    alice = await house.patient()
    await alice.says("anc 0.7 20 nov 2026")
    await alice.hears()
    await house.idle()
    alice.hears_no_more()
    await alice.says("last neutrophils?")
    text = (await alice.hears("your newest")).text
    assert text.startswith("Call your care team today")
    assert "38.0 °C" in text
    assert "I keep only this one" in text


@pytest.mark.parametrize(("typed", "shown"), [(("2.0", "0.4"), "0.4"), (("0.4", "2.0"), "2.0")])
async def test_of_several_of_a_day_the_last_told_is_shown_and_the_lowest_calls(
    house: House, typed: tuple[str, str], shown: str
) -> None:
    """One of the two may be a slip; the call names which it is about."""
    alice = await house.patient()
    for value in typed:
        await alice.says(f"anc {value} 20 nov 2026")
        await alice.hears(value)
    await house.idle()
    alice.hears_no_more()
    await alice.says("last neutrophils?")
    text = (await alice.hears("your newest")).text
    assert text.startswith("Call your care team now")
    assert "It is about: Neutrophils 0.4 ×10⁹/L." in text
    assert f"Neutrophils (ANC): {shown} ×10⁹/L · typical" in text


async def test_all_counts_at_once(house: House) -> None:
    """Each kind once, by its newest."""
    alice = await _with_history(house)
    await alice.says("plt 200 12 nov 2026")
    await alice.hears()
    await alice.says("how are my counts?")
    text = (await alice.hears("Your newest counts")).text
    assert "Neutrophils (ANC): 1.8" in text
    assert "Platelets: 200" in text
    assert "1.4 ×10⁹/L on 1 October 2026" in text
    assert "2.1" not in text


@pytest.mark.parametrize(
    ("name", "said", "typed", "question", "never"),
    [
        ("Age", "Under 18", "anc 2.0", "how are my neutrophils doing?", "typical range"),
        ("Pregnancy", "Yes", "wbc 3.0", "how are my white cells doing?", "typical range"),
        ("Laboratory range", "The one for men", "hb 125 g/l", "how is my haemoglobin?", "inside the typical range"),
    ],
)
async def test_where_it_stands_is_told_for_who_they_are(
    house: House, name: str, said: str, typed: str, question: str, never: str
) -> None:
    """For whom no range of ours holds, nothing is said of it; and a man's haemoglobin is placed by the men's range."""
    alice = await house.patient()
    await tell(alice, name, said)
    await alice.says(typed)
    await alice.hears()
    await house.idle()
    alice.hears_no_more()
    for asked in (question, f"my {typed}, is that bad?"):
        await alice.says(asked)
        text = (await alice.hears(typed.split()[1])).text
        assert never not in text
        assert ("do not rate this" in text) == (never == "typical range")


async def test_with_nothing_kept_it_says_so(house: House) -> None:
    """And nothing is made up; before consent too."""
    alice, bob = await house.patient(), house.person("Bob")
    for someone in (alice, bob):
        await someone.says("how are my neutrophils doing?")
        assert "Neutrophils: I keep no count of yours" in (await someone.hears()).text


async def test_a_value_in_a_question_is_compared_and_not_kept(house: House) -> None:
    """Until the button is tapped it stands in no record."""
    alice = await _with_history(house)
    await alice.says("my anc was 1.2, is that bad?")
    heard = await alice.hears("How low")
    assert "This is below the usual range" in heard.text
    assert "lower than the one before, 1.8 ×10⁹/L on 12 November 2026" in heard.text
    assert "Keep this count" in heard.buttons
    await alice.says("last neutrophils?")
    assert "1.8" in (await alice.hears("your newest")).text
    await alice.taps("Keep this count", on=heard)
    await alice.hears()
    await alice.says("last neutrophils?")
    assert "lower than the one before, 1.8" in (await alice.hears("your newest")).text


async def test_a_thousand_in_a_question_is_kept_as_a_thousand(house: House) -> None:
    """The button carries it without a mark between the thousands, which would be read as a decimal."""
    alice = await house.patient()
    await alice.says("my platelets are 1000, is that bad?")
    await alice.taps("Keep this count", on=await alice.hears("1,000 ×10⁹/L"))
    kept = (await alice.hears()).text
    assert "Platelets: 1,000 ×10⁹/L · typical 150 to 400" in kept
    assert "Call your care team" not in kept


async def test_somebody_else_s_value_is_not_compared(house: House) -> None:
    """One's own history says nothing about a daughter's count."""
    alice = await _with_history(house)
    await alice.says("my daughter's anc is 1.2, is that bad?")
    await house.idle()
    said = " ".join(str(line) for line in alice.dialogue.lines[-4:])
    assert "the one before" not in said


async def test_of_several_that_there_is_no_earlier_one_is_said_once(house: House) -> None:
    """Three counts of one day are three first ones; one sentence says so."""
    alice = await house.patient()
    await alice.says("wbc 5.2 anc 3.1 lymph 1.4 20 nov 2026")
    await alice.hears()
    await alice.says("show my counts")
    text = (await alice.hears("Your newest counts")).text
    assert text.count("so I cannot tell") == 1
