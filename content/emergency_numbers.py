"""Whom to call: the emergency number and the crisis line of a country, as `emergency_numbers.yaml` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.marked_yaml import Marked

_STATUSES = frozenset({"F", "F2", "D", "G", "P"})
_COUNTRY = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\d[\d ]*")


@dataclass(frozen=True)
class CountryNumbers:
    """As they are shown, several joined by " / ". None: not in our table, so the general line is said instead."""

    emergency: str | None = None
    crisis: str | None = None


_NONE_KNOWN = CountryNumbers()


class EmergencyNumbers:
    """The numbers by country."""

    def __init__(self, emergency: Mapping[str, str], crisis: Mapping[str, str]) -> None:
        self._emergency = dict(emergency)
        self._crisis = dict(crisis)

    @classmethod
    def load(cls, file: Path) -> "EmergencyNumbers":
        """Raises ValueError with `file:line: what is wrong`."""
        top = Marked.read(file)
        return cls(_by_country(top["emergency"]), _by_country(top["crisis"]))

    def numbers_for(self, country: str | None) -> CountryNumbers:
        """The numbers of an ISO 3166 country code such as "FR"; None for a person who set no country."""
        if country is None:
            return _NONE_KNOWN
        return CountryNumbers(self._emergency.get(country.upper()), self._crisis.get(country.upper()))


def _by_country(groups: Marked) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups.list():
        if group["status"].text() not in _STATUSES:
            group["status"].wrong(f"status must be one of {', '.join(sorted(_STATUSES))}")
        numbers = group["numbers"].texts()
        if not numbers or not all(_NUMBER.fullmatch(number) for number in numbers):
            group["numbers"].wrong("numbers are digits, at least one")
        for country in group["countries"].texts():
            if not _COUNTRY.fullmatch(country) or country in found:
                group["countries"].wrong(f"{country} is no country code, or stands twice")
            found[country] = " / ".join(numbers)
    return found
