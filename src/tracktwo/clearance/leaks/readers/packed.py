"""What is inside packed data: gzip, zip and deflate, and what we cannot open."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["Unread", "looks_packed", "unpacked"]

_LARGEST: Final = 64 << 20
_GZIP: Final = b"\x1f\x8b\x08"
_ZIP: Final = b"PK\x03\x04"
_STREAM: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
# Formats nobody publishes from here; what is in them we could not say.
_LOCKED: Final = (b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd", b"%PDF-")


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be opened, and how it was come upon."""

    how: str


def looks_packed(data: bytes) -> bool:
    """Return whether data begin like something packed."""
    return data.startswith((_GZIP, _ZIP, *_LOCKED)) or _STREAM.match(data) is not None


def unpacked(data: bytes) -> Iterator[tuple[str, bytes] | Unread]:
    """Yield what is packed in data, with how it was packed; Unread for what is locked, broken or too large."""
    if data.startswith(_LOCKED):
        yield Unread("packed")
    elif _ZIP in data and zipfile.is_zipfile(io.BytesIO(data)):
        yield from _members(data)
    else:
        yield from _streams(data)


def _members(data: bytes) -> Iterator[tuple[str, bytes] | Unread]:
    room = _LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "zip", archive.comment
            for member in archive.infolist():
                # Names stand in the file itself too, but glued to what follows.
                yield "zip", b"\n".join((member.filename.encode(), member.comment, member.extra))
                room -= member.file_size
                if room < 0:
                    yield Unread("zip")
                    return
                yield "zip", archive.read(member)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error, OSError, ValueError):
        yield Unread("zip")


def _streams(data: bytes) -> Iterator[tuple[str, bytes] | Unread]:
    place = 0
    while found := _STREAM.search(data, place):
        is_gzip = found.group() == _GZIP
        stream = zlib.decompressobj(wbits=31 if is_gzip else 15)
        try:
            read = stream.decompress(data[found.start() :], _LARGEST)
        except zlib.error:
            # Two bytes may look like a stream by chance; a file that begins so was meant to be one.
            if is_gzip and found.start() == 0:
                yield Unread("gzip")
            place = found.end()
            continue
        how = "gzip" if is_gzip else "deflate"
        if len(read) < _LARGEST:
            yield how, read
        if not stream.eof and (is_gzip or len(read) == _LARGEST):
            yield Unread(how)
        place = len(data) - len(stream.unused_data) if stream.eof else found.end()
