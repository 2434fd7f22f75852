"""Whitecell itself on the page, started as a newcomer starts it: a conversation with buttons, a picture, a reminder."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.page.conftest import SCREENSHOTS
from tests.page.phones import Phone, Phones

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+")
PATIENCE = 60.0  # seconds for the start and for a reminder's tick on a busy machine
PATIENCE_MS = 1000 * PATIENCE


@pytest_asyncio.fixture(loop_scope="session")
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Where a playground with a database of its own is open; it ends cleanly when it is told to."""
    surroundings = {**os.environ, "WHITECELL_DATA_DIR": str(tmp_path)}
    command = (sys.executable, "-m", "bot", "playground", "--port", "0")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=surroundings, stderr=PIPE)
    output = process.stderr
    assert output is not None
    try:
        async with asyncio.timeout(PATIENCE):
            address = await anext(found[0].decode() async for line in output if (found := ADDRESS.search(line)))
        yield address
    finally:
        process.terminate()
        await output.read()
        code = await process.wait()
    assert code == 0


@pytest_asyncio.fixture(loop_scope="session")
async def whitecell(browser: Browser, address: str) -> AsyncIterator[Phones]:
    async with Phones.opened(browser, address, SCREENSHOTS) as opened:
        yield opened


async def hears(phone: Phone, words: str) -> None:
    """The bot's newest message holds these words."""
    newest = phone.messages.and_(phone.page.locator("[data-from=bot]")).last
    await expect(newest).to_contain_text(words, timeout=PATIENCE_MS)


SETTLING = {  # what is tapped from Start on, and what is heard then
    "en": {"I agree": "Where do you live", "London": "emergency number", "United Kingdom": "telephone number",
           "Skip": "May I ask you"},
    "es": {"Acepto": "Dónde vives", "Madrid": "De qué país", "España": "teléfono", "Saltar": "¿Puedo preguntarte"},
    "fr": {"D’accord": "Où habitez-vous", "Paris": "numéro d’urgence", "France": "numéro de téléphone",
           "Passer": "Puis-je vous poser"},
}  # fmt: skip


async def settle_in(phone: Phone, language: str) -> None:
    """From Start to the end of the first questions."""
    await phone.node.get_by_test_id("start").click()
    for label, heard in SETTLING[language].items():
        await phone.button(label).last.click()
        await hears(phone, heard)


async def test_a_newcomer_talks_to_whitecell(whitecell: Phones) -> None:
    """Consent by a button, a question, counts taken back, a picture, a reminder seen by the control of time."""
    patient = whitecell.patient
    await settle_in(patient, "en")
    await patient.says("what is leukopenia?")
    await hears(patient, "low number of white blood cells")
    await whitecell.keep("whitecell-answer")
    await patient.says("wbc 3.2 neuts 1.1 lymph 0.7 12 nov")
    await hears(patient, "3.2")
    await whitecell.keep("whitecell-counts")
    await patient.button("Undo").click()
    await expect(patient.button("Bring it back")).to_be_visible()
    await patient.chooses_file("photo-input", "report.png", "image/png", await whitecell.picture())
    await whitecell.test_id("preview-send").click()
    await expect(patient.messages.last).to_have_attribute("data-from", "bot", timeout=PATIENCE_MS)
    await patient.says("recheck in 4 weeks")
    await patient.button("Yes, remind me").click()
    await expect(patient.button("Yes, remind me")).to_have_count(0)
    before = await patient.messages.count()
    await whitecell.test_id("clock-next-reminder").click()
    await expect(patient.messages).to_have_count(before + 1, timeout=PATIENCE_MS)
    await hears(patient, "Recheck")
    await expect(patient.button("Done")).to_be_visible()
    await whitecell.keep("whitecell-reminder")


async def test_danger_is_answered_first_in_each_language(whitecell: Phones) -> None:
    """Before any consent, a fever with chills gets the urgent text, in the language of the person's Telegram."""
    for phone, words, heard in (
        (whitecell.patient, "I have 38.6 and I am shaking", "112"),
        (whitecell.caregiver, "tengo 38,6 y escalofríos", "112"),
        (whitecell.stranger, "j'ai 38,6 et des frissons", "112"),
    ):
        await phone.says(words)
        await hears(phone, heard)
    await whitecell.keep("whitecell-danger")


async def test_the_urgent_text_and_its_answers_in_each_language(whitecell: Phones) -> None:
    """Whose country is known is given its number and three answers; a typed "nobody answers" is understood."""
    said = (
        (whitecell.patient, "en", "I have 38.4, is that bad?", "999", "nobody answers", "let it ring"),
        (whitecell.caregiver, "es", "mi hija tiene 38,4", "112", "nadie contesta", "deja que suene"),
        (whitecell.stranger, "fr", "j’ai 38,4 et je tremble", "15 / 112", "personne ne répond", "laissez sonner"),
    )
    for phone, language, words, heard, *_ in said:
        await settle_in(phone, language)
        await phone.says(words)
        await hears(phone, heard)
    await whitecell.keep("whitecell-danger-answers")
    for phone, *_, alone, ring in said:
        await phone.says(alone)
        await hears(phone, ring)
    await whitecell.keep("whitecell-danger-alone")


# What Robin, Maya and Luc say, and a word of what they hear.
IN_PASSING = (
    ("can it be lupus that lowers my white cells?", "most of the time the drop is mild"),
    ("¿qué es eso de leucopenia?", "leucopenia"),
    ("pourquoi mon chiffre fait le yoyo", "bougent"),
)
GOING_ON = (("and in pregnancy?", "pregnan"), ("¿se cura?", "tratamiento"), ("et les corticoïdes ?", "cortisone"))
WITH_A_COUNT = (
    ("my wbc was 2.9, is that bad?", "2.9"),
    ("me salieron los neutrófilos en 1,2, ¿es para tanto?", "1,2"),
    ("2,9 de leucocytes, d'où ça vient", "2,9"),
)


async def test_questions_are_answered_in_each_language(whitecell: Phones) -> None:
    """A question in passing, one that follows on the answer, and one with a count in it."""
    phones = (whitecell.patient, whitecell.caregiver, whitecell.stranger)
    for name, said in (("question", IN_PASSING), ("follow-up", GOING_ON), ("own-count", WITH_A_COUNT)):
        for phone, (words, heard) in zip(phones, said, strict=True):
            await phone.says(words)
            await hears(phone, heard)
        await whitecell.keep(f"whitecell-{name}")
