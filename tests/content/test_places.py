"""Where somebody lives: cities, countries and zones as people type, tap and share them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.country_names import PACKAGED_PLACES, data_of, listed
from content.places import (
    countries,
    country_of_zone,
    find_country,
    find_zones,
    is_zone,
    read_utc_offset,
    zone_label,
    zones_at_offset,
    zones_for,
)
from content.time_zones import zone_countries

NOW = datetime(2026, 11, 22, 20, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("Paris", ["Europe/Paris"]),
        ("londres", ["Europe/London"]),
        ("Nueva York", ["America/New_York"]),
        ("Marseile", ["Europe/Paris"]),
        ("manchestr", ["Europe/London"]),
        ("Mexico city", ["America/Mexico_City"]),
        ("ciudad de mexico", ["America/Mexico_City"]),
        ("São Paulo", ["America/Sao_Paulo"]),
        ("I live in Leeds", ["Europe/London"]),
        ("j'habite à Genève", ["Europe/Zurich"]),
        ("vivo en Bogotá", ["America/Bogota"]),
        ("Portland, Oregon", ["America/Los_Angeles"]),
        ("Birmingham", ["America/Chicago", "Europe/London"]),
        ("Birmingham, UK", ["Europe/London"]),
        ("valencia", ["Europe/Madrid", "America/Caracas"]),
        ("Valencia Venezuela", ["America/Caracas"]),
        ("Córdoba (Argentina)", ["America/Argentina/Cordoba"]),
        ("france", ["Europe/Paris"]),
        ("España", ["Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"]),
        ("Kiev", ["Europe/Kyiv"]),
        ("Calcutta", ["Asia/Kolkata"]),
        ("europe/paris", ["Europe/Paris"]),
        ("America/New York", ["America/New_York"]),
        ("Asia/Calcutta", ["Asia/Kolkata"]),
        ("EST", ["America/New_York", "America/Toronto"]),
        ("UTC+2", []),
        ("what is lupus?", []),
        ("fever", []),
        ("3.2", []),
        ("", []),
        ("Paris " * 40, []),
    ],
)
def test_a_typed_place_gives_its_zones(typed: str, zones: list[str]) -> None:
    """A city, country or zone is found in three languages through slips; two places of one name give both."""
    assert [zone.name for zone in find_zones(typed)] == zones


def test_a_large_country_gives_several_zones() -> None:
    """ "USA" offers six zones to choose from, the most peopled first; "Mexico" keeps its border zones."""
    assert [zone.name for zone in find_zones("USA")][:2] == ["America/New_York", "America/Chicago"]
    assert len(find_zones("USA")) == 6
    assert "America/Tijuana" in [zone.name for zone in find_zones("Mexico")]


def test_every_city_of_the_file_is_found() -> None:
    """Each of the cities written by hand finds its zone, and every zone named is one in use."""
    for zones in data_of(PACKAGED_PLACES)["cities"].values():
        for zone, names in zones.items():
            assert is_zone(zone), zone
            for name in listed(names):
                assert zone in [found.name for found in find_zones(name)], (zone, name)


@pytest.mark.parametrize(
    ("language_code", "country", "first"),
    [
        ("en-GB", None, "Europe/London"),
        ("es-MX", None, "America/Mexico_City"),
        ("es", None, "America/Mexico_City"),
        ("fr", None, "Europe/Paris"),
        ("fr", "CA", "America/Toronto"),
        ("de", None, "Europe/Berlin"),
        ("pt-br", None, "America/Sao_Paulo"),
        (None, None, "Europe/London"),
        ("xx", None, "Europe/London"),
        ("en", "ZZ", "America/New_York"),
    ],
)
def test_likely_zones_come_from_country_or_language(language_code: str | None, country: str | None, first: str) -> None:
    """A set country decides, else the language's region, else where the language is spoken; six at most."""
    zones = zones_for(language_code, country)
    assert zones[0] == first
    assert 1 <= len(zones) <= 6
    assert all(is_zone(zone) for zone in zones)


def test_a_zone_is_shown_by_its_city_and_clock() -> None:
    """The label has the city's name in the language and what a clock there shows."""
    assert zone_label("Europe/Paris", "en", NOW) == "Paris, 21:04"
    assert zone_label("Europe/London", "es", NOW) == "Londres, 20:04"
    assert zone_label("America/New_York", "fr", NOW) == "New York, 15:04"
    assert zone_label("Asia/Kolkata", "en", NOW).endswith(", 01:34")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("France", "FR"), ("royaume uni", "GB"), ("UK", "GB"), ("uk", "GB"), ("England", "GB"), ("Alemania", "DE"),
        ("Grmany", "DE"), ("us", "US"), ("EE.UU.", "US"), ("ES", "ES"), ("es", None), ("🇫🇷", "FR"), ("Niger", "NE"),
        ("Nigeria", "NG"), ("Cote d'Ivoire", "CI"), ("Corée du Sud", "KR"),
        ("Atlantis", None), ("XX", None), ("", None),
    ],
)  # fmt: skip
def test_a_country_is_found_by_name_flag_or_code(typed: str, country: str | None) -> None:
    """Names in three languages, everyday names, flags and codes are understood; two letters alone only as capitals."""
    assert find_country(typed) == country


def test_countries_are_listed_by_name() -> None:
    """Each language lists every country once, in its own alphabet's order without regard to accents."""
    french = countries("fr")
    assert dict(french)["DE"] == "Allemagne"
    assert [code for code, _ in french][:2] == ["AF", "ZA"]
    assert len({code for code, _ in french}) == len(french) > 240
    assert [name for _, name in french].index("Égypte") < [name for _, name in french].index("Espagne")


def test_a_zone_belongs_to_a_country() -> None:
    """Also by its older name; what is no place's zone belongs to none."""
    assert [country_of_zone(zone) for zone in ("Europe/Paris", "Asia/Calcutta", "UTC", "Etc/GMT+2")] == [
        "FR", "IN", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("UTC+2", 2),
        ("gmt -5", -5),
        ("+05:30", 5.5),
        ("UTC", 0),
        ("utc−3", -3),
        ("UTC+99", None),
        ("2", None),
        ("Paris", None),
    ],
)
def test_a_utc_offset_is_recognised(typed: str, hours: float | None) -> None:
    """An offset is read as such, so that it can be explained that it is no time zone."""
    assert read_utc_offset(typed) == (None if hours is None else timedelta(hours=hours))


def test_an_offset_offers_zones_that_have_it_now() -> None:
    """Every zone offered for an offset shows that offset at the moment of asking."""
    for hours in (-5, 1, 5.5, 10):
        offered = zones_at_offset(timedelta(hours=hours), NOW)
        assert 1 <= len(offered) <= 6
        assert all(NOW.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=hours) for zone in offered)


def test_every_zone_in_use_can_be_read() -> None:
    """No zone that may be offered is unknown to the running Python."""
    assert zone_countries().keys() <= available_timezones()


@given(st.text(max_size=70))
def test_any_text_is_survived(text: str) -> None:
    """Whatever is typed gives at most six zones that exist, and raises nothing."""
    found = find_zones(text)
    assert len(found) <= 6
    assert all(is_zone(zone.name) for zone in found)
    find_country(text)
