"""A document in pieces: what is a heading, an item, a cell, a value with its name, a paragraph, or no part of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracktwo.record.tables.layer import Cell, TextLayer

__all__ = ["Block", "BlockKind", "Blocks"]


class BlockKind(StrEnum):
    """What a piece of a document is."""

    HEADING = "heading"
    KEY_VALUE = "key_value"
    """One line that names a value and gives it: ``When: 8 June 2021``."""
    ITEM = "item"
    """An entry of a list, or a line of its own that could be one."""
    CELL = "cell"
    PARAGRAPH = "paragraph"
    NOISE = "noise"
    """Navigation, addresses, contacts, when a page was updated: its dates and people belong to no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a document, white space around it left out.

    Attributes:
        start, end: the span in the layer; without its bullet or number.
        kind: what it is.
        level: of a heading, 1 for the outermost; 0 where the file does not say.
        key: of a value, in lower case.
        value: where the value of a key begins, else ``start``.
        cell: its place in a table.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    key: str | None = None
    value: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A document in pieces.

    Attributes:
        layer: the document.
        masked: its text without markup, of the same length.
        blocks: the pieces, in the order of the text.
        names: by where they begin, where cells of tables end that stand in a column of names.
        meetings: by table and row, what each column of a row gives of the meeting that the row is about.
    """

    layer: TextLayer
    masked: str
    blocks: tuple[Block, ...]
    names: Mapping[int, int] = field(default_factory=dict)
    meetings: Mapping[tuple[int, int], Mapping[int, str]] = field(default_factory=dict)

    def text(self, block: Block) -> str:
        """Return the masked text of a piece."""
        return self.masked[block.start : block.end]
