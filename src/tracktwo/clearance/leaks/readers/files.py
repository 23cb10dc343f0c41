"""A file as every text an outsider could read in it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.clearance.leaks.readers.embedded import embedded
from tracktwo.clearance.leaks.readers.escapes import unescaped
from tracktwo.clearance.leaks.readers.packed import Unread, looks_packed, unpacked

__all__ = ["View", "read_file"]

_DEEPEST: Final = 5
_MARKUP: Final = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_INLINE: Final = re.compile(
    r"<!--|</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rb|rp|rt|rtc|ruby|s|samp|small|span"
    r"|strong|sub|sup|time|tspan|u|var|wbr)\b",
    re.IGNORECASE,
)
_BREAK: Final = "\x1e"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class View:
    """One text an outsider can read in a file, and how."""

    how: str
    text: str
    has_lines: bool = True


def read_file(path: str, *, data: bytes) -> tuple[tuple[View, ...], tuple[Unread, ...]]:
    """Return every text in a file, and what in it could not be read.

    A text is read in every encoding its bytes could be in, with all escapes undone, with markup taken out and the
    markup by itself; what is packed, in base64 or in hexadecimal is read the same way. The file's name is a text.
    """
    found = [View(how=f"path {how}".strip(), text=text, has_lines=False) for how, text in unescaped(path)]
    unread: list[Unread] = []
    for each in _read(data, how="", depth=0):
        if isinstance(each, Unread):
            unread.append(each)
        else:
            found.append(each)
    once = {view.text: view for view in reversed(found) if view.text}
    return tuple(reversed(once.values())), tuple(dict.fromkeys(unread))


def _read(data: bytes, *, how: str, depth: int) -> Iterator[View | Unread]:
    if depth > _DEEPEST:
        yield Unread(how)
        return
    for part in unpacked(data):
        if isinstance(part, Unread):
            yield Unread(f"{how} {part.how}".strip())
        else:
            packing, inside = part
            yield View(how=f"{how} {packing}".strip(), text=packing, has_lines=False)
            yield from _read(inside, how=f"{how} {packing}".strip(), depth=depth + 1)
    for encoding, text in _texts(data):
        for escapes, reading in unescaped(text):
            read = f"{how} {encoding} {escapes}".strip()
            yield from (View(how=read, text=part) for part in _without_markup(reading))
            yield from _read_embedded(reading, how=read, depth=depth)


def _read_embedded(text: str, *, how: str, depth: int) -> Iterator[View | Unread]:
    said: dict[str, list[bytes]] = {}
    for kind, data in embedded(text):
        if looks_packed(data):
            yield from _read(data, how=f"{how} {kind}", depth=depth + 1)
        else:
            said.setdefault(kind, []).append(data)
    for kind, each in said.items():
        yield from _read(b"\n".join(each), how=f"{how} {kind}", depth=depth + 1)


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield data as text: in UTF-8, and in other encodings if they are not plain UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield "utf-8", data.decode("utf-8", "replace")
        yield "gb18030", data.decode("gb18030", "replace")
        yield "latin-1", data.decode("latin-1")
    else:
        yield "utf-8", text
        if "\0" not in text:
            return
    for encoding in ("utf-16-le", "utf-16-be"):
        for first in range(2):
            yield encoding, data[first:].decode(encoding, "replace")


def _without_markup(text: str) -> Iterator[str]:
    """Yield a text without its markup, and the markup by itself; both keep their lines.

    A text that is not markup as a whole is yielded as it is too: a sign that looks like markup may be none.
    """
    parts = _MARKUP.split(text)
    if len(parts) == 1 or not text.lstrip("\ufeff \t\r\n").startswith("<"):
        yield text
    if len(parts) == 1:
        return
    lines = ["\n" * part.count("\n") for part in parts]
    words, marks, comments = [], [], []
    for nth, (part, ends) in enumerate(zip(parts, lines, strict=True)):
        is_mark, is_comment = nth % 2 == 1, nth % 2 == 1 and part.startswith("<!--")
        words.append(f"{' ' if _INLINE.match(part) else _BREAK}{ends}" if is_mark else part)
        marks.append(part if is_mark else f"{_BREAK}{ends}")
        comments.append(part[4:-3] if is_comment else ends)
    yield "".join(words)
    yield "".join(marks)
    if "".join(comments).strip():
        yield from _without_markup("".join(comments))
