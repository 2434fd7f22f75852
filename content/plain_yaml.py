"""YAML read whole, by libyaml where it is installed: ten times as fast."""

from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> Any:
    """What the file holds. Raises OSError where it cannot be read, yaml.YAMLError where it is none."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, either way
