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

    def noted(self) -> dict[str, datetime]:
        """When each was erased last, to the second, by the hash of who it was; empty when nobody was."""
        if not self._file.is_file():
            return {}
        rows = [row.split() for row in self._file.read_text().splitlines()]
        return {row[1]: datetime.fromisoformat(row[0]) for row in rows if len(row) == 2}
