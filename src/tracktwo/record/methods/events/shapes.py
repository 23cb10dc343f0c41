"""Lists whose lines are alike teach what a line of theirs is: what stands where the others have a name is a name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.entries.names import name_at, skip_honorifics
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.tables import Block, BlockKind, Blocks, Entry, Post, Span

__all__ = ["shaped_entries"]

_KINDS: Final = frozenset({BlockKind.ITEM, BlockKind.CELL})
_MARKS: Final = re.compile(r"\s*(?:[,，;；:：(（|]|\s[-–—]\s|[–—])\s*")
_LATIN: Final = re.compile(r"[^\W\d_a-z一-鿿][\w’'.-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z一-鿿][\w’'.-]*){1,4}")
_HAN: Final = re.compile(r"[一-鿿]{2,6}(?<![的会者员家方])|[一-鿿]{1,6}(?:[·•・‧-][一-鿿]{1,8}){1,3}")
_COMMA: Final = re.compile(r",\s+")
_LEAST: Final = 2
_FEWEST_ALONE: Final = 3
_LIKELY: Final = 0.6
_SURE: Final = 0.75
_FITS: Final = 0.55


def shaped_entries(blocks: Blocks, *, lexicon: Lexicon) -> dict[int, Entry]:
    """Return, by where they begin, the people of lines that only the others of their list tell to be people.

    Args:
        blocks: the document.
        lexicon: the words the rules know.
    """
    found = _pairs(blocks, lexicon)
    for run in _runs(blocks.blocks):
        texts = {block.start: blocks.text(block).replace("\n", " ") for block in run}
        if sum(_MARKS.search(text) is not None for text in texts.values()) <= _LEAST:
            continue
        known = {
            start: entries
            for start, text in texts.items()
            if (entries := read_entries(text, lexicon=lexicon, expected=False))
        }
        mark = _mark(texts, known)
        if mark is None or len(known) * 2 < len(run):
            continue
        for start, text in texts.items():
            if start not in known and (entry := _alike(text, mark, lexicon)):
                found[start] = entry
    return found


def _pairs(blocks: Blocks, lexicon: Lexicon) -> dict[int, Entry]:
    """Return the people of lines of two names, ``Anna Berg, Vyborg Fish Plant``, where other lines have one person each.

    The second name is a body's, as the other lines have a post or a body behind the comma.
    """
    texts = {
        block.start: text
        for block in blocks.blocks
        if block.kind in _KINDS and "," in (text := blocks.text(block).replace("\n", " "))
    }
    pairs = {start: pair for start, text in texts.items() if (pair := _pair(text, lexicon))}
    if not pairs:
        return {}
    least = max(_FEWEST_ALONE, len(pairs) + 1)
    alone = (start for start, text in texts.items() if start not in pairs and _is_one_alone(text, lexicon))
    return pairs if len([*islice(alone, least)]) == least else {}


def _is_one_alone(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line names one person, with something behind a comma."""
    entries = read_entries(text, lexicon=lexicon, expected=False)
    behind = _MARKS.match(text, entries[0].person.end) if len(entries) == 1 else None
    return behind is not None and behind[0].strip() == ","


def _pair(text: str, lexicon: Lexicon) -> Entry | None:
    """Return the first of two names that are all of a line, the second as a body; None for any other line."""
    first = name_at(text, 0, lexicon=lexicon)
    cut = _COMMA.match(text, first.span.end) if first else None
    if (
        first is None
        or cut is None
        or first.score < _LIKELY
        or skip_honorifics(text, cut.end(), lexicon=lexicon) > cut.end()
    ):
        return None
    second = name_at(text, cut.end(), lexicon=lexicon)
    if second is None or second.span.end != len(text.rstrip(" .")) or second.span.start != cut.end():
        return None
    return Entry(
        line=Span(0, len(text)), person=first.span, post=Post(organisations=(second.span,)), score=_FITS
    )


def _runs(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """Yield the lists of a document: items one after the other, or the cells of a column."""
    run: list[Block] = []
    columns: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            columns.setdefault((block.cell.table, block.cell.column), []).append(block)
        elif block.kind in _KINDS:
            run.append(block)
            continue
        if len(run) > _LEAST:
            yield run
        run = []
    yield from (each for each in (run, *columns.values()) if len(each) > _LEAST)


def _mark(texts: Mapping[int, str], known: Mapping[int, Sequence[Entry]]) -> str | None:
    """Return what stands behind the name in most lines that are known to name one person each; None where they differ."""
    marks: Counter[str] = Counter()
    for start, entries in known.items():
        found = _MARKS.match(texts[start], entries[0].person.end) if len(entries) == 1 else None
        if found and entries[0].score >= _SURE:
            marks[found[0].strip()] += 1
    ((mark, count),) = marks.most_common(1) or [("", 0)]
    return mark if count >= _LEAST and count * 4 >= len(known) * 3 else None


def _alike(text: str, mark: str, lexicon: Lexicon) -> Entry | None:
    """Return who stands where the other lines of a list have a name, if it can be one."""
    start = skip_honorifics(text, len(text) - len(text.lstrip()), lexicon=lexicon)
    found = _LATIN.match(text, start) or _HAN.match(text, start)
    cut = _MARKS.match(text, found.end()) if found else None
    if found is None or cut is None or cut[0].strip() != mark:
        return None
    words = found[0]
    each = words.lower().split()
    if (
        functions_in(words, lexicon=lexicon)
        or is_organisation(words, lexicon)
        or code_of(words, lexicon=lexicon)
        or has_post(text, *found.span(), lexicon=lexicon)
        or any(word in lexicon.not_names for word in each)
        or not has_post(text, cut.end(), len(text), lexicon=lexicon)
    ):
        return None
    post = read_post(text, found.end(), len(text), lexicon=lexicon)
    return Entry(line=Span(0, len(text)), person=Span(*found.span()), post=post, score=_FITS)
