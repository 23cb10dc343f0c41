"""Lines with a term in the middle: only the lines shown are ever made, so the commonest word is as quick as any."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.indexing import Spans, spans_of
from tracktwo.terms.methods.searching import find, turns_at
from tracktwo.terms.tables import Concordance, Corpus, Index, Line, Order, Places, Segment, Turn
from tracktwo.vocabulary.errors import UsageError

__all__ = ["concordance"]

_AROUND: Final = 60
"""Characters shown to either side."""
_FEW: Final = 50

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
        around: characters to either side.

    Raises: UsageError if the term holds no word, or a number of lines is negative.
    """
    if min(first, lines, around, 0 if per_person is None else per_person - 1) < 0:
        raise UsageError(
            "Numbers of lines and characters are 0 or more, and at least one line of each person."
        )
    hits = _hits(find(index, term), seen=_flags(corpus, kept))
    said_by = corpus.people.codes[hits.turns]
    sides = np.bincount(corpus.sides.codes[hits.turns] + 1, minlength=len(corpus.sides.names) + 1)
    shown = _in_order(corpus, index, hits, order, wanted=first + lines if per_person is None else None)
    if per_person is not None:
        shown = shown[_firsts(said_by[shown], times=per_person)]
    return Concordance(
        term=term,
        hits=len(hits.turns),
        people=int(np.count_nonzero(np.bincount(said_by))),
        by_side={name: int(n) for name, n in zip((None, *corpus.sides.names), sides, strict=True) if n},
        order=order,
        per_person=per_person,
        lines=tuple(_lines(corpus, hits, shown[first : first + lines], around=around)),
    )


class _Hits(NamedTuple):
    """Every hit that may be looked at: its segment, its first unit there, its turn, and where the turn begins."""

    segments: tuple[Segment, ...]
    segment: NDArray[np.int16]
    units: Offsets
    turns: Offsets
    begins: Offsets
    length: int


def _flags(
    corpus: Corpus, kept: Callable[[Turn], bool] | NDArray[np.bool_] | None
) -> NDArray[np.bool_] | None:
    return np.array([kept(turn) for turn in corpus.turns], dtype=np.bool_) if callable(kept) else kept


def _hits(found: Iterable[Places], *, seen: NDArray[np.bool_] | None) -> _Hits:
    segments, numbers, units, turns, begins = [], [], [], [], []
    length = 0
    for number, places in enumerate(found):
        at = turns_at(places.segment, places.first)
        may = np.ones(len(at), dtype=np.bool_) if seen is None else seen[places.turn + at]
        segments.append(places.segment)
        numbers.append(np.full(int(may.sum()), number, dtype=np.int16))
        units.append(places.first[may])
        turns.append(places.turn + at[may])
        begins.append(places.segment.turns[at[may]])
        length = places.units
    none = np.empty(0, dtype=np.int64)
    return _Hits(
        segments=tuple(segments),
        segment=np.concatenate([np.empty(0, dtype=np.int16), *numbers]),
        units=np.concatenate([none, *units]),
        turns=np.concatenate([none, *turns]),
        begins=np.concatenate([none, *begins]),
        length=length,
    )


def _in_order(corpus: Corpus, index: Index, hits: _Hits, order: Order, *, wanted: int | None) -> Offsets:
    """Return the hits in order, or only the first ``wanted`` of them."""
    match order:
        case Order.TEXT:
            return np.arange(len(hits.units))[:wanted]
        case Order.SIDE:
            keys = [corpus.sides.ranks()[hits.turns]]
        case Order.SPEAKER:
            keys = [corpus.people.ranks()[hits.turns]]
        case Order.DATE:
            keys = [corpus.dates.ranks()[hits.turns]]
        case Order.LEFT:
            keys = _neighbours(index, hits, [-1, -2, -3])
        case Order.RIGHT:
            keys = _neighbours(index, hits, [hits.length, hits.length + 1, hits.length + 2])
    among = np.arange(len(hits.units))
    if wanted is not None and wanted < len(among):
        # only what may come among the first is put in order
        among = np.flatnonzero(keys[0] <= np.partition(keys[0], wanted)[wanted])
    return among[np.lexsort([each[among] for each in reversed(keys)])][:wanted]


def _neighbours(index: Index, hits: _Hits, steps: Sequence[int]) -> list[Offsets]:
    """Return for each step the alphabetical place of the unit so far from each hit, -1 beyond the turn."""
    types = np.full((len(steps), len(hits.units)), -1, dtype=np.int64)
    for number, segment in enumerate(hits.segments):
        rows = np.flatnonzero(hits.segment == number)
        units, begins = hits.units[rows], hits.begins[rows]
        ends = segment.turns[np.searchsorted(segment.turns, begins, side="right")] if len(rows) else begins
        for place, step in enumerate(steps):
            at = units + step
            inside = (at >= begins) & (at < ends)
            types[place, rows[inside]] = segment.units[at[inside]]
    return list(index.types.ranks()[types])


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


def _lines(corpus: Corpus, hits: _Hits, shown: Offsets, *, around: int) -> Iterator[Line]:
    spans: dict[int, Spans] = {}
    for hit in shown:
        number = int(hits.turns[hit])
        turn = corpus.turns[number]
        found = spans[number] = spans.get(number) or spans_of(turn.text)
        unit = int(hits.units[hit] - hits.begins[hit])
        start, end = int(found.starts[unit]), int(found.ends[unit + hits.length - 1])
        yield Line(
            left=_shown(turn.text[max(0, start - around) : start]),
            match=_shown(turn.text[start:end]),
            right=_shown(turn.text[end : end + around]),
            side=turn.side,
            speaker=turn.speaker,
            doc=turn.doc,
            event=turn.event,
            date=turn.date,
            language=turn.language,
            rule=turn.rule,
        )


def _shown(text: str) -> str:
    """Return text on one line; a line end becomes a blank."""
    return text.replace("\n", " ")
