"""Texts to arrays: units and words as numbers, and the places of each; a segment at a time.

Millions of words are told apart by Arrow's hash tables, not in Python; only Chinese is cut run by run.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tracktwo.terms.methods.cutting import CHARACTERS, Cutter
from tracktwo.terms.tables import Index, Segment, Vocabulary
from tracktwo.terms.tables.folding import HAN, LETTER, classes_of, fold
from tracktwo.vocabulary.errors import UsageError

__all__ = ["Spans", "add", "index_texts", "merge", "spans_of", "units_of"]

_BLOCK: Final = 1 << 21
"""So many characters are worked on at a time."""
_LONGER: Final = np.array([0x80, 0x800, 0x10000], dtype=np.uint32)
"""The first code points that take two, three and four bytes."""
_TURN_ENDS: Final = "\n"

Codes = NDArray[np.uint32]
Offsets = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Spans(NamedTuple):
    """Where units are in a text, ``starts`` to ``ends`` in characters, and whether each is a Han character."""

    starts: Offsets
    ends: Offsets
    han: Bools


class _Found(NamedTuple):
    """The same, with the code points of all units."""

    codes: Codes
    starts: Offsets
    ends: Offsets
    han: Bools


class _Layers(NamedTuple):
    units: Codes
    words: Codes
    begins: Codes | None
    turns: Offsets


def index_texts(
    texts: Sequence[str], *, cutter: Cutter | None = None, tell: Callable[[int, int], None] | None = None
) -> Index:
    """Return the index of some texts, one for each turn.

    Args:
        texts: what was said, in the order of the turns.
        cutter: tells words in Chinese apart; without one each Han character is a word.
        tell: told after each piece of work how many texts are done, of how many.
    """
    name = CHARACTERS if cutter is None else cutter.name
    empty = Index(types=Vocabulary(), segments=(), cutter=name)
    return add(empty, texts, cutter=cutter, tell=tell)


def add(
    index: Index,
    texts: Sequence[str],
    *,
    cutter: Cutter | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Index:
    """Return an index with more turns, as a new segment; what was there stays as it is.

    Raises: UsageError if the cutter is not the one the index was made with.
    """
    name = CHARACTERS if cutter is None else cutter.name
    if name != index.cutter:
        raise UsageError(
            f"The index was made with {index.cutter} and would go on with {name}; make the index anew."
        )
    if not texts:
        return index
    pieces = list(_layers(index.types, texts, cutter=cutter, tell=tell))
    segment = _segment(pieces, types=len(index.types))
    return Index(types=index.types, segments=(*index.segments, segment), cutter=index.cutter)


def merge(index: Index) -> Index:
    """Return the index with all segments made one; nothing that is found changes."""
    if not index.segments:
        return index
    pieces = [_Layers(each.units, each.words, each.begins, np.diff(each.turns)) for each in index.segments]
    segment = _segment(pieces, types=len(index.types))
    return Index(types=index.types, segments=(segment,), cutter=index.cutter)


def spans_of(texts: Sequence[str]) -> Iterator[Spans]:
    """Yield where the units of each text are; Latin words end at hyphens and before 's."""
    for first, last in _blocks(texts):
        joined, ends = _joined(texts[first:last])
        found = _spans(joined)
        cuts = np.searchsorted(found.starts, ends).tolist()
        for start, begin, end in zip([0, *ends.tolist()], [0, *cuts], cuts, strict=False):
            own = slice(begin, end)
            yield Spans(found.starts[own] - start, found.ends[own] - start, found.han[own])


def units_of(text: str) -> list[str]:
    """Return the units of a text, folded."""
    folded = fold(text)
    found = _spans(folded)
    return [folded[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def _layers(
    types: Vocabulary,
    texts: Sequence[str],
    *,
    cutter: Cutter | None,
    tell: Callable[[int, int], None] | None,
) -> Iterator[_Layers]:
    for first, last in _blocks(texts):
        yield _block(types, texts[first:last], cutter=cutter)
        if tell is not None:
            tell(last, len(texts))


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first, size = 0, 0
    for place, text in enumerate(texts):
        size += len(text) + 1
        if size >= _BLOCK:
            yield first, place + 1
            first, size = place + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _block(types: Vocabulary, texts: Sequence[str], *, cutter: Cutter | None) -> _Layers:
    joined, ends = _joined(texts)
    found = _spans(joined)
    turns = np.diff(np.searchsorted(found.starts, ends), prepend=0)
    sizes = found.ends - found.starts
    units = _numbers(found, sizes, types)
    if cutter is None or not found.han.any():
        return _Layers(units, units, None, turns)
    begins = _begins(joined, found, cutter)
    words = _numbers(found, np.add.reduceat(sizes, begins), types)
    return _Layers(units, words, begins.astype(np.uint32), turns)


def _joined(texts: Sequence[str]) -> tuple[str, Offsets]:
    """Return texts as one, folded, and where each ends.

    Every text ends in a line end, which is no letter, so that no word runs on into the next turn.
    """
    ends = np.cumsum(np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts)))
    return fold("".join(text + _TURN_ENDS for text in texts)), ends


