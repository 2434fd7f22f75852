"""The time zones of the IANA database: the country each belongs to, what its city is called, its older names."""

from functools import cache
from importlib.resources import files

from babel import Locale

from content.languages import LANGUAGES


@cache
def zone_countries() -> dict[str, str]:
    """Every zone people live in, with the ISO 3166 code of its country."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def zones_of_country() -> dict[str, tuple[str, ...]]:
    """Each country's zones, in the order of the database."""
    found: dict[str, list[str]] = {}
    for zone, country in zone_countries().items():
        found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


@cache
def _old_names() -> dict[str, str]:
    """Asia/Calcutta -> Asia/Kolkata, and the like."""
    rows = (files("tzdata.zoneinfo") / "tzdata.zi").read_text(encoding="utf-8").splitlines()
    links = [row.split() for row in rows if row.startswith("L ")]
    return {old: now for _, now, old in links if old not in zone_countries() and now in zone_countries()}


def today_s_name(zone: str) -> str | None:
    """The name in use for a zone given by any of its names; None for what is no place's zone (Etc/GMT+2, UTC)."""
    name = _old_names().get(zone, zone)
    return name if name in zone_countries() else None


def zone_city(zone: str, language: str) -> str:
    """The zone's own city: "Londres" for Europe/London in French."""
    return _cities(language).get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _cities(language: str) -> dict[str, str]:
    """From the CLDR, which still knows some zones by their old names."""
    named = {zone: data.get("city") for zone, data in Locale.parse(language).time_zones.items()}
    return {_old_names().get(zone, zone): str(city) for zone, city in named.items() if city}


def zone_cities(zone: str) -> set[str]:
    """The names of the zone's city in every language we speak."""
    return {zone_city(zone, language) for language in LANGUAGES}
