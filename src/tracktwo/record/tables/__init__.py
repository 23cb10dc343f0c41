"""The shapes of this room: a text layer goes in; mentions, people, organisations and a sourced record come out."""

from tracktwo.record.tables.blocks import Block, BlockKind, Blocks
from tracktwo.record.tables.entries import Delivery, Entry, Post, Span
from tracktwo.record.tables.facets import Said
from tracktwo.record.tables.layer import Cell, MediaKind, Segment, Shape, TextLayer
from tracktwo.record.tables.mentions import Judgement, Mention, Named, Stated, Verdict
from tracktwo.record.tables.reading import Basis, Contribution, Event, Evidence, Publication, Reading

__all__ = [
    "Basis",
    "Block",
    "BlockKind",
    "Blocks",
    "Cell",
    "Contribution",
    "Delivery",
    "Entry",
    "Event",
    "Evidence",
    "Judgement",
    "MediaKind",
    "Mention",
    "Named",
    "Post",
    "Publication",
    "Reading",
    "Said",
    "Segment",
    "Shape",
    "Span",
    "Stated",
    "TextLayer",
    "Verdict",
]
