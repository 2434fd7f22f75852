"""A number that could be a temperature and is said as an age: "I am 38", "j'ai 38 ans", "tengo 38 años"."""

import re

from content.typed_text import plain

_COULD_BE_DEGREES = r"(3[4-9]|4[0-3])"
_SAID_AS_AGE = (
    rf"(?:\bi am|\bi'm|\bim|\bshe is|\bhe is|\baged?) {_COULD_BE_DEGREES}(?![\d.,:/%°])",
    rf"\b{_COULD_BE_DEGREES}[ -]?(?:years? old|year-old|yrs?\b|yo\b|y/o)",
    rf"\b{_COULD_BE_DEGREES} ans\b",
    rf"\b{_COULD_BE_DEGREES} anos\b",
)
_AGE = re.compile("|".join(_SAID_AS_AGE))


def age_said(text: str) -> str | None:
    """The number said as an age that could be taken for degrees Celsius (34 to 43); None where there is none."""
    found = _AGE.search(plain(text))
    return next((number for number in found.groups() if number), None) if found else None
