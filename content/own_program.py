"""What a program of ours that another starts is given of its environment: no token, no key, no address."""

import os

_PASSED_ON = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT"})


def environment() -> dict[str, str]:
    """The part of this process's environment that Python needs to start."""
    return {name: value for name, value in os.environ.items() if name in _PASSED_ON}
