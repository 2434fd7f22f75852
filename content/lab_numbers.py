"""Numbers as people type them beside a count: decimal commas, thousands marks, "k" left to the units, signs."""

import re
from dataclasses import dataclass
from decimal import Decimal

_SIGN = r"(?:(?P<sign>[<>]=?) *)?(?P<minus>(?<![\w.,)%])-(?=[\d.]))?"
_GROUPED = re.compile(
    _SIGN
    + r"(?P<digits>[1-9]\d{0,2}(?:(?: \d{3}){1,3}|(?:'\d{3}){1,3})(?:[.,]\d{1,2})?)"
    + r"(?![\d'])(?!\s*[.,]\d)(?! \d{3}(?!\d))"
)
_SINGLE = re.compile(
    _SIGN
    + r"(?P<digits>\d+(?:[.,]\d+?)?(?=10\s?[\^*]\s?[3469])"  # "3.210^9/L": 3.2
    + r"|\d+(?:[.,]\d+(?!\d|\s?[\^*]\s?\d|e\d))*"
    + r"|(?<!\d)\.\d+(?![.,]\d)|(?<![\w)]),\d+(?![.,]\d))"
)
_SMUDGED = re.compile(
    _SIGN
    + r"(?P<digits>o[.,]\d+|\d*[.,]\d*o\d*(?<=\do)|\d+[.,]o\d*|\d+[.,]{2,}\d+|[il][.,]\d+|\d+[.,][il]\d*)(?![a-z])"
)
_ONE_MARK_THREE_DIGITS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MANY_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d?(?:,\d{2})+,\d{3}")
_BOTH_MARKS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:\.\d{3})+,\d+")


@dataclass(frozen=True)
class TypedNumber:
    """A number as read. `thousands` is set when one mark and three digits may be thousands (3.500); `clear` is False
    when the digits could not be read for certain; `written` keeps what was typed, without its sign."""

    written: str
    value: Decimal
    thousands: Decimal | None = None
    comparator: str | None = None
    clear: bool = True

    @property
    def has_decimals(self) -> bool:
        """Typed with a decimal mark."""
        return (
            self.thousands is not None
            or self.value != self.value.to_integral_value()
            or bool(re.search(r"[.,]", self.written))
        )


def read_number(text: str, start: int, *, grouped: bool = True) -> tuple[TypedNumber, int] | None:
    """The number that begins at `start` of a plain text, and where it ends. `grouped`: a space may part thousands."""
    smudged = _SMUDGED.match(text, start)
    if smudged:
        return _smudged(smudged), smudged.end()
    found = (_GROUPED.match(text, start) if grouped else None) or _SINGLE.match(text, start)
    if not found:
        return None
    digits = found["digits"]
    value, thousands, clear = _worth(re.sub(r"[ ']", "", digits))
    if found["minus"]:
        value, thousands = -value, None
    sign = found["sign"]
    return TypedNumber(
        text[found.start("digits") : found.end("digits")], value, thousands, sign[0] if sign else None, clear
    ), found.end()


def _smudged(found: re.Match[str]) -> TypedNumber:
    """A letter where a digit should be, or two marks: read as what it resembles, and never for certain."""
    likely = re.sub(r"[.,]+", ".", found["digits"].replace("o", "0").replace("i", "1").replace("l", "1"))
    return TypedNumber(
        found["digits"],
        Decimal(likely if likely != "." else "0"),
        None,
        found["sign"][0] if found["sign"] else None,
        clear=False,
    )


def _worth(digits: str) -> tuple[Decimal, Decimal | None, bool]:
    """Value, its reading as thousands where possible, and whether the marks make sense."""
    bare = re.sub(r"[.,]", "", digits)
    marks = len(digits) - len(bare)
    if marks == 0:
        return Decimal(digits), None, True
    if marks == 1:
        value = Decimal("0" + digits.replace(",", "."))
        return value, Decimal(bare) if _ONE_MARK_THREE_DIGITS.fullmatch(digits) else None, True
    if _MANY_GROUPS.fullmatch(digits):
        return Decimal(bare), None, True
    if _BOTH_MARKS.fullmatch(digits):
        whole, decimals = re.split(r"[.,](?=\d+$)", digits)
        return Decimal(re.sub(r"[.,]", "", whole) + "." + decimals), None, True
    first = re.match(r"\d*[.,]\d+", digits)
    return Decimal("0" + (first[0] if first else bare).replace(",", ".")), None, False
