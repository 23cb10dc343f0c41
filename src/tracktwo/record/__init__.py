"""Record: documents of a programme read into sourced entries, and who in them is who.

A file goes in and a text layer comes out, whose characters never change; every value found later points at a span of
it. Nothing here decides: what it finds are proposals, each with the passage it rests on.
"""

from tracktwo.record.tables import (
    Cell,
    Judgement,
    MediaKind,
    Mention,
    Named,
    Segment,
    Shape,
    TextLayer,
    Verdict,
)

__all__ = [
    "Cell",
    "Judgement",
    "MediaKind",
    "Mention",
    "Named",
    "Segment",
    "Shape",
    "TextLayer",
    "Verdict",
]
