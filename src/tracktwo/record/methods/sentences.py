"""Prose in sentences, with their places."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.tables import Span

__all__ = ["sentences"]

_END: Final = re.compile(
    r"[.!?。！？](?:(?<=[。！？])[”」』）]*"
    r"|(?<!\b[A-Z].)(?<!\([Rr]et.)(?<!\([Rr]etd.)(?<!\([Rr]td.)(?<!\b(?:Mr|Ms|Mx|Dr|dr|ir|mr|St|Co|vs|No|Lt|Fr|Br|Hr).)(?<!\b(?:Mrs|Mme|Drs|drs|Eng|Mgr|Sgt|Cdr|Inc|Ltd|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec|Gen|Amb|Col|Maj|Adm|Lic|Ing|Arq|Sra|Dra|Sen|Rep|Hon|Rev|etc|Adv|Pty|Pvt|Bhd).)(?<!\bAssoc.)(?<!\b(?:Sept|Asst|Prof|Corp|Brig|Capt|Atty|Engr|Mlle|PhDr|JUDr|MUDr|RNDr|Mons|Msgr|Dipl|Univ|Cmdr|Supt|Insp|Cdre|Cllr|Emer).)[”\"’)]*(?=\s+[A-Z“\"(\[]|\s*$))"
)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text."""
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        yield Span(start, found.end())
        start = found.end()
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)
