"""Counts in any text at all, and in every combination of value, unit, mark and language."""

import re
import sys
import time
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from content.lab_reading import WHYS
from content.lab_text import read_entry
from tests.content.lab_cases import COUNTS, TODAY, cases

_PIECES = [
    "wbc", "neuts", "lymph %", "hb", "plaquettes", "linfocitos", "3.2", "3,200", "1 100", "<0.1", "12 nov", "03/11",
    "%", "10^9/L", "/mm3", "g/dL", "(4.0-11.0)", "from", "à", "was", "now", "?", "\n", ".", ",", "ayer", "38", "mg",
    "l", "x109/L", "-", "cd4", "lakh", "zero", "o.4", "-1", "2026", "le 12", "99999999999999", "١٢",
]  # fmt: skip
_NAMES = {
    "wbc": ["wbc", "white cells", "GB", "leucocytes", "leucocitos", "glóbulos blancos"],
    "plt": ["plt", "plaquettes", "plaquetas"],
    "anc": ["anc", "neuts", "PNN", "neutrófilos"],
    "alc": ["lymphs", "lympho", "linfos"],
}
_USUAL = {"wbc": ("1.0", "29.9"), "plt": ("21", "999"), "anc": ("0.3", "19"), "alc": ("0.2", "9")}
_THOUSANDS = [(unit, Decimal(1)) for unit in ("10^9/L", "G/L", "K/µL", "x109/L", "×10⁹/L")]
_UNITS = [*_THOUSANDS, ("/mm3", Decimal("0.001")), ("cells/µL", Decimal("0.001"))]


@given(st.text(max_size=300) | st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_no_text_raises(text: str) -> None:
    """Whatever is sent, the answer is an entry or none, with known outcomes, reasons and tiers."""
    for language in ("en", "fr", "es"):
        entry = read_entry(text, language=language, today=TODAY, counts=COUNTS)
        if entry is None:
            continue
        assert entry.readings
        assert entry.as_json()["readings"]
        for reading in entry.readings:
            assert reading.outcome in ("store", "ask", "refuse")
            assert (reading.why is None) == (reading.outcome == "store")
            assert reading.why is None or reading.why in WHYS
            assert reading.tier in (None, "T0", "T1", "T2", "T3")
            assert reading.outcome != "store" or reading.date <= TODAY


@st.composite
def _typed(draw: st.DrawFn) -> tuple[str, str, str, Decimal]:
    """A count with a unit: analyte, language, text, canonical value."""
    analyte = draw(st.sampled_from(sorted(_NAMES)))
    low, high = map(Decimal, _USUAL[analyte])
    unit, factor = draw(st.sampled_from(_UNITS))
    places = 0 if factor != 1 else 2
    typed = draw(st.decimals(low / factor, high / factor, places=places, allow_nan=False))
    mark = draw(st.sampled_from(".,"))
    thousands = draw(st.sampled_from(["", " ", "\u202f", mark])) if places == 0 else ""
    number = f"{typed:,}".replace(",", thousands) if places == 0 else str(typed).replace(".", mark)
    name, gap, link = (
        draw(st.sampled_from(_NAMES[analyte])),
        draw(st.sampled_from(["", " "])),
        draw(st.sampled_from([" ", ": ", "=", " is "])),
    )
    if unit[0].isdigit():
        gap = " "
    assume(not re.search(r"^\d{1,3}[ \u202f]10[39]$", number))  # "12 103/mm3" is 12 x 10^3, as sheets print it
    return analyte, draw(st.sampled_from(["en", "fr", "es"])), f"{name}{link}{number}{gap}{unit}", typed * factor


@given(_typed())
@settings(max_examples=400, deadline=None)
def test_a_value_with_a_unit_comes_back_exactly(case: tuple[str, str, str, Decimal]) -> None:
    """Value x unit x marks x language: stored without a question, and exact."""
    analyte, language, text, value = case
    entry = read_entry(text, language=language, today=TODAY, counts=COUNTS)
    assert entry is not None
    (reading,) = entry.readings
    assert (reading.analyte, reading.value, reading.outcome) == (analyte, value, "store")


@given(
    st.decimals("1.0", "12", places=1),
    st.integers(5, 60),
    st.integers(5, 35),
    st.permutations(["wbc", "neut", "lymph"]),
)
@settings(max_examples=150, deadline=None)
def test_worked_out_parts_never_exceed_their_total(wbc: Decimal, neut: int, lymph: int, order: list[str]) -> None:
    """Absolutes from percents are total x percent, marked, whatever the order of the message."""
    words = {"wbc": f"wbc {wbc}", "neut": f"neutrophils {neut}%", "lymph": f"lymphocytes {lymph}%"}
    entry = read_entry(" ".join(words[name] for name in order), language="en", today=TODAY, counts=COUNTS)
    assert entry is not None
    values = {reading.analyte: reading.value for reading in entry.readings}
    assert (values["anc"], values["alc"]) == (wbc * neut / 100, wbc * lymph / 100)
    assert {reading.analyte for reading in entry.readings if reading.derived} == {"anc", "alc"}
    assert values["anc"] + values["alc"] <= values["wbc"]


def test_a_thousand_messages_are_read_in_a_few_seconds() -> None:
    """Speed printed; far under the 30 seconds that `explain --jsonl` has for all its work."""
    messages = [case for name in ("messy_counts.txt", "fresh_counts.txt") for case in cases(name)] * 9
    began = time.perf_counter()
    for case in messages[:1000]:
        read_entry(case.text, language=case.language, today=TODAY, counts=COUNTS)
    took = time.perf_counter() - began
    sys.stdout.write(f"1,000 messages in {took:.2f} s\n")
    assert took < 6


@pytest.mark.parametrize(
    ("text", "value", "outcome"),
    [("plt 250 103/mm3", 250, "store"), ("anc 12 103/mm3", 12, "store"), ("wbc 5 103/mm3", 5, "ask")],
)
def test_a_power_that_lost_its_mark(text: str, value: int, outcome: str) -> None:
    """Pasted from a sheet, "10³" comes as "103": 12,103 is 12 thousand as well, while 5,103 would be another count."""
    entry = read_entry(text, language="en", today=TODAY, counts=COUNTS)
    assert entry is not None
    (reading,) = entry.readings
    assert (reading.value, reading.outcome) == (value, outcome)
