"""The review mark of a text: who read it, when, and which words they read."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Review:
    """What the head of a text says about its review. Unreviewed: all three are None."""

    by: str | None = None
    on: date | None = None
    text_hash: str | None = None

    def stands_for(self, text_hash: str) -> bool:
        """Whether this mark was given for exactly these words: an edited text loses its mark by itself."""
        return self.text_hash is not None and self.text_hash == text_hash


def hash_of(title: str, body: str, more: str) -> str:
    """SHA-256 over the words of a text, as hex. How lines are broken does not count; every word and mark does."""
    normal = "\n".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in (title, body, more))
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()
