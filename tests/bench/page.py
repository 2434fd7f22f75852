"""docs/benchmarks.md, written from the figures between two marks; what stands around them is written by hand."""

import os
import platform
from datetime import UTC, datetime
from typing import Any

from tests.bench.programs import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

Results = dict[str, dict[str, Any]]


def machine() -> str:
    """Where and when it was measured, and how busy the machine was with other things."""
    when = datetime.now(UTC).date().isoformat()
    busy = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {when}, load {busy:.1f}"


def write(results: Results) -> None:
    """Put the figures into the page."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = [TABLES[group](results[group]) for group in TABLES if group in results]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", "", *tables, f"{END}{after}"]))


def _replies(found: dict[str, Any]) -> str:
    rows = [
        f"| {name} | {found[key]['per_second']} | {found[key]['cpu_ms_per_reply']} | {found[key]['p50_ms']} | "
        f"{found[key]['p99_ms']} |"
        for key, name in (("echo", "bare PTB echo bot"), ("whitecell", "Whitecell on SQLite"))
    ]
    return _table(
        "Replies (`python -m tests.bench replies`)",
        "| | replies/s | processor ms a reply | p50 at 25/s, ms | p99 at 25/s, ms |",
        [*rows, f"| **ratio** | **{found['throughput_of_echo']}** (goal 0.5) | | | goal < 100 |"],
        found,
    )


def _urgent(found: dict[str, Any]) -> str:
    rows = [
        f"| {name} | {found[key]['warned']} | {found[key]['all_answered']} |"
        for key, name in (("sqlite", "SQLite"), ("postgresql", "PostgreSQL"))
    ]
    title = f"An urgent text behind {found['before']} questions that came at once (`python -m tests.bench urgent`)"
    return _table(title, "| | seconds until the urgent text | until all were answered |", rows, found)


def _reminders(found: dict[str, Any]) -> str:
    rows = [
        f"| {name} | {found[key]['seconds']} | {found[key]['loop_blocked_ms']} |"
        for key, name in (("apscheduler", "one APScheduler job each"), ("whitecell", "Whitecell: sweep and claim"))
    ]
    return _table(
        "1,000 due of 1,000,000 reminders (`python -m tests.bench reminders`)",
        "| | seconds | event loop blocked at most, ms |",
        [*rows, f"| **times faster** | **{found['times_faster']}** (goal 10) | goal < 50 |"],
        found,
    )


def _replicas(found: dict[str, Any]) -> str:
    rows = [
        f"| {count} | {found[count]['turns_per_second']} | {found[count]['claims_per_second']} | "
        f"{found[count]['answers_too_many']} | {found[count]['claimed_twice']} |"
        for count in found
        if count != "machine"
    ]
    head = "| processes | turns/s | claims/s | answers too many | claimed twice |"
    return _table("Processes on one PostgreSQL (`python -m tests.bench replicas`)", head, rows, found)


def _starting(found: dict[str, Any]) -> str:
    row = (
        f"| {found['seconds_to_first_poll']} (goal < 4) | {found['memory_mb_at_start']} | "
        f"{found['memory_mb_after']} after {found['conversations']} conversations (goal < 250) |"
    )
    head = "| seconds to the first poll | MB after start | MB later |"
    return _table("Starting (`python -m tests.bench starting`)", head, [row], found)


def _table(title: str, head: str, rows: list[str], found: dict[str, Any]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([f"### {title}", "", head, rule, *rows, "", f"Measured on {found['machine']}.", ""])


TABLES = {"replies": _replies, "urgent": _urgent, "reminders": _reminders, "replicas": _replicas, "starting": _starting}
