"""The list of erasures, kept outside the backups: who was erased, as a hash, so that a restored backup can erase
again."""

import os
from datetime import datetime
from pathlib import Path

from bot.sealing import fingerprint

FILE = "erasures.log"


class Erasures:
    """One line an erasure: when, and whose, hashed."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / FILE

    def note(self, user_id: int, now: datetime) -> None:
        """Write it down and see it on the disk before returning. Raises OSError when that fails."""
        with self._file.open("a") as out:
            out.write(f"{now.isoformat(timespec='seconds')} {fingerprint(str(user_id))}\n")
            out.flush()
            os.fsync(out.fileno())

    def noted(self) -> frozenset[str]:
        """The hashes of all who were erased; empty when nobody was."""
        if not self._file.is_file():
            return frozenset()
        return frozenset(words[-1] for row in self._file.read_text().splitlines() if (words := row.split()))
