"""A document's text as it stands, never re-flowed, and where each stretch of it comes from in the file."""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.vocabulary.errors import DataError

__all__ = ["Cell", "MediaKind", "Segment", "Shape", "TextLayer"]


class MediaKind(StrEnum):
    """What kind of file a document was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


class Shape(StrEnum):
    """What the file itself says about a stretch of text; plain text says nothing but where lines end."""

    LINE = "line"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    KEY = "key"
    """The name of a value, as in a definition list or the first cell of a header table."""
    NOISE = "noise"
    """Navigation, headers and footers that repeat, forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A place in a table, all counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a text layer, ``start`` < ``end`` in code points, and its source.

    Attributes:
        shape: what the file says it is.
        level: of a heading or a nested item, 1 for the outermost; None elsewhere.
        page: of a PDF, from 1.
        cell: of a table.
        source: first byte and the byte after the last in the file, where the file's bytes are text.
    """

    start: int
    end: int
    shape: Shape = Shape.LINE
    level: int | None = None
    page: int | None = None
    cell: Cell | None = None
    source: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer:
    """The text of one version of a document. Every span in the room counts code points of ``text`` from 0.

    Attributes:
        document: its id, the file's name without the ending.
        kind: what was read.
        sha256: of the file's bytes.
        text: the characters in reading order, as in the file: markup of text files stays, tags of HTML do not.
        segments: in order, not overlapping; what lies between two of them is white space the reader put there.
        language: the language the file declares (BCP 47); None where it declares none.
    """

    document: str
    kind: MediaKind
    sha256: str
    text: str
    segments: tuple[Segment, ...]
    language: str | None = None

    def quote(self, start: int, end: int) -> str:
        """Return the words of a span. Raises: DataError if it is empty or reaches past the text."""
        if not 0 <= start < end <= len(self.text):
            raise DataError(
                f"The text of {self.document!r} has {len(self.text)} characters; "
                f"{start} to {end} is no stretch of it."
            )
        return self.text[start:end]
