"""All needles in all places of a text at once, by hashes of letters.

A text's letters are summed up once, each times a power of one odd number, so that the hash of any run of letters is one
subtraction. Runs as long as the shortest beginnings are looked up first; what is left is compared by the hash
of all its letters. Two different texts of 64-bit hashes this equal are not to be expected, and would be one needless
hit, never a missed one.

Source: R. Karp & M. Rabin, Efficient randomized pattern-matching algorithms, IBM J. Res. Dev. 31 (1987).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.leaks.methods.letters import Letters
from tracktwo.clearance.leaks.tables import Beginnings, Needle, Needles

__all__ = ["exact_code", "find_places", "hash_letters", "index_beginnings", "stands_at"]

_SIZES: Final = (2, 3, 4, 8, 16)
_UNSEEN: Final = frozenset("CMZ")
_BLOCK: Final = 1 << 19
_POWER: Final = 0x9E3779B97F4A7C15
_SPREAD: Final = np.uint64(0xBF58476D1CE4E5B9)

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


def hash_letters(letters: Sequence[str]) -> Hashes:
    """Return the hash of each text's letters."""
    lengths = np.array([len(text) for text in letters], np.int64)
    hashes = np.zeros(len(letters), np.uint64)
    for length in np.unique(lengths):
        numbers = np.flatnonzero(lengths == length)
        joined = "".join(letters[number] for number in numbers.tolist()).encode("utf-32-le")
        codes = np.frombuffer(joined, np.uint32).reshape(len(numbers), length).astype(np.uint64)
        powers, _ = _powers(int(length).bit_length())
        hashes[numbers] = ((codes + np.uint64(1)) * powers[:length]).sum(axis=1)
    return hashes


def index_beginnings(letters: Sequence[str]) -> tuple[Beginnings, ...]:
    """Return the texts by their beginnings: each by the longest one it has."""
    sizes = np.array([max(size for size in _SIZES if size <= len(text)) for text in letters], np.int64)
    indexes = []
    for size in _SIZES:
        numbers = np.flatnonzero(sizes == size)
        if not len(numbers):
            continue
        hashes = hash_letters([letters[number][:size] for number in numbers.tolist()])
        order = np.argsort(hashes, kind="stable")
        bits = np.zeros(1 << max(10, len(numbers).bit_length() + 4), np.bool_)
        bits[_slots(hashes, bits)] = True
        indexes.append(Beginnings(size=size, hashes=hashes[order], numbers=numbers[order], filter=bits))
    return tuple(indexes)


def find_places(letters: Letters, *, needles: Needles) -> tuple[Numbers, Numbers]:
    """Return where needles stand: for each find the number of its first letter, and the needle's number.

    A find begins where a word can begin and ends where one can end.
    """
    found = list(_find_in_blocks(letters, needles=needles))
    empty = np.zeros(0, np.int64)
    places, numbers = zip(*found, strict=True) if found else ((empty,), (empty,))
    return np.concatenate(places), np.concatenate(numbers)


def stands_at(letters: Letters, *, place: int, needle: Needle) -> bool:
    """Return whether a find is one: a code must stand there with its own hyphens and dots."""
    return not needle.exact or exact_code(letters, place=place, count=len(needle.letters)) == needle.exact


def exact_code(letters: Letters, *, place: int, count: int) -> str:
    """Return a run of letters with what stands between them, but no spaces and nothing invisible."""
    first, last = letters.places[place], letters.places[place + count - 1]
    return "".join(sign for sign in letters.text[first : last + 1] if category(sign)[0] not in _UNSEEN)


def _find_in_blocks(letters: Letters, *, needles: Needles) -> Iterator[tuple[Numbers, Numbers]]:
    for first in range(0, len(letters.codes), _BLOCK):
        end = first + _BLOCK + needles.longest
        codes = letters.codes[first:end].astype(np.uint64) + np.uint64(1)
        powers, inverses = _powers(len(codes).bit_length())
        sums = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(codes * powers[: len(codes)], out=sums[1:])
        starts = letters.starts[first : end + 1]
        at = np.flatnonzero(starts[: min(_BLOCK, len(codes))])
        for beginnings in needles.beginnings:
            at = at[at + beginnings.size <= len(codes)]
            hashes = (sums[at + beginnings.size] - sums[at]) * inverses[at]
            may = np.flatnonzero(beginnings.filter[_slots(hashes, beginnings.filter)])
            where, numbers = _expanded(at[may], hashes[may], beginnings=beginnings)
            ends = where + needles.lengths[numbers]
            fits = np.flatnonzero(ends < len(starts))
            where, numbers, ends = where[fits], numbers[fits], ends[fits]
            same = (sums[ends] - sums[where]) * inverses[where] == needles.hashes[numbers]
            same &= starts[ends]
            yield where[same] + first, numbers[same]


def _expanded(at: Numbers, hashes: Hashes, *, beginnings: Beginnings) -> tuple[Numbers, Numbers]:
    """Return every pair of a place and a needle whose beginnings have the same hash."""
    low = np.searchsorted(beginnings.hashes, hashes, side="left")
    count = np.searchsorted(beginnings.hashes, hashes, side="right") - low
    where = np.repeat(at, count)
    nth = np.arange(len(where)) - np.repeat(np.cumsum(count) - count, count)
    return where, beginnings.numbers[np.repeat(low, count) + nth]


def _slots(hashes: Hashes, bits: NDArray[np.bool_]) -> Hashes:
    return (hashes * _SPREAD) >> np.uint64(64 - (len(bits).bit_length() - 1))


@cache
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """Return the first 2ᵇⁱᵗˢ powers of the odd number and their inverses, modulo 2⁶⁴."""
    inverse = pow(_POWER, -1, 1 << 64)
    tables = []
    for number in (_POWER, inverse):
        factors = np.full(1 << bits, number, np.uint64)
        factors[0] = 1
        tables.append(np.cumprod(factors))
    return tables[0], tables[1]
