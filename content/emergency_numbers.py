"""Whom to call in a country: emergency, medical advice, crisis; as `emergency_numbers.yaml` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from content.marked_yaml import Marked

_STATUSES = frozenset({"F", "F2", "D", "G", "P"})
_COUNTRY = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\d[\d ]*")


@dataclass(frozen=True)
class CountryNumbers:
    """As they are shown, several joined by " / ". None: not in our table, so the general line is said instead."""

    emergency: str | None = None
    crisis: str | None = None
    advice: str | None = None  # a public line for medical advice, also at night
    by_text: str | None = None  # the emergency service by text message, for who cannot speak


_NONE_KNOWN = CountryNumbers()


class EmergencyNumbers:
    """The numbers by country."""

    def __init__(self, by_service: Mapping[str, Mapping[str, str]]) -> None:
        self._by_service = {service: dict(numbers) for service, numbers in by_service.items()}

    @classmethod
    def load(cls, file: Path) -> "EmergencyNumbers":
        """Raises ValueError with `file:line: what is wrong`."""
        top = Marked.read(file)
        needed = {service: _by_country(top[service]) for service in ("emergency", "crisis")}
        others = {service: _by_country(groups) for service in ("advice", "by_text") if (groups := top.get(service))}
        return cls(needed | others)

    def numbers_for(self, country: str | None) -> CountryNumbers:
        """The numbers of an ISO 3166 country code such as "FR"; None for a person who set no country."""
        if country is None:
            return _NONE_KNOWN
        code = country.upper()
        return CountryNumbers(**{service: numbers.get(code) for service, numbers in self._by_service.items()})


def _by_country(groups: Marked) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups.list():
        numbers = group["numbers"].texts()
        _check_status(group["status"], len(numbers))
        if not numbers or not all(_NUMBER.fullmatch(number) for number in numbers):
            group["numbers"].wrong("numbers are digits, at least one")
        for country in group["countries"].texts():
            if not _COUNTRY.fullmatch(country) or country in found:
                group["countries"].wrong(f"{country} is no country code, or stands twice")
            found[country] = " / ".join(numbers)
    return found


def _check_status(status: Marked, numbers: int) -> None:
    """One for all numbers of a group, or a list with one each."""
    one_each = isinstance(status.node, yaml.SequenceNode)
    said = status.texts() if one_each else (status.text(),)
    if not set(said) <= _STATUSES:
        status.wrong(f"status must be one of {', '.join(sorted(_STATUSES))}")
    if one_each and len(said) != numbers:
        status.wrong("a list of status has one for each number")
