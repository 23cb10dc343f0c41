"""What stands in a text as base64 or hexadecimal, wherever it begins."""

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tracktwo.clearance.leaks.readers.packed import looks_packed

__all__ = ["embedded"]

# Shorter runs hold nothing we could tell from chance.
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_WRAPPED: Final = re.compile(r"(?:[A-Za-z0-9+/_-]{16,}={0,2}[ \t]*\r?\n[ \t]*)+[A-Za-z0-9+/_-]+")
_HEX: Final = re.compile(r"(?:(?:0[xX])?[0-9A-Fa-f]{2}[\s,:;-]{0,2}){5,}[0-9A-Fa-f]{2}")
_NOT_HEX: Final = re.compile(r"0[xX]|[^0-9A-Fa-f]")
_URL_SAFE: Final = str.maketrans("-_", "+/")
# Six characters one can read, or two that are not Latin.
_READABLE: Final = re.compile(
    rb"(?:[\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){6}|(?:[\xc3-\xf4][\x80-\xbf]{1,3}){2}|(?:[\x20-\x7e]\x00){4}"
)


def embedded(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield what the base64 and hexadecimal runs of a text say, with how they were read, each once.

    A run may be glued to other letters, so each is read from each of its first four places (two for hexadecimal);
    what is not readable or packed by any reading is left out.
    """
    runs = {run.group() for run in _BASE64.finditer(text)}
    runs |= {re.sub(r"[\s=]", "", run.group()) for run in _WRAPPED.finditer(text)}
    for run in sorted(runs):
        for data in _from_base64(run):
            yield "base64", data
    for run in sorted({_NOT_HEX.sub("", run.group()) for run in _HEX.finditer(text)}):
        for data in _from_hex(run):
            yield "hexadecimal", data


@lru_cache(maxsize=1 << 16)
def _from_base64(run: str) -> tuple[bytes, ...]:
    run = run.translate(_URL_SAFE)
    readings = []
    for first in range(4):
        part = run[first:]
        # One sign left over says nothing; two or three need their filling.
        part = part[: len(part) - (len(part) % 4 == 1)]
        readings.append(binascii.a2b_base64(part + "=" * (-len(part) % 4)))
    return tuple(data for data in readings if _says_something(data))


@lru_cache(maxsize=1 << 16)
def _from_hex(run: str) -> tuple[bytes, ...]:
    readings = (bytes.fromhex(run[first : len(run) - (len(run) - first) % 2]) for first in range(2))
    return tuple(data for data in readings if _says_something(data))


def _says_something(data: bytes) -> bool:
    return _READABLE.search(data) is not None or looks_packed(data)
