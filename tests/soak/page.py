"""The figures of a soak in docs/faults.md, between two marks; what stands around them is written by hand."""

from collections import Counter

from tests.bench.page import machine
from tests.bench.programs import ROOT
from tests.soak.plot import memory_plot
from tests.soak.soak import Found

PAGE = ROOT / "docs" / "faults.md"
PICTURE = ROOT / "docs" / "pictures" / "soak-memory.svg"
BEGIN, END = "<!-- soak -->", "<!-- end of soak -->"
_WARM = 0.1  # of the run, after which memory is to be flat


def write(found: Found) -> None:
    """Put the figures and the picture in place."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", "", figures(found), "", f"{END}{after}"]))
    title = f"Memory of the bot, {found.hostile.total():,} hostile updates in {found.minutes:.0f} minutes"
    PICTURE.write_text(memory_plot(found.samples, title))


def figures(found: Found) -> str:
    """A table of what was seen, and what went wrong."""
    rows = {
        "hostile updates": f"{found.hostile.total():,} in {found.minutes:.1f} minutes (seed {found.seed})",
        "handled, parked": f"{found.inbox['done']:,} (the ordinary people's too), {found.inbox['parked']:,}",
        "messages sent": f"{found.calls['sendMessage ok']:,}",
        "ordinary people": f"{len(found.waits):,} questions and counts, {found.reminders} reminders; "
        f"answered in {_middle(found.waits):.1f} s (median), {found.waits[-1]:.1f} s at most",
        "memory": _memory(found),
        "open files at most": f"{max(sample.files for sample in found.samples)}",
        "what parked them": ", ".join(f"{error} ({count})" for error, count in _kinds(found.errors).most_common(6)),
        "faults": "; ".join(found.faults[:5]) or "none",
    }
    table = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join(["| | |", "| --- | --- |", *table, "", f"Measured on {machine()}."])


def _memory(found: Found) -> str:
    memory = [sample.memory_mb for sample in found.samples]
    warm = memory[int(len(memory) * _WARM)]
    return (
        f"{memory[0]:.0f} MB at first, {warm:.0f} after a tenth of the time, {memory[-1]:.0f} at the end (goal < 250)"
    )


def _middle(values: list[float]) -> float:
    return values[len(values) // 2]


def _kinds(errors: Counter[str]) -> Counter[str]:
    kinds: Counter[str] = Counter()
    for error, count in errors.items():
        kinds[error.split(" at ")[0]] += count
    return kinds
