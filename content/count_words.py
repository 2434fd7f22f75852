"""A count as its reader's laboratory prints it: the decimals, the unit, and the marks of the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, InvalidOperation

from babel.numbers import format_decimal

_MOST_DECIMALS = 4
_WORKED_OUT_TO = Decimal("0.01")


@dataclass(frozen=True)
class ShownUnit:
    """A unit as it is shown. `worth`: how many of the canonical unit one of it is. `decimals`: shown at least."""

    name: Mapping[str, str]
    worth: Decimal
    decimals: int


def _everywhere(name: str) -> Mapping[str, str]:
    return {"en": name, "fr": name, "es": name}


_CELLS = {"en": "×10⁹/L", "fr": "G/L", "es": "×10⁹/L"}
_WHITE = ShownUnit(_CELLS, Decimal(1), 1)
_PLATELETS = ShownUnit(_CELLS, Decimal(1), 0)
_PERCENT = ShownUnit(_everywhere("%"), Decimal(1), 0)
_GRAMS_PER_LITRE = ShownUnit(_everywhere("g/L"), Decimal(1), 0)
_AS_TYPED = (
    ShownUnit(_everywhere("g/dL"), Decimal(10), 1),
    ShownUnit(_everywhere("mmol/L"), Decimal("16.114"), 1),  # the molar mass of the monomer (clinical/tables.md 1.2)
)
_SHOWN = {
    **dict.fromkeys(("wbc", "anc", "alc"), _WHITE),
    **dict.fromkeys(("neut_pct", "lymph_pct"), _PERCENT),
    "hgb": _GRAMS_PER_LITRE,
    "plt": _PLATELETS,
}


def shown_unit(analyte: str, value: Decimal, typed: str) -> ShownUnit:
    """What a value (canonical) is shown in: haemoglobin in the unit it was typed in (clinical/tables.md 1.1)."""
    number = typed_number(typed)
    if analyte == "hgb" and number:
        return next((unit for unit in _AS_TYPED if value == number * unit.worth), _GRAMS_PER_LITRE)
    return _SHOWN[analyte]


def typed_number(typed: str) -> Decimal | None:
    """What was typed as a plain number, a comma read as the decimal mark; None where it is not one."""
    try:
        return Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None


def count_words(value: Decimal, shown: ShownUnit, language: str, comparator: str | None = None) -> str:
    """ "3.2 ×10⁹/L", "< 0,1 G/L", "20%": all that is known of the value, up to four decimals."""
    sign = f"{comparator} " if comparator else ""
    gap = "" if shown is _PERCENT and language == "en" else " "
    return f"{sign}{_number(value, shown, language)}{gap}{shown.name[language]}"


def limits_words(low: Decimal, high: Decimal, shown: ShownUnit, language: str) -> tuple[str, str]:
    """A range as a laboratory prints it, without its unit: "4.0" and "11.0", "150" and "400"."""
    least = Decimal(10) ** -shown.decimals
    low, high = (limit if shown.worth in (1, 10) else _rounded(limit, shown, least) for limit in (low, high))
    return _number(low, shown, language), _number(high, shown, language)


def _rounded(limit: Decimal, shown: ShownUnit, least: Decimal) -> Decimal:
    """A limit that was converted, in the decimals of its unit."""
    return (limit / shown.worth).quantize(least) * shown.worth


def rounded_down(worked_out: Decimal) -> Decimal:
    """A value worked out from a percent, to two decimals; never up, so that no low count looks better than it is."""
    return worked_out.quantize(_WORKED_OUT_TO, rounding=ROUND_FLOOR)


def _number(value: Decimal, shown: ShownUnit, language: str) -> str:
    least = shown.decimals if value else 0
    pattern = f"#,##0.{'0' * least}{'#' * (_MOST_DECIMALS - least)}"
    return format_decimal(value / shown.worth, format=pattern, locale=language)
