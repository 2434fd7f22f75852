"""A process's seat in its data folder. Who takes it knows that whoever sat there before is gone: the system keeps a
file's lock for as long as the process that holds it lives, however it ends, and no longer.

Of several processes with one data folder one has the seat; the others wait for the leases of their dead to run out.
"""

import fcntl
import os
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

_FILE = "seat"
_LONGEST_NAME = 64  # bytes


class Seat:
    """The seat in this folder, not taken yet."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._held: int | None = None

    def take(self, name: str) -> str | None:
        """Sit down under this name. Who sat there last and is gone; None for nobody, or where somebody sits there."""
        try:
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            log.warning("no seat in the data folder", error=type(error).__name__)
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            before = os.pread(handle, _LONGEST_NAME, 0).decode("ascii", "replace")
            os.ftruncate(handle, 0)
            os.pwrite(handle, name.encode("ascii"), 0)
        except OSError:  # somebody sits there, or the disk takes nothing: as without a seat
            os.close(handle)
            return None
        self._held = handle
        return before or None

    def leave(self) -> None:
        """Let another process have it."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
