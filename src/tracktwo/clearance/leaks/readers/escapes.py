"""What a text says to whoever undoes its escapes: entities, per cent signs, backslashes, quoted-printable."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

__all__ = ["unescaped"]

_MOST_LAYERS: Final = 4
_MOST_VIEWS: Final = 48

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_OPEN_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6})")
_PERCENT: Final = re.compile(rb"%([0-9a-fA-F]{2})")
_BYTE: Final = re.compile(rb"\\x([0-9a-fA-F]{2})")
_QUOTED: Final = re.compile(rb"=([0-9a-fA-F]{2})|=[ \t]*\r?\n")
_SCRIPT: Final = re.compile(
    r"(?:\\u\{0*([0-9a-fA-F]{1,6})\})|(?:[\\%]u([0-9a-fA-F]{4}))|(?:\\x([0-9a-fA-F]{2}))|(?:\\([0-7]{1,3}))"
    r"|\\(\r?\n)|\\([^\r\n])"
)
_STYLE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\f]?|(\r?\n)|([^\r\n]))")
_UNSEEN: Final = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_SPACES: Final = frozenset("abfnrtv")


def unescaped(text: str) -> Iterator[tuple[str, str]]:
    """Yield every reading of a text and how it was read, the plain one first; entities are read in all of them.

    Readings are read again, four layers deep, so that escapes within escapes are undone.
    """
    first = _without_entities(text)
    seen = {first}
    layer = [("", first)]
    yield "", first
    for _ in range(_MOST_LAYERS):
        deeper = []
        for how, reading in layer:
            for name, sign, undo in _WAYS:
                if sign not in reading or len(seen) == _MOST_VIEWS:
                    continue
                read = _without_entities(undo(reading))
                if read not in seen:
                    seen.add(read)
                    deeper.append((f"{how} {name}".strip(), read))
                    yield deeper[-1]
        layer = deeper


def _without_entities(text: str) -> str:
    for _ in range(_MOST_LAYERS):
        if "&" not in text or (read := _ENTITY.sub(_entity, text)) == text:
            break
        text = read
    return text


def _entity(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def _open_entities(text: str) -> str:
    """Return a text with the entities that lack their end: a browser reads those too."""
    return _OPEN_ENTITY.sub(_entity, text)


def _without_unseen(text: str) -> str:
    """Return a text without characters that are not seen, which could stand within an escape."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _in_bytes(pattern: re.Pattern[bytes]) -> Callable[[str], str]:
    def undo(text: str) -> str:
        data = text.encode("utf-8", "surrogatepass")
        return pattern.sub(lambda found: bytes.fromhex((found[1] or b"").decode()), data).decode(
            "utf-8", "replace"
        )

    return undo


def _form(text: str) -> str:
    """Return a text with its per cent signs undone where a plus stands for a space, as in what a form sends."""
    return _percent(text.replace("+", " "))


def _script(text: str) -> str:
    read = _SCRIPT.sub(_script_sign, text)
    # Two escapes may be the halves of one character.
    return read.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _script_sign(found: re.Match[str]) -> str:
    point, four, two, octal, newline, sign = found.groups()
    if octal:
        return chr(int(octal, 8))
    if code := point or four or two:
        return _character(int(code, 16))
    return newline or (" " if sign in _SPACES else sign)


def _style(text: str) -> str:
    return _STYLE.sub(lambda found: _character(int(found[1], 16)) if found[1] else found[2] or found[3], text)


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"  # noqa: PLR2004 -- the end of Unicode


_percent: Final = _in_bytes(_PERCENT)
_WAYS: Final = (
    ("unseen", "", _without_unseen),
    ("entities", "&", _open_entities),
    ("percent", "%", _percent),
    ("form", "%", _form),
    ("script", "\\", _script),
    ("script", "%u", _script),
    ("style", "\\", _style),
    ("bytes", "\\x", _in_bytes(_BYTE)),
    ("quoted-printable", "=", _in_bytes(_QUOTED)),
)
