"""Photos and documents, held in memory and handed out under file ids."""

import struct
from dataclasses import dataclass
from secrets import token_urlsafe

from bot.playground.refusals import JsonObject, bad_request

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LONGEST_PHOTO_SIDES = 10_000
STEEPEST_PHOTO = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    path: str

    def described(self) -> JsonObject:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, name: str, mime_type: str, content: bytes, folder: str = "documents") -> StoredFile:
        if not content:
            raise bad_request("file must be non-empty")
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{len(self._by_id)}.{suffix}"
        stored = StoredFile("AgAC" + token_urlsafe(24), token_urlsafe(8), name, mime_type, content, path)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def photo_sizes(stored: StoredFile) -> list[JsonObject]:
    width, height = picture_size(stored.content)
    return [{**stored.described(), "width": width, "height": height}]


def document(stored: StoredFile) -> JsonObject:
    return {**stored.described(), "file_name": stored.name, "mime_type": stored.mime_type}


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises the refusal Telegram gives to what is no picture or has no fit shape."""
    size = _png_size(content) or _gif_size(content) or _jpeg_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > LONGEST_PHOTO_SIDES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    if max(size) > STEEPEST_PHOTO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 24 or not content.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _gif_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 10 or not content.startswith((b"GIF87a", b"GIF89a")):
        return None
    width, height = struct.unpack("<HH", content[6:10])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walks the segments of a JPEG to its start-of-frame, which holds the size."""
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
