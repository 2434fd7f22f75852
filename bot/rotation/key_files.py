"""The files a master key has while it is followed by another."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot import keys as keyrings
from bot.disk import to_the_disk
from bot.sealing import Keyring, keyring
from bot.settings import Settings


@dataclass(frozen=True)
class KeyFiles:
    """`current`: the file of the key in use that we may rename; None where the host keeps it out of our reach."""

    current: Path | None
    folder: Path

    @classmethod
    def by(cls, settings: Settings) -> "KeyFiles":
        """Of the key these settings name. One in a setting, or in a folder that cannot be written to, is the host's."""
        file = settings.master_key_file or settings.data_dir / keyrings.KEY_FILE
        if settings.master_key is None and os.access(file.parent, os.W_OK):
            return cls(file, file.parent)
        return cls(None, settings.data_dir)

    @property
    def _name(self) -> str:
        return self.current.name if self.current else keyrings.KEY_FILE

    @property
    def new(self) -> Path:
        """There from the making of a new key until it is the one in use."""
        return self.folder / f"{self._name}.new"

    @property
    def old(self) -> Path:
        """There until the host has confirmed the new one."""
        return self.folder / f"{self._name}.old"

    def new_key(self, other_than: Keyring) -> Keyring:
        """The key that is to follow this one, made and on the disk before anything is sealed with it."""
        if self.new.exists() and keyrings.read_key(self.new).secrets == other_than.secrets:
            self.new.unlink()  # of an earlier change, whose end was broken off
        if not self.new.exists():
            keyrings.make_key(self.new)
        return keyrings.read_key(self.new)

    def keep_new(self, secret: bytes) -> None:
        """See that this key, which follows, is on the disk: it may have been another machine that began."""
        if self.current is not None and keyrings.read_key(self.current).secrets == (secret,):
            return
        if self.new.exists() and keyrings.read_key(self.new).secrets != (secret,):
            self.new.unlink()  # made for a change that was never announced
        if not self.new.exists():
            keyrings.write_key(self.new, keyring(secret))

    def put_in_place(self, secret: bytes) -> bool:
        """Give the key that follows the name of the one in use; False where only the host can."""
        if self.current is None:
            return False
        if keyrings.read_key(self.current).secrets != (secret,):
            with suppress(FileExistsError):  # kept before this was broken off
                os.link(self.current, self.old)
            self.new.replace(self.current)
            to_the_disk(self.folder)
        return True

    def drop_others(self) -> None:
        """Keep only the key in use."""
        self.old.unlink(missing_ok=True)
        self.new.unlink(missing_ok=True)
        to_the_disk(self.folder)
