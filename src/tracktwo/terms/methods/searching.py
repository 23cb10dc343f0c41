"""Where a phrase stands: the places of its rarest unit, and then whether its neighbours are there."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.indexing import units_of
from tracktwo.terms.tables import Index, Places, Segment
from tracktwo.vocabulary.errors import UsageError

__all__ = ["find", "turns_at"]

Offsets = NDArray[np.int64]


def find(index: Index, phrase: str) -> Iterator[Places]:
    """Yield where a phrase stands, segment by segment; never across the end of a turn.

    Chinese is found by its characters, so that no error in telling words apart hides a hit.

    Args: index: of the texts; phrase: words or characters, in any case, width or form, with hyphens or without.
    Raises: UsageError if the phrase holds no word.
    """
    units = units_of(phrase)
    if not units:
        raise UsageError(f"{phrase!r} holds no word to look for.")
    codes = [index.types.find(unit) for unit in units]
    turn = 0
    for segment in index.segments:
        known = [code for code in codes if code is not None and code < len(segment.offsets) - 1]
        if len(known) == len(codes):
            yield Places(segment=segment, turn=turn, first=_first(segment, known), units=len(known))
        turn += len(segment.turns) - 1


def turns_at(segment: Segment, units: NDArray[np.integer]) -> Offsets:
    """Return the turn, from 0 in its segment, in which each unit stands."""
    return np.searchsorted(segment.turns, units, side="right") - 1


def _first(segment: Segment, codes: list[int]) -> NDArray[np.integer]:
    """Return the first unit of each hit, ascending; of a single unit as the index has them."""
    if len(codes) == 1:
        return segment.places[segment.offsets[codes[0]] : segment.offsets[codes[0] + 1]]
    rarest = min(range(len(codes)), key=lambda place: _count(segment, codes[place]))
    begin, end = segment.offsets[codes[rarest]], segment.offsets[codes[rarest] + 1]
    first: Offsets = segment.places[begin:end].astype(np.int64) - rarest
    first = first[(first >= 0) & (first + len(codes) <= len(segment.units))]
    for place, code in enumerate(codes):
        if place != rarest:
            first = first[segment.units[first + place] == code]
    last = first + len(codes) - 1
    whole: Offsets = first[turns_at(segment, first) == turns_at(segment, last)]
    return whole


def _count(segment: Segment, code: int) -> int:
    return int(segment.offsets[code + 1] - segment.offsets[code])
