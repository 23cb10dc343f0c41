"""Pages of a PDF as segments: lines in reading order, headings by their size, and what repeats on pages as noise."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.pdf.columns import Line, in_reading_order
from tracktwo.record.readers.pdf.glyphs import Glyphs, pieces, read_glyphs
from tracktwo.record.readers.writing import Extract, LayerWriter
from tracktwo.record.tables import Shape
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_pdf"]

_MARGIN: Final = 2
"""How many rows at the top and foot of a page may be what repeats on pages."""
_EDGE: Final = 0.08
"""How far in from the outermost line headers and footers stand, in heights of a page's text."""
_PAGE_NUMBER: Final = re.compile(
    r"[-–—|\s]{0,4}(?:page\s*|p\.\s*|第\s*)?\d{1,4}(?:\s*(?:/|of|页?[,，]?\s*共)\s*\d{1,4})?\s*页?[-–—|\s]{0,4}",
    re.IGNORECASE,
)
_WIDE: Final = 2.0
"""A gap this wide in a row parts cells, in heights of a character."""
_MARK: Final = 3
"""A bullet or number in front of an item has no more characters than this."""
_GAP: Final = 1.4
"""Rows farther apart than this, in usual steps from row to row, have an empty line between them."""
_LARGER: Final = 1.18
"""How much higher than most characters those of a heading are."""
_LONG: Final = 200
"""A heading has no more characters than this."""
_UNREADABLE: Final = 0.5
_REFUSED: Final = {
    pdfium.FPDF_ERR_PASSWORD: "has a password; save it without one",
    pdfium.FPDF_ERR_SECURITY: "is protected in a way that cannot be read; save it without protection",
}


class _Row(NamedTuple):
    page: int
    text: str
    height: float
    top: float
    foot: float
    noise: bool


def read_pdf(content: bytes, *, name: str, limits: Limits) -> Extract:
    """Return the lines of a PDF's text layer; text in pictures is not looked for.

    Raises: FileError if it has a password, is damaged, or has no text layer.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        why = _REFUSED.get(pdfium.FPDF_GetLastError(), "is a PDF that was cut off or damaged; save it anew")
        raise FileError(f"{name} {why}.") from error
    try:
        rows = list(_rows(document, name=name, most=limits.characters))
    finally:
        document.close()
    if not rows:
        raise FileError(
            f"{name} has no text layer, only pictures of pages; run it through text recognition, or hand in its text."
        )
    writer = LayerWriter(name=name, characters=limits.characters)
    _write(rows, writer)
    return writer.extract()


def _rows(document: pypdfium2.PdfDocument, *, name: str, most: int) -> Iterator[_Row]:
    pages: list[list[Line]] = []
    stamps: list[list[Line]] = []
    characters = unknown = 0
    for index in range(len(document)):
        glyphs = _page(document, index)
        characters, unknown = characters + len(glyphs), unknown + glyphs.unknown
        if characters > most:
            raise FileError(f"{name} holds more than {most:,} characters of text; read it in parts.")
        pages.append(pieces(glyphs.upright))
        stamps.append([row for stamp in glyphs.stamps for row in pieces(stamp)])
    if unknown > _UNREADABLE * characters:
        raise FileError(
            f"{name} does not tell which letters its fonts show, so it has no text to read; hand in its text."
        )
    margins = _margins(pages)
    for number, (rows, stamped) in enumerate(zip(pages, stamps, strict=True), start=1):
        yield from _of_page(number, rows, margins)
        yield from (_row(number, row, noise=True) for row in stamped)


def _page(document: pypdfium2.PdfDocument, index: int) -> Glyphs:
    """Return the characters of a page; none of a page that is broken, as long as others are not."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Glyphs([], [], 0)
    try:
        return read_glyphs(text.raw)
    finally:
        text.close()
        page.close()


def _folded(row: Line) -> str:
    """Return what a line that repeats has in common with itself on other pages."""
    return re.sub(r"\d+", "0", _text(row)).casefold()


class _Margins(NamedTuple):
    """What stands at the edges of pages: the lines that repeat there, and how far down and up the edges reach."""

    repeated: frozenset[str]
    top: float
    foot: float
    height: float

    def hold(self, row: Line) -> bool:
        """Return whether a row is a header or footer of its page."""
        if (self.top < row[0].foot and row[0].top < self.foot) or row[0].height > _LARGER * self.height:
            return False
        return _folded(row) in self.repeated or _PAGE_NUMBER.fullmatch(_text(row)) is not None


