"""Subtitles, WebVTT and SubRip: cues with times, in which a voice tag or a label names the speaker."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tracktwo.terms.readers.labels import label_of
from tracktwo.terms.readers.seats import Seat
from tracktwo.terms.readers.spoken import Said
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_srt", "read_vtt"]

_TIME: Final = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES: Final = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_ARROW: Final = "-->"
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG: Final = re.compile(r"</?[a-zA-Z0-9][^>]*>|</?>")
_NO_CUES: Final = ("NOTE", "STYLE", "REGION")

_Block = tuple[int, list[str]]


def read_vtt(text: str, *, name: str, seats: Mapping[str, Seat]) -> Iterator[Said]:
    """Yield what is said in a WebVTT file.

    Args:
        text: the file.
        name: what to call it in a sentence.
        seats: the speakers, by name in lower case; then only their names are labels. A voice tag always names one.

    Raises: FileError, with the line, if it does not begin as WebVTT or a cue has no times.
    """
    blocks = list(_blocks(text))
    if not blocks or not re.match(r"WEBVTT(\s|$)", blocks[0][1][0]):
        raise FileError(
            f"{name} does not begin with WEBVTT; save it again as WebVTT, or name it .srt or .txt."
        )
    yield from _said(
        [each for each in blocks[1:] if each[1][0].split()[0] not in _NO_CUES], name=name, seats=seats
    )


def read_srt(text: str, *, name: str, seats: Mapping[str, Seat]) -> Iterator[Said]:
    """Yield what is said in a SubRip file; arguments and errors are those of :func:`read_vtt`."""
    yield from _said(list(_blocks(text)), name=name, seats=seats)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the first line's number and the lines of each block between blank lines."""
    number = 1
    lines: list[str] = []
    for place, line in enumerate(text.split("\n"), 1):
        if line.strip():
            number = number if lines else place
            lines.append(line)
        elif lines:
            yield number, lines
            lines = []
    if lines:
        yield number, lines


def _said(blocks: Sequence[_Block], *, name: str, seats: Mapping[str, Seat]) -> Iterator[Said]:
    before: list[str] = []
    speaker: str | None = None
    for number, block in blocks:
        lines = _payload(block, number=number, name=name)
        # captions that roll show the last line once more
        fresh = lines[1:] if lines and before and lines[0] == before[-1] else lines
        before = lines or before
        for each in _voices("\n".join(fresh), last=speaker, seats=seats):
            speaker = each.speaker
            yield each


def _payload(block: Sequence[str], *, number: int, name: str) -> list[str]:
    """Return the lines of a cue below its times; a cue may have a line above them that numbers or names it."""
    for place, line in enumerate(block[:2]):
        if _TIMES.fullmatch(line):
            return [each.strip() for each in block[place + 1 :]]
        if _ARROW in line:
            number += place
            break
    raise FileError(
        f"{name}, line {number}: a cue should have its times in the first or second line, as in "
        "00:01:02.500 --> 00:01:06.000; correct it, or cut it out."
    )


def _voices(payload: str, *, last: str | None, seats: Mapping[str, Seat]) -> Iterator[Said]:
    """Yield the parts of a cue by speaker; one that names nobody goes on with the last."""
    pieces = _VOICE.split(payload)
    if pieces[0].strip():
        plain = _plain(pieces[0])
        label = label_of(plain, seats=seats)
        yield Said(last, plain) if label is None else Said(*label)
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield Said(_plain(voice), _plain(words))


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()
