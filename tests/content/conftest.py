"""What the tests of the content read with."""

from pathlib import Path

import pytest

import content
from content.urgency import Urgency


@pytest.fixture(scope="session")
def urgency() -> Urgency:
    """The shipped tables of all languages, with the messages heard."""
    return Urgency.load(Path(content.__file__).parent / "urgency")