def _spans(folded: str) -> _Found:
    codes = np.frombuffer(folded.encode("utf-32-le", "replace"), dtype=np.uint32)
    classes = classes_of(codes)
    letter, han = classes == LETTER, classes == HAN
    if len(codes):
        letter = _possessives(codes, letter)
    before = np.concatenate([np.zeros(1, dtype=np.bool_), letter])
    after = np.concatenate([letter, np.zeros(1, dtype=np.bool_)])
    starts = (after & ~before)[:-1] | han
    ends = (before & ~after)[1:] | han
    at = np.flatnonzero(starts)
    kept = letter | han
    return _Found(codes[kept], at, np.flatnonzero(ends) + 1, han[at])


def _possessives(codes: Codes, letter: Bools) -> Bools:
    """Return which characters are of words: an apostrophe inside a word is, the 's at its end is not."""
    quote = (codes == ord("'")) | (codes == ord("’"))
    padded = np.concatenate([[False], letter, [False, False]])
    before, after, second = padded[:-3], padded[2:-1], padded[3:]
    inside = quote & before & after
    following = np.concatenate([codes[1:], [0]])
    owned = inside & (following == ord("s")) & ~second
    found: Bools = letter | (inside & ~owned)
    found[np.flatnonzero(owned) + 1] = False
    return found


def _numbers(found: _Found, sizes: Offsets, vocabulary: Vocabulary) -> Codes:
    """Return the number of each stretch of so many characters; new ones are learnt."""
    if not len(sizes):
        return np.empty(0, dtype=np.uint32)
    content = found.codes.tobytes().decode("utf-32-le")
    wide = np.searchsorted(_LONGER, found.codes, side="right") + 1
    bytes_until = np.concatenate([[0], np.cumsum(wide, dtype=np.int64)])
    offsets = np.ascontiguousarray(bytes_until[np.concatenate([[0], np.cumsum(sizes)])], dtype=np.int64)
    texts = pa.Array.from_buffers(
        pa.large_string(), len(sizes), [None, pa.py_buffer(offsets), pa.py_buffer(content.encode())]
    )
    coded = texts.dictionary_encode()
    numbers = vocabulary.learn(coded.dictionary.to_pylist())
    return numbers[np.frombuffer(coded.indices.buffers()[1], dtype=np.int32)[: len(sizes)]]


def _begins(joined: str, found: _Found, cutter: Cutter) -> Offsets:
    """Return which units begin a word: each Latin one, and in runs of Han characters those the cutter says."""
    begins = np.ones(len(found.starts), dtype=np.bool_)
    touching = np.concatenate([[False], found.starts[1:] == found.ends[:-1]]) & found.han
    touching[1:] &= found.han[:-1]
    heads = np.flatnonzero(found.han & ~touching)
    tails = np.flatnonzero(found.han & ~np.concatenate([touching[1:], [False]])) + 1
    for head, tail in zip(heads.tolist(), tails.tolist(), strict=True):
        if tail - head > 1:
            lengths = cutter.cut(joined[found.starts[head] : found.ends[tail - 1]])
            begins[head:tail] = False
            begins[head + np.concatenate([[0], np.cumsum(lengths[:-1], dtype=np.int64)])] = True
    return np.flatnonzero(begins)


def _segment(pieces: Sequence[_Layers], *, types: int) -> Segment:
    units = np.concatenate([piece.units for piece in pieces])
    turns = np.concatenate([np.zeros(1, dtype=np.int64), *(piece.turns for piece in pieces)])
    plain = all(piece.begins is None for piece in pieces)
    counts = np.bincount(units, minlength=types)
    return Segment(
        units=units,
        turns=np.cumsum(turns),
        words=units if plain else np.concatenate([piece.words for piece in pieces]),
        begins=None if plain else _moved(pieces),
        places=np.argsort(units, kind="stable").astype(np.uint32),
        offsets=np.concatenate([[0], np.cumsum(counts)]),
    )


def _moved(pieces: Sequence[_Layers]) -> Codes:
    """Return where words begin among the units of all pieces."""
    first, found = 0, []
    for piece in pieces:
        begins = np.arange(len(piece.units), dtype=np.uint32) if piece.begins is None else piece.begins
        found.append(begins + np.uint32(first))
        first += len(piece.units)
    return np.concatenate(found)
