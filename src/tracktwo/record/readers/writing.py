"""A text layer in the making: stretches of text one after the other, each a line of its own, and what they are."""

from dataclasses import dataclass
from typing import Final

from tracktwo.record.tables import Cell, Segment, Shape
from tracktwo.vocabulary.errors import FileError

__all__ = ["Extract", "LayerWriter"]

_UNKEEPABLE: Final = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
"""What no database and no file in UTF-8 can hold; everything else stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a reader took out of a file: the text, its segments, the language the file declares."""

    text: str
    segments: tuple[Segment, ...]
    language: str | None = None


class LayerWriter:
    """Collects segments; between two of them it puts one line break, or two where a gap was asked for."""

    def __init__(self, *, name: str, characters: int) -> None:
        self._name, self._most = name, characters
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._gap = False

    def gap(self) -> None:
        """Ask for an empty line before the next segment."""
        self._gap = True

    def add(
        self,
        text: str,
        *,
        shape: Shape = Shape.LINE,
        level: int | None = None,
        page: int | None = None,
        cell: Cell | None = None,
    ) -> None:
        """Add a segment; one of white space only becomes a gap.

        Raises: FileError if the text grows past the limit.
        """
        text = text.translate(_UNKEEPABLE)
        if not text.strip():
            self._gap = True
            return
        if self._segments:
            between = "\n\n" if self._gap else "\n"
            self._parts.append(between)
            self._length += len(between)
        self._gap = False
        start, self._length = self._length, self._length + len(text)
        if self._length > self._most:
            raise FileError(
                f"{self._name} holds more than {self._most:,} characters of text; read it in parts."
            )
        self._parts.append(text)
        self._segments.append(
            Segment(start=start, end=self._length, shape=shape, level=level, page=page, cell=cell)
        )

    def extract(self, *, language: str | None = None) -> Extract:
        """Return what was collected."""
        return Extract(text="".join(self._parts), segments=tuple(self._segments), language=language)
