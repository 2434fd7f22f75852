"""The smallest pictures Telegram takes for pictures."""

import struct


def png(width: int = 40, height: int = 30) -> bytes:
    """Only the start of a PNG: enough to be measured."""
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"
    )


def jpeg(width: int = 40, height: int = 30) -> bytes:
    """A JPEG's start with one segment before the frame that holds its size."""
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"made"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + comment + frame + b"\xff\xd9"
