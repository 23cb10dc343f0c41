"""Where an entry comes from: a document's fingerprint and a span of characters in it.

Spans count Unicode code points of the document's text, from 0, end exclusive. A passage carries no text of
its own: it opens once somebody adds the file that has the fingerprint, so a record can be shared without
the documents it was made from.
"""

import hashlib
from dataclasses import dataclass

from tracktwo.vocabulary.errors import DataError

__all__ = ["Passage", "fingerprint"]


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes as 64 hexadecimal characters."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span in a document: ``document`` is its key in the programme, ``start`` < ``end`` in code points."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise DataError(
                f"A passage in {self.document!r} goes from {self.start} to {self.end}; "
                "expected 0 <= start < end, counted in characters."
            )

    def quote(self, text: str) -> str:
        """Return the words of the passage in the document's text.

        Raises: DataError if the span reaches past the end of the text.
        """
        if self.end > len(text):
            raise DataError(
                f"A passage ends at character {self.end}, but the text of {self.document!r} "
                f"has {len(text)}; check that the right version of the document was added."
            )
        return text[self.start : self.end]
