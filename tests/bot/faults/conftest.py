"""What these tests can set wrong."""

import pytest

from tests.bot.faults.machine_clock import MachineClock


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> MachineClock:
    """The clock of the machine."""
    return MachineClock(monkeypatch)
