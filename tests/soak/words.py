"""Words that are hostile in one way or another, drawn from a seed. Every one of them holds `MARK`."""

from collections.abc import Callable
from random import Random
from typing import Any

# Stands in every hostile text and name, and so must stand in no line of a log.
MARK = "zq7xkvw"

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202e\u2066\u2069\u061c"
_CONTROL = "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\u2029"
_SCRIPTS = "ابجدהוזחабвгあいう漢字ไทยกखगঅआ𝔘𝕟𝔦😀👩‍👩‍👧‍👦🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿ﷺ"
_COMBINING = "".join(map(chr, range(0x300, 0x340)))

_COUNTS = (
    "wbc {n}", "wbc: {n} ×10^9/L", "ANC {n} alc {n}", "wbc ٣٫٢", "wbc ３．２",
    "wbc 3.2.1", "wbc -{n}", "wbc NaN", "wbc inf",
    "wbc 1e400", "wbc 0x1F", "wbc {n}/{n}/{n}", "wbc < > = {n}", "hgb {n} g/L plt {n}", "gb {n} 10*9/L le 31/02/2024",
    "wbc {n} 99/99/9999", "wbc 3.2 on 0000-00-00", "leucocitos {n} ayer ayer ayer", "wbc 3,2,1,0", "wbc {n}%%%%",
)  # fmt: skip
_TIMES = (
    "remind me in {n} days", "remind me every 0 days", "remind me at 25:61", "recheck in {n} weeks", "/remind {n}",
    "rappelle-moi le 31 février", "avísame cada {n} minutos", "remind me yesterday",
    "remind me every {n} years at -1:00",
    "remind me on 29 february", "remind me " + "and tomorrow " * 40,
)  # fmt: skip
_DANGER = (
    "I have a fever of {n}", "39.{n} de fièvre et des frissons", "tengo 40,{n} de fiebre", "no fever but shaking",
    "I can't breathe {n}", "je saigne beaucoup", "quiero morir", "fever fever fever fever {n} {n}",
)  # fmt: skip
_CODE = (
    "'; DROP TABLE inbox; --", "<b>{n}", "</b></i><script>alert({n})</script>", "{ $name }", "{ -brand }", "%s%n%d{0}",
    "{{7*7}}", "&lt;&#0;&amp", "`_*[{n}](tg://user?id=1)", "\\",
    "../../../etc/passwd", "${{jndi:ldap://x}}", "{", "}", "\x00",
)  # fmt: skip
_COMMANDS = (
    "/start", "/start {n}", "/help", "/labs", "/chart", "/remind", "/reminders", "/checkin", "/share", "/summary",
    "/language", "/timezone", "/privacy", "/export", "/forget", "/cancel", "/nothing@{n}", "//", "/" + "x" * 300, "/😀",
)  # fmt: skip
_QUESTIONS = (
    "what is leukopenia",
    "qu’est-ce que la neutropénie",
    "qué es la linfopenia",
    "yes",
    "no",
    "oui",
    "sí",
    "5",
)
_SLOW = ("a" * 3000 + "!", "(" * 2000, "1." * 1500, "<" * 2000, " " * 3000, "wbc 3 " * 600, "fever " * 500, "0" * 4000)


def number(chance: Random) -> str:
    """Any: small, huge, broken."""
    return chance.choice(
        (
            str(chance.randrange(100)),
            f"{chance.uniform(0, 50):.2f}",
            str(10 ** chance.randrange(1, 400)),
            str(-chance.randrange(10**6)),
            "0",
            f"{chance.uniform(0, 1)}",
        )
    )


def _filled(chance: Random, forms: tuple[str, ...]) -> str:
    return chance.choice(forms).replace("{n}", number(chance))


def _letters(letters: str) -> Callable[[Random], str]:
    return lambda chance: "".join(chance.choices(letters, k=chance.choice((1, 5, 60, 900))))


def _scattered(chance: Random) -> str:
    """An ordinary message with something invisible between its letters."""
    plain = _filled(chance, _QUESTIONS + _DANGER + _COUNTS)
    return chance.choice(_INVISIBLE).join(plain)


def _any_characters(chance: Random) -> str:
    """Lone halves of characters too: JSON can carry them."""
    return "".join(chr(chance.randrange(1, 0x11000)) for _ in range(chance.choice((1, 20, 300))))


def _long(chance: Random) -> str:
    return chance.choice(("wbc 3.2 ", "é", "😀", "a b ", "\n")) * chance.choice((4096, 20_000))


_WAYS: tuple[tuple[int, Callable[[Random], str]], ...] = (
    *(
        (12, lambda chance, forms=forms: _filled(chance, forms))
        for forms in (_COUNTS, _TIMES, _DANGER, _CODE, _QUESTIONS)
    ),
    (10, lambda chance: _filled(chance, _COMMANDS)),
    *((5, _letters(letters)) for letters in (_INVISIBLE, _CONTROL, _SCRIPTS, _COMBINING)),
    (10, _scattered),
    (8, _any_characters),
    (2, lambda chance: chance.choice(_SLOW)),
    (1, _long),
)


def text(chance: Random) -> str:
    """One hostile text, with `MARK` somewhere behind its beginning."""
    (way,) = chance.choices([way for _, way in _WAYS], [weight for weight, _ in _WAYS])
    words = way(chance)
    if chance.random() < 0.2:
        words += chance.choice((" ", "\n", "")) + way(chance)
    return f"{words} {MARK}"


def junk(chance: Random, depth: int = 0) -> Any:
    """Any JSON at all."""
    if depth < 4 and chance.random() < 0.3:
        some = range(chance.randrange(5))
        return {text(chance)[:80]: junk(chance, depth + 1) for _ in some} if chance.random() < 0.5 else [
            junk(chance, depth + 1) for _ in some
        ]  # fmt: skip
    return chance.choice(
        (
            None,
            True,
            False,
            0,
            -1,
            2**31,
            2**63 - 1,
            2**63,
            -(2**63),
            10**30,
            1e308,
            0.5,
            "",
            MARK,
            text(chance),
            [],
            {},
        )
    )


def deep(chance: Random) -> Any:
    """Nested as far as JSON's own reader goes without complaint."""
    nested: Any = MARK
    for _ in range(chance.choice((50, 200, 400))):
        nested = {"reply_to_message": nested} if chance.random() < 0.5 else [nested]
    return nested
