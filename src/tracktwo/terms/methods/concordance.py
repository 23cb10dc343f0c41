"""Lines with a term in the middle: only the lines shown are ever made, so the commonest word is as quick as any."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.indexing import Spans, spans_of
from tracktwo.terms.methods.searching import find
from tracktwo.terms.tables import Concordance, Corpus, Index, Line, Order, Places, Segment, Turn, Voices
from tracktwo.vocabulary.errors import UsageError

__all__ = ["concordance"]

_AROUND: Final = 60
"""Characters shown to either side."""
_FEW: Final = 50

Offsets = NDArray[np.int64]
Key = Callable[[Offsets], Offsets]
"""From some hits to what they are put in order by."""


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
    hits = _hits(find(index, term), seen=_flags(corpus, kept), turns=len(corpus.turns))
    holding = np.flatnonzero(hits.counts)
    said = np.bincount(corpus.people.codes[holding], weights=hits.counts[holding]).astype(np.int64)
    sides = np.bincount(corpus.sides.codes + 1, weights=hits.counts, minlength=len(corpus.sides.names) + 1)
    if per_person == 1 and order is Order.TEXT:
        # the first hit of a person is the first of a turn: no need to look at every hit
        shown = hits.heads()[holding][_firsts(corpus.people.codes[holding], times=1)]
    else:
        wanted = first + lines if per_person is None else None
        people = corpus.people.codes[hits.turns] if per_person == 1 else None
        shown = _in_order(corpus, index, hits, order, wanted=wanted, people=people)
        if per_person is not None:
            shown = shown[_firsts(corpus.people.codes[hits.turns[shown]], times=per_person)]
    return Concordance(
        term=term,
        hits=len(hits.turns),
        people=int(np.count_nonzero(said)),
        by_side={name: int(n) for name, n in zip((None, *corpus.sides.names), sides, strict=True) if n},
        voices=_voices(corpus, said),
        order=order,
        per_person=per_person,
        lines=tuple(_lines(corpus, hits, shown[first : first + lines], around=around)),
    )


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


class _Hits(NamedTuple):
    """Every hit that may be looked at, ascending: its segment, its first unit there, and its turn.

    ``counts`` is how many each turn of the corpus holds, ``before`` how many turns stand before each segment.
    """

    segments: tuple[Segment, ...]
    before: tuple[int, ...]
    segment: NDArray[np.int16]
    units: Offsets
    turns: Offsets
    counts: Offsets
    length: int

    def heads(self) -> Offsets:
        """Return for each turn the number of its first hit."""
        heads: Offsets = np.cumsum(self.counts) - self.counts
        return heads


def _flags(
    corpus: Corpus, kept: Callable[[Turn], bool] | NDArray[np.bool_] | None
) -> NDArray[np.bool_] | None:
    return np.array([kept(turn) for turn in corpus.turns], dtype=np.bool_) if callable(kept) else kept


def _hits(found: Iterable[Places], *, seen: NDArray[np.bool_] | None, turns: int) -> _Hits:
    segments, before, numbers, units = [], [], [], []
    counts = np.zeros(turns, dtype=np.int64)
    length = 0
    for number, places in enumerate(found):
        # hits ascend, so they are told apart at the ends of turns, of which there are fewer
        held = np.diff(np.searchsorted(places.first, places.segment.turns))
        own = slice(places.turn, places.turn + len(held))
        first = places.first
        if seen is not None and not seen[own].all():
            first = first[np.repeat(seen[own], held)]
            held = np.where(seen[own], held, 0)
        counts[own] = held
        segments.append(places.segment)
        before.append(places.turn)
        numbers.append(np.full(len(first), number, dtype=np.int16))
        units.append(first)
        length = places.units
    return _Hits(
        segments=tuple(segments),
        before=tuple(before),
        segment=np.concatenate([np.empty(0, dtype=np.int16), *numbers]),
        units=np.concatenate([np.empty(0, dtype=np.int64), *units]),
        turns=np.repeat(np.arange(turns), counts),
        counts=counts,
        length=length,
    )


def _in_order(
    corpus: Corpus,
    index: Index,
    hits: _Hits,
    order: Order,
    *,
    wanted: int | None,
    people: NDArray[np.int32] | None,
) -> Offsets:
    """Return the hits in order: all, the first ``wanted``, or those that may be the first of their people."""
    match order:
        case Order.TEXT:
            return np.arange(len(hits.units))[:wanted]
        case Order.SIDE:
            keys = _same(corpus.sides.ranks()[hits.turns])
        case Order.SPEAKER:
            keys = _same(corpus.people.ranks()[hits.turns])
        case Order.DATE:
            keys = _same(corpus.dates.ranks()[hits.turns])
        case Order.LEFT:
            keys = _neighbours(index, hits, [-1, -2, -3])
        case Order.RIGHT:
            keys = _neighbours(index, hits, [hits.length, hits.length + 1, hits.length + 2])
    among = np.arange(len(hits.units))
    leading = next(keys)(among)
    # only what may come among the first is put in order
    if people is not None:
        among = np.flatnonzero(leading == _first_of(people, leading))
    elif wanted is not None and wanted < len(among):
        among = np.flatnonzero(leading <= np.partition(leading, wanted)[wanted])
    ranks = [leading[among], *(key(among) for key in keys)]
    return among[np.lexsort(ranks[::-1])][:wanted]


def _first_of(people: NDArray[np.int32], leading: Offsets) -> Offsets:
    """Return for each hit where the first one of its person stands."""
    first = np.full(int(people.max(initial=0)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(first, people, leading)
    return np.asarray(first[people], dtype=np.int64)


def _same(ranks: Offsets) -> Iterator[Key]:
    def rank(rows: Offsets) -> Offsets:
        found: Offsets = ranks[rows]
        return found

    yield rank


def _neighbours(index: Index, hits: _Hits, steps: Sequence[int]) -> Iterator[Key]:
    """Yield for each step what tells of hits the alphabetical place of the unit so far away, -1 beyond the turn."""
    ranks = index.types.ranks()

    def place(rows: Offsets, *, step: int) -> Offsets:
        types = np.full(len(rows), -1, dtype=np.int64)
        for number, segment in enumerate(hits.segments):
            own = (
                np.arange(len(rows))
                if len(hits.segments) == 1
                else np.flatnonzero(hits.segment[rows] == number)
            )
            turns = hits.turns[rows[own]] - hits.before[number]
            at = hits.units[rows[own]] + step
            inside = (at >= segment.turns[turns]) & (at < segment.turns[turns + 1])
            types[own[inside]] = segment.units[at[inside]]
        return ranks[types]

    for step in steps:
        yield partial(place, step=step)


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
        segment = int(hits.segment[hit])
        unit = int(hits.units[hit] - hits.segments[segment].turns[number - hits.before[segment]])
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
            turn=number,
        )


def _shown(text: str) -> str:
    """Return text on one line; a line end becomes a blank."""
    return text.replace("\n", " ")
