"""Bytes of text as characters: UTF-8, UTF-16 with a mark, GB18030, or what a page declares; never a guess."""

import codecs
import re
from typing import Final, NamedTuple

from tracktwo.vocabulary.errors import FileError

__all__ = ["ENCODINGS", "Decoded", "DoubtfulEncoding", "declared_encoding", "decoded"]

ENCODINGS: Final = (
    *("utf-8", "cp1252", "gb18030", "big5hkscs", "cp949"),
    *("cp932", "cp1251", "cp1256", "utf-16-le", "utf-16-be"),
)
"""What a person can say a text is in, the likeliest first."""

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_LABELS: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",  # as browsers read it
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "windows-1251": "cp1251",
    "windows-1256": "cp1256",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "euc-jp": "euc-jp",
    "euc-kr": "cp949",
}
"""Labels of web pages and what they are read as."""
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})"
)
_HEAD: Final = 4_096
"""How far into a page its encoding may be declared, in bytes."""
_COMMON: Final = frozenset(
    bytes((lead, trail)).decode("gb18030")
    for lead in (0xA1, 0xA3, *range(0xB0, 0xD8))
    for trail in range(0xA1, 0xFF)
)
"""Punctuation, full-width forms and the 3,755 characters of level 1 of GB 2312, ordered there by how they are read."""
_ENOUGH: Final = 0.6
"""What share of the characters beyond ASCII are common ones in a Chinese text; in a text of another encoding that
happens to decode, far fewer are."""
_SAMPLE: Final = 200_000


class DoubtfulEncoding(FileError):  # noqa: N818 -- reads as what it is: a doubt, for a person to settle
    """No encoding fits beyond doubt; ``fitting`` are those in which every byte means something."""

    def __init__(self, sentence: str, *, content: bytes) -> None:
        super().__init__(sentence)
        self.fitting = tuple(each for each in ENCODINGS if _is_text(_strict(content, each)))


class Decoded(NamedTuple):
    """A file's text, its encoding, and how many bytes its mark takes."""

    text: str
    encoding: str
    skipped: int


def decoded(content: bytes, *, name: str, declared: str | None = None, chosen: str | None = None) -> Decoded:
    """Return a file's text.

    Args:
        content: the file.
        name: what to call it in a refusal.
        declared: the encoding a page declares; tried first, and only believed if all of the page is in it.
        chosen: one of ``ENCODINGS``, which a person chose after looking at what it gives; nothing else is tried then.

    Raises:
        DoubtfulEncoding: if no encoding fits beyond doubt.
        FileError: if the bytes are no text, or none in the chosen encoding.
    """
    if chosen is not None:
        return Decoded(_marked(content, chosen, name=name), chosen, 0)
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return Decoded(_marked(content[len(mark) :], encoding, name=name), encoding, len(mark))
    if b"\0" in content:
        raise FileError(_nulls(name))
    for encoding in dict.fromkeys(filter(None, (declared, "utf-8"))):
        text = _strict(content, encoding)
        if text is not None:
            return Decoded(text, encoding, 0)
    text = _strict(content, "gb18030")
    if text is None:
        raise DoubtfulEncoding(
            f"{name} is neither UTF-8, UTF-16 with a mark nor GB18030; save it as UTF-8.", content=content
        )
    if not _is_chinese(text):
        raise DoubtfulEncoding(
            f"The encoding of {name} is doubtful: it is not UTF-8, has no mark of UTF-16, and read as GB18030 its "
            "characters are not those of a Chinese text; save it as UTF-8.",
            content=content,
        )
    return Decoded(text, "gb18030", 0)


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding a web page declares in its first bytes; None where it declares none that we know."""
    found = _DECLARED.search(content[:_HEAD].lower())
    return _LABELS.get(found[1].decode("ascii", "replace")) if found else None


def _marked(content: bytes, encoding: str, *, name: str) -> str:
    text = _strict(content, encoding)
    if text is None:
        raise FileError(f"{name} says it is {encoding.upper()} and is not; save it as UTF-8.")
    if "\0" in text:
        raise FileError(_nulls(name))
    return text


def _nulls(name: str) -> str:
    return f"{name} is no text: it holds null bytes. Hand in a document, or text in UTF-8."


def _is_text(text: str | None) -> bool:
    return text is not None and "\0" not in text


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    beyond = [each for each in text[:_SAMPLE] if not each.isascii()]
    return sum(each in _COMMON for each in beyond) >= _ENOUGH * len(beyond)
