"""Where somebody lives, from what they type, tap or share: their time zone and the country of their emergency call."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from content.country_names import (
    PACKAGED_PLACES,
    countries,
    country_named,
    data_of,
    find_country,
    listed,
    nearest,
    spelled,
)
from content.time_zones import today_s_name, zone_cities, zone_city, zone_countries, zones_of_country

__all__ = [
    "Zone",
    "countries",
    "country_of_zone",
    "find_country",
    "find_zones",
    "is_zone",
    "read_utc_offset",
    "zone_label",
    "zones_at_offset",
    "zones_for",
]

_MOST_OFFERED = 6
_LONGEST_NAME = 60
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?\s*(?:h|hours?|heures?|horas?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Zone:
    """An IANA time zone, and the ISO 3166 code of its country."""

    name: str
    country: str


def zones_for(language_code: str | None, country: str | None, file: Path = PACKAGED_PLACES) -> list[str]:
    """Likely zones, at most 6, the likeliest first: the country's, else the region's of a language like "en-GB"."""
    language, _, region = (language_code or "").replace("_", "-").partition("-")
    for code in (country, region.upper()):
        if code and code in zones_of_country():
            return _country_zones(code, file)
    likely = data_of(file)["likely"]
    if language.lower() in likely:
        return list(likely[language.lower()])
    home = (get_global("likely_subtags").get(language.lower()) or "").rpartition("_")[2]
    at_home = _country_zones(home, file) if home in zones_of_country() else []
    return list(dict.fromkeys([*at_home, *likely["other"]]))[:_MOST_OFFERED]


def find_zones(text: str, file: Path = PACKAGED_PLACES) -> list[Zone]:
    """Zones a typed place may mean, at most 6: a city, "city, country", a country, an IANA name, a clock's short name.

    Empty when it is no place we know; so is "UTC+2", which tells no zone (see `read_utc_offset`).
    """
    typed = text.strip()
    if not typed or len(typed) > _LONGEST_NAME or read_utc_offset(typed) is not None:
        return []
    if named := _by_iana_name(typed):
        return [_zone(named)]
    place = _without_lead_in(spelled(typed), file)
    parts = [spelled(part) for part in re.split(r"[,;()]", typed) if part.strip()]
    names = _city_in_country(_without_lead_in(parts[0], file), parts[1:], file) if len(parts) > 1 else []
    names = names or _exactly(place, file) or _city_then_country(place, file) or _nearly(place, file)
    return [_zone(name) for name in names[:_MOST_OFFERED]]


def zone_label(zone: str, language: str, now: datetime) -> str:
    """A zone as people know it: its city and what the clocks there show, "Paris, 21:04"."""
    return f"{zone_city(zone, language)}, {now.astimezone(ZoneInfo(zone)):%H:%M}"


def is_zone(name: str) -> bool:
    """Whether this is the name in use of a zone people live in."""
    return name in zone_countries()


def country_of_zone(zone: str) -> str | None:
    """The country a zone belongs to: a guess to be confirmed, never certain."""
    return zone_countries().get(today_s_name(zone) or zone)


def read_utc_offset(text: str) -> timedelta | None:
    """ "UTC+2", "gmt -5", "+05:30" as what is added to UTC; None for anything else. It tells no zone: clocks change."""
    typed = text.strip().replace("−", "-")
    if typed.lower() in ("utc", "utc0", "z"):
        return timedelta(0)
    match = _OFFSET.fullmatch(typed)
    if match is None or int(match[2]) > 14:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return ahead if match[1] == "+" else -ahead


def zones_at_offset(offset: timedelta, now: datetime, file: Path = PACKAGED_PLACES) -> list[str]:
    """Large zones whose clocks are that far from UTC now, at most 6, to ask which one is meant."""
    by_country = [
        [zone for zone in zones if now.astimezone(ZoneInfo(zone)).utcoffset() == offset]
        for zones in data_of(file)["cities"].values()
    ]
    return [zones[0] for zones in by_country if zones][:_MOST_OFFERED]


def _country_zones(country: str, file: Path) -> list[str]:
    return list(data_of(file)["cities"].get(country) or zones_of_country()[country])[:_MOST_OFFERED]


def _zone(name: str) -> Zone:
    return Zone(name, zone_countries()[name])


def _by_iana_name(typed: str) -> str | None:
    return _iana_names().get(typed.lower().replace(" ", "_"))


@cache
def _iana_names() -> Mapping[str, str]:
    names = {name.lower(): today_s_name(name) for name in available_timezones() if "/" in name}
    return MappingProxyType({name: zone for name, zone in names.items() if zone})


def _without_lead_in(place: str, file: Path) -> str:
    leads = [lead for lead in data_of(file)["lead_ins"] if place.startswith(f"{lead} ")]
    return place[len(max(leads, key=len)) + 1 :] if leads else place


def _exactly(place: str, file: Path) -> list[str]:
    """A name that is a city's and a country's ("Mexico", in French) means all the country's zones, the city's first."""
    country = country_named(place, file)
    zones = _zones_of(_index(file).get(place, ()))
    return list(dict.fromkeys([*zones, *(_country_zones(country, file) if country else ())]))


def _nearly(place: str, file: Path) -> list[str]:
    index = _index(file)
    cities = [pair for name in nearest(place, index) for pair in index[name]]
    country = find_country(place, file)
    return _zones_of(cities) or (_country_zones(country, file) if country else [])


def _city_in_country(city: str, rest: Iterable[str], file: Path) -> list[str]:
    """ "Birmingham, UK"; what follows a comma and is no country (a state, a county) is passed over."""
    index = _index(file)
    found = [pair for name in nearest(city, index) for pair in index[name]]
    said = {country for part in rest if (country := find_country(part, file))}
    return _zones_of([pair for pair in found if pair[1] in said] if said else found)


def _city_then_country(place: str, file: Path) -> list[str]:
    """ "Valencia Venezuela", without a comma."""
    words = place.split()
    for cut in range(len(words) - 1, 0, -1):
        country = find_country(" ".join(words[cut:]), file)
        if country and (found := _city_in_country(" ".join(words[:cut]), [" ".join(words[cut:])], file)):
            return found
    return []


def _zones_of(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(zone for zone, _ in pairs))


@cache
def _index(file: Path) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every name of a city, spelled alike, with its (zone, country) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for country, zones in data_of(file)["cities"].items():
        for zone, names in zones.items():
            for name in listed(names):
                found.setdefault(spelled(name), []).append((zone, country))
    for zone, country in zone_countries().items():
        for name in {*zone_cities(zone), zone.rsplit("/", 1)[-1].replace("_", " ")}:
            found.setdefault(spelled(name), []).append((zone, country))
    for names, zones in data_of(file)["abbreviations"].items():
        for name in listed(names):
            found[spelled(name)] = [(zone, zone_countries()[zone]) for zone in listed(zones)]
    return MappingProxyType({name: tuple(dict.fromkeys(pairs)) for name, pairs in found.items()})
