"""Logs: ids, outcomes and durations. No message text, no value, no token."""

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog

# At INFO httpx logs every URL with the token in it, at DEBUG PTB logs what people wrote.
_KEPT_QUIET = ("telegram", "httpx", "httpcore", "sqlalchemy", "apscheduler", "uvicorn", "alembic")


class _PlaceOnly(logging.Formatter):
    """Other libraries' records as where they come from and which exception: their words may hold a person's."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname} {record.name} {record.module}:{record.lineno} {kind}".rstrip()


class _LosingLines:
    """A stream that may be on a full disk: a line it does not take is lost, and what the line tells of goes on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def set_up(level: str, form: str) -> None:
    """Send our own loggers to standard error at this level; everybody else's stay at WARNING."""
    others = logging.StreamHandler(sys.stderr)
    others.setFormatter(_PlaceOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[others], force=True)
    for name in _KEPT_QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer()
            if form == "json"
            else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _LosingLines(sys.stderr))),
        cache_logger_on_first_use=False,
    )
