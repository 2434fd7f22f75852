"""`make soak [MINUTES=60]`: hostile updates against the real bot; ends with 1 when anything went wrong."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.bench.programs import ROOT
from tests.soak import page
from tests.soak.soak import soak


def main() -> int:
    """Soak, say what was found and, when asked to, write it into docs/faults.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--updates", type=int, default=0, help="at least so many hostile ones, however long it takes")
    parser.add_argument("--seed", type=int, default=20261128)
    parser.add_argument("--write", action="store_true", help="put figures and plot into docs/")
    given = parser.parse_args()
    cache = ROOT / "build" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="wc-soak-") as folder:
        found = asyncio.run(soak(Path(folder), cache, given.seed, given.minutes, given.updates))
    if given.write:
        page.write(found)
    sys.stdout.write(f"{page.figures(found)}\n" + "".join(f"{fault}\n" for fault in found.faults))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
