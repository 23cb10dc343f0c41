"""What a timeline shows."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError

__all__ = ["Shape", "TimelineEntry"]

# An http(s) address, or one without a scheme: nothing before the first slash, query or fragment has a colon.
_PAGE: Final = re.compile(r"(https?://|[^\s:/?#]*([/?#]|$))\S*", re.IGNORECASE)


class Shape(StrEnum):
    """How a timeline marks an entry."""

    NUMBERED = "numbered"
    OPEN = "open"
    SQUARE = "square"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """An entry of a timeline.

    Args:
        date: As precise as it is known; shown in words.
        label: What it is, in full: ``"Second formal dialogue, Fuzhou and remote"``.
        kind: Its kind in words, plans and public events saying so: ``"public event"``.
        shape: Numbered disc (formal), open disc (informal) or square (research).
        number: The number in a numbered disc; None leaves it empty.
        planned: Drawn dashed.
        public: Drawn with a ring around it.
        href: Where the entry leads: an http(s) or relative address.
        language: The label's own tag where it is not the picture's.
    """

    date: PartialDate
    label: str
    kind: str
    shape: Shape
    number: int | None = None
    planned: bool = False
    public: bool = False
    href: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.href is not None and not _PAGE.fullmatch(self.href):
            raise DataError(
                f"A timeline entry leads to {self.href!r}; expected a page's address (http or https)."
            )
