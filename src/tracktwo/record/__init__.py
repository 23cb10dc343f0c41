"""Record: documents of a programme read into sourced entries, and who in them is who.

A file goes in and a text layer comes out, whose characters never change; every value found later points at a span of
it. Nothing here decides: what it finds are proposals, each with the passage it rests on.
"""

from tracktwo.record.lexica import Lexicon, lexicon
from tracktwo.record.methods.assembling import read_layers
from tracktwo.record.methods.reading import read
from tracktwo.record.readers import Limits, read_document, read_documents
from tracktwo.record.tables import (
    Basis,
    Cell,
    Contribution,
    Event,
    Evidence,
    Judgement,
    MediaKind,
    Mention,
    Named,
    Publication,
    Reading,
    Segment,
    Shape,
    TextLayer,
    Verdict,
)

__all__ = [
    "Basis",
    "Cell",
    "Contribution",
    "Event",
    "Evidence",
    "Judgement",
    "Lexicon",
    "Limits",
    "MediaKind",
    "Mention",
    "Named",
    "Publication",
    "Reading",
    "Segment",
    "Shape",
    "TextLayer",
    "Verdict",
    "lexicon",
    "read",
    "read_document",
    "read_documents",
    "read_layers",
]
