"""Plain text and Markdown: the text is the decoded file, character for character; a segment is a line."""

import codecs
from typing import Final

from tracktwo.record.tables import MediaKind, Segment, TextLayer
from tracktwo.vocabulary.errors import FileError
from tracktwo.vocabulary.provenance import fingerprint

__all__ = ["decoded", "read_text"]

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def read_text(content: bytes, *, name: str, document: str, kind: MediaKind) -> TextLayer:
    """Return the text layer of a text file.

    Raises: FileError if it has no text, or is in none of UTF-8, UTF-16 with a mark and GB18030.
    """
    text, encoding, skipped = decoded(content, name=name)
    if not text.strip():
        raise FileError(f"{name} has no text in it.")
    segments: list[Segment] = []
    start, byte = 0, skipped
    for line in text.splitlines(keepends=True):
        size = len(line.encode(encoding))
        segments.append(Segment(start=start, end=start + len(line), source=(byte, byte + size)))
        start, byte = start + len(line), byte + size
    return TextLayer(
        document=document, kind=kind, sha256=fingerprint(content), text=text, segments=tuple(segments)
    )


def decoded(content: bytes, *, name: str) -> tuple[str, str, int]:
    """Return a file's text, its encoding, and how many bytes its mark takes.

    Raises: FileError if no encoding fits.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, name=name), encoding, len(mark)
    if b"\0" in content:
        raise FileError(f"{name} is no text: it holds null bytes. Hand in a document, or text in UTF-8.")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding), encoding, 0
        except UnicodeDecodeError:
            continue
    raise FileError(f"{name} is neither UTF-8, UTF-16 with a mark nor GB18030; save it as UTF-8.")


def _strict(content: bytes, encoding: str, *, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError(f"{name} says it is {encoding.upper()} and is not; save it as UTF-8.") from error
