"""The body of a Word file: paragraphs in order, tables cell by cell.

What was deleted with changes tracked, what stands twice for older programs, field codes, notes, headers and footers of
pages are left out.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.word.package import Package
from tracktwo.record.readers.word.styles import Style, read_styles
from tracktwo.record.readers.writing import Extract, LayerWriter
from tracktwo.record.tables import Cell, Shape

__all__ = ["read_word_file"]

_SKIPPED: Final = frozenset({"Fallback", "del", "moveFrom"})
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_COUNT: Final = re.compile(r"[0-9]{1,4}")
_MOST_COLUMNS: Final = 1_000


def read_word_file(content: bytes, *, name: str, limits: Limits) -> Extract:
    """Return the paragraphs and cells of a Word file.

    Raises: FileError if it is none, has a password, is damaged or made to harm, or passes the limits.
    """
    package = Package(content, name=name, limits=limits)
    writer = LayerWriter(name=name, characters=limits.characters)
    body = _Body(writer, read_styles(package))
    package.walk(package.main, start=body.start, end=body.end, data=body.data)
    return writer.extract()


@dataclass(slots=True)
class _Paragraph:
    text: list[str] = field(default_factory=list)
    style: str | None = None
    level: int | None = None
    item: int | None = None
    is_item: bool | None = None


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0
    span: int = 1

    @property
    def cell(self) -> Cell:
        return Cell(table=self.number, row=self.row, column=self.column)


class _Body:
    """Takes the elements of the body as they come; a text box stands inside a paragraph, a table inside a cell."""

    def __init__(self, writer: LayerWriter, styles: dict[str, Style]) -> None:
        self._writer, self._styles = writer, styles
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._counted = 0
        self._skipped = 0
        self._is_text = False
        self._tag_stack: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._tag_stack[-1] if self._tag_stack else ""
        self._tag_stack.append(tag)
        if self._skipped or (tag in _SKIPPED and parent != "rPr"):
            self._skipped += 1
            return
        match tag:
            case "p" if parent not in ("r", "oMath"):
                self._paragraphs.append(_Paragraph())
            case "t":
                self._is_text = True
            case "tbl":
                self._tables.append(_Table(self._counted))
                self._counted += 1
                self._writer.gap()
            case "tr" if self._tables:
                self._tables[-1].row, self._tables[-1].column = self._tables[-1].row + 1, 0
            case "gridSpan" | "gridBefore" if self._tables:
                self._span(tag, attributes.get("val", ""))
            case _ if self._paragraphs:
                self._in_paragraph(tag, parent, attributes)

    def _span(self, tag: str, value: str) -> None:
        table, number = self._tables[-1], int(value) if _COUNT.fullmatch(value) else 1
        if tag == "gridSpan":
            table.span = min(max(1, number), _MOST_COLUMNS)
        else:
            table.column += min(number, _MOST_COLUMNS)

    def _in_paragraph(self, tag: str, parent: str, attributes: dict[str, str]) -> None:
        paragraph, value = self._paragraphs[-1], attributes.get("val", "")
        match tag:
            case "pStyle":
                paragraph.style = value
            case "outlineLvl" if value.isdecimal():
                paragraph.level = int(value) + 1
            case "numId":
                paragraph.is_item = value != "0"
            case "ilvl" if value.isdecimal():
                paragraph.item = int(value) + 1
            case "sym" if parent == "r":
                paragraph.text.append(_symbol(attributes.get("char", "")))
            case _ if tag in _CHARACTERS and parent == "r":
                paragraph.text.append(_CHARACTERS[tag])

    def data(self, text: str) -> None:
        if self._is_text and not self._skipped and self._paragraphs:
            self._paragraphs[-1].text.append(text)

    def end(self, tag: str, _: dict[str, str]) -> None:
        self._tag_stack.pop()
        if self._skipped:
            self._skipped -= 1
            return
        parent = self._tag_stack[-1] if self._tag_stack else ""
        match tag:
            case "t":
                self._is_text = False
            case "p" if self._paragraphs and parent not in ("r", "oMath"):
                self._write(self._paragraphs.pop())
            case "tc" if self._tables:
                self._tables[-1].column += self._tables[-1].span
                self._tables[-1].span = 1
            case "tbl" if self._tables:
                self._tables.pop()
                self._writer.gap()

    def _write(self, paragraph: _Paragraph) -> None:
        style = self._styles.get(paragraph.style or "", Style())
        heading = paragraph.level or style.level
        item = paragraph.item or style.item or 1
        is_item = paragraph.is_item if paragraph.is_item is not None else style.item is not None
        cell = self._tables[-1].cell if self._tables else None
        text = "".join(paragraph.text)
        if heading is not None and heading <= 6 and text.strip():  # noqa: PLR2004 -- Word's level 10 is body text
            self._writer.gap()
            self._writer.add(_one_line(text), shape=Shape.HEADING, level=heading, cell=cell)
            self._writer.gap()
            return
        shape = Shape.ITEM if is_item else Shape.CELL if cell else Shape.LINE
        for line in text.split("\n"):
            self._writer.add(
                line.strip(" \t"), shape=shape, level=item if shape is Shape.ITEM else None, cell=cell
            )
            shape = Shape.CELL if cell else Shape.LINE


def _symbol(code: str) -> str:
    """Return a character of a symbol font, which Word gives as its code in private use."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()
