"""`python -m tests.bench [GROUP ...]`: figures next to a named alternative, measured in the same run."""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from tests.bench import page, reminders, replicas, replies, starting, urgent
from tests.bench.programs import ROOT

GROUPS = {
    "replies": replies.measure,
    "urgent": urgent.measure,
    "reminders": reminders.measure,
    "replicas": replicas.measure,
    "starting": starting.measure,
}
RESULTS = ROOT / "build" / "bench.json"


def main() -> None:
    """Measure the groups asked for; the others keep the figures of their last run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("groups", nargs="*", help=", ".join(GROUPS))
    groups = parser.parse_args().groups or list(GROUPS)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for group in groups:
        with tempfile.TemporaryDirectory(prefix="wc-bench-") as folder:
            results[group] = {**asyncio.run(GROUPS[group](Path(folder))), "machine": page.machine()}
        sys.stdout.write(json.dumps({group: results[group]}, indent=2) + "\n")
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=2) + "\n")
        page.write(results)


if __name__ == "__main__":
    main()
