"""What has to be on the disk before something else may happen."""

import os
from pathlib import Path


def to_the_disk(place: Path) -> None:
    """See this file, or the names in this folder, on the disk before returning."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
