"""Texts to numbers of 64 bits, the same in every process: so that names are compared without being kept."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables.arrow import ArrowArray

__all__ = ["Hashes", "distinct", "hashes_of", "mixed"]

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_WORD: Final = 8
# a piece of work that stays in a processor's cache
_CHUNK: Final = 1 << 15


def hashes_of(texts: ArrowArray) -> Hashes:
    """Return a hash for each text, missing ones as if empty; equal texts have equal hashes, others hardly ever.

    Args: texts: of Arrow's type large_string.
    """
    _, offsets, content = texts.buffers()
    ends = np.frombuffer(memoryview(offsets), dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    # a word may begin at any byte, and the last may reach past the end
    data = np.zeros(int(ends[-1]) + _WORD, dtype=np.uint8)
    if content is not None:
        data[: ends[-1]] = np.frombuffer(memoryview(content), dtype=np.uint8)[: ends[-1]]
    words = np.ndarray((len(data) - _WORD + 1,), dtype="<u8", buffer=data.data, strides=(1,))
    found = np.empty(len(texts), dtype=np.uint64)
    for start in range(0, len(texts), _CHUNK):
        part = ends[start : start + _CHUNK + 1]
        found[start : start + _CHUNK] = _hashed(words, starts=part[:-1], sizes=np.diff(part))
    return found


def _hashed(words: Hashes, *, starts: Places, sizes: Places) -> Hashes:
    found = mixed(sizes.astype(np.uint64))
    for begin in range(0, int(sizes.max(initial=0)), _WORD):
        (reach,) = np.nonzero(sizes > begin)
        beyond = np.maximum(_WORD - (sizes[reach] - begin), 0).astype(np.uint64) * np.uint64(_WORD)
        found[reach] = mixed(found[reach] ^ (words[starts[reach] + begin] << beyond))
    return found


def distinct(ascending: Hashes) -> Hashes:
    """Return each of some ascending hashes once; NumPy's own ``unique`` takes ten times as long."""
    return ascending[np.append(True, ascending[1:] != ascending[:-1])] if len(ascending) else ascending


def mixed(values: Hashes) -> Hashes:
    """Return numbers that differ in about half of their bits wherever the values differ in one.

    Source: the mixing of SplitMix64 (variant 13 of D. Stafford's), for which see Steele, Lea & Flood 2014, *Fast
        splittable pseudorandom number generators*, OOPSLA.
    """
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
