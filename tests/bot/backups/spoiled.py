"""Files that are no whole backup."""

from pathlib import Path


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def a_shopping_list(file: Path) -> None:
    file.write_text("a shopping list\n" * 500)


def empty(file: Path) -> None:
    file.write_bytes(b"")
