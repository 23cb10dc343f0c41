"""What stands in a text as base64 or hexadecimal, wherever it begins."""

import binascii
import re
from collections.abc import Iterator
from typing import Final

from tracktwo.clearance.leaks.readers.packed import looks_packed

__all__ = ["readings_of", "runs_in"]

# Shorter runs hold nothing we could tell from chance.
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_WRAPPED: Final = re.compile(
    r"[A-Za-z0-9+/_-]{16,}+={0,2}[ \t]*\r?\n[ \t]*(?:[A-Za-z0-9+/_-]{16,}+={0,2}[ \t]*\r?\n[ \t]*)*[A-Za-z0-9+/_-]+"
)
_HEX: Final = re.compile(
    r"[0-9A-Fa-f]{12,}|(?<![0-9A-Za-z])(?:0[xX])?[0-9A-Fa-f]{2}(?:[\s,:;+-]{1,2}(?:0[xX])?[0-9A-Fa-f]{2}){5,}(?![0-9A-Za-z])"
)
# What wrapped and hexadecimal runs cannot be without; looked for first because it is quick.
_WRAP: Final = re.compile(r"\n(?:(?<=[\w+/=\t -]\n)|(?<=[\w+/=\t -]\r\n))[ \t]*+[\w+/-]", re.ASCII)
_SHAPES: Final = bytes.maketrans(
    # A space beyond Latin-1 is a question mark by then.
    b"0123456789abcdefABCDEF\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0,:;+-?X",
    b"0" * 22 + b" " * 17 + b"x",
)
_HEX_SHAPES: Final = (b"000000000000", b"00 00 00", b"00  00  00", b"00 00  00", b" 0x00")
_NOT_HEX: Final = re.compile(r"0[xX]|[^0-9A-Fa-f]")
_ONLY_HEX: Final = re.compile(r"[0-9A-Fa-f]+")
_SPACE: Final = re.compile(r"[\s=]")
_URL_SAFE: Final = str.maketrans("-_", "+/")
# Six characters one can read, or two that are not Latin.
_READABLE: Final = re.compile(
    rb"(?:[\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){6}|(?:[\xc2-\xf4][\x80-\xbf]{1,3}){2}|(?:[\t-\x7e]\x00){3}"
)


def runs_in(text: str) -> tuple[str, ...]:
    """Return the runs of a text that could be base64 or hexadecimal, each once, without what may stand between."""
    runs = set(_BASE64.findall(text))
    if _WRAP.search(text):
        runs.update(_SPACE.sub("", run) for run in _WRAPPED.findall(text))
    shapes = text.encode("latin-1", "replace").translate(_SHAPES)
    if any(shape in shapes for shape in _HEX_SHAPES):
        runs.update(_NOT_HEX.sub("", run) for run in _HEX.findall(text))
    return tuple(sorted(runs))


def readings_of(run: str) -> Iterator[tuple[str, bytes]]:
    """Yield what a run says and in which of the two ways, unless it says nothing one can read or unpack.

    A run may be glued to other letters, so it is read from each of its first four places, two for hexadecimal.
    """
    for first in range(4):
        part = run[first:].translate(_URL_SAFE)
        # One sign left over says nothing; two or three need their filling.
        part = part[: len(part) - (len(part) % 4 == 1)]
        data = binascii.a2b_base64(part + "=" * (-len(part) % 4))
        if _says_something(data):
            yield "base64", data
    if _ONLY_HEX.fullmatch(run):
        for first in range(2):
            data = bytes.fromhex(run[first : len(run) - (len(run) - first) % 2])
            if _says_something(data):
                yield "hexadecimal", data


def _says_something(data: bytes) -> bool:
    return _READABLE.search(data) is not None or looks_packed(data)
