"""What became of one attempt to deliver, in the words the ledger knows. The deliverer decides which."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Sent:
    """It has arrived. `message_id` is None where nothing new was written (an edit)."""

    message_id: int | None = None


@dataclass(frozen=True)
class Later:
    """It has certainly not arrived and may be tried again. `after` None: the ledger's own backoff."""

    reason: str
    after: timedelta | None = None


@dataclass(frozen=True)
class AskedToWait:
    """It has not arrived, and nothing more is to be sent to this chat for so long, but an emergency."""

    after: timedelta


@dataclass(frozen=True)
class Wordless:
    """No words could be found for it: tried again a few times, and then given up, so that it never blocks its chat."""

    reason: str


@dataclass(frozen=True)
class Never:
    """It has not arrived and never will."""

    reason: str


@dataclass(frozen=True)
class Unreachable:
    """The person has blocked us or is gone: nothing more is sent until they write again."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """It may or may not have arrived; nobody can tell."""

    reason: str


@dataclass(frozen=True)
class Withdrawn:
    """It is no longer to be said (consent, pause, too late): nothing was sent."""

    reason: str


Outcome = Sent | Later | AskedToWait | Wordless | Never | Unreachable | Unknown | Withdrawn
