"""Plain text and Markdown: the text is the decoded file, character for character; a segment is a line."""

from tracktwo.record.readers.encodings import Decoded
from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.writing import Extract
from tracktwo.record.tables import Segment
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_text"]


def read_text(content: Decoded, *, name: str, limits: Limits) -> Extract:
    """Return the text and lines of a text file; a mark at its beginning is no part of the text.

    Raises: FileError if there is more text than the limit.
    """
    text, encoding, skipped = content
    if len(text) > limits.characters:
        raise FileError(f"{name} holds more than {limits.characters:,} characters of text; read it in parts.")
    segments: list[Segment] = []
    start, byte = 0, skipped
    for line in text.splitlines(keepends=True):
        end, after = start + len(line), byte + len(line.encode(encoding))
        segments.append(Segment(start=start, end=end, source=(byte, after)))
        start, byte = end, after
    return Extract(text=text, segments=tuple(segments))
