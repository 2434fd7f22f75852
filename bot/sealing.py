"""Sealing: what a person told us is encrypted where it stands, and bound to where it stands.

AES-256-GCM. A sealed value opens only in the table, column, owner and row it was sealed for. Records are sealed under a
key of their person's own, wrapped by the master key; inbox, ledger payloads and dialogs under a transit key derived
from it.
Destroying a person's wrapped key destroys their records, in backups too.
"""

import hmac
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"


class CannotOpen(Exception):
    """This value was not sealed with this key for this place; it was moved, changed, or belongs to another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value stands: table, column, whose it is and in which row."""

    table: str
    column: str
    owner: str | int
    row: str | int

    def bound(self) -> bytes:
        """The place as associated data. Lengths are written out so that no two places read the same."""
        parts = (self.table, self.column, str(self.owner), str(self.row))
        return b"".join(len(part.encode()).to_bytes(2, "big") + part.encode() for part in parts)


class Key:
    """A 256-bit key that seals and opens. While it is being followed by another it opens with either, so a key is
    asked at each use and its secret is never kept apart."""

    def __init__(self, secret: bytes) -> None:
        self.hold(secret)

    def hold(self, secret: bytes, *others: bytes) -> None:
        """Seal with this secret from now on, and open with the others too."""
        self.secret = secret
        self._ciphers = [AESGCM(each) for each in (secret, *others)]

    def seal(self, plain: bytes, place: Place) -> bytes:
        """The value as it may stand in the database."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._ciphers[0].encrypt(nonce, plain, place.bound())

    def open(self, sealed: bytes, place: Place) -> bytes:
        """The value again; raises CannotOpen for another key or another place."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _VERSION or len(nonce) < _NONCE_BYTES:
            raise CannotOpen(place.table)
        bound = place.bound()
        for cipher in self._ciphers:
            with suppress(InvalidTag):
                return cipher.decrypt(nonce, body, bound)
        raise CannotOpen(place.table)

    def mark(self, text: str, place: Place) -> str:
        """What tells later whether a text there is still the same, without the text."""
        return hmac.new(self.secret, place.bound() + text.encode(), sha256).hexdigest()


def new_key() -> Key:
    """A fresh random key."""
    return Key(os.urandom(KEY_BYTES))


class Keyring:
    """The master key and what follows from it. One keyring is shared by a whole process; when the master key changes,
    it is this one that holds the new key, and everybody who has it seals and opens with that."""

    def __init__(self, secret: bytes) -> None:
        self.master = Key(secret)
        self.transit = Key(_transit(secret))
        self._others: tuple[bytes, ...] = ()

    def hold(self, secret: bytes, *others: bytes) -> None:
        """Seal under this master secret from now on, and open what stands under the others too."""
        self.master.hold(secret, *others)
        self.transit.hold(_transit(secret), *map(_transit, others))
        self._others = others

    @property
    def secrets(self) -> tuple[bytes, ...]:
        """The master secrets held, the one that seals first."""
        return self.master.secret, *self._others

    def wrap(self, person: Key, user_id: int) -> bytes:
        """A person's own key as it stands beside them."""
        return self.master.seal(person.secret, _key_place(user_id))

    def unwrap(self, wrapped: bytes, user_id: int) -> Key:
        """A person's own key; raises CannotOpen under another master key."""
        return Key(self.master.open(wrapped, _key_place(user_id)))


def _key_place(user_id: int) -> Place:
    return Place("people", "key_wrapped", user_id, user_id)


def keyring(master_secret: bytes) -> Keyring:
    """The keyring of a master secret of exactly 32 bytes; raises ValueError otherwise."""
    if len(master_secret) != KEY_BYTES:
        raise ValueError("a master key has exactly 32 bytes")
    return Keyring(master_secret)


def _transit(master_secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"whitecell transit").derive(master_secret)


def fingerprint(value: str) -> str:
    """A hash under which an erasure is noted without naming who it was."""
    return sha256(b"whitecell erasure " + value.encode()).hexdigest()
