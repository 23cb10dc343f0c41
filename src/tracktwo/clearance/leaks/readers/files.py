"""A file as every text an outsider could read in it."""

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Final

from tracktwo.clearance.leaks.readers.embedded import readings_of, runs_in
from tracktwo.clearance.leaks.readers.escapes import unescaped
from tracktwo.clearance.leaks.readers.packed import Unread, unpacked

__all__ = ["View", "read_file"]

_DEEPEST: Final = 8
_MARKUP: Final = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_INLINE: Final = re.compile(
    r"<!--|</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rb|rp|rt|rtc|ruby|s|samp|small|span"
    r"|strong|sub|sup|time|tspan|u|var|wbr)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"""(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|\b[A-Za-z_]\w{0,60})[ \t]*:""")
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
    named = _read(path.encode("utf-8", "replace"), how="path", depth=0, is_whole=True)
    found = [replace(view, has_lines=False) for view in named if isinstance(view, View)]
    unread: list[Unread] = []
    for each in _read(data, how="", depth=0, is_whole=True):
        if isinstance(each, Unread):
            unread.append(each)
        else:
            found.append(each)
    once = {view.text: view for view in reversed(found) if view.text}
    return tuple(reversed(once.values())), tuple(dict.fromkeys(unread))


def _read(data: bytes, *, how: str, depth: int, is_whole: bool) -> Iterator[View | Unread]:
    if depth > _DEEPEST:
        yield Unread(how)
        return
    for part in unpacked(data):
        if isinstance(part, Unread):
            yield Unread(f"{how} {part.how}".strip())
        else:
            packing, inside = part
            yield from _read(inside, how=f"{how} {packing}".strip(), depth=depth + 1, is_whole=is_whole)
    for encoding, text in _texts(data, is_whole=is_whole):
        for escapes, reading in unescaped(text):
            read = f"{how} {encoding} {escapes}".strip()
            parts = chain(_without_markup(reading), _values(reading))
            yield from (View(how=read, text=part) for part in parts)
            yield from _read_embedded(reading, how=read, depth=depth)


def _read_embedded(text: str, *, how: str, depth: int) -> Iterator[View | Unread]:
    for run in runs_in(text):
        for each in _read_run(run, depth=depth + 1):
            yield replace(each, how=f"{how} {each.how}")


@lru_cache(maxsize=1 << 16)
def _read_run(run: str, *, depth: int) -> tuple[View | Unread, ...]:
    """Return what a run of base64 or hexadecimal says; the words of a site are the same on every page."""
    return tuple(
        each for kind, data in readings_of(run) for each in _read(data, how=kind, depth=depth, is_whole=False)
    )


def _texts(data: bytes, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """Yield data as text: in UTF-8, and if they are not plain UTF-8, in other encodings.

    What only stands in a file is read in fewer: it may be no text at all, and then it looks like anything.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield "utf-8", data.decode("utf-8", "replace")
        if is_whole:
            yield "gb18030", data.decode("gb18030", "replace")
            yield "latin-1", data.decode("latin-1")
        elif b"\0" not in data:
            return
    else:
        yield "utf-8", text
        if "\0" not in text:
            return
    for encoding in ("utf-32-le", "utf-32-be"):
        with suppress(UnicodeDecodeError):
            yield encoding, data.decode(encoding)
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
    words, marks = parts[0::2], parts[1::2]
    yield _woven(words, map(_gap, marks))
    yield _woven(map(_blank, words), marks)
    if "<!--" in text:
        inside = [mark[4:-3] if mark.startswith("<!--") else _blank(mark) for mark in marks]
        yield from _without_markup(_woven(map(_blank, words), inside))


def _values(text: str) -> Iterator[str]:
    """Yield the values of JSON or a script without their names: a name may stand in two of them."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<") and _NAMED.search(text):
        yield _NAMED.sub(" ", text)


def _woven(words: Iterable[str], marks: Iterable[str]) -> str:
    """Return words and marks in turn; there is one word more."""
    return "".join(chain.from_iterable(zip_longest(words, marks, fillvalue="")))


def _blank(part: str) -> str:
    """Return nothing but a break and the ends of lines."""
    return _BREAK + "\n" * part.count("\n")


@lru_cache(maxsize=1 << 14)
def _gap(mark: str) -> str:
    """Return what is left of a mark: a space where it may stand inside a word, else a break."""
    return " " + "\n" * mark.count("\n") if _INLINE.match(mark) else _blank(mark)
