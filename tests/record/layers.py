"""Text layers for tests."""

import hashlib

from tracktwo.record import MediaKind, Segment, TextLayer


def layer(text: str, *, document: str = "page") -> TextLayer:
    """Return plain text as the layer a reader makes of it."""
    return TextLayer(
        document=document,
        kind=MediaKind.TEXT,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        segments=(Segment(start=0, end=len(text)),) if text else (),
    )