def _margins(pages: list[list[Line]]) -> _Margins:
    """Return what repeats at the top or foot of at least half of the pages, and of two."""
    filled = [rows for rows in pages if rows]
    if not filled:
        return _Margins(frozenset(), 0.0, 0.0, 0.0)
    top, foot = min(rows[0][0].top for rows in filled), max(rows[-1][0].foot for rows in filled)
    edge = _EDGE * (foot - top)
    seen: Counter[str] = Counter()
    for rows in filled:
        seen.update({_folded(row) for row in (*rows[:_MARGIN], *rows[-_MARGIN:])})
    fewest = max(2, len(filled) / 2)
    repeated = frozenset(text for text, count in seen.items() if count >= fewest)
    return _Margins(
        repeated, top + edge, foot - edge, median(row[0].height for rows in filled for row in rows)
    )


def _of_page(number: int, rows: list[Line], margins: _Margins) -> Iterator[_Row]:
    top, foot = 0, len(rows)
    while top < min(_MARGIN, foot) and margins.hold(rows[top]):
        top += 1
    while foot > max(top, len(rows) - _MARGIN) and margins.hold(rows[foot - 1]):
        foot -= 1
    for row in rows[:top]:
        yield _row(number, row, noise=True)
    for row in in_reading_order(rows[top:foot]):
        yield _row(number, row, noise=False)
    for row in rows[foot:]:
        yield _row(number, row, noise=True)


def _row(page: int, row: Line, *, noise: bool) -> _Row:
    return _Row(
        page=page,
        text=_text(row),
        height=max(
            row, key=lambda piece: len(piece.text)
        ).height,  # a bullet may be larger than what it stands before
        top=min(piece.top for piece in row),
        foot=max(piece.foot for piece in row),
        noise=noise,
    )


def _text(row: Line) -> str:
    """Return the text of a row: a tab where a wide gap parts cells, a space where a mark stands before an item."""
    text = row[0].text
    for before, piece in pairwise(row):
        is_cell = piece.left - before.right > _WIDE * piece.height and len(before.text) > _MARK
        text += ("\t" if is_cell else " ") + piece.text
    return text


def _write(rows: list[_Row], writer: LayerWriter) -> None:
    body = _usual_height(rows)
    sizes = sorted({_size(row, body) for row in rows if _is_larger(row, body)}, reverse=True)
    levels = {size: min(level, 6) for level, size in enumerate(sizes, start=1)}
    usual = _usual_step(rows)
    before: _Row | None = None
    for group in _grouped(rows, body):
        first = group[0]
        if (
            before is not None
            and first.page == before.page
            and not 0 < first.foot - before.foot <= _GAP * usual
        ):
            writer.gap()
        if first.noise:
            writer.add(first.text, shape=Shape.NOISE, page=first.page)
        elif _is_larger(first, body):
            writer.gap()
            text = " ".join(row.text for row in group)
            writer.add(text, shape=Shape.HEADING, level=levels[_size(first, body)], page=first.page)
            writer.gap()
        else:
            writer.add(first.text, page=first.page)
        before = group[-1]


def _grouped(rows: Iterable[_Row], body: float) -> Iterator[list[_Row]]:
    """Yield rows one by one, but the rows of one heading together."""
    group: list[_Row] = []
    for row in rows:
        if group and not _goes_on(group[-1], row, body):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(before: _Row, row: _Row, body: float) -> bool:
    """Return whether two rows are of one heading: of one size, one right below the other."""
    if row.page != before.page or not (_is_larger(row, body) and _is_larger(before, body)):
        return False
    return _size(row, body) == _size(before, body) and 0 < row.top - before.top < 2 * row.height


def _usual_step(rows: list[_Row]) -> float:
    """Return how far the feet of two rows are usually apart."""
    steps = [
        row.foot - before.foot
        for before, row in pairwise(rows)
        if row.page == before.page and row.foot > before.foot and not (row.noise or before.noise)
    ]
    return median(steps) if steps else 0.0


def _usual_height(rows: list[_Row]) -> float:
    """Return the height of the row that the middle character of the text stands in."""
    return median(row.height for row in rows for _ in range(min(len(row.text), _LONG)))


def _size(row: _Row, body: float) -> int:
    return round(10 * row.height / body)


def _is_larger(row: _Row, body: float) -> bool:
    return not row.noise and row.height > _LARGER * body and len(row.text) <= _LONG and "\t" not in row.text
