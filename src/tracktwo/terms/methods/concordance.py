"""Lines with a term in the middle: only the lines shown are ever made, so the commonest word is as quick as any."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.hits import Hits
from tracktwo.terms.methods.indexing import Spans, spans_of
from tracktwo.terms.methods.searching import find
from tracktwo.terms.tables import Concordance, Corpus, Index, Line, Order, Segment, Turn, Voices
from tracktwo.vocabulary.errors import UsageError

__all__ = ["concordance"]

_AROUND: Final = 60
"""Characters shown to either side."""
_FEW: Final = 50

_BESIDE: Final = frozenset({Order.LEFT, Order.RIGHT})

Offsets = NDArray[np.int64]


def concordance(
    corpus: Corpus,
    index: Index,
    term: str,
    *,
    kept: Callable[[Turn], bool] | NDArray[np.bool_] | None = None,
    order: Order = Order.TEXT,
    per_person: int | None = None,
    first: int = 0,
    lines: int = _FEW,
    around: int = _AROUND,
) -> Concordance:
    """Return lines with a term in the middle.

    Args:
        corpus: the turns.
        index: of their texts, in the same order.
        term: words or characters.
        kept: which turns may be looked at: a flag for each, or what tells it of a turn; all by default. The others
            are in no line and in no number.
        order: of the lines.
        per_person: at most so many lines of one person, the first in that order.
        first: how many lines to leave out at the beginning.
        lines: how many to show.
        around: characters to either side, at most: no word is cut in two.

    Raises: UsageError if the term holds no word, or a number of lines is negative.
    """
    if min(first, lines, around, 0 if per_person is None else per_person - 1) < 0:
        raise UsageError(
            "Numbers of lines and characters are 0 or more, and at least one line of each person."
        )
    hits = Hits(find(index, term), seen=_flags(corpus, kept), turns=len(corpus.turns))
    holding = np.flatnonzero(hits.counts)
    said = np.bincount(corpus.people.codes[holding], weights=hits.counts[holding]).astype(np.int64)
    sides = np.bincount(corpus.sides.codes + 1, weights=hits.counts, minlength=len(corpus.sides.names) + 1)
    asked = _Asked(order=order, per_person=per_person, wanted=first + lines)
    shown = (
        _by_neighbours(corpus, index, hits, asked)
        if order in _BESIDE
        else _by_turns(corpus, hits, holding, asked)
    )
    return Concordance(
        term=term,
        hits=len(hits),
        people=int(np.count_nonzero(said)),
        by_side={name: int(n) for name, n in zip((None, *corpus.sides.names), sides, strict=True) if n},
        voices=_voices(corpus, said),
        order=order,
        per_person=per_person,
        lines=tuple(_lines(corpus, hits, shown[first : first + lines], around=around)),
    )


class _Asked(NamedTuple):
    """Which hits are asked for: their order, at most how many of a person, and up to which place."""

    order: Order
    per_person: int | None
    wanted: int


def _voices(corpus: Corpus, said: Offsets) -> tuple[Voices, ...]:
    """Return how many people of each side say it how often; ``said`` is how often each person does."""
    people, seats = np.flatnonzero(said), (None, *corpus.sides.names)
    kinds, number = np.unique(
        said[people] * len(seats) + corpus.seats[people].astype(np.int64) + 1, return_counts=True
    )
    return tuple(
        Voices(seats[kind % len(seats)], kind // len(seats), many)
        for kind, many in zip(kinds[::-1].tolist(), number[::-1].tolist(), strict=True)
    )


def _flags(
    corpus: Corpus, kept: Callable[[Turn], bool] | NDArray[np.bool_] | None
) -> NDArray[np.bool_] | None:
    return np.array([kept(turn) for turn in corpus.turns], dtype=np.bool_) if callable(kept) else kept


def _by_turns(corpus: Corpus, hits: Hits, holding: Offsets, asked: _Asked) -> Offsets:
    """Return the hits in an order that is the same for all of a turn, as many as are asked for."""
    turns = holding
    if asked.order is not Order.TEXT:
        column = {Order.SIDE: corpus.sides, Order.SPEAKER: corpus.people, Order.DATE: corpus.dates}[
            asked.order
        ]
        turns = holding[np.argsort(column.ranks()[holding], kind="stable")]
    if asked.per_person == 1:
        return hits.first_of(turns[_firsts(corpus.people.codes[turns], times=1)])
    most = hits.counts[turns]
    if asked.per_person is not None:
        most = np.minimum(most, asked.per_person)
    else:
        turns = turns[: int(np.searchsorted(np.cumsum(most), asked.wanted)) + 1]
        most = most[: len(turns)]
    inside = np.arange(int(most.sum())) - np.repeat(np.cumsum(most) - most, most)
    shown: Offsets = np.repeat(hits.first_of(turns), most) + inside
    if asked.per_person is None:
        return shown[: asked.wanted]
    return shown[_firsts(corpus.people.codes[np.repeat(turns, most)], times=asked.per_person)]


def _by_neighbours(corpus: Corpus, index: Index, hits: Hits, asked: _Asked) -> Offsets:
    """Return the hits by the words after or before them: those that may come among the first are put in order."""
    after = asked.order is Order.RIGHT
    ranks = index.types.ranks()
    leading = hits.ranks_beside(ranks, after=after)
    among = np.arange(len(leading))
    if asked.per_person == 1:
        people = np.repeat(corpus.people.codes, hits.counts)
        among = np.flatnonzero(leading == _least_of(people, leading)[people])
    elif asked.per_person is None and asked.wanted < len(leading):
        among = np.flatnonzero(leading <= np.partition(leading, asked.wanted)[asked.wanted])
    steps = (hits.length + 1, hits.length + 2) if after else (-2, -3)
    further = [hits.ranks_at(among, ranks, step=step) for step in steps]
    shown = among[np.lexsort([*further[::-1], leading[among]])]
    if asked.per_person is None:
        return shown[: asked.wanted]
    return shown[_firsts(corpus.people.codes[hits.turns_of(shown)], times=asked.per_person)]


def _least_of(people: NDArray[np.int32], ranks: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the least rank among each person's hits."""
    least = np.full(int(people.max(initial=0)) + 1, np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(least, people, ranks)
    return least


def _firsts(people: NDArray[np.int32], *, times: int) -> Offsets:
    """Return the places of the first so many hits of each person, in their order."""
    left, taken = np.arange(len(people)), np.zeros(len(people), dtype=np.bool_)
    for _ in range(times):
        if not len(left):
            break
        first = np.full(int(people.max()) + 1, -1, dtype=np.int64)
        first[people[left[::-1]]] = left[::-1]
        taken[first[first >= 0]] = True
        left = left[~taken[left]]
    return np.flatnonzero(taken)


def _lines(corpus: Corpus, hits: Hits, shown: Offsets, *, around: int) -> Iterator[Line]:
    turns = hits.turns_of(shown).tolist()
    apart = list(dict.fromkeys(turns))
    spans = dict(zip(apart, spans_of([corpus.turns[number].text for number in apart]), strict=True))
    for number, at in zip(turns, hits.units_of(shown).tolist(), strict=True):
        turn, found = corpus.turns[number], spans[number]
        segment, head = hits.segment_of(number)
        unit = at - head
        start, end = int(found.starts[unit]), int(found.ends[unit + hits.length - 1])
        first, last = _whole(found, max(0, start - around), min(len(turn.text), end + around))
        yield Line(
            left=_shown(turn.text[first:start]),
            match=_shown(turn.text[start:end]),
            right=_shown(turn.text[end:last]),
            side=turn.side,
            speaker=turn.speaker,
            doc=turn.doc,
            event=turn.event,
            date=turn.date,
            language=turn.language,
            rule=turn.rule,
            turn=number,
            cuts=tuple((_cuts(segment, head, found, first, last) - first).tolist()),
        )


def _whole(found: Spans, first: int, last: int) -> tuple[int, int]:
    """Return the ends of what is shown of a turn, drawn in to where no word is cut in two."""
    head = int(np.searchsorted(found.ends, first, side="right"))
    tail = int(np.searchsorted(found.ends, last, side="right"))
    if head < len(found.starts) and found.starts[head] < first:
        first = int(found.starts[head + 1])  # there is one: what is looked up stands after it
    if tail < len(found.starts) and found.starts[tail] < last:
        last = int(found.starts[tail])
    return first, last


def _cuts(segment: Segment, head: int, found: Spans, first: int, last: int) -> Offsets:
    """Return where between two characters of a turn a word of Han characters begins right after another one.

    Args: head: the turn's first unit in its segment; found: where the turn's units are.
    """
    if segment.begins is None:
        return np.empty(0, dtype=np.int64)
    begin, end = np.searchsorted(found.starts, [first + 1, last]).tolist()
    units = np.arange(max(1, begin), end)
    before = units - 1
    units = units[found.han[units] & found.han[before] & (found.starts[units] == found.ends[before])]
    at = np.searchsorted(segment.begins, head + units)
    begun = segment.begins[np.minimum(at, len(segment.begins) - 1)] == head + units
    cuts: Offsets = found.starts[units[begun]]
    return cuts


def _shown(text: str) -> str:
    """Return text on one line; a line end becomes a blank."""
    return text.replace("\n", " ")
