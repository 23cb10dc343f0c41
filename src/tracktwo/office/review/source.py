"""The text beside a card: a stretch of a document with its own line breaks, what was found in it marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tracktwo.office.record.queries import kept_text, place_of
from tracktwo.office.review.models import Item, Span

if TYPE_CHECKING:
    from tracktwo.office.models import Document

__all__ = ["Piece", "Source", "TextLine", "source_of"]

_AROUND: Final = 2_500
"""Characters shown before and after the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a line: the letter of what it is part of, and whether that is the card's."""

    text: str
    mark: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line as it stands in the document, with the letters of what is found in it, and a page where one begins."""

    marks: tuple[str, ...]
    pieces: tuple[Piece, ...]
    page: int | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A stretch of a document; ``earlier`` and ``later`` are where the neighbouring stretches begin, if any."""

    document: "Document"
    lines: tuple[TextLine, ...]
    earlier: int | None
    later: int | None


def source_of(document: "Document", item: Item, *, at: int | None = None) -> Source | None:
    """Return the stretch of a document around what a card rests on; None if the document was not read.

    Args:
        document: the document.
        item: the card.
        at: a character to show instead of the passage.
    """
    kept = kept_text(document)
    if kept is None:
        return None
    own = list(Span.objects.filter(item=item, document=document).order_by("start"))
    middle = at if at is not None else (own[0].start if own else 0)
    start = kept.text.rfind("\n", 0, max(0, middle - _AROUND)) + 1 if middle > _AROUND else 0
    found = kept.text.find("\n", min(len(kept.text), middle + _AROUND))
    end = len(kept.text) if found < 0 or found > middle + 2 * _AROUND else found
    end = min(end, middle + 2 * _AROUND)
    spans = list(
        Span.objects.filter(document=document, start__lt=end, end__gt=start)
        .exclude(mark="")
        .exclude(item=item)
        .values_list("start", "end", "mark")
        .distinct()
    )
    mine = [(each.start, each.end, each.mark) for each in own]
    place = place_of(kept, start)
    page = place.page if place else None
    lines = []
    for first, last in _lines(kept.text, start, end):
        there = place_of(kept, first)
        turned = there.page if there and there.page != page else None
        page = there.page if there and there.page else page
        lines.append(_line(kept.text, first, last, spans, mine, page=turned))
    return Source(
        document=document,
        lines=tuple(lines),
        earlier=max(0, start - _AROUND) if start else None,
        later=end + _AROUND if end < len(kept.text) else None,
    )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        found = text.find("\n", start, end)
        last = end if found < 0 else found
        yield start, last
        start = last + 1


Marked = tuple[int, int, str]


def _line(
    text: str, first: int, last: int, spans: Sequence[Marked], mine: Sequence[Marked], *, page: int | None
) -> TextLine:
    """Return a line cut where something begins or ends; of what overlaps, the shortest gives the letter."""
    here = [each for each in spans if each[0] < last and first < each[1]]
    own = [each for each in mine if each[0] < last and first < each[1]]
    cuts = sorted({first, last, *(min(max(cut, first), last) for each in (*here, *own) for cut in each[:2])})
    pieces = []
    for start, end in pairwise(cuts):
        around = [each for each in (*here, *own) if each[0] <= start and end <= each[1] and each[2]]
        shortest = min(around, key=lambda each: each[1] - each[0], default=(0, 0, ""))
        is_current = any(each[0] <= start and end <= each[1] for each in own)
        pieces.append(Piece(text=text[start:end], mark=shortest[2], is_current=is_current))
    marks = tuple(sorted({each[2] for each in (*here, *own) if each[2]}))
    return TextLine(marks=marks, pieces=tuple(pieces), page=page, is_current=bool(own))
