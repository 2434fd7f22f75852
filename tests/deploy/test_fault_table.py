"""docs/faults.md names tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "faults.md").read_text())


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_what_the_table_names_is_tested(file: str, name: str) -> None:
    """Each row's test exists under that name."""
    assert re.search(rf"def {name}\(", (ROOT / file).read_text())


def test_every_fault_has_a_test() -> None:
    """Each row of the table names one."""
    rows = [line for line in (ROOT / "docs" / "faults.md").read_text().splitlines() if line.startswith("| ")]
    faults = [row for row in rows[2:] if row.count(" | ") == 3]
    assert len(faults) > 20
    assert all("::test_" in row for row in faults)
