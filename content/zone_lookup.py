"""Zones by coordinates, as a program of its own: unfolded, the world's borders take 33 MB, which stay, and 80 ms.

Standard input: a line with latitude and longitude in degrees. Standard output: a line with the name of the zone there.
It ends with its input, or when nobody has asked for a minute.
"""

import select
import sys

from tzfpy import get_tz

_IDLE_SECONDS = 60


def zone_named(place: str) -> str:
    """What the map says of "latitude longitude", in degrees on Earth; a name like "Etc/GMT+2" at sea."""
    latitude, longitude = map(float, place.split())
    return get_tz(longitude, latitude)


def main() -> None:
    """Answer line by line; one is asked only when the one before it was answered."""
    while select.select([sys.stdin], [], [], _IDLE_SECONDS)[0]:
        place = sys.stdin.readline()
        if not place:
            return
        sys.stdout.write(f"{zone_named(place)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
