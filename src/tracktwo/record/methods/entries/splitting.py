"""A line that names several people, cut where each begins."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.names import name_at, skip_honorifics
from tracktwo.record.methods.entries.persons import read_person
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.tables import Span

__all__ = ["split_people"]

_AND: Final = re.compile(r"\s+(?:and|with)\s+|\s*;\s*(?:and\s+)?|；")
_HAN: Final = re.compile(r"[一-鿿]")


def split_people(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the stretches of a line that each begin with a name and hold what belongs to it."""
    pieces = list(_han_list(text, span))
    if len(pieces) > 1 and all(read_person(text, piece, lexicon, expected=True) for piece in pieces):
        yield from pieces
        return
    bare = list(_bare_names(text, span, lexicon))
    if len(bare) > 1:
        yield from bare
        return
    start = span.start
    for found in _AND.finditer(text, span.start, span.end):
        if found.start() <= start:
            continue
        if _begins_person(
            text, found.end(), span.end, lexicon, listed=found[0].strip() in {";", "；"}
        ) and name_at(text, start, lexicon=lexicon):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, span.end)


def _bare_names(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the names of a list that holds nothing but names: ``Anna Berg, Jan Kask and LI Na``."""
    found = [
        Span(span.start + each.start(), span.start + each.end())
        for each in re.finditer(r"(?:(?!,|;|、|，|\sand\s|\s&\s).)+", text[span.start : span.end])
        if each[0].strip(" .。")
    ]
    for piece in found:
        words = text[piece.start : piece.end]
        start = piece.start + len(words) - len(words.lstrip())
        name = name_at(text, start, lexicon=lexicon)
        if name is None or name.score < 0.6 or text[name.span.end : piece.end].strip(" .。"):
            return
    yield from found


def _han_list(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a Chinese list, which commas of lists and semicolons part."""
    if _HAN.search(text, span.start, span.end):
        for found in re.finditer(r"[^、；;。]+", text[span.start : span.end]):
            yield Span(span.start + found.start(), span.start + found.end())


def _begins_person(text: str, start: int, end: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """Return whether somebody else begins here: a title of address, or a name with a post after it."""
    if skip_honorifics(text, start, lexicon=lexicon) > start:
        return name_at(text, start, lexicon=lexicon) is not None
    name = name_at(text, start, lexicon=lexicon)
    if name is None or name.score < 0.6:
        return False
    after = text[name.span.end : end].lstrip()
    return (
        not after
        or listed
        or (after[0] in ",;:(（，；–—-" and has_post(text, name.span.end, end, lexicon=lexicon))
    )
