"""The scheduler's own tables. Times ending in `_ms` are UTC milliseconds since 1970.

Two clocks meet here and are never compared: *people's time* (when something is due, which the playground can move)
and *machine time* (leases, retries, limits). Every column says which one it holds.
"""

from enum import IntEnum, StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    text,
)

metadata = MetaData()

# SQLite numbers rows by itself only for a column declared INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


class Urgency(IntEnum):
    """Who goes first when not everything can go at once; the smaller number wins."""

    EMERGENCY = 0
    REPLY = 1
    ALARM = 2
    REMINDER = 3
    DIGEST = 4


class DeliveryState(StrEnum):
    """Where a delivery stands. PENDING and SENDING are unfinished, the others final."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


class ReminderState(StrEnum):
    """ENDED is kept as history until its person is forgotten. ASIDE: its rule or zone could not be read."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    ASIDE = "aside"


recipients = Table(
    "recipients",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("zone", String(64), nullable=False, server_default="UTC"),
    Column("quiet_from_min", SmallInteger),  # minutes after midnight in `zone`; None: no quiet hours
    Column("quiet_to_min", SmallInteger),
    Column("paused", Boolean, nullable=False, server_default=text("false")),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    Column("next_free_ms", BigInteger, nullable=False, server_default="0"),  # machine time; scheduler/pace.py
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("freq", String(8), nullable=False),
    Column("every", SmallInteger, nullable=False),
    Column("weekdays", SmallInteger, nullable=False),  # bit 0 is Monday
    Column("anchor", String(10), nullable=False),  # ISO date in the person's zone
    Column("wall_min", SmallInteger, nullable=False),  # minutes after midnight on the person's clock
    Column("state", String(8), nullable=False),
    Column("next_due_ms", BigInteger),  # people's time; None: nothing more to come
    Column("payload", LargeBinary),  # sealed by the caller
    Column("created_ms", BigInteger, nullable=False),
    Index(
        "ix_reminders_due",
        "next_due_ms",
        sqlite_where=text("state = 'active'"),
        postgresql_where=text("state = 'active'"),
    ),
    Index("ix_reminders_chat", "chat_id"),
    Index("ix_reminders_aside", "id", sqlite_where=text("state = 'aside'"), postgresql_where=text("state = 'aside'")),
)

_UNFINISHED = text("state IN ('pending', 'sending')")
_PENDING = text("state = 'pending'")
_SENDING = text("state = 'sending'")
_FINISHED = text("finished_ms IS NOT NULL")

deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("urgency", SmallInteger, nullable=False),
    Column("payload", LargeBinary),  # sealed by the caller; wiped when the delivery is finished
    Column("once_key", String(96), unique=True),  # two deliveries of one key cannot exist
    Column("reminder_id", String(32)),
    Column("step", SmallInteger, nullable=False, server_default="0"),  # 0 first, 1.. after a snooze
    Column("due_ms", BigInteger, nullable=False),  # people's time of the occurrence
    Column("not_before_ms", BigInteger, nullable=False),  # people's time; later than due in quiet hours
    Column("retry_ms", BigInteger, nullable=False, server_default="0"),  # machine time
    Column("state", String(10), nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("doubts", SmallInteger, nullable=False, server_default="0"),  # times its outcome stayed unknown
    Column("wordless", SmallInteger, nullable=False, server_default="0"),  # times no words were found for it
    Column("lease_owner", String(40)),
    Column("lease_until_ms", BigInteger),  # machine time
    Column("message_id", BigInteger),
    Column("created_ms", BigInteger, nullable=False),  # machine time
    Column("finished_ms", BigInteger),  # machine time
    Column("answer", String(10)),  # done | snoozed | skipped, for an occurrence of a reminder
    Index("ix_deliveries_ready", "urgency", "not_before_ms", sqlite_where=_PENDING, postgresql_where=_PENDING),
    Index("ix_deliveries_chat", "chat_id", "seq", sqlite_where=_UNFINISHED, postgresql_where=_UNFINISHED),
    Index("ix_deliveries_lease", "lease_until_ms", sqlite_where=_SENDING, postgresql_where=_SENDING),
    Index("ix_deliveries_of_reminder", "reminder_id", "finished_ms"),
    Index("ix_deliveries_past", "chat_id", sqlite_where=_FINISHED, postgresql_where=_FINISHED),
)

send_budget = Table(
    "send_budget",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("next_free_ms", BigInteger, nullable=False),  # machine time, shared by all processes; scheduler/pace.py
)
